package org.htmst.formats.csv;

import static org.htmst.formats.csv.CsvCase.descriptor;
import static org.htmst.formats.csv.CsvCase.utf8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places of tables that are no longitude and latitude as they stand. */
class CsvPlacesTest {

    private static final double A = 6378.137;
    private static final double E2 = 0.00669437999014;

    @TempDir
    private Path folder;

    /** From geodetic to Cartesian and geocentric there is a closed formula; the way back must end where it began. */
    @Test
    void computedPlacesAreWhereTheyCameFrom() throws Exception {
        long seed = Long.getLong("htmst.seed", 4711);
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("time,x,y,z,lon,gclat,r,gdlat,flux\n");
        int records = 500;
        double[] lon = new double[records];
        double[] lat = new double[records];
        double[] alt = new double[records];
        for (int i = 0; i < records; i++) {
            lon[i] = random.nextDouble(-180, 180);
            lat[i] = i < 4 ? new double[] {90, -90, 0, 1e-9}[i] : random.nextDouble(-90, 90);
            alt[i] = i % 7 == 0 ? 0 : random.nextDouble(100, 40_000);
            double phi = Math.toRadians(lat[i]);
            double n = A / Math.sqrt(1 - E2 * Math.sin(phi) * Math.sin(phi));
            double p = (n + alt[i]) * Math.cos(phi);
            double z = (n * (1 - E2) + alt[i]) * Math.sin(phi);
            double lambda = Math.toRadians(lon[i]);
            text.append(1_583_020_800L + i)
                    .append("," + p * Math.cos(lambda) + "," + p * Math.sin(lambda) + "," + z)
                    .append("," + lon[i] + "," + Math.toDegrees(Math.atan2(z, p)) + "," + Math.hypot(p, z))
                    .append("," + lat[i] + ",1\n");
        }
        for (String place : new String[] {
            "{\"x\": \"x\", \"y\": \"y\", \"z\": \"z\"}",
            "{\"lon\": \"lon\", \"lat\": \"gclat\", \"radius\": \"r\", \"latitude\": \"geocentric\"}",
            "{\"lon\": \"lon\", \"lat\": \"gdlat\", \"radius\": \"r\"}"
        }) {
            SourceContent content = read(text.toString(), place);
            assertEquals(
                    records,
                    content.samples().size(),
                    content.rejectedExamples().toString());
            for (int i = 0; i < records; i++) {
                if (Math.abs(lat[i]) < 89.999) {
                    assertEquals(lon[i], content.samples().lonDeg()[i], 1e-9, place + " seed " + seed);
                }
                assertEquals(lat[i], content.samples().latDeg()[i], 1e-9, place + " seed " + seed);
                assertEquals(alt[i], content.samples().altKm()[i], 1e-6, place + " seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"lon\": -75.25, \"lat\": 0, \"alt\": 35786} | -75.25 | 0 | 35786",
                "{\"lon\": 20.5, \"lat\": 67.75} | 20.5 | 67.75 | NaN",
                "{\"lon\": 20.5, \"lat\": 67.75, \"alt\": 500, \"altUnit\": \"m\"} | 20.5 | 67.75 | 0.5",
                "{\"lon\": \"c\", \"lat\": -10, \"type\": \"float32\"} | 3 | -10 | NaN",
                "{\"x\": 0, \"y\": 1, \"z\": 0, \"unit\": \"re\", \"maxAlt\": 1} | 90 | 0 | -6.937"
            })
    void numbersOfTheDescriptorAreOfAllRecords(String place, double lon, double lat, double alt) throws Exception {
        String text = "time,c,flux\n1583020800,3,1\n1583020801,3,2\n";
        if (alt < -0.5) {
            HtmStException e = assertThrows(HtmStException.class, () -> read(text, place));
            assertTrue(
                    e.getMessage().contains("the descriptor, the descriptor, the descriptor: alt -6.9"),
                    e.getMessage());
            return;
        }
        SourceContent content = read(text, place);
        assertArrayEquals(new double[] {lon, lon}, content.samples().lonDeg());
        assertArrayEquals(new double[] {lat, lat}, content.samples().latDeg());
        assertArrayEquals(new double[] {alt, alt}, content.samples().altKm());
    }

    @Test
    void whatIsNoPlaceIsRejectedAndToldByItsColumns() throws Exception {
        String text = "time,x,y,z,flux\n1583020800,7000,0,0,1\n1583020801,NA,0,0,1\n1583020802,0,0,0,1\n"
                + "1583020803,1,2,3e9,1\n1583020804,0,0,7000,1\n";
        SourceContent content = read(text, "{\"x\": \"x\", \"y\": \"y\", \"z\": \"z\", \"frame\": \"gse\"}");
        assertEquals(2, content.samples().size());
        assertEquals(Map.of("altitude", 2, "place", 1), content.rejected());
        assertTrue(
                content.rejectedExamples().get(1).startsWith("line 4: column x, column y, column z: alt "),
                content.rejectedExamples().toString());
        SourceContent spheric = read(
                "time,lon,lat,r,flux\n1583020800,10,91,7000,1\n1583020801,10,45,7000,1\n1583020802,400,45,7000,1\n",
                "{\"lon\": \"lon\", \"lat\": \"lat\", \"radius\": \"r\", \"latitude\": \"geocentric\"}");
        assertEquals(Map.of("latitude", 1, "longitude", 1), spheric.rejected());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"position\": \"pos\"} | a table has columns",
                "{\"lon\": {\"attribute\": \"lon\"}, \"lat\": 1} | a table of text has none",
                "{\"x\": \"x\", \"y\": \"y\"} | field 'z' is missing",
                "{\"lon\": \"lon\", \"lat\": \"lat\", \"latitude\": \"geocentric\"} | needs the distance",
                "{\"lon\": \"lon\", \"lat\": \"lat\", \"radius\": \"r\", \"alt\": \"a\"} | use one",
                "{} | a place is told by"
            })
    void whatTellsNoPlaceIsRefused(String place, String message) {
        HtmStException e = assertThrows(HtmStException.class, () -> read("x", place));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private SourceContent read(String text, String place) throws IOException {
        return CsvCase.read(
                folder, utf8(text), descriptor("epoch-s", "").replace("{\"lon\": \"lon\", \"lat\": \"lat\"}", place));
    }
}
