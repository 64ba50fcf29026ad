package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.htmst.hbase.near.NearAnswer;
import org.htmst.hbase.near.NearSearch;
import org.htmst.hbase.near.NearSource;
import org.htmst.hbase.store.StoreView;
import org.htmst.near.Matches;
import org.htmst.near.Metric;
import org.htmst.near.Points;
import org.htmst.near.Reach;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.LonLat;

/** What is near to random points: of a store as of the same samples in memory, looked at one by one. */
final class NearTwin {

    private final Random random;
    private int found;

    NearTwin(long seed) {
        random = new Random(seed);
    }

    /** A sample as seen from a point; it prints with its place and values. */
    private record Seen(double measure, long timeMs, String satellite, String product, String text) {
        static final Comparator<Seen> EARLIEST = Comparator.comparingLong(Seen::timeMs)
                .thenComparing(Seen::satellite)
                .thenComparing(Seen::product);
        static final Comparator<Seen> NEAREST =
                Comparator.comparingDouble(Seen::measure).thenComparing(EARLIEST);
    }

    /** How many samples were found and compared. */
    int found() {
        return found;
    }

    /** Compares the answers about some points. */
    void check(StoreView view, MemorySource memory, SampleQuery query, String question) {
        List<SampleBatch> all = new ArrayList<>();
        try (SampleCursor cursor = memory.scan(query, QueryLimits.NONE)) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                all.add(batch);
            }
        }
        Metric metric = random.nextBoolean()
                ? Metric.PLACE
                : new Metric(1 + random.nextInt(2000), 1 + random.nextInt(100_000_000));
        // Of more than some dozens in one trixel the samples are decoded as a whole.
        Points points = points(all, random.nextInt(4) == 0 ? 150 : 1 + random.nextInt(3));
        int k = 1 + random.nextInt(random.nextInt(8) == 0 ? 5000 : 10);
        NearSearch search = view.near(query, metric, QueryLimits.NONE);
        NearAnswer nearest = search.nearest(points, k);
        Reach reach =
                new Reach(random.nextInt(2000), random.nextBoolean() ? Reach.ANY_TIME : random.nextInt(40_000_000));
        NearAnswer within = search.within(points, reach, Long.MAX_VALUE).orElseThrow();
        search.finish();
        for (int p = 0; p < points.size(); p += points.size() > 3 ? 29 : 1) {
            List<Seen> expected = seen(all, points, p, metric);
            expected.sort(Seen.NEAREST);
            List<Seen> wanted = expected.subList(0, Math.min(k, expected.size()));
            String of = question + ", point " + points.lonDeg(p) + "," + points.latDeg(p) + ", " + metric + ", k " + k;
            assertEquals(wanted, seen(nearest, p), of);
            List<Seen> near = seen(all, points, p, Metric.PLACE);
            int point = p;
            near.removeIf(sample -> Metric.km(sample.measure()) > reach.km()
                    || Math.abs(sample.timeMs() - points.timeMs(point)) > reach.ms());
            near.sort(Seen.EARLIEST);
            assertEquals(near, seen(within, p), question + ", " + reach);
            found += wanted.size() + near.size();
        }
    }

    /** Poles, the antimeridian, places of samples, and wherever. */
    private Points points(List<SampleBatch> all, int n) {
        double[] lon = new double[n];
        double[] lat = new double[n];
        long[] time = new long[n];
        double at = random.nextInt(360) - 180;
        for (int p = 0; p < n; p++) {
            lon[p] = n > 3 ? at + random.nextDouble() : random.nextDouble() * 540 - 180;
            lat[p] = n > 3 ? random.nextDouble() : Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
            time[p] = TwinFiles.START_MS + (long) (random.nextDouble() * 5 * TwinFiles.DAY_MS);
            int kind = random.nextInt(6);
            if (kind == 0) {
                lat[p] = random.nextBoolean() ? 90 : -90;
            } else if (kind == 1) {
                lon[p] = random.nextBoolean() ? 180 : -180;
            } else if (kind == 2 && !all.isEmpty()) {
                SampleBatch batch = all.get(random.nextInt(all.size()));
                lon[p] = batch.lonDeg()[0];
                lat[p] = batch.latDeg()[0];
                time[p] = batch.timeMs()[0];
            }
        }
        return Points.of(lon, lat, time);
    }

    private static List<Seen> seen(List<SampleBatch> all, Points points, int p, Metric metric) {
        List<Seen> seen = new ArrayList<>();
        for (SampleBatch batch : all) {
            for (int i = 0; i < batch.size(); i++) {
                double squaredChord = new LonLat(batch.lonDeg()[i], batch.latDeg()[i])
                        .unitVector()
                        .squaredChord(points.place(p));
                StringBuilder text =
                        new StringBuilder(batch.lonDeg()[i] + " " + batch.latDeg()[i] + " " + batch.altKm()[i]);
                for (double[] values : batch.values()) {
                    text.append(' ').append(values[i]);
                }
                seen.add(new Seen(
                        metric.measure(squaredChord, (double) batch.timeMs()[i] - points.timeMs(p)),
                        batch.timeMs()[i],
                        batch.satellite(),
                        batch.product(),
                        text.toString()));
            }
        }
        return seen;
    }

    private static List<Seen> seen(NearAnswer answer, int p) {
        List<Seen> seen = new ArrayList<>();
        for (int rank = 0; rank < answer.count(p); rank++) {
            Matches matches = answer.matches(p);
            int slot = answer.slot(p, rank);
            NearSource source = answer.source(matches.source(slot));
            StringBuilder text =
                    new StringBuilder(matches.lonDeg(slot) + " " + matches.latDeg(slot) + " " + matches.altKm(slot));
            for (int c = 0; c < source.channels().size(); c++) {
                text.append(' ').append(matches.value(c, slot));
            }
            seen.add(new Seen(
                    matches.measure(slot),
                    matches.timeMs(slot),
                    source.satellite(),
                    source.product(),
                    text.toString()));
        }
        return seen;
    }
}
