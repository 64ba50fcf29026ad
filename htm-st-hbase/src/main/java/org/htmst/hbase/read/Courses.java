package org.htmst.hbase.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Result;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.Geometry;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.plan.CourseLookup;
import org.htmst.hbase.plan.RowRange;
import org.htmst.hbase.plan.ScanPlan;
import org.htmst.query.QueryLimits;
import org.htmst.track.Course;

/**
 * Which way the satellites of some granules went. A sample's neighbours in time may lie in other chunks, outside of what is asked
 * for; so times and places of whole granules are read, all those of one day together, when a sample of one of them is first to be
 * judged. Of each, only the turns are kept.
 */
public final class Courses implements CourseLookup {

    private static final long DAY_MS = 86_400_000;

    private final Connection connection;
    private final Map<Long, List<Granule>> granulesOfDay = new HashMap<>();
    private final Function<List<Granule>, ScanPlan> plans;
    private final Map<Long, Map<Key, Course>> coursesOfDay = new ConcurrentHashMap<>();

    private record Key(int granule, int satellite) {}

    /** Samples on their way into a course. */
    private static final class Track {
        private final List<long[]> timesMs = new ArrayList<>();
        private final List<double[]> latsDeg = new ArrayList<>();
        private int size;

        private void add(Geometry geometry) {
            int n = geometry.samples();
            long[] timeMs = new long[n];
            double[] latDeg = new double[n];
            geometry.times(timeMs, n);
            geometry.positions(new double[n], latDeg, null, n);
            timesMs.add(timeMs);
            latsDeg.add(latDeg);
            size += n;
        }

        private Course course() {
            record Sample(long timeMs, double latDeg) {}
            Sample[] samples = new Sample[size];
            int at = 0;
            for (int chunk = 0; chunk < timesMs.size(); chunk++) {
                for (int i = 0; i < timesMs.get(chunk).length; i++) {
                    samples[at++] = new Sample(timesMs.get(chunk)[i], latsDeg.get(chunk)[i]);
                }
            }
            // Times of one satellite in one file differ.
            Arrays.sort(samples, (a, b) -> Long.compare(a.timeMs, b.timeMs));
            return Course.of(
                    Arrays.stream(samples).mapToLong(Sample::timeMs).toArray(),
                    Arrays.stream(samples).mapToDouble(Sample::latDeg).toArray());
        }
    }

    /**
     * The courses of satellites in {@code granules}.
     *
     * @param plans makes the plan that reads times and places of all samples of granules
     */
    public Courses(Connection connection, List<Granule> granules, Function<List<Granule>, ScanPlan> plans) {
        this.connection = connection;
        this.plans = plans;
        for (Granule granule : granules) {
            granulesOfDay
                    .computeIfAbsent(day(granule), day -> new ArrayList<>())
                    .add(granule);
        }
    }

    private static long day(Granule granule) {
        return Math.floorDiv(granule.firstMs() + (granule.lastMs() - granule.firstMs()) / 2, DAY_MS);
    }

    @Override
    public Course of(Granule granule, int satellite) {
        return coursesOfDay
                .computeIfAbsent(day(granule), day -> read(plans.apply(granulesOfDay.get(day))))
                .get(new Key(granule.id(), satellite));
    }

    private Map<Key, Course> read(ScanPlan plan) {
        Map<Key, Track> tracks = new HashMap<>();
        for (List<RowRange> part : plan.parts()) {
            try (RowReader rows =
                    new RowReader(connection, plan.keys(), plan.columns(), part, QueryLimits.NONE.start())) {
                for (Result row = rows.next(); row != null; row = rows.next()) {
                    ChunkKey key = plan.keys().decode(row.getRow(), 0, row.getRow().length);
                    ScanPlan.Source source = plan.source(key.granule());
                    if (source != null && plan.satellite(key.satellite()) != null) {
                        tracks.computeIfAbsent(new Key(key.granule(), key.satellite()), name -> new Track())
                                .add(new ChunkCells(row, source.geometry()).geometry(key.startMs()));
                    }
                }
            }
        }
        Map<Key, Course> courses = new HashMap<>();
        tracks.forEach((key, track) -> courses.put(key, track.course()));
        return courses;
    }
}
