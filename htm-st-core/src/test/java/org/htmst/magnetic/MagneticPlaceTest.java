package org.htmst.magnetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.htmst.earth.Frame;
import org.junit.jupiter.api.Test;

class MagneticPlaceTest {

    private final MagneticPlace place = new MagneticPlace();

    /** The values of {@code field.py}, which sums and walks in another way. */
    @Test
    void fieldDipoleAndLAreThoseOfAnotherProgram() throws IOException {
        List<String> lines;
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(getClass().getResourceAsStream("field.csv"), StandardCharsets.US_ASCII))) {
            lines = in.lines().skip(1).toList();
        }
        int shells = 0;
        for (String line : lines) {
            String[] cells = line.split(",");
            place.moveTo(Long.parseLong(cells[0]), number(cells[1]), number(cells[2]), number(cells[3]));
            assertEquals(number(cells[4]), place.strengthNt(), 0.02, line);
            assertEquals(number(cells[5]), place.dipoleLatitudeDeg(), 1e-7, line);
            assertEquals(number(cells[6]), place.dipoleLongitudeDeg(), 1e-7, line);
            double l = number(cells[7]);
            if (!Double.isNaN(l)) {
                assertEquals(l, place.l(), 1e-3 * l, line);
                shells++;
            }
        }
        assertEquals(40, lines.size());
        assertEquals(39, shells);
    }

    private static double number(String text) {
        return Double.parseDouble(text.equals("nan") ? "NaN" : text);
    }

    @Test
    void theFieldOfAPlaceFarOutIsNearlyTheDipoles() {
        place.moveTo(0, 20, 10, 20_000);
        double dipole = 31_200 * Math.pow(6371.2 / 26_378, 3);
        double latitude = Math.toRadians(place.dipoleLatitudeDeg());
        assertEquals(dipole * Math.sqrt(1 + 3 * Math.pow(Math.sin(latitude), 2)), place.strengthNt(), 0.1 * dipole);
        assertEquals(place.dipoleL(), place.l(), 0.1 * place.dipoleL());
    }

    @Test
    void lAndQuasiDipoleLatitudeGrowTowardsThePolesOfTheField() {
        double before = 0;
        for (int lat = 0; lat <= 60; lat += 5) {
            place.moveTo(0, -70, lat, 800);
            double quasi = place.quasiDipoleLatitudeDeg();
            assertTrue(quasi > before, () -> "" + quasi);
            double l = place.l();
            // Both are told by how far the line goes out: cos^2 = 1 / L at the ground.
            double high = (6371.2 + 800) / 6371.2;
            assertEquals(high / Math.pow(Math.cos(Math.toRadians(quasi)), 2), l, 0.08 * l, "latitude " + lat);
            before = quasi;
        }
        place.moveTo(0, 140, -60, 800);
        assertTrue(place.quasiDipoleLatitudeDeg() < -60);
    }

    @Test
    void overThePolesLinesGoOutTooFar() {
        place.moveTo(0, -70, 85, 800);
        assertTrue(Double.isNaN(place.l()));
        assertTrue(Double.isNaN(place.quasiDipoleLatitudeDeg()));
        assertTrue(place.strengthNt() > 30_000);
        place.moveTo(0, 0, 0, Double.NaN);
        assertTrue(
                Double.isNaN(place.l()) && Double.isNaN(place.strengthNt()) && Double.isNaN(place.dipoleLatitudeDeg()));
    }

    /** Equinox of March 2000: 07:35 UTC; the equation of time is -7.5 minutes. */
    @Test
    void atNoonTheSunIsOverhead() {
        long equinoxMs = Instant.parse("2000-03-20T07:35:00Z").toEpochMilli();
        double[] sun = sun(equinoxMs);
        assertEquals(0, Math.toDegrees(Math.asin(sun[2])), 0.02);
        double expected = (12 - 7 - 35 / 60.0) * 15 + 7.5 / 4;
        assertEquals(expected, Math.toDegrees(Math.atan2(sun[1], sun[0])), 0.1);
        sun = sun(Instant.parse("2024-06-20T20:51:00Z").toEpochMilli());
        assertEquals(23.436, Math.toDegrees(Math.asin(sun[2])), 0.02);
    }

    @Test
    void magneticNoonIsWhereTheSunIsAndGoesRoundInADay() {
        long timeMs = Instant.parse("2019-10-24T00:00:00Z").toEpochMilli();
        for (int hour = 0; hour < 24; hour++) {
            double[] sun = sun(timeMs + hour * 3_600_000L);
            double lon = Math.toDegrees(Math.atan2(sun[1], sun[0]));
            place.moveTo(timeMs + hour * 3_600_000L, lon, Math.toDegrees(Math.asin(sun[2])), 800);
            assertEquals(12, place.dipoleLocalTimeHours(), 0.02);
            place.moveTo(timeMs + hour * 3_600_000L, lon + 180, -Math.toDegrees(Math.asin(sun[2])), 800);
            double midnight = place.dipoleLocalTimeHours();
            assertTrue(midnight < 0.02 || midnight > 23.98, () -> "" + midnight);
        }
    }

    private static double[] sun(long timeMs) {
        return Frame.GSE.toGeo(timeMs, new double[] {1, 0, 0});
    }
}
