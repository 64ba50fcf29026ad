package org.htmst.tests;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.htmst.sample.SampleTable;
import org.htmst.track.Direction;

/** Which way satellites went, by a look at the samples around: {@code BOTH} for neither. */
final class Ways {

    private static final Map<SampleTable, Direction[]> KNOWN = new IdentityHashMap<>();

    private Ways() {}

    /** The way at sample {@code i} of a file. */
    static synchronized Direction of(SampleTable table, int i) {
        return KNOWN.computeIfAbsent(table, Ways::all)[i];
    }

    private static Direction[] all(SampleTable table) {
        Map<Integer, TreeMap<Long, Double>> tracks = new TreeMap<>();
        for (int i = 0; i < table.size(); i++) {
            tracks.computeIfAbsent(table.satellite()[i], satellite -> new TreeMap<>())
                    .put(table.timeMs()[i], table.latDeg()[i]);
        }
        Direction[] ways = new Direction[table.size()];
        Arrays.setAll(ways, i -> way(tracks.get(table.satellite()[i]), table.timeMs()[i]));
        return ways;
    }

    /** By the last step to here that is no level one, or else the first from here, with no gap between. */
    private static Direction way(TreeMap<Long, Double> track, long timeMs) {
        double rise = 0;
        Map.Entry<Long, Double> at = track.ceilingEntry(timeMs);
        Map.Entry<Long, Double> before = track.lowerEntry(timeMs);
        while (rise == 0 && before != null && at.getKey() - before.getKey() <= 60_000) {
            rise = at.getValue() - before.getValue();
            at = before;
            before = track.lowerEntry(at.getKey());
        }
        at = track.ceilingEntry(timeMs);
        Map.Entry<Long, Double> after = track.higherEntry(timeMs);
        while (rise == 0 && after != null && after.getKey() - at.getKey() <= 60_000) {
            rise = after.getValue() - at.getValue();
            at = after;
            after = track.higherEntry(at.getKey());
        }
        return rise == 0 ? Direction.BOTH : rise > 0 ? Direction.ASCENDING : Direction.DESCENDING;
    }
}
