package org.htmst.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimeWindowsTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261127);

    /** Small numbers, so that windows touch, overlap, hold each other and are empty. */
    @Test
    void isTheSetOfItsInstants() {
        Random random = new Random(SEED);
        for (int round = 0; round < 3000; round++) {
            List<TimeWindow> list = new ArrayList<>();
            for (int n = random.nextInt(5); n > 0; n--) {
                list.add(window(random));
            }
            TimeWindows windows = TimeWindows.of(list);
            TimeWindow asked = window(random);
            String message = "seed " + SEED + ", round " + round + ": " + list + " and " + asked;
            long shared = LongStream.range(asked.startMs(), asked.endMs())
                    .filter(ms -> isIn(list, ms))
                    .count();
            for (long ms = -2; ms < 34; ms++) {
                assertEquals(isIn(list, ms), windows.contains(ms), message);
                assertEquals(
                        isIn(list, ms) && asked.contains(ms),
                        windows.intersection(asked).contains(ms),
                        message);
            }
            assertEquals(shared, windows.lengthMs(asked.startMs(), asked.endMs()), message);
            assertEquals(shared > 0, windows.intersects(asked), message);
            assertEquals(
                    shared == asked.endMs() - asked.startMs(), windows.holds(asked.startMs(), asked.endMs()), message);
            assertEquals(list.stream().allMatch(TimeWindow::isEmpty), windows.isEmpty(), message);
            assertEquals(windows, TimeWindows.of(windows.list()), message);
            for (int i = 1; i < windows.list().size(); i++) {
                assertTrue(
                        windows.list().get(i - 1).endMs()
                                < windows.list().get(i).startMs(),
                        message);
            }
        }
    }

    private static TimeWindow window(Random random) {
        long startMs = random.nextInt(24);
        return new TimeWindow(startMs, startMs + random.nextInt(8));
    }

    private static boolean isIn(List<TimeWindow> windows, long ms) {
        return windows.stream().anyMatch(window -> window.contains(ms));
    }
}
