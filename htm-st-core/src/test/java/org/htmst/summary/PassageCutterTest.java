package org.htmst.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.htmst.sample.ValueType;
import org.htmst.track.Direction;
import org.htmst.track.Passage;
import org.htmst.track.TrackPoint;
import org.junit.jupiter.api.Test;

class PassageCutterTest {

    private final List<Passage> passages = new ArrayList<>();
    private final List<List<Distribution>> values = new ArrayList<>();
    private final PassageCutter cutter = new PassageCutter("noaa-18", "poes-proc", 1, 60_000, (passage, of) -> {
        passages.add(passage);
        values.add(of);
    });

    private static TrackPoint point(long timeMs, double latDeg) {
        return new TrackPoint(timeMs, 7.5, latDeg, ValueType.FLOAT32);
    }

    private void add(long timeMs, double latDeg, double value) {
        cutter.add(point(timeMs, latDeg), new double[][] {{value}}, 0);
    }

    @Test
    void aPassageEndsAfterAGapAndWhereItIsInterrupted() {
        add(0, 1, 5);
        add(60_000, 2, Double.NaN);
        add(120_001, 3, 7);
        cutter.interrupt();
        cutter.interrupt();
        add(121_000, 3, 8);
        assertEquals(Optional.of(point(121_000, 3)), cutter.first());
        cutter.reach(181_000);
        assertEquals(2, passages.size());
        cutter.reach(181_001);
        cutter.finish();
        assertEquals(
                List.of(
                        new Passage(
                                "noaa-18",
                                "poes-proc",
                                point(0, 1),
                                point(60_000, 2),
                                2,
                                Optional.of(Direction.ASCENDING)),
                        new Passage("noaa-18", "poes-proc", point(120_001, 3), point(120_001, 3), 1, Optional.empty()),
                        new Passage("noaa-18", "poes-proc", point(121_000, 3), point(121_000, 3), 1, Optional.empty())),
                passages);
        assertEquals(
                List.of(1L, 1L, 1L),
                values.stream().map(of -> of.get(0).count()).toList());
        assertEquals(5, values.get(0).get(0).max());
        assertEquals(Optional.empty(), cutter.last());
        assertEquals(30_000, passages.get(0).middleMs());
    }

    @Test
    void directionIsOfAllItsLatitudes() {
        double[][] tracks = {{1, 2, 2, 3}, {3, 3, 2}, {1, 2, 2, 1}, {4, 4}, {4}};
        for (int t = 0; t < tracks.length; t++) {
            for (int i = 0; i < tracks[t].length; i++) {
                add(t * 1_000_000L + i * 2000, tracks[t][i], 0);
            }
        }
        cutter.finish();
        assertEquals(
                List.of(
                        Optional.of(Direction.ASCENDING),
                        Optional.of(Direction.DESCENDING),
                        Optional.of(Direction.BOTH),
                        Optional.empty(),
                        Optional.empty()),
                passages.stream().map(Passage::direction).toList());
    }

    @Test
    void samplesOutOfOrderAreRefused() {
        add(2000, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> add(1999, 1, 1));
    }

    /** Cut at random, every sample is in one passage, and no two of its neighbours could be joined. */
    @Test
    void passagesPartTheSamplesAndAreAsLongAsTheyMayBe() {
        long seed = Long.getLong("seed", 11);
        Random random = new Random(seed);
        long timeMs = 0;
        long samples = 0;
        boolean[] interrupted = new boolean[20_000];
        List<Long> timesMs = new ArrayList<>();
        for (int i = 0; i < interrupted.length; i++) {
            interrupted[i] = random.nextInt(20) == 0;
            if (interrupted[i]) {
                cutter.interrupt();
            }
            timeMs += random.nextInt(30) == 0 ? 59_998 + random.nextInt(5) : 2000;
            if (random.nextInt(10) == 0) {
                cutter.reach(timeMs);
            }
            add(timeMs, random.nextInt(3), i);
            timesMs.add(timeMs);
        }
        cutter.finish();
        for (int p = 0; p < passages.size(); p++) {
            Passage passage = passages.get(p);
            assertEquals(timesMs.get((int) samples), passage.first().timeMs(), "seed " + seed);
            for (long i = samples + 1; i < samples + passage.samples(); i++) {
                assertEquals(false, interrupted[(int) i], "seed " + seed);
                assertEquals(true, timesMs.get((int) i) - timesMs.get((int) i - 1) <= 60_000, "seed " + seed);
            }
            samples += passage.samples();
            assertEquals(timesMs.get((int) samples - 1), passage.last().timeMs(), "seed " + seed);
            assertEquals(samples - 1, values.get(p).get(0).max());
            if (samples < interrupted.length) {
                assertEquals(
                        true,
                        interrupted[(int) samples]
                                || timesMs.get((int) samples) - passage.last().timeMs() > 60_000,
                        "seed " + seed);
            }
        }
        assertEquals(interrupted.length, samples, "seed " + seed);
    }
}
