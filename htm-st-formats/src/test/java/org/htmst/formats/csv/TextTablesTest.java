package org.htmst.formats.csv;

import static org.htmst.formats.csv.CsvCase.descriptor;
import static org.htmst.formats.csv.CsvCase.utf8;
import static org.htmst.formats.netcdf.NetcdfFixture.column;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables with blanks between their columns, without names, with lines to skip, and with units in their names. */
class TextTablesTest {

    private static final String ROWS = "2020-03-01T00:00:00Z 10.5 20.25 1.5\n2020-03-01T00:00:10Z 11.5 21.25 2.5\n";
    private static final String BLANKS = "\"delimiter\": \"whitespace\",";

    @TempDir
    private Path folder;

    @Test
    void blanksOfAnyKindAreOne() throws Exception {
        String plain = "time lon lat flux\n" + ROWS;
        for (String text : List.of(
                plain,
                plain.replace(" ", "   "),
                plain.replace(" ", "\t"),
                plain.replace(" ", " \t "),
                plain.replaceAll("(?m)^", "  ").replaceAll("(?m)$", " \t"),
                "# a comment\n\n  # another\n" + plain.replace("\n", "\n\n"),
                plain.replace("\n", "\r\n"),
                plain.replace("\n", "\r"))) {
            assertArrayEquals(
                    new double[] {1.5, 2.5}, column(read(text, descriptor("iso-8601", BLANKS)), "flux"), text);
        }
    }

    @Test
    void quotesAndCommasAreLettersBetweenBlanks() throws Exception {
        SourceContent content =
                read("time lon lat flux note\n2020-03-01T00:00:00Z 1 2 3 \"a,b\n", descriptor("iso-8601", BLANKS));
        assertArrayEquals(new double[] {3}, column(content, "flux"));
    }

    @Test
    void linesAreSkippedAndColumnsNumbered() throws Exception {
        String json = numbered(descriptor("iso-8601", BLANKS + "\"skipLines\": 3, \"header\": false,"));
        for (String end : List.of("\n", "\r\n", "\r")) {
            String text = ("any \"thing\nUNITS (deg)\n\n" + ROWS + "x 1 2 3\n").replace("\n", end);
            SourceContent content = read(text, json);
            assertArrayEquals(new double[] {1.5, 2.5}, column(content, "flux"));
            assertEquals(Map.of("time", 1), content.rejected());
            assertTrue(content.rejectedExamples().get(0).startsWith("line 6: column 1: 'x'"), end);
        }
        assertRefused("a\nb\n", json, "has 2 lines, of which 3 are to be skipped");
        assertRefused("a\nb\nc\n", json, "has 3 lines, of which 3 are to be skipped");
        assertRefused("a\nb\nc\n\n", json, "has no records");
        assertRefused("a\nb\nc\n1 2 3\n", json, "has no column '4'; its columns: 1, 2, 3");
    }

    @Test
    void aRowWithAnotherNumberOfFieldsIsNotGuessedAt() throws Exception {
        String json = numbered(descriptor("iso-8601", BLANKS + "\"header\": false,"));
        SourceContent content =
                read(ROWS + "2020-03-01T00:00:20Z 12.5 22.25-99.9\n2020-03-01T00:00:30Z 1 2 3 4\n", json);
        assertEquals(Map.of("fields", 2), content.rejected());
        assertEquals(2, content.samples().size());
    }

    @ParameterizedTest
    @CsvSource({
        "B_N [nT], B_N, nT",
        "flux(cm-2 s-1), flux, cm-2 s-1",
        "flux (0 deg) [cm-2], flux (0 deg), cm-2",
        "n ( cm^-3 ), n, cm^-3",
        "plain, plain, ",
        "[nT], [nT], ",
        "a[], a, "
    })
    void unitsStandBehindNames(String written, String name, String unit) throws Exception {
        String json = descriptor("iso-8601", "\"unitsInNames\": true,")
                .replace("\"name\": \"flux\"", "\"name\": \"flux\", \"column\": \"" + name + "\"");
        SourceContent content = read("time,lon [deg],lat (deg)," + written + "\n2020-03-01T00:00:00Z,1,2,3\n", json);
        assertEquals(
                unit == null ? "" : unit, content.product().channels().get(0).unit());
        assertEquals(content.product().channels(), content.samples().channels());
    }

    @Test
    void theUnitOfTheDescriptorIsKeptAndAnotherIsToldOf() throws Exception {
        String json = descriptor("iso-8601", "\"unitsInNames\": true,")
                .replace("\"float64\"", "\"float64\", \"unit\": \"T\"");
        String rows = "\n2020-03-01T00:00:00Z,1,2,3\n";
        SourceContent content = read("time,lon,lat,flux [nT]" + rows, json);
        assertEquals("T", content.product().channels().get(0).unit());
        assertEquals(
                List.of("column flux has the unit 'nT' in its name, channel flux 'T'; that of the channel is kept"),
                content.warnings());
        assertEquals(List.of(), read("time,lon,lat,flux [T]" + rows, json).warnings());
        assertEquals(
                List.of(),
                read("time,lon,lat,flux [nT]" + rows, json.replace("\"float64\"", "\"float64\", \"factor\": 1e-9"))
                        .warnings());
        assertRefused(
                "time,lon,lat,flux [" + "n".repeat(200) + "]" + rows,
                descriptor("iso-8601", "\"unitsInNames\": true,"),
                "names a unit that cannot be stored");
    }

    @Test
    void factorsAreDecimal() throws Exception {
        String json = descriptor("iso-8601", "")
                .replace("\"float64\"", "\"float64\", \"missing\": [-999, 99], \"factor\": 0.001");
        SourceContent content = read(
                "time,lon,lat,flux\n2020-03-01T00:00:00Z,1,2,123\n2020-03-01T00:00:01Z,1,2,-999.0\n"
                        + "2020-03-01T00:00:02Z,1,2,99\n2020-03-01T00:00:03Z,1,2,NA\n2020-03-01T00:00:04Z,1,2,99000\n",
                json);
        assertArrayEquals(new double[] {0.123, -999, 99, Double.NaN, Double.NaN}, column(content, "flux"));
        assertTrue(
                content.warnings().get(1).contains("stands for a missing value"),
                content.warnings().toString());
        String whole = json.replace("\"float64\"", "\"int16\"");
        assertArrayEquals(
                new double[] {2, -999},
                column(
                        read("time,lon,lat,flux\n2020-03-01T00:00:00Z,1,2,2000\n2020-03-01T00:00:01Z,1,2,1\n", whole),
                        "flux"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"skipLines\": -1,",
                "\"skipLines\": 1000000,",
                "\"header\": false, \"unitsInNames\": true,",
                "\"delimiter\": \"blanks\",",
                "\"delimiter\": \"\",",
                "\"skipLines\": \"3\","
            })
    void whatADescriptorMayNotSay(String more) {
        assertRefused("x", descriptor("iso-8601", more), "");
    }

    @Test
    void timesOfManyColumnsAreToldByAllOfThem() throws Exception {
        String json = descriptor("date second-of-day", BLANKS)
                .replace("\"column\": \"time\"", "\"column\": [\"day\", \"s\"]");
        SourceContent content =
                read("day s lon lat flux\n2020-060 1.5 1 2 3\n2020-060 1.5 1 2 4\n2020-061 x 1 2 4\n", json);
        assertEquals(1, content.samples().size());
        assertEquals(
                List.of(
                        "line 4: columns day, s: '2020-061 x' is no time: second-of-day is 'x'; a decimal number was"
                                + " expected",
                        "line 3: columns day, s: the time and satellite are those of line 2"),
                content.rejectedExamples());
        assertRefused("x", json.replace("[\"day\", \"s\"]", "[]"), "a time has 0 columns");
    }

    @Test
    void aLineOfVeryManyFieldsIsRefused() {
        String json = descriptor("iso-8601", BLANKS);
        assertRefused("time lon lat flux\n" + "1 ".repeat(1 << 21) + "\n", json, "more than 1048576 fields");
    }

    /** Random tables come back as they were written, whatever their blanks. */
    @Test
    void randomTablesComeBack() throws Exception {
        long seed = Long.getLong("htmst.seed", 4711);
        SplittableRandom random = new SplittableRandom(seed);
        String json = numbered(descriptor("epoch-s", BLANKS + "\"header\": false,"));
        for (int round = 0; round < 20; round++) {
            int rows = 1 + random.nextInt(200);
            double[] values = random.doubles(rows, -1e6, 1e6).toArray();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < rows; i++) {
                for (String field : List.of("" + (1_500_000_000 + i), "" + (i % 360), "" + (i % 90), "" + values[i])) {
                    text.append(random.nextBoolean() ? " ".repeat(1 + random.nextInt(9)) : "\t")
                            .append(field);
                }
                text.append(random.nextBoolean() ? "\n" : " \r\n");
            }
            assertArrayEquals(values, column(read(text.toString(), json), "flux"), "seed " + seed);
        }
    }

    private static String numbered(String json) {
        return json.replace("\"time\", \"format\"", "\"1\", \"format\"")
                .replace("\"lon\": \"lon\"", "\"lon\": \"2\"")
                .replace("\"lat\": \"lat\"", "\"lat\": \"3\"")
                .replace("\"name\": \"flux\"", "\"name\": \"flux\", \"column\": \"4\"");
    }

    private void assertRefused(String text, String json, String message) {
        HtmStException e = assertThrows(HtmStException.class, () -> read(text, json), json);
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.getMessage().lines().count() == 1 && e.getMessage().length() < 5000, e.getMessage());
    }

    private SourceContent read(String text, String json) throws IOException {
        return CsvCase.read(folder, utf8(text), json);
    }
}
