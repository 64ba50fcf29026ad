package org.htmst.interpolation.bins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.htmst.sample.ValueType;
import org.htmst.time.LocalTime;
import org.htmst.time.LocalTimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTimeBinsTest {

    private static final long HOUR_MS = 3_600_000;

    @Test
    void eightBinsOfThreeHours() {
        LocalTimeBins bins = LocalTimeBins.equal(LocalTimeBins.DEFAULT_COUNT);
        assertEquals(8, bins.size());
        assertEquals(new LocalTimeWindow(21, 24), bins.windows().get(7));
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "0,45,1", "0,-15,7", "0,345,7", "23,15,0", "2.9999,0,0", "3,0,1", "12,180,0", "12,-180,0"})
    void aSampleIsInTheBinOfItsLocalTime(double utcHour, double lonDeg, int bin) {
        assertEquals(
                bin, LocalTimeBins.equal(8).of(LocalTime.of((long) (utcHour * HOUR_MS), lonDeg, ValueType.FLOAT64)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 7, 11, 13, 24, 49, 1440})
    void anyNumberOfEqualBinsCoversTheDay(int count) {
        LocalTimeBins bins = LocalTimeBins.equal(count);
        for (int i = 0; i < count; i++) {
            assertEquals(i, bins.of((2 * i + 1) * (LocalTime.DAY / (2 * count))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"22 4 4 22", "4 22 22 4", "0 24", "24 6 6 24", "6 0 0 6", "12 24 0 12"})
    void anyCoverIsAllowed(String hours) {
        LocalTimeBins bins = bins(hours);
        bins.requireWholeDay();
        for (int h = 0; h < 24; h++) {
            assertNotEquals(LocalTimeBins.NONE, bins.of(h * LocalTime.HOUR));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0 12,local time 12.0;0.0 is in no bin; give bins that cover 0;24",
        "0 12 13 24,local time 12.0;13.0 is in no bin; give bins that cover 0;24",
        "0 12 11 24,local-time bins 0.0;12.0 and 11.0;24.0 overlap; give bins that do not",
        "22 4 3 22,local-time bins 22.0;4.0 and 3.0;22.0 overlap",
        "0 24 0 24,local-time bins 0.0;24.0 and 0.0;24.0 overlap",
        "0 12 0 24,local-time bins 0.0;12.0 and 0.0;24.0 overlap",
        "0 24 5 6,local-time bins 0.0;24.0 and 5.0;6.0 overlap",
        "'',no local-time bin given"
    })
    void othersAreRefused(String hours, String message) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> bins(hours).requireWholeDay());
        String start = message.replaceAll("(\\d);(\\d)", "$1,$2");
        assertEquals(
                start,
                e.getMessage()
                        .substring(0, Math.min(start.length(), e.getMessage().length())));
    }

    @Test
    void binsMayLeaveHoursOut() {
        LocalTimeBins bins = bins("9 12 21 3");
        assertEquals(0, bins.of(9 * LocalTime.HOUR));
        assertEquals(LocalTimeBins.NONE, bins.of(12 * LocalTime.HOUR));
        assertEquals(1, bins.of(3 * LocalTime.HOUR - 1));
        assertEquals(LocalTimeBins.NONE, bins.of(3 * LocalTime.HOUR));
    }

    /** Borders are rational, and doubles of hours stand for them: a bin that is read back from a file is the same bin. */
    @Test
    void bordersOfEqualBinsAreExact() {
        for (int count = 1; count <= 1440; count++) {
            LocalTimeBins bins = LocalTimeBins.equal(count);
            for (int i = 0; i < count; i++) {
                BigDecimal[] border = BigDecimal.valueOf(LocalTime.DAY)
                        .multiply(BigDecimal.valueOf(i))
                        .divideAndRemainder(BigDecimal.valueOf(count));
                long first = border[0].longValueExact() + border[1].signum();
                assertEquals(first, bins.windows().get(i).from(), count + " bins, " + i);
                assertEquals(i, bins.of(first), count + " bins, " + i);
                assertEquals(Math.floorMod(i - 1, count), bins.of(Math.floorMod(first - 1, LocalTime.DAY)));
            }
            bins.requireWholeDay();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1441})
    void aSillyNumberIsRefused(int count) {
        assertThrows(IllegalArgumentException.class, () -> LocalTimeBins.equal(count));
    }

    private static LocalTimeBins bins(String hours) {
        List<LocalTimeWindow> windows = new ArrayList<>();
        if (!hours.isEmpty()) {
            String[] parts = hours.split(" ");
            for (int i = 0; i < parts.length; i += 2) {
                windows.add(new LocalTimeWindow(Double.parseDouble(parts[i]), Double.parseDouble(parts[i + 1])));
            }
        }
        return new LocalTimeBins(LocalTimeAxis.LOCAL_TIME, windows);
    }
}
