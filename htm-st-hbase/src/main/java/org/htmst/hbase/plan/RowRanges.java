package org.htmst.hbase.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.htmst.code.CodeLayout;
import org.htmst.cover.CodeRange;
import org.htmst.cover.Decomposition;
import org.htmst.grid.Trixel;
import org.htmst.grid.TrixelId;
import org.htmst.hbase.catalog.RowCounts;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.sphere.Region;
import org.htmst.sphere.Relation;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/** From region and windows to ranges of rows, each with the number of rows to expect. */
public final class RowRanges {

    /** Ranges before trimming to the windows; the budget is there to bound planning, not reading. */
    private static final int MAX_RANGES = 2048;

    private final CodeLayout layout;
    private final Region region;
    private final TimeWindows times;
    private final TimeWindows stored;
    private final RowCounts counts;

    /** Trixels of which only the rest of the times is wanted. */
    private final Set<Long> inner;

    private final int innerLevel;
    private final TimeWindows rest;
    private final Map<Long, Relation> relationOfTrixel = new HashMap<>();
    private final List<RowRange> ranges = new ArrayList<>();

    private RowRanges(
            CodeLayout layout,
            Region region,
            TimeWindows times,
            TimeWindows stored,
            RowCounts counts,
            TileCover cover,
            TimeWindows rest) {
        this.inner = cover.trixels();
        this.innerLevel = cover.level();
        this.rest = rest;
        this.layout = layout;
        this.region = region;
        this.times = times;
        this.stored = stored;
        this.counts = counts;
    }

    /**
     * The rows that can hold samples in both, in key order.
     *
     * @param stored the time that the store's samples cover
     * @param counts of the rows that it has
     */
    public static List<RowRange> of(
            CodeLayout layout, Region region, TimeWindows times, TimeWindows stored, RowCounts counts) {
        return of(layout, region, times, stored, counts, TileCover.NONE, times);
    }

    /**
     * The same without those for which tiles have answered.
     *
     * @param rest the times of the days of which they have not, all granules or some, even in the trixels of the cover
     */
    public static List<RowRange> of(
            CodeLayout layout,
            Region region,
            TimeWindows times,
            TimeWindows stored,
            RowCounts counts,
            TileCover cover,
            TimeWindows rest) {
        boolean isEverywhere = cover.level() < 0;
        TimeWindows wanted = isEverywhere ? rest : times;
        RowRanges rows = new RowRanges(layout, region, wanted, stored, counts, cover, rest);
        for (CodeRange range : Decomposition.of(layout, region, wanted, MAX_RANGES)) {
            if (range.inner() && isEverywhere) {
                rows.addCodes(range.first(), range.end(), true);
            } else {
                for (long code = range.first(); code < range.end(); code++) {
                    rows.addCode(code);
                }
            }
        }
        return rows.ranges;
    }

    /**
     * All rows that can hold samples in some windows, wherever on the sphere, in key order; how many there are is not known.
     */
    public static List<RowRange> of(CodeLayout layout, TimeWindows times) {
        return of(layout, Region.SPHERE, times, times, RowCounts.NONE);
    }

    private void addCode(long code) {
        boolean isInner = !inner.isEmpty() && inner.contains(TrixelId.ancestor(layout.trixel(code), innerLevel));
        addCode(code, isInner ? rest : times);
    }

    private void addCode(long code, TimeWindows times) {
        TimeWindow cell = layout.window(code);
        if (!times.intersects(cell) || relation(code) == Relation.DISJOINT) {
            return;
        }
        if (times.holds(cell.startMs(), cell.endMs())) {
            addCodes(code, code + 1, relation(code) == Relation.INSIDE);
            return;
        }
        // Two windows of one day share the chunks that start before either.
        List<TimeWindow> starts = times.intersection(cell).list().stream()
                .map(window -> new TimeWindow(
                        Math.max(cell.startMs(), ChunkKey.earliestStartMs(window.startMs())), window.endMs()))
                .toList();
        for (TimeWindow window : TimeWindows.of(starts).list()) {
            addTimes(code, cell, window);
        }
    }

    private Relation relation(long code) {
        return relationOfTrixel.computeIfAbsent(
                layout.trixel(code), id -> region.relate(Trixel.of(id).triangle()));
    }

    private void addCodes(long first, long end, boolean inner) {
        double rows = counts.between(first, end);
        RowRange last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
        if (last != null && last.isWhole() && last.endCode() == first) {
            ranges.set(
                    ranges.size() - 1,
                    RowRange.ofCodes(last.firstCode(), end, last.inner() && inner, last.rows() + rows));
        } else {
            ranges.add(RowRange.ofCodes(first, end, inner, rows));
        }
    }

    /** The chunks of a cell that start in a window, which does not fill the cell. */
    private void addTimes(long code, TimeWindow cell, TimeWindow starts) {
        // Rows are spread evenly over that part of a cell's time that the store has samples of.
        long filledMs = Math.max(1, stored.lengthMs(cell.startMs(), cell.endMs()));
        double share = (double) stored.lengthMs(starts.startMs(), starts.endMs()) / filledMs;
        long fromMs = starts.startMs() == cell.startMs() ? Long.MIN_VALUE : starts.startMs();
        long toMs = starts.endMs() == cell.endMs() ? Long.MAX_VALUE : starts.endMs();
        ranges.add(new RowRange(code, code + 1, fromMs, toMs, false, share * counts.between(code, code + 1)));
    }
}
