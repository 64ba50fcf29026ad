package org.htmst.near;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.htmst.grid.TrixelId;

/**
 * Points cut into groups of neighbours, so that samples are decoded once for many points. Within a group they stand in the order of small
 * trixels: those that follow each other look at the same samples.
 */
public final class PointGroups {

    /** So many points of a group. */
    static final int MOST = 8192;

    private static final int FINE_LEVEL = 9;
    private static final int FINE_BITS = 2 * FINE_LEVEL + 4;
    private static final int INDEX_BITS = 24;
    private static final long DAY_MS = 86_400_000;

    /** So many points at most are cut into groups at once. */
    public static final int MOST_POINTS = 1 << INDEX_BITS;

    private PointGroups() {}

    /**
     * All points in groups, each in a trixel and, where times count, in a cell of time.
     *
     * @param points at most {@link #MOST_POINTS}, with times from 1900 to 2100 where these count
     * @param level of the trixel; of level 9 if it is finer
     * @param cellMs how long a cell of time is; whole days of it are used, one at least; 0 where times do not count
     */
    public static List<PointGroup> of(Points points, int level, long cellMs) {
        long daysMs = Math.max(DAY_MS, cellMs / DAY_MS * DAY_MS);
        boolean isTimed = cellMs > 0 && points.isTimed();
        long firstMs = isTimed
                ? IntStream.range(0, points.size())
                        .mapToLong(points::timeMs)
                        .min()
                        .orElse(0)
                : 0;
        long[] keys = new long[points.size()];
        Arrays.parallelSetAll(keys, p -> {
            long cell = isTimed ? (points.timeMs(p) - firstMs) / daysMs : 0;
            return (cell << FINE_BITS | TrixelId.of(points.place(p), FINE_LEVEL)) << INDEX_BITS | p;
        });
        Arrays.parallelSort(keys);
        int coarse = INDEX_BITS + 2 * (FINE_LEVEL - Math.min(level, FINE_LEVEL));
        List<PointGroup> groups = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= keys.length; i++) {
            if (i == keys.length || i - first == MOST || keys[i] >> coarse != keys[first] >> coarse) {
                int[] members = new int[i - first];
                for (int m = 0; m < members.length; m++) {
                    members[m] = (int) keys[first + m] & MOST_POINTS - 1;
                }
                groups.add(new PointGroup(points, members));
                first = i;
            }
        }
        return groups;
    }
}
