package org.htmst.hbase.scan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.htmst.code.CodeLayout;
import org.htmst.cover.CodeRange;
import org.htmst.cover.Decomposition;
import org.htmst.grid.Trixel;
import org.htmst.hbase.catalog.RowCounts;
import org.htmst.hbase.schema.ChunkKey;
import org.htmst.sphere.Region;
import org.htmst.sphere.Relation;
import org.htmst.time.TimeWindow;

/** From region and window to ranges of rows, each with the number of rows to expect. */
final class RowRanges {

    /** Ranges before trimming to the window; the budget is there to bound planning, not reading. */
    private static final int MAX_RANGES = 2048;

    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final CodeLayout layout;
    private final Region region;
    private final TimeWindow window;
    private final TimeWindow stored;
    private final RowCounts counts;
    private final Map<Long, Relation> relationOfTrixel = new HashMap<>();
    private final List<RowRange> ranges = new ArrayList<>();

    private RowRanges(CodeLayout layout, Region region, TimeWindow window, TimeWindow stored, RowCounts counts) {
        this.layout = layout;
        this.region = region;
        this.window = window;
        this.stored = stored;
        this.counts = counts;
    }

    /**
     * The rows that can hold samples in both, in key order.
     *
     * @param stored the time that the store's samples cover
     * @param counts of the rows that it has
     */
    static List<RowRange> of(CodeLayout layout, Region region, TimeWindow window, TimeWindow stored, RowCounts counts) {
        RowRanges rows = new RowRanges(layout, region, window, stored, counts);
        for (CodeRange range : Decomposition.of(layout, region, window, MAX_RANGES)) {
            if (range.inner()) {
                rows.addCodes(range.first(), range.end(), true);
            } else {
                for (long code = range.first(); code < range.end(); code++) {
                    rows.addCode(code);
                }
            }
        }
        return rows.ranges;
    }

    private void addCode(long code) {
        Relation relation = relationOfTrixel.computeIfAbsent(
                layout.trixel(code), id -> region.relate(Trixel.of(id).triangle()));
        TimeWindow cell = layout.window(code);
        TimeWindow asked = cell.intersection(window);
        if (asked.isEmpty() || relation == Relation.DISJOINT) {
            return;
        }
        if (asked.equals(cell)) {
            addCodes(code, code + 1, relation == Relation.INSIDE);
            return;
        }
        long fromMs = asked.startMs() == cell.startMs() ? Long.MIN_VALUE : ChunkKey.earliestStartMs(asked.startMs());
        long toMs = asked.endMs() == cell.endMs() ? Long.MAX_VALUE : asked.endMs();
        if (relation != Relation.INSIDE) {
            addTimes(code, cell, fromMs, toMs, false);
            return;
        }
        // Chunks of days that the window cuts are tested, those of the days between are not.
        long innerFromMs = fromMs == Long.MIN_VALUE ? fromMs : -Math.floorDiv(-asked.startMs(), DAY_MS) * DAY_MS;
        long innerToMs = toMs == Long.MAX_VALUE ? toMs : Math.floorDiv(toMs, DAY_MS) * DAY_MS;
        if (innerFromMs >= innerToMs) {
            addTimes(code, cell, fromMs, toMs, false);
            return;
        }
        addTimes(code, cell, fromMs, innerFromMs, false);
        addTimes(code, cell, innerFromMs, innerToMs, true);
        addTimes(code, cell, innerToMs, toMs, false);
    }

    private void addCodes(long first, long end, boolean inner) {
        double rows = counts.between(first, end);
        RowRange last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
        if (last != null && last.isWhole() && last.inner() == inner && last.endCode() == first) {
            ranges.set(ranges.size() - 1, RowRange.ofCodes(last.firstCode(), end, inner, last.rows() + rows));
        } else {
            ranges.add(RowRange.ofCodes(first, end, inner, rows));
        }
    }

    private void addTimes(long code, TimeWindow cell, long fromMs, long toMs, boolean inner) {
        if (fromMs < toMs) {
            // Rows are spread evenly over that part of a cell's time that the store has samples of.
            TimeWindow filled = cell.intersection(stored);
            long lengthMs = Math.min(toMs, filled.endMs()) - Math.max(fromMs, filled.startMs());
            double share = Math.min(1, (double) Math.max(0, lengthMs) / Math.max(1, filled.endMs() - filled.startMs()));
            ranges.add(new RowRange(code, code + 1, fromMs, toMs, inner, share * counts.between(code, code + 1)));
        }
    }
}
