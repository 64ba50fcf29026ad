package org.htmst.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CourseTest {

    /** Which of the samples, given as pairs of second and latitude, go that way. */
    private static List<Integer> gone(Direction direction, double... secondAndLat) {
        long[] timeMs = new long[secondAndLat.length / 2];
        double[] latDeg = new double[timeMs.length];
        for (int i = 0; i < timeMs.length; i++) {
            timeMs[i] = (long) (1000 * secondAndLat[2 * i]);
            latDeg[i] = secondAndLat[2 * i + 1];
        }
        Course course = Course.of(timeMs, latDeg);
        return IntStream.range(0, timeMs.length)
                .filter(i -> course.isGone(direction, timeMs[i]))
                .boxed()
                .toList();
    }

    @Test
    void theOutermostSampleOfATurnBelongsToTheWayThere() {
        double[] overThePole = {0, 80, 2, 81, 4, 80.5, 6, 80};
        assertEquals(List.of(0, 1), gone(Direction.ASCENDING, overThePole));
        assertEquals(List.of(2, 3), gone(Direction.DESCENDING, overThePole));
        assertEquals(List.of(0, 1, 2, 3), gone(Direction.BOTH, overThePole));
    }

    @Test
    void equalLatitudesAtATurnBelongToTheWayThere() {
        double[] flat = {0, -81, 2, -81.2, 4, -81.2, 6, -81.1};
        assertEquals(List.of(0, 1, 2), gone(Direction.DESCENDING, flat));
        assertEquals(List.of(3), gone(Direction.ASCENDING, flat));
    }

    @Test
    void aSampleOnItsOwnGoesNeitherWay() {
        double[] gaps = {0, 10, 2, 11, 100, 5, 200, 4, 202, 3};
        assertEquals(List.of(0, 1), gone(Direction.ASCENDING, gaps));
        assertEquals(List.of(3, 4), gone(Direction.DESCENDING, gaps));
        assertEquals(List.of(0, 1, 2, 3, 4), gone(Direction.BOTH, gaps));
    }

    @Test
    void aMinuteIsNoGapAndMoreIsOne() {
        assertEquals(List.of(0, 1), gone(Direction.ASCENDING, 0, 10, 60, 11));
        assertEquals(List.of(), gone(Direction.ASCENDING, 0, 10, 60.001, 11));
    }

    /** An orbit has a turn every half of 101 minutes, and its samples go north in between by the sign of its cosine. */
    @Test
    void anOrbitIsCutAtItsTurns() {
        Random random = new Random(3);
        List<Long> timesMs = new ArrayList<>();
        for (long ms = 0; ms < 86_400_000; ms += 2000 + (random.nextInt(50) == 0 ? 20_000 : 0)) {
            timesMs.add(ms);
        }
        double toAngle = 2 * Math.PI / 6_060_000;
        double[] secondAndLat = timesMs.stream()
                .flatMapToDouble(ms -> DoubleStream.of(ms / 1000.0, 81 * Math.sin(ms * toAngle)))
                .toArray();
        List<Integer> up = gone(Direction.ASCENDING, secondAndLat);
        List<Integer> down = gone(Direction.DESCENDING, secondAndLat);
        assertEquals(timesMs.size(), up.size() + down.size());
        long unlike =
                up.stream().filter(i -> Math.cos(timesMs.get(i) * toAngle) < 0).count();
        assertTrue(unlike <= 15, unlike + " samples differ; the outermost of 29 turns may");
    }

    /** Tracks with level stretches, turns and gaps, against the definition: the samples around each sample, step by step. */
    @Test
    void everySampleGoesAsThoseAroundItSay() {
        Random random = new Random(Long.getLong("htmst.seed", 5));
        int[] seen = new int[Direction.values().length];
        for (int round = 0; round < 2_000; round++) {
            TreeMap<Long, Double> track = new TreeMap<>();
            long timeMs = random.nextInt(1000);
            for (int i = random.nextInt(20); i >= 0; i--) {
                track.put(timeMs, (double) random.nextInt(4));
                timeMs += random.nextInt(4) > 0 ? 2_000 : 59_999 + random.nextInt(3);
            }
            Course course = Course.of(
                    track.keySet().stream().mapToLong(ms -> ms).toArray(),
                    track.values().stream().mapToDouble(lat -> lat).toArray());
            for (long ms : track.keySet()) {
                Direction way = way(track, ms);
                seen[way.ordinal()]++;
                for (Direction asked : Direction.values()) {
                    assertEquals(
                            asked == Direction.BOTH || asked == way, course.isGone(asked, ms), track + " at " + ms);
                }
            }
        }
        assertTrue(Arrays.stream(seen).allMatch(n -> n > 500), Arrays.toString(seen));
    }

    /** By the last step to here that is no level one, or else the first from here, with no gap between. */
    private static Direction way(NavigableMap<Long, Double> track, long timeMs) {
        double rise = rise(track.headMap(timeMs, true).descendingMap(), -1);
        rise = rise == 0 ? rise(track.tailMap(timeMs, true), 1) : rise;
        return rise == 0 ? Direction.BOTH : rise > 0 ? Direction.ASCENDING : Direction.DESCENDING;
    }

    /** The first step that is no level one, up to a gap; 0 if there is none. */
    private static double rise(NavigableMap<Long, Double> samples, int sense) {
        Map.Entry<Long, Double> before = samples.firstEntry();
        for (Map.Entry<Long, Double> sample : samples.entrySet()) {
            if (Math.abs(sample.getKey() - before.getKey()) > 60_000) {
                return 0;
            }
            if (!sample.getValue().equals(before.getValue())) {
                return sense * (sample.getValue() - before.getValue());
            }
            before = sample;
        }
        return 0;
    }
}
