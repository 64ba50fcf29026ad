package org.htmst.bench.keys;

import org.htmst.bench.query.BenchQuery;
import org.htmst.range.RangeSet;

/**
 * When a query's cover is fine enough.
 *
 * @param kind what {@code number} bounds
 * @param number of ranges or of the level
 */
record CoverRule(Kind kind, int number) {

    /** What ends the splitting of cells. */
    enum Kind {
        /** As many ranges, counted after merging. */
        RANGES,
        /** A level of trixels. */
        TRIXELS
    }

    static CoverRule ranges(int number) {
        return new CoverRule(Kind.RANGES, number);
    }

    static CoverRule trixels(int number) {
        return new CoverRule(Kind.TRIXELS, number);
    }

    /** The codes that are read for a query. */
    RangeSet codes(KeyOrder order, BenchQuery query) {
        return kind == Kind.RANGES ? order.ranges(query, number) : order.trixels(query, number);
    }

    /** The name in reports. */
    @Override
    public String toString() {
        return kind == Kind.RANGES ? number + (number == 1 ? " range" : " ranges") : "trixels of level " + number;
    }
}
