package org.htmst.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.htmst.draws.Draws;
import org.junit.jupiter.api.Test;

class TimeAxisTest {

    @Test
    void everyTimeLiesInItsCell() {
        Draws draws = new Draws(91);
        for (int i = 0; i < 50_000; i++) {
            int level = draws.below(TimeAxis.MAX_LEVEL + 1);
            long timeMs = (long) draws.between(TimeAxis.MIN_MS, TimeAxis.END_MS - 1);
            long cell = TimeAxis.cell(timeMs, level);
            TimeWindow window = TimeAxis.window(cell, level);
            assertTrue(window.contains(timeMs), draws.label(timeMs, level));
            assertEquals(cell, TimeAxis.cell(window.startMs(), level), draws.label(timeMs, level));
            assertEquals(cell, TimeAxis.cell(window.endMs() - 1, level), draws.label(timeMs, level));
            if (level > 0) {
                assertEquals(cell / TimeAxis.SPLIT, TimeAxis.cell(timeMs, level - 1), draws.label(timeMs, level));
            }
        }
    }

    @Test
    void theAxisHasTheDocumentedEndsAndSteps() {
        assertEquals(2048, TimeAxis.cellMs(12));
        assertEquals(1L << 35, TimeAxis.cellMs(0));
        assertEquals(0, TimeAxis.cell(TimeAxis.MIN_MS, 12));
        assertEquals((1 << TimeAxis.CELL0_BITS) - 2, TimeAxis.cell(TimeAxis.END_MS - 1, 0));
        assertEquals("1900", Instant.ofEpochMilli(TimeAxis.MIN_MS).toString().substring(0, 4));
        assertEquals("6359", Instant.ofEpochMilli(TimeAxis.END_MS).toString().substring(0, 4));
        for (long off : new long[] {TimeAxis.MIN_MS - 1, TimeAxis.END_MS}) {
            assertThrows(IllegalArgumentException.class, () -> TimeAxis.cell(off, 3));
        }
        assertThrows(IllegalArgumentException.class, () -> TimeAxis.cell(0, 13));
    }

    @Test
    void windowsAreHalfOpen() {
        TimeWindow window = new TimeWindow(10, 20);
        assertTrue(window.contains(10) && window.contains(19));
        assertFalse(window.contains(9) || window.contains(20));
        assertFalse(window.intersects(new TimeWindow(20, 30)));
        assertTrue(window.intersects(new TimeWindow(19, 30)));
        assertEquals(new TimeWindow(15, 20), window.intersection(new TimeWindow(15, 30)));
        assertTrue(window.intersection(new TimeWindow(25, 30)).isEmpty());
        assertFalse(new TimeWindow(15, 15).intersects(window));
        assertThrows(IllegalArgumentException.class, () -> new TimeWindow(20, 10));
    }
}
