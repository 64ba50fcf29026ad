package org.htmst.interpolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.htmst.time.LocalTime;
import org.junit.jupiter.api.Test;

class TracksTest {

    private static final LocalTimeBins BINS = LocalTimeBins.equal(2);

    /** Samples of one satellite: pairs of second and latitude; the longitude tells which is which. */
    private static Tracks tracks(Direction direction, double... secondAndLat) {
        Tracks tracks = new Tracks(BINS, ValueSpace.LINEAR, direction);
        for (int i = 0; i < secondAndLat.length; i += 2) {
            tracks.add("a", (long) (1000 * secondAndLat[i]), 1, i / 2, secondAndLat[i + 1], 1);
        }
        return tracks;
    }

    private static List<Integer> chosen(Direction direction, double... secondAndLat) {
        SamplePoints points = tracks(direction, secondAndLat).binned().points(0);
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            chosen.add((int) points.lonDeg(i));
        }
        Collections.sort(chosen);
        return chosen;
    }

    @Test
    void theOutermostSampleOfATurnBelongsToTheWayThere() {
        double[] overThePole = {0, 80, 2, 81, 4, 80.5, 6, 80};
        assertEquals(List.of(0, 1), chosen(Direction.ASCENDING, overThePole));
        assertEquals(List.of(2, 3), chosen(Direction.DESCENDING, overThePole));
        assertEquals(List.of(0, 1, 2, 3), chosen(Direction.BOTH, overThePole));
    }

    @Test
    void equalLatitudesAtATurnBelongToTheWayThere() {
        double[] flat = {0, -81, 2, -81.2, 4, -81.2, 6, -81.1};
        assertEquals(List.of(0, 1, 2), chosen(Direction.DESCENDING, flat));
        assertEquals(List.of(3), chosen(Direction.ASCENDING, flat));
    }

    @Test
    void aSampleOnItsOwnGoesNeitherWay() {
        double[] gaps = {0, 10, 2, 11, 100, 5, 200, 4, 202, 3};
        assertEquals(List.of(0, 1), chosen(Direction.ASCENDING, gaps));
        assertEquals(List.of(3, 4), chosen(Direction.DESCENDING, gaps));
        assertEquals(3, tracks(Direction.ASCENDING, gaps).binned().counts().otherDirection());
        assertEquals(List.of(0, 1, 2, 3, 4), chosen(Direction.BOTH, gaps));
    }

    @Test
    void theOrderOfArrivalDoesNotCount() {
        assertEquals(List.of(0, 2, 3), chosen(Direction.ASCENDING, 4, 12, 8, 11, 0, 10, 2, 11, 6, 12 - 0.5));
    }

    @Test
    void satellitesDoNotMix() {
        Tracks tracks = new Tracks(BINS, ValueSpace.LINEAR, Direction.DESCENDING);
        for (int i = 0; i < 10; i++) {
            tracks.add("a", 2000 * i, 1, 0, i, 1);
            tracks.add("b", 2000 * i + 1, 1, 1, -i, 1);
        }
        BinnedSamples samples = tracks.binned();
        assertEquals(10, samples.size());
        assertEquals(1, samples.points(0).lonDeg(9));
    }

    @Test
    void wholePassesAreHeldOut() {
        Random random = new Random(5);
        Tracks tracks = new Tracks(BINS, ValueSpace.LINEAR, Direction.BOTH);
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
