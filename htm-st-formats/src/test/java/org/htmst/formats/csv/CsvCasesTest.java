package org.htmst.formats.csv;

import static org.htmst.formats.csv.CsvCase.descriptor;
import static org.htmst.formats.csv.CsvCase.utf8;
import static org.htmst.formats.netcdf.NetcdfFixture.column;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files as spreadsheets, NumPy, Fortran, HAPI servers and people write them, each with what is right. */
class CsvCasesTest {

    private static final String MARK = "\uFEFF";
    private static final String ROWS = "2020-03-01T00:00:00Z,10.5,20.25,1.5\n2020-03-01T00:00:10Z,11.5,21.25,2.5\n";
    private static final double NAN = Double.NaN;

    @TempDir
    private Path folder;

    @Test
    void aByteOrderMarkIsNothingWhateverFollowsIt() throws Exception {
        String quoted = ("time,lon,lat,flux\n" + ROWS).replaceAll("([^,\n]+)", "\"$1\"");
        for (String text : List.of(
                quoted,
                quoted.replace(",", ", "),
                "time,lon,lat,flux\n" + ROWS,
                "# made by a spreadsheet\ntime,lon,lat,flux\n" + ROWS,
                "\n\n# one\n\ntime,lon,lat,flux\n" + ROWS,
                "   \ntime,lon,lat,flux\n" + ROWS,
                ",,,\ntime,lon,lat,flux\n" + ROWS + ",,,\n\n",
                MARK + "time,lon,lat,flux\r\n" + ROWS.replace("\n", "\r\n"))) {
            for (byte[] bytes : List.of(utf8(MARK + text), gzip(utf8(MARK + text)), utf8(text))) {
                SourceContent content = read(bytes, descriptor("iso-8601", ""));
                assertArrayEquals(new double[] {1.5, 2.5}, column(content, "flux"), text);
                assertEquals(2, content.samplesRead(), text);
            }
        }
    }

    @Test
    void utf16IsCalledByItsName() {
        byte[] wide = (MARK + "time,lon,lat,flux\n").getBytes(StandardCharsets.UTF_16LE);
        HtmStException e = assertThrows(HtmStException.class, () -> read(wide, descriptor("iso-8601", "")));
        assertTrue(e.getMessage().contains("is UTF-16; save it as UTF-8"), e.getMessage());
    }

    @Test
    void numbersOfNumPyAreTimes() throws Exception {
        String text =
                """
                # seconds,lon,lat,flux
                1.582932600000000000e+09,2.000000000000000000e+01,0.000000000000000000e+00,3.297999999999999687e+01
                1.582932620000000000e+09,1.973600000000000065e+01,1.250000000000000000e+00,-9.990000000000000000e+02
                """;
        SourceContent content = read(
                utf8(text),
                descriptor("epoch-s", "").replace("\"comment\": \"#\",", "").replace("\"time\",", "\"# seconds\","));
        assertEquals(List.of("2020-02-28T23:30:00Z", "2020-02-28T23:30:20Z"), times(content));
        assertArrayEquals(new double[] {32.98, -999}, column(content, "flux"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time,lon,lat,flux,,\n2020-03-01T00:02:00Z,10,20,1,,\n2020-03-01T00:02:10Z,11,21,2,,\n",
                "time,lon,lat,flux,,\n2020-03-01T00:02:00Z,10,20,1\n2020-03-01T00:02:10Z,11,21,2,\n",
                "time,lon,lat,flux\n2020-03-01T00:02:00Z,10,20,1,,\n2020-03-01T00:02:10Z,11,21,2, \n",
                "note,time,lon,lat,note,flux,note\na,2020-03-01T00:02:00Z,10,20,b,1,c\na,2020-03-01T00:02:10Z,11,21,b,2,c\n",
                ",time,lon,lat,flux\n0,2020-03-01T00:02:00Z,10,20,1\n1,2020-03-01T00:02:10Z,11,21,2\n",
            })
    void columnsThatNobodyAsksForHaveAnyName(String text) throws Exception {
        SourceContent content = read(utf8(text), descriptor("iso-8601", ""));
        assertArrayEquals(new double[] {1, 2}, column(content, "flux"));
        assertEquals(Map.of(), content.rejected());
    }

    @Test
    void aColumnThatIsAskedForHasItsNameAlone() {
        String text = "time,lon,lat,flux,flux\n2020-03-01T00:02:00Z,10,20,1,2\n";
        HtmStException e = assertThrows(HtmStException.class, () -> read(utf8(text), descriptor("iso-8601", "")));
        assertTrue(e.getMessage().contains("column 'flux' is named twice"), e.getMessage());
    }

    @Test
    void aRecordThatIsCutOrHasMoreIsNotGuessedAt() throws Exception {
        String text = "time,lon,lat,flux,more\n2020-03-01T00:02:00Z,10,20,1,x\n2020-03-01T00:02:10Z,11,21,2\n"
                + "2020-03-01T00:02:20Z,12,22,3,x,y\n";
        SourceContent content = read(utf8(text), descriptor("iso-8601", ""));
        assertEquals(Map.of("fields", 2), content.rejected());
        assertArrayEquals(new double[] {1}, column(content, "flux"));
    }

    @Test
    void wordsForMissingNumbers() throws Exception {
        List<String> words = List.of(
                "NA",
                "---",
                "null",
                "NaN",
                "",
                "-1.#IND",
                "n/a",
                "#N/A",
                "NULL",
                "None",
                "--",
                "-nan",
                "1.#QNAN",
                "-nan(ind)",
                "bad",
                "***");
        String rows = IntStream.range(0, words.size())
                .mapToObj(i -> "2020-03-01T00:03:" + (10 + i) + "Z,10,20," + words.get(i) + "\n")
                .collect(Collectors.joining());
        SourceContent content = read(
                utf8("time,lon,lat,flux\n2020-03-01T00:03:00Z,10,20,1\n" + rows
                        + "2020-03-01T00:04:10Z,17,27,1.5D+02\n"),
                descriptor("iso-8601", "\"missingWords\": [\"bad\", \"***\"],"));
        double[] flux = column(content, "flux");
        assertEquals(words.size() + 2, flux.length);
        assertEquals(1, flux[0]);
        assertEquals(150, flux[flux.length - 1]);
        for (int i = 0; i < words.size(); i++) {
            assertTrue(Double.isNaN(flux[i + 1]), words.get(i));
        }
        assertEquals(List.of(), content.warnings(), "nothing is wrong with a word for a missing number");
    }

    @Test
    void aBadValueCostsItsChannelAndIsToldAndCounted() throws Exception {
        SourceContent content = read(
                utf8("time,lon,lat,flux,n\n2020-03-01T00:00:00Z,1,2,3.5,7\n2020-03-01T00:00:01Z,1,2,3,5.5\n"
                        + "2020-03-01T00:00:02Z,1,2,abc,1e400\n2020-03-01T00:00:03Z,1,2,1e400,x\n"
                        + "2020-03-01T00:00:04Z,1,2,1:2,6\n2020-03-01T00:00:05Z,x,2,abc,6\n"),
                descriptor("iso-8601", "")
                        .replace(
                                "}]}",
                                "}, {\"name\": \"n\", \"family\": \"EP\", \"instrument\": \"X\", \"type\": \"int16\","
                                        + " \"missing\": [-1]}]}"));
        assertArrayEquals(new double[] {3.5, 3, NAN, NAN, NAN}, column(content, "flux"));
        assertArrayEquals(new double[] {7, -1, -1, -1, 6}, column(content, "n"));
        assertEquals(Map.of("longitude", 1), content.rejected());
        assertEquals(6, content.samplesRead());
        List<String> told = content.warnings();
        assertTrue(told.get(0).startsWith("channel flux: ") && told.get(0).endsWith(": 3"), told.toString());
        assertTrue(told.get(1).startsWith("channel n: ") && told.get(1).endsWith(": 3"), told.toString());
        assertTrue(told.contains("line 4: column flux: 'abc' is not a decimal number"), told.toString());
        assertTrue(told.contains("line 3: column n: '5.5' is no value of type int16"), told.toString());
    }

    @Test
    void wholeNumbersAreNeverRounded() {
        for (String text : List.of("7.0000000000000000000001", "6.9999999999999999999999", "1e-400", "70000")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> CsvNumber.parse(org.htmst.sample.ValueType.INT16, text),
                    text);
        }
        assertEquals(7, CsvNumber.parse(org.htmst.sample.ValueType.INT16, "7.0"));
        assertEquals(700, CsvNumber.parse(org.htmst.sample.ValueType.INT16, "7e2"));
        assertEquals(700, CsvNumber.parse(org.htmst.sample.ValueType.INT16, "7D2"));
        assertThrows(
                IllegalArgumentException.class,
                () -> CsvNumber.parse(org.htmst.sample.ValueType.FLOAT64, "1".repeat(100_000)));
    }

    @ParameterizedTest
    @CsvSource({"km, 7221", "km, 6871.5", "km, 42164", "m, 7221000", "m, 6371000"})
    void aDistanceFromTheCentreOfTheEarthIsNoAltitude(String unit, String radius) throws Exception {
        String json = descriptor("iso-8601", "")
                .replace("\"lat\": \"lat\"", "\"lat\": \"lat\", \"alt\": \"r\", \"altUnit\": \"" + unit + "\"");
        String header = "time,lon,lat,flux,r\n";
        String row = "2020-03-01T00:02:00Z,10,20,1," + radius + "\n";
        HtmStException e = assertThrows(HtmStException.class, () -> read(utf8(header + row), json));
        assertTrue(e.getMessage().contains("km is not in -0.5..6000.0 km"), e.getMessage());
        assertTrue(e.getMessage().contains("\"maxAlt\": KM"), e.getMessage());
        SourceContent mixed = read(utf8(header + row + "2020-03-01T00:02:10Z,10,20,1,850\n"), json);
        assertEquals(Map.of("altitude", 1), mixed.rejected());
        String wide = json.replace("\"alt\":", "\"maxAlt\": 50000, \"alt\":");
        double km = Double.parseDouble(radius) / (unit.equals("m") ? 1000 : 1);
        assertArrayEquals(
                new double[] {km}, read(utf8(header + row), wide).samples().altKm());
    }

    @Test
    void aTimeWithoutSatellitesIsNoTime() throws Exception {
        String text =
                "time,lon,lat,flux\n1957-10-03T23:59:59Z,1,2,3\n2100-01-01T00:00Z,1,2,3\n0098-07-01T00:00Z,1,2,3\n"
                        + "1957-10-04T19:28Z,1,2,4\n";
        SourceContent content = read(utf8(text), descriptor("iso-8601", ""));
        assertEquals(Map.of("time", 3), content.rejected());
        assertTrue(
                content.rejectedExamples().get(0).contains("is not in 1957-10-04"),
                content.rejectedExamples().toString());
        HtmStException e = assertThrows(
                HtmStException.class,
                () -> read(utf8("time,lon,lat,flux\n1582932600000,1,2,3\n"), descriptor("epoch-s", "")));
        assertTrue(e.getMessage().contains("is not in 1957-10-04"), e.getMessage());
    }

    @Test
    void yearsOfTwoDigitsAreThoseOfSatellitesAndAreToldOf() throws Exception {
        SourceContent content = read(
                utf8(
                        "time,lon,lat,flux\n98-07-01 00:00:08,10,20,1\n99-12-31 23:59:52,11,21,2\n05-01-01 00:00:00,12,22,3\n"),
                descriptor("yy-MM-dd HH:mm:ss", ""));
        assertEquals(List.of("1998-07-01T00:00:08Z", "1999-12-31T23:59:52Z", "2005-01-01T00:00:00Z"), times(content));
        assertEquals(List.of("years of two digits are read as 1957 to 2056"), content.warnings());
        HtmStException e = assertThrows(HtmStException.class, () -> read(utf8("x"), descriptor("YY-MM-dd HH:mm", "")));
        assertTrue(e.getMessage().contains("use 'yy'"), e.getMessage());
    }

    @Test
    void aLeapSecondIsTheNextOneAndIsToldOf() throws Exception {
        SourceContent content = read(
                utf8(
                        "time,lon,lat,flux\n2016-12-31T23:59:59Z,1,2,1\n2016-12-31T23:59:60Z,1,2,2\n2017-01-01T00:00:01Z,1,2,3\n"),
                descriptor("iso-8601", ""));
        assertEquals(List.of("2016-12-31T23:59:59Z", "2017-01-01T00:00:00Z", "2017-01-01T00:00:01Z"), times(content));
        assertEquals(
                List.of("1 leap second stored as the second after, since the time scale has none"), content.warnings());
    }

    @Test
    void metresBecomeTheNearestKilometres() throws Exception {
        String json = descriptor("iso-8601", "")
                .replace(
                        "\"lat\": \"lat\"",
                        "\"lat\": \"lat\", \"alt\": \"r\", \"altUnit\": \"m\", \"type\": \"float32\"");
        SourceContent content = read(
                utf8("time,lon,lat,flux,r\n2020-03-01T00:02:00Z,10,20,1,450123.4\n2020-03-01T00:02:01Z,10,20,1,NA\n"),
                json);
        assertArrayEquals(new double[] {450.1234f, NAN}, content.samples().altKm());
    }

    @Test
    void linesAreCountedOnceHoweverTheyEnd() throws Exception {
        String text = "time,lon,lat,flux\n" + ROWS;
        for (String end : List.of("\n", "\r\n", "\r")) {
            byte[] bytes = utf8(text.replace("\n", end));
            assertEquals(3, new CsvText(bytes, 0).lines(), end);
            assertEquals(List.of(), read(bytes, descriptor("iso-8601", "")).warnings());
            byte[] cut = utf8(text.strip().replace("\n", end));
            assertEquals(3, new CsvText(cut, 0).lines(), end);
            SourceContent bad = read(utf8((text + "x,1,2,3\n").replace("\n", end)), descriptor("iso-8601", ""));
            assertTrue(
                    bad.rejectedExamples().get(0).startsWith("line 4: "),
                    bad.rejectedExamples().toString());
        }
    }

    private static List<String> times(SourceContent content) {
        return LongStream.of(content.samples().timeMs())
                .mapToObj(ms -> Instant.ofEpochMilli(ms).toString())
                .toList();
    }

    private SourceContent read(byte[] bytes, String json) throws IOException {
        return CsvCase.read(folder, bytes, json);
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text);
        }
        return bytes.toByteArray();
    }
}
