package org.htmst.query;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.htmst.expression.DerivedChannels;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.SampleTable;
import org.htmst.sphere.LonLat;
import org.htmst.time.LocalTime;

/** One question to one track of a {@link MemorySource}. */
final class TrackLook {

    /** Samples that are looked at in one go. */
    private static final int MOST = 4096;

    private final SampleQuery query;
    private final MemoryTrack track;
    private final SampleTable table;
    private final DerivedChannels derived;
    private final List<MemoryColumn> asked;
    private final List<List<MemoryColumn>> where;
    private int next;

    /** @param known the channels of the track's product, by name */
    TrackLook(SampleQuery query, MemoryTrack track, Map<String, Channel> known) {
        this.query = query;
        this.track = track;
        this.table = track.table();
        this.derived = new DerivedChannels(track.product(), List.copyOf(known.values()), query.definitions());
        this.asked = columns(query.channels(), known);
        this.where = query.where().stream()
                .map(condition -> columns(condition.channels(), known))
                .toList();
    }

    private List<MemoryColumn> columns(List<String> called, Map<String, Channel> known) {
        return called.stream()
                .map(name -> MemoryColumn.of(name, known, derived, table, query.keepFlagged()))
                .toList();
    }

    SampleTable table() {
        return table;
    }

    boolean isAtEnd() {
        return next == track.rows().length;
    }

    /** Looks at the next samples; those that answer, of which there may be none. */
    SampleBatch look(MemoryCounts counts) {
        int end = Math.min(next + MOST, track.rows().length);
        int[] rows = Arrays.stream(track.rows(), next, end)
                .filter(row -> isInside(row) && meetsConditions(row))
                .filter(row -> isOnTheWay(row, counts) && isPresent(row, counts))
                .toArray();
        counts.touched += end - next;
        counts.answered += rows.length;
        next = end;
        return new SampleBatch(
                track.satellite(),
                track.product(),
                table.positionType(),
                Arrays.stream(rows).mapToLong(row -> table.timeMs()[row]).toArray(),
                taken(table.lonDeg(), rows),
                taken(table.latDeg(), rows),
                taken(table.altKm(), rows),
                // A product may lack a channel, and a list of no nulls cannot say so.
                Arrays.asList(asked.stream().map(MemoryColumn::channel).toArray(Channel[]::new)),
                asked.stream()
                        .map(column ->
                                Arrays.stream(rows).mapToDouble(column::value).toArray())
                        .toArray(double[][]::new));
    }

    private static double[] taken(double[] from, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> from[row]).toArray();
    }

    private boolean isInside(int row) {
        long timeMs = table.timeMs()[row];
        double lonDeg = table.lonDeg()[row];
        return query.times().contains(timeMs)
                && query.region().contains(new LonLat(lonDeg, table.latDeg()[row]))
                && (query.localTime().isEmpty()
                        || query.localTime().get().contains(LocalTime.of(timeMs, lonDeg, table.positionType())));
    }

    private boolean meetsConditions(int row) {
        for (int w = 0; w < where.size(); w++) {
            if (!meets(query.where().get(w), where.get(w), row)) {
                return false;
            }
        }
        return true;
    }

    private static boolean meets(ValueCondition condition, List<MemoryColumn> columns, int row) {
        for (int a = 0; a < columns.size(); a++) {
            if (columns.get(a).meets(condition.alternatives().get(a), row)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOnTheWay(int row, MemoryCounts counts) {
        boolean isGone = track.course().isGone(query.direction(), table.timeMs()[row]);
        counts.otherDirection += isGone ? 0 : 1;
        return isGone;
    }

    private boolean isPresent(int row, MemoryCounts counts) {
        boolean isPresent = asked.isEmpty() || query.keepFlagged();
        boolean isFlagged = false;
        for (int a = 0; a < asked.size(); a++) {
            if (Double.isNaN(asked.get(a).value(row))) {
                counts.blanks[a] = counts.blanks[a].plus(one(asked.get(a).isFlagged(row)));
                isFlagged |= asked.get(a).isFlagged(row);
            } else {
                isPresent = true;
            }
        }
        if (!isPresent) {
            counts.leftOut = counts.leftOut.plus(one(isFlagged));
        }
        return isPresent;
    }

    private static LeftOut one(boolean flagged) {
        return flagged ? new LeftOut(1, 0) : new LeftOut(0, 1);
    }
}
