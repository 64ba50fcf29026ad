package org.htmst.near;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.htmst.draws.Draws;
import org.htmst.grid.TrixelId;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.sphere.LonLat;
import org.junit.jupiter.api.Test;

/** Trees and grids give what a look at every sample gives. */
class TreeSearchTest {

    private static final int ROUNDS = 120;

    /** A sample, and how far it is from the point asked for. */
    private record Seen(double measure, long timeMs, int source, double lonDeg) {
        static final Comparator<Seen> NEAREST = Comparator.comparingDouble(Seen::measure)
                .thenComparingLong(Seen::timeMs)
                .thenComparingInt(Seen::source);
        static final Comparator<Seen> EARLIEST =
                Comparator.comparingLong(Seen::timeMs).thenComparingInt(Seen::source);
    }

    @Test
    void treesGiveWhatALookAtEverySampleGives() {
        Draws draws = new Draws(20261128);
        for (int round = 0; round < ROUNDS; round++) {
            List<SampleBatch> batches = batches(draws, round);
            Metric metric = round % 2 == 0 ? Metric.PLACE : new Metric(draws.between(1, 2000), draws.between(1, 1e8));
            Points points = points(draws, batches);
            int k = 1 + draws.below(round % 10 == 0 ? 2000 : 12);
            Reach reach =
                    new Reach(draws.between(0, 3000), round % 3 == 0 ? Reach.ANY_TIME : (long) draws.between(0, 1e8));
            for (PointGroup group : PointGroups.of(points, 2, metric.isTimed() ? 86_400_000L : 0)) {
                check(batches, points, group, metric, k, reach, draws);
            }
        }
    }

    private static void check(
            List<SampleBatch> batches,
            Points points,
            PointGroup group,
            Metric metric,
            int k,
            Reach reach,
            Draws draws) {
        Nearest nearest = new Nearest(group.size(), k, 1);
        Within within = new Within(group.size(), 1);
        TreeSearch search = new TreeSearch(metric);
        // Two of them, so that what one left is bettered by the other.
        for (int half = 0; half < 2; half++) {
            NearSamples.Builder builder = new NearSamples.Builder(1);
            for (int b = half; b < batches.size(); b += 2) {
                builder.add(batches.get(b), source(b));
            }
            NearSamples samples = builder.build(metric);
            search.nearest(samples, points, group, nearest);
            for (int m = 0; m < group.size(); m++) {
                search.within(samples, points, group.point(m), reach, within, m);
            }
        }
        nearest.sort();
        within.sort();
        for (int m = 0; m < group.size(); m++) {
            int point = group.point(m);
            List<Seen> all = all(batches, points, point, metric);
            all.sort(Seen.NEAREST);
            assertEquals(
                    all.subList(0, Math.min(k, all.size())),
                    seen(nearest, m),
                    draws.label(metric, k, points.lonDeg(point), points.latDeg(point)));
            List<Seen> near = new ArrayList<>();
            for (Seen sample : all(batches, points, point, Metric.PLACE)) {
                if (Metric.km(sample.measure()) <= reach.km()
                        && Math.abs(sample.timeMs() - points.timeMs(point)) <= reach.ms()) {
                    near.add(sample);
                }
            }
            near.sort(Seen.EARLIEST);
            assertEquals(
                    near.stream().map(Seen::lonDeg).toList(),
                    seen(within, m).stream().map(Seen::lonDeg).toList(),
                    draws.label(reach, points.lonDeg(point), points.latDeg(point)));
        }
    }

    private static List<Seen> seen(Matches matches, int point) {
        List<Seen> seen = new ArrayList<>();
        for (int rank = 0; rank < matches.count(point); rank++) {
            int slot = matches.slot(point, rank);
            assertEquals(matches.lonDeg(slot) + 1, matches.value(0, slot));
            seen.add(new Seen(matches.measure(slot), matches.timeMs(slot), matches.source(slot), matches.lonDeg(slot)));
        }
        return seen;
    }

    private static List<Seen> all(List<SampleBatch> batches, Points points, int point, Metric metric) {
        List<Seen> all = new ArrayList<>();
        for (int b = 0; b < batches.size(); b++) {
            SampleBatch batch = batches.get(b);
            for (int i = 0; i < batch.size(); i++) {
                double chord2 = new LonLat(batch.lonDeg()[i], batch.latDeg()[i])
                        .unitVector()
                        .squaredChord(points.place(point));
                long time = batch.timeMs()[i];
                all.add(new Seen(
                        metric.measure(chord2, (double) time - points.timeMs(point)),
                        time,
                        source(b),
                        batch.lonDeg()[i]));
            }
        }
        return all;
    }

    /** Sources follow each other in the time of their batches, so that no two samples of one have one time. */
    private static int source(int batch) {
        return batch % 5;
    }

    /** Passes of some minutes over poles and the antimeridian; of some rounds many samples stand in the same few places. */
    private static List<SampleBatch> batches(Draws draws, int round) {
        List<SampleBatch> batches = new ArrayList<>();
        int passes = 1 + draws.below(12);
        for (int pass = 0; pass < passes; pass++) {
            int n = 1 + draws.below(60);
            long[] time = new long[n];
            double[] lon = new double[n];
            double[] lat = new double[n];
            LonLat start = draws.place();
            double step = draws.between(-1, 1);
            for (int i = 0; i < n; i++) {
                time[i] = (pass / 5) * 10_000_000L + i * 2000L + (i > 30 ? 4_000_000 : 0);
                lat[i] = Math.max(-90, Math.min(90, start.latDeg() + step * i));
                lon[i] = round % 4 == 0 ? 180 : Math.max(-180, Math.min(360, start.lonDeg() + step * i));
            }
            double[] value = new double[n];
            for (int i = 0; i < n; i++) {
                value[i] = lon[i] + 1;
            }
            batches.add(new SampleBatch(
                    "probe", "made", ValueType.FLOAT64, time, lon, lat, new double[n], List.of(), new double[][] {value
                    }));
        }
        return batches;
    }

    private static Points points(Draws draws, List<SampleBatch> batches) {
        int n = 1 + draws.below(40);
        double[] lon = new double[n];
        double[] lat = new double[n];
        long[] time = new long[n];
        for (int p = 0; p < n; p++) {
            SampleBatch batch = batches.get(draws.below(batches.size()));
            LonLat place = p % 3 == 0 ? new LonLat(batch.lonDeg()[0], batch.latDeg()[0]) : draws.place();
            lon[p] = place.lonDeg();
            lat[p] = place.latDeg();
            time[p] = (long) draws.between(0, 4e7);
        }
        return Points.of(lon, lat, time);
    }

    @Test
    void pointsAreCutIntoGroupsThatHoldThem() {
        Draws draws = new Draws(20261201);
        int n = 20_000;
        double[] lon = new double[n];
        double[] lat = new double[n];
        long[] time = new long[n];
        for (int p = 0; p < n; p++) {
            LonLat place = p < n / 2 ? new LonLat(draws.between(0, 1), 40) : draws.place();
            lon[p] = place.lonDeg();
            lat[p] = place.latDeg();
            time[p] = (long) draws.between(0, 1e12);
        }
        Points points = Points.of(lon, lat, time);
        boolean[] seen = new boolean[n];
        for (PointGroup group : PointGroups.of(points, 2, 30 * 86_400_000L)) {
            long trixel = TrixelId.of(points.place(group.point(0)), 2);
            for (int m = 0; m < group.size(); m++) {
                int point = group.point(m);
                assertEquals(false, seen[point]);
                seen[point] = true;
                assertEquals(trixel, TrixelId.of(points.place(point), 2));
                assertEquals(0, group.apartMs(time[point], time[point] + 1));
                assertEquals(true, group.centre().angleTo(points.place(point)) <= group.radiusRad());
            }
        }
        for (boolean each : seen) {
            assertEquals(true, each);
        }
    }
}
