package org.htmst.interpolation.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.time.LocalTime;
import org.junit.jupiter.api.Test;

class TracksTest {

    private static final LocalTimeBins BINS = LocalTimeBins.equal(2);

    /** Ten samples each of two satellites, of which one goes north and the other south at the same times. */
    @Test
    void satellitesDoNotMix() {
        Tracks tracks = new Tracks(BINS, ValueSpace.LINEAR);
        for (int i = 9; i >= 0; i--) {
            tracks.add("a", 2000 * i, 1, 0, i, 1);
            tracks.add("b", 2000 * i + 1, 1, 1, -i, 1);
        }
        Tracks.Split split = tracks.split(0.5, 1);
        assertEquals(1, split.passes());
        assertEquals(10, split.heldOut().size());
        assertEquals(
                split.heldOut().points(0).lonDeg(0), split.heldOut().points(0).lonDeg(9));
    }

    @Test
    void wholePassesAreHeldOut() {
        Random random = new Random(5);
        Tracks tracks = new Tracks(BINS, ValueSpace.LINEAR);
        for (int i = 0; i < 20_000; i++) {
            double u = i * 2 * Math.PI / 3000;
            tracks.add(
                    "a",
                    2000L * i,
                    LocalTime.HOUR * random.nextInt(24),
                    i % 360,
                    81 * Math.sin(u),
                    1 + (i + 749) / 1500);
        }
        Tracks.Split split = tracks.split(0.4, 7);
        assertEquals(20_000, split.rest().size() + split.heldOut().size());
        assertTrue(split.passes() > 2 && split.passes() < 12, "passes " + split.passes());
        List<Double> passes = new ArrayList<>();
        for (int bin = 0; bin < 2; bin++) {
            SamplePoints held = split.heldOut().points(bin);
            for (int i = 0; i < held.size(); i++) {
                passes.add(held.value(i));
            }
        }
        assertEquals(split.passes(), passes.stream().distinct().count());
        assertEquals(split.heldOut().size(), tracks.split(0.4, 7).heldOut().size(), "the same seed holds out the same");
        assertTrue(tracks.split(0.4, 8).heldOut().size() != split.heldOut().size());
    }
}
