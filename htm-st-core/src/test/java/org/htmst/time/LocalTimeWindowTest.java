package org.htmst.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LocalTimeWindowTest {

    /** Quarter hours are exact, so that a walk in steps of an eighth finds whatever two spans have in common. */
    @Test
    void spansMeetWhenTheyHaveALocalTimeInCommon() {
        Random random = new Random(20140201);
        int met = 0;
        for (int round = 0; round < 20_000; round++) {
            double from = random.nextInt(97) / 4.0;
            double to = random.nextInt(97) / 4.0;
            if (from == to || from == 24 && to == 0) {
                continue;
            }
            LocalTimeWindow window = new LocalTimeWindow(from, to);
            double start = random.nextInt(-200, 200) / 4.0;
            double length = random.nextInt(random.nextBoolean() ? 110 : 5) / 4.0;
            boolean common = false;
            for (double hour = start; hour <= start + length; hour += 0.125) {
                common |= window.contains(hour - 24 * Math.floor(hour / 24));
            }
            assertEquals(common, window.meets(start, length), window + " and " + start + " for " + length);
            met += common ? 1 : 0;
        }
        assertEquals(true, met > 5000 && met < 18_000, "met " + met);
    }
}
