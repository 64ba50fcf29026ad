package org.htmst.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.htmst.sample.SampleTable;
import org.htmst.track.Course;

/** The samples of one satellite in one table of a {@link MemorySource}. */
final class MemoryTrack {

    private final SampleTable table;
    private final String satellite;
    private final int[] rows;
    private final long[] sortedTimesMs;
    private final Course course;

    private MemoryTrack(SampleTable table, String satellite, int[] rows, long[] sortedTimesMs, Course course) {
        this.table = table;
        this.satellite = satellite;
        this.rows = rows;
        this.sortedTimesMs = sortedTimesMs;
        this.course = course;
    }

    /**
     * A track.
     *
     * @param satellite its number in the table
     * @param later those of all later tables, which hide what they hold, too
     */
    static MemoryTrack of(SampleTable table, int satellite, List<MemoryTrack> later) {
        String name = table.satellites().get(satellite);
        int[] rows = IntStream.range(0, table.size())
                .filter(row -> table.satellite()[row] == satellite)
                .boxed()
                .sorted(Comparator.comparingLong(row -> table.timeMs()[row]))
                .mapToInt(row -> row)
                .toArray();
        long[] timesMs =
                Arrays.stream(rows).mapToLong(row -> table.timeMs()[row]).toArray();
        for (int i = 1; i < timesMs.length; i++) {
            if (timesMs[i] == timesMs[i - 1]) {
                throw new IllegalArgumentException("a table has two samples of " + name + " at " + timesMs[i]
                        + " ms since 1970; give one of each time");
            }
        }
        // Which way a satellite goes is told by all samples of a table, hidden ones, too.
        Course course = Course.of(
                timesMs,
                Arrays.stream(rows).mapToDouble(row -> table.latDeg()[row]).toArray());
        List<MemoryTrack> hiding = later.stream()
                .filter(track -> track.satellite.equals(name) && track.product().equals(product(table)))
                .toList();
        int[] seen = Arrays.stream(rows)
                .filter(row -> hiding.stream().noneMatch(track -> track.has(table.timeMs()[row])))
                .toArray();
        return new MemoryTrack(table, name, seen, timesMs, course);
    }

    private boolean has(long timeMs) {
        return Arrays.binarySearch(sortedTimesMs, timeMs) >= 0;
    }

    private static String product(SampleTable table) {
        return table.channels().get(0).product();
    }

    boolean isAsked(SampleQuery query) {
        return (query.satellites().isEmpty() || query.satellites().contains(satellite))
                && (query.products().isEmpty() || query.products().contains(product()));
    }

    SampleTable table() {
        return table;
    }

    String satellite() {
        return satellite;
    }

    String product() {
        return product(table);
    }

    /** Where in the table its samples are that no later table hides, in order of time. */
    int[] rows() {
        return rows;
    }

    Course course() {
        return course;
    }
}
