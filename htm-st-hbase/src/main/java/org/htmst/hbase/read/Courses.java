package org.htmst.hbase.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.Geometry;
import org.htmst.time.TimeWindow;
import org.htmst.track.Course;

/**
 * Which way the satellites of some granules went. A sample's neighbours in time may lie in other chunks, outside of what is asked
 * for; so times and places of whole granules are read, all those of one day together, when a sample of one of them is first to be
 * judged. Of each, only the turns are kept. Used by all threads that answer a question.
 */
final class Courses {

    private static final long DAY_MS = 86_400_000;

    private final WholeGranules reader;
    private final Map<Long, List<Granule>> granulesOfDay = new HashMap<>();
    private final Map<Long, Map<Key, Course>> coursesOfDay = new ConcurrentHashMap<>();

    private record Key(int granule, int satellite) {}

    /** Samples on their way into a course. */
    private static final class TrackSamples {
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

    /** The courses of satellites in {@code granules}. */
    Courses(List<Granule> granules, WholeGranules reader) {
        this.reader = reader;
        for (Granule granule : granules) {
            granulesOfDay
                    .computeIfAbsent(day(granule), day -> new ArrayList<>())
                    .add(granule);
        }
    }

    private static long day(Granule granule) {
        return Math.floorDiv(granule.firstMs() + (granule.lastMs() - granule.firstMs()) / 2, DAY_MS);
    }

    /** The course of a satellite, by its number, in one of the granules. */
    Course of(Granule granule, int satellite) {
        return coursesOfDay
                .computeIfAbsent(day(granule), day -> read(granulesOfDay.get(day)))
                .get(new Key(granule.id(), satellite));
    }

    private Map<Key, Course> read(List<Granule> granules) {
        TimeWindow window = new TimeWindow(
                granules.stream().mapToLong(Granule::firstMs).min().orElseThrow(),
                granules.stream().mapToLong(Granule::lastMs).max().orElseThrow() + 1);
        Map<Key, TrackSamples> tracks = new HashMap<>();
        reader.read(granules, window, (key, geometry) -> tracks.computeIfAbsent(
                        new Key(key.granule(), key.satellite()), name -> new TrackSamples())
                .add(geometry));
        Map<Key, Course> courses = new HashMap<>();
        tracks.forEach((key, track) -> courses.put(key, track.course()));
        return courses;
    }
}
