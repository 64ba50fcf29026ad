package org.htmst.bench.keys;

import org.htmst.bench.query.BenchQuery;
import org.htmst.code.CodeLayout;
import org.htmst.cover.CodeRange;
import org.htmst.cover.Cover;
import org.htmst.cover.Decomposition;
import org.htmst.grid.TrixelId;
import org.htmst.range.LongRange;
import org.htmst.range.RangeSet;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;

/** The orders of digits that rows of one sample each are sorted by, all of level 12. */
enum KeyOrder {
    COUPLED(CodeLayout.coupled(TimeAxis.MAX_LEVEL), "coupled"),
    TIME_FIRST(CodeLayout.timeFirst(TimeAxis.MAX_LEVEL), "time-first"),
    SPACE_FIRST(CodeLayout.spaceFirst(TimeAxis.MAX_LEVEL), "space-first");

    private static final int ROOT_BITS = 3;

    private final CodeLayout layout;
    private final String title;

    KeyOrder(CodeLayout layout, String title) {
        this.layout = layout;
        this.title = title;
    }

    /** The layout of the keys. */
    CodeLayout layout() {
        return layout;
    }

    /** The codes that are read for a query within a budget of ranges. */
    RangeSet ranges(BenchQuery query, int maxRanges) {
        RangeSet.Builder codes = new RangeSet.Builder();
        for (CodeRange range : Decomposition.of(layout, query.region(), query.window(), maxRanges)) {
            codes.add(range.first(), range.end());
        }
        return codes.build();
    }

    /**
     * The codes that are read where space is told by trixels of one level and time as closely as ranges of such codes can: to the
     * digit in front of the next trixel digit in the coupled order, to the end in time-first order, not at all in space-first order.
     */
    RangeSet trixels(BenchQuery query, int level) {
        return switch (this) {
            case COUPLED -> quarteredCells(query, CodeLayout.coupled(level));
            case TIME_FIRST -> {
                int shift = layout.bits() - TimeAxis.CELL0_BITS - 2 * TimeAxis.MAX_LEVEL;
                long first = TimeAxis.cell(query.window().startMs(), TimeAxis.MAX_LEVEL);
                long last = TimeAxis.cell(query.window().endMs() - 1, TimeAxis.MAX_LEVEL);
                yield new RangeSet.Builder()
                        .add(first << shift, last + 1 << shift)
                        .build();
            }
            case SPACE_FIRST -> {
                int shift = layout.bits() - ROOT_BITS - 2 * level;
                long firstTrixel = TrixelId.all(level).first();
                RangeSet.Builder codes = new RangeSet.Builder();
                for (LongRange range : Cover.of(query.region(), level, Integer.MAX_VALUE)
                        .outer()
                        .ranges()) {
                    codes.add(range.first() - firstTrixel << shift, range.end() - firstTrixel << shift);
                }
                yield codes.build();
            }
        };
    }

    /** The cells of a coarse layout that touch the query, cut by one more time digit. */
    private RangeSet quarteredCells(BenchQuery query, CodeLayout coarse) {
        int shift = layout.bits() - coarse.bits() - 2;
        long quarterMs = TimeAxis.cellMs(coarse.level() + 1);
        RangeSet.Builder codes = new RangeSet.Builder();
        for (CodeRange range : Decomposition.of(coarse, query.region(), query.window(), Integer.MAX_VALUE)) {
            for (long code = range.first(); code < range.end(); code++) {
                long startMs = coarse.window(code).startMs();
                for (int quarter = 0; quarter < TimeAxis.SPLIT; quarter++) {
                    long fromMs = startMs + quarter * quarterMs;
                    if (new TimeWindow(fromMs, fromMs + quarterMs).intersects(query.window())) {
                        long first = TimeAxis.SPLIT * code + quarter;
                        codes.add(first << shift, first + 1 << shift);
                    }
                }
            }
        }
        return codes.build();
    }

    /** The name in reports. */
    @Override
    public String toString() {
        return title;
    }
}
