package org.htmst.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.htmst.draws.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTimeWindowTest {

    private static final long QUARTER_MS = 900_000;

    /** A walk in steps of an eighth of an hour finds whatever two spans of quarter hours have in common. */
    @Test
    void spansMeetWhenTheyHaveALocalTimeInCommon() {
        Draws draws = new Draws(20140201);
        int met = 0;
        for (int round = 0; round < 20_000; round++) {
            double from = draws.below(97) / 4.0;
            double to = draws.below(97) / 4.0;
            if (from == to || from == 24 && to == 0) {
                continue;
            }
            LocalTimeWindow window = new LocalTimeWindow(from, to);
            long startMs = (draws.below(400) - 200) * QUARTER_MS;
            long endMs = startMs + draws.below(draws.below(2) == 0 ? 110 : 5) * QUARTER_MS;
            double westDeg = draws.below(200) * 3.75 - 375;
            double widthDeg = draws.below(5) * 3.75;
            double length = (endMs - startMs) / 3.6e6 + widthDeg / 15;
            double start = startMs / 3.6e6 + westDeg / 15;
            boolean common = false;
            for (double hour = start; hour <= start + length; hour += 0.125) {
                common |= window.contains((long) ((hour - 24 * Math.floor(hour / 24)) * LocalTime.HOUR));
            }
            // Spans that only touch may be said to meet.
            boolean touch = window.contains(
                    Math.floorMod((long) ((start - 24 * Math.floor(start / 24)) * LocalTime.HOUR) - 1, LocalTime.DAY));
            boolean meets = window.meets(startMs, endMs, westDeg, widthDeg);
            assertTrue(common == meets || touch && meets, draws.label(window, start, length));
            met += common ? 1 : 0;
        }
        assertTrue(met > 5000 && met < 18_000, "met " + met);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 10800000000000000",
        "3.3333333333333335, 12000000000000000",
        "9.833333333333334, 35400000000000000",
        "16.55, 59580000000000000",
        "3.4285714285714284, 12342857142857143",
        "0.1234567891, 444444440760000",
        "24, 86400000000000000",
    })
    void bordersAreWhatTheHoursStandFor(double hour, long border) {
        assertEquals(border, new LocalTimeWindow(hour, 1).from());
        assertEquals(border, new LocalTimeWindow(1, hour).to());
    }

    @Test
    void emptyAndImpossibleOnesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LocalTimeWindow(5, 5));
        assertThrows(IllegalArgumentException.class, () -> new LocalTimeWindow(24, 0));
        assertThrows(IllegalArgumentException.class, () -> new LocalTimeWindow(-1, 5));
        assertThrows(IllegalArgumentException.class, () -> new LocalTimeWindow(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new LocalTimeWindow(1, 24.5));
    }

    @Test
    void equalBordersMakeEqualWindows() {
        assertEquals(new LocalTimeWindow(3 + 20 / 60.0, 6), new LocalTimeWindow(3.3333333333333335, 6));
        assertEquals(new LocalTimeWindow(3.5, 6).hashCode(), new LocalTimeWindow(7 / 2.0, 6).hashCode());
        assertFalse(new LocalTimeWindow(3, 6).equals(new LocalTimeWindow(6, 3)));
    }
}
