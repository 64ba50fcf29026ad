package org.htmst.formats.csv;

import static org.htmst.formats.netcdf.NetcdfFixture.column;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NOAA's text of 16-second means, and the daily file of 2 s that the sample was made of. */
class SixteenSecondTest {

    private static final Path SAMPLES = Path.of("..", "sample-data");
    private static final Path TEXT = SAMPLES.resolve("poes_n18_20191024.txt");

    @TempDir
    private Path folder;

    @Test
    void theSampleIsReadWithoutADescriptor() {
        SourceContent content = read(TEXT);
        SampleTable table = content.samples();
        assertEquals("poes-16s", content.product().name());
        assertEquals(List.of("noaa-18"), table.satellites());
        assertEquals(337, table.size());
        assertEquals(337, content.samplesRead());
        assertEquals(List.of(), content.warnings());
        assertEquals(Instant.parse("2019-10-24T00:00:09.518Z").toEpochMilli(), table.timeMs()[0]);
        assertEquals(316.396f, table.lonDeg()[0]);
        assertEquals(-16.902f, table.latDeg()[0]);
        assertTrue(Double.isNaN(table.altKm()[0]));
        assertEquals(1079.5f, column(content, "mep0e1")[0]);
        assertEquals(316.2f, column(content, "mlt_deg")[0]);
        assertEquals(21.08f, column(content, "MLT")[0]);
        assertEquals(33, table.channels().size());
        Channel omni = content.product().channel("omni/p7/16s").orElseThrow();
        assertTrue(omni.isMissing(column(content, "mepomp7")[5]));
        assertTrue(omni.isMissing(19988488));
    }

    /** Every mean equals that of the eight records of the daily file, as NOAA's factors turn fluxes into counts. */
    @Test
    void itsValuesAreThoseOfTheDailyFile() {
        SourceContent daily = read(SAMPLES.resolve("poes_n18_20191024_proc.nc"));
        SourceContent text = read(TEXT);
        double[] flux = column(daily, "mep_ele_tel90_flux_e2");
        double[] count = column(text, "mep90e2");
        double[] hours = column(daily, "MLT");
        double[] mlt = column(text, "MLT");
        double[] shell = column(daily, "L_IGRF");
        double[] lval = column(text, "lval");
        int unknown = 0;
        for (int i = 0; i < count.length; i++) {
            double sum = 0;
            for (int r = 8 * i; r < 8 * i + 8; r++) {
                sum += flux[r] * 0.0144;
            }
            int fifth = 8 * i + 4;
            assertEquals(sum / 8, count[i], 0.006);
            assertEquals(daily.samples().timeMs()[fifth], text.samples().timeMs()[i]);
            assertEquals(daily.samples().lonDeg()[fifth], text.samples().lonDeg()[i], 6e-4);
            assertEquals(hours[fifth], mlt[i], 5e-5);
            assertEquals(shell[fifth] == -1 ? -999 : shell[fifth], lval[i], 6e-4);
            unknown += lval[i] == -999 ? 1 : 0;
        }
        assertTrue(unknown > 0, "an L that is not known");
    }

    @Test
    void onlyTheNameTellsTheSatellite() throws Exception {
        Path renamed = Files.copy(TEXT, folder.resolve("renamed.txt"));
        HtmStException e = assertThrows(HtmStException.class, () -> read(renamed));
        assertTrue(e.getMessage().contains("call it as NOAA does, such as poes_n19_20140102.txt"), e.getMessage());
        Path other = Files.copy(TEXT, folder.resolve("poes_n99_20191024.txt"));
        assertTrue(assertThrows(HtmStException.class, () -> read(other))
                .getMessage()
                .contains("speaks of satellite 'n99'"));
        Path metop = Files.copy(TEXT, folder.resolve("poes_m02_20191024.txt"));
        assertEquals(List.of("metop-02"), read(metop).samples().satellites());
        Path day = Files.copy(TEXT, folder.resolve("poes_n18_20191025.txt"));
        assertTrue(assertThrows(HtmStException.class, () -> read(day))
                .getMessage()
                .contains("the name speaks of day 2019-10-25, but a record is of 2019-10-24"));
    }

    @Test
    void anotherNameMayBeDescribed() throws Exception {
        Path renamed = Files.copy(TEXT, folder.resolve("renamed.txt"));
        Path json = Files.writeString(
                folder.resolve("d.json"),
                """
                {"product": "own", "title": "t", "delimiter": "whitespace",
                 "time": {"column": ["year", "dayofyear", "hr", "mi", "second"],
                          "format": "year day-of-year hour minute second"},
                 "satellite": {"constant": "mine"}, "place": {"lon": "sslon", "lat": "sslat"},
                 "channels": [{"name": "e1", "column": "mep0e1", "family": "EP", "instrument": "X", "type": "float32"}]}
                """);
        SourceContent content = SourceFiles.read(renamed, Optional.of(CsvDescriptor.read(json)));
        assertEquals("own", content.product().name());
        assertEquals(337, content.samples().size());
        assertEquals(
                "poes-16s",
                SourceFiles.read(TEXT, Optional.of(CsvDescriptor.read(json)))
                        .product()
                        .name());
    }

    @Test
    void itIsKnownPackedToo() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Files.readAllBytes(TEXT));
        }
        Path packed = Files.write(folder.resolve("poes_n18_20191024.txt.gz"), bytes.toByteArray());
        SourceFiles.check(packed, Optional.empty());
        assertEquals(337, read(packed).samples().size());
    }

    /** As on the last day of a year, whose last mean has its middle in the next one. */
    @Test
    void daysWithTheirFaults() throws Exception {
        String names = Files.readAllLines(TEXT).get(0);
        String rest = " 10 20 1.5 180 1 2" + " 1".repeat(18) + " -999.0 19988488 5 5 5 5 5 5\n";
        Path file = Files.writeString(
                folder.resolve("poes_n15_20121231.txt"),
                names + "\n2012 12 31 23 59 52.0 366 -80 359.9" + rest + "2013 1 1 0 0 8.0 1 -80.5 0.1" + rest
                        + "2012 12 31 12 0 0 365 -80 1" + rest + "2012 12 31 12 0 16 366 -999.0 1" + rest
                        + "2012 12 31 12 0 32 366 -80\n",
                StandardCharsets.UTF_8);
        HtmStException e = assertThrows(HtmStException.class, () -> read(file));
        assertTrue(e.getMessage().contains("a record is of 2013-01-01T00:00:08Z"), e.getMessage());
        Files.writeString(file, Files.readString(file).replace("2013 1 1 0 0 8.0", "2013 1 1 0 0 7.0"));
        SourceContent content = read(file);
        assertEquals(2, content.samples().size());
        assertEquals(Map.of("time", 1, "latitude", 1, "fields", 1), content.rejected());
        assertEquals(12, column(content, "MLT")[0]);
        Channel omni = content.product().channel("mepomp7").orElseThrow();
        assertTrue(omni.isMissing(column(content, "mepomp7")[0]));
    }

    private static SourceContent read(Path file) {
        try {
            return SourceFiles.read(file, Optional.empty());
        } catch (HtmStException e) {
            assertEquals(1, e.getMessage().lines().count());
            throw e;
        }
    }

    @Test
    void theShippedProductHasItsOwnNames() throws IOException {
        List<Channel> channels = SourceFiles.products().stream()
                .filter(product -> product.name().equals("poes-16s"))
                .findFirst()
                .orElseThrow()
                .channels();
        assertEquals(33, channels.size());
        String names = Files.readAllLines(TEXT).get(0);
        for (CsvDescriptor.Column column : CsvDescriptor.read(
                        Path.of("src/main/resources/org/htmst/formats/csv/poes-16s.json"))
                .columns()) {
            assertTrue((" " + names + " ").contains(" " + column.name() + " "), column.name());
        }
    }
}
