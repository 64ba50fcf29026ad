package org.htmst.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.htmst.draws.Draws;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Local times against decimal numbers of any length. */
class LocalTimeTest {

    private static final long HOUR_MS = 3_600_000;
    private static final BigDecimal DAY = BigDecimal.valueOf(LocalTime.DAY);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 180, 12",
        "0, -180, 12",
        "0, 360, 0",
        "3600000, -15, 0",
        "-1, 0, 23.99999972222222",
        "43200000, 180, 0"
    })
    void itIsUtcPlusFifteenDegreesAnHour(long timeMs, double lonDeg, double hours) {
        assertEquals(hours, LocalTime.hours(LocalTime.of(timeMs, lonDeg, ValueType.FLOAT64)), 1e-12);
    }

    @Test
    void hoursStayBelowTwentyFour() {
        assertTrue(LocalTime.hours(LocalTime.of(0, -1e-300, ValueType.FLOAT64)) < 24);
        assertTrue(LocalTime.hours(LocalTime.of(86_399_999, Math.nextDown(360.0), ValueType.FLOAT64)) < 24);
        assertEquals(0, LocalTime.ofHours(24, ValueType.FLOAT64));
        assertEquals(LocalTime.NONE, LocalTime.ofHours(24.01, ValueType.FLOAT64));
        assertEquals(LocalTime.NONE, LocalTime.ofHours(-999, ValueType.FLOAT32));
        assertEquals(LocalTime.NONE, LocalTime.ofHours(Double.NaN, ValueType.FLOAT32));
    }

    /** Every whole minute of local time, met by decimal longitudes of every kind: never early, never late. */
    @ParameterizedTest
    @CsvSource({"FLOAT64, -180", "FLOAT64, 0", "FLOAT32, -180", "FLOAT32, 0"})
    void borderSamplesAreAfterTheBorder(ValueType type, int firstDeg) {
        long dayMs = 24 * HOUR_MS;
        for (int minute = 0; minute < 1440; minute++) {
            double hour = minute / 60.0;
            LocalTimeWindow after = new LocalTimeWindow(hour, (hour + 6) % 24);
            LocalTimeWindow before = new LocalTimeWindow((hour + 18) % 24, hour == 0 ? 24 : hour);
            for (int thousandths = firstDeg * 1000 + minute % 7; thousandths < (firstDeg + 360) * 1000; ) {
                double lonDeg = type == ValueType.FLOAT32 ? (float) (thousandths / 1e3) : thousandths / 1e3;
                long timeMs = 20 * dayMs + minute * 60_000L - thousandths * 240L;
                long at = LocalTime.of(timeMs, lonDeg, type);
                assertTrue(after.contains(at) && !before.contains(at), lonDeg + " at " + timeMs);
                long early = LocalTime.of(timeMs - 1, lonDeg, type);
                assertTrue(before.contains(early) && !after.contains(early), lonDeg + " before " + timeMs);
                assertTrue(after.meets(timeMs, timeMs, lonDeg, 0));
                assertTrue(before.meets(timeMs - 1, timeMs - 1, lonDeg, 0));
                thousandths += 6007;
            }
        }
    }

    @Test
    void longitudesOfAnyLengthAreExactToThePicosecond() {
        Draws draws = new Draws(77);
        for (int round = 0; round < 300_000; round++) {
            boolean single = draws.below(2) == 0;
            ValueType type = single ? ValueType.FLOAT32 : ValueType.FLOAT64;
            int places = draws.below(single ? 5 : 13);
            BigDecimal decimal = BigDecimal.valueOf(draws.between(-180, 360)).setScale(places, RoundingMode.HALF_EVEN);
            double lonDeg = single ? decimal.floatValue() : decimal.doubleValue();
            long timeMs = draws.below(Integer.MAX_VALUE) * 1000L - 1_000_000_000_000L + draws.below(1000);
            BigDecimal exact = BigDecimal.valueOf(timeMs)
                    .add(decimal.multiply(BigDecimal.valueOf(240_000)))
                    .multiply(BigDecimal.valueOf(LocalTime.MS))
                    .remainder(DAY)
                    .add(DAY)
                    .remainder(DAY);
            assertEquals(
                    exact.longValueExact(), LocalTime.of(timeMs, lonDeg, type), draws.label(decimal, timeMs, type));
        }
    }

    /** Longitudes with all digits of a double: cut off below the picosecond, never rounded up over a border. */
    @Test
    void finerLongitudesAreCutOff() {
        Draws draws = new Draws(78);
        for (int round = 0; round < 100_000; round++) {
            double lonDeg = draws.below(2) == 0 ? draws.between(-180, 360) : draws.tiny();
            BigDecimal exact = new BigDecimal(lonDeg).multiply(BigDecimal.valueOf(240_000L * LocalTime.MS));
            BigDecimal shortest =
                    new BigDecimal(Double.toString(lonDeg)).multiply(BigDecimal.valueOf(240_000L * LocalTime.MS));
            long found = LocalTime.of(0, lonDeg, ValueType.FLOAT64);
            assertTrue(found == floorOfDay(exact) || found == floorOfDay(shortest), draws.label(lonDeg, found));
        }
    }

    private static long floorOfDay(BigDecimal ps) {
        return Math.floorMod(ps.setScale(0, RoundingMode.FLOOR).longValueExact(), LocalTime.DAY);
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "3.3, 3.3", "16.55, 16.55", "23.999, 23.999", "0.1, 0.1", "7.35, 7.35"})
    void hoursOfFilesAreTheirDecimals(String hours, double border) {
        LocalTimeWindow after = new LocalTimeWindow(border, (border + 6) % 24);
        assertTrue(after.contains(LocalTime.ofHours(Double.parseDouble(hours), ValueType.FLOAT64)));
        assertTrue(after.contains(LocalTime.ofHours(Float.parseFloat(hours), ValueType.FLOAT32)));
        assertFalse(after.contains(LocalTime.ofHours(Math.nextDown(Float.parseFloat(hours)), ValueType.FLOAT32)));
    }

    @Test
    void windowsMayCrossMidnight() {
        LocalTimeWindow night = new LocalTimeWindow(21, 3);
        assertTrue(night.contains(21 * LocalTime.HOUR) && night.contains(0) && night.contains(3 * LocalTime.HOUR - 1));
        assertFalse(night.contains(3 * LocalTime.HOUR) || night.contains(12 * LocalTime.HOUR));
        assertFalse(night.contains(LocalTime.NONE));
        LocalTimeWindow day = new LocalTimeWindow(0, 24);
        assertTrue(day.contains(0) && day.contains(LocalTime.DAY - 1));
        assertFalse(day.contains(LocalTime.NONE));
    }
}
