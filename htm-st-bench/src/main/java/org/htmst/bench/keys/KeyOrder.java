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

/** The orders of digits that rows of one sample each are sorted by, all of level 12. */
enum KeyOrder {
    COUPLED(CodeLayout.coupled(TimeAxis.MAX_LEVEL), "coupled"),
    TIME_FIRST(CodeLayout.timeFirst(TimeAxis.MAX_LEVEL), "time-first"),
    SPACE_FIRST(CodeLayout.spaceFirst(TimeAxis.MAX_LEVEL), "space-first");

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
     * The codes that are read where cells are split down to a level and no further, and those that touch the query are read whole.
     * Where one of time and space comes first, the other has no part in it.
     */
    RangeSet cells(BenchQuery query, int level) {
        return switch (this) {
            case COUPLED -> {
                CodeLayout coarse = CodeLayout.coupled(level);
                int shift = layout.bits() - coarse.bits();
                RangeSet.Builder codes = new RangeSet.Builder();
                for (CodeRange range : Decomposition.of(coarse, query.region(), query.window(), Integer.MAX_VALUE)) {
                    codes.add(range.first() << shift, range.end() << shift);
                }
                yield codes.build();
            }
            case TIME_FIRST -> {
                int shift = layout.bits() - TimeAxis.CELL0_BITS - 2 * level;
                long first = TimeAxis.cell(query.window().startMs(), level);
                long last = TimeAxis.cell(query.window().endMs() - 1, level);
                yield new RangeSet.Builder()
                        .add(first << shift, last + 1 << shift)
                        .build();
            }
            case SPACE_FIRST -> {
                int shift = layout.bits() - 3 - 2 * level;
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

    /** The name in reports. */
    @Override
    public String toString() {
        return title;
    }
}
