package org.htmst.bench.keys;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;
import org.htmst.range.LongRange;
import org.htmst.range.RangeSet;

/**
 * The pieces into which the bounds of many sets of ranges cut the codes: once the codes of each piece are counted, those of every
 * set are known.
 */
final class CodeIntervals {

    /** Piece {@code i} ends before {@code bounds[i]}; the last has no end. */
    private final long[] bounds;

    private CodeIntervals(long[] bounds) {
        this.bounds = bounds;
    }

    static CodeIntervals of(Collection<RangeSet> sets) {
        return new CodeIntervals(sets.stream()
                .flatMap(set -> set.ranges().stream())
                .flatMapToLong(range -> LongStream.of(range.first(), range.end()))
                .sorted()
                .distinct()
                .toArray());
    }

    /** The number of pieces. */
    int count() {
        return bounds.length + 1;
    }

    /** The piece of a code. */
    int of(long code) {
        int at = Arrays.binarySearch(bounds, code);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** How many codes a set holds, one of those that these pieces were made for. */
    long sum(RangeSet set, long[] counts) {
        long sum = 0;
        for (LongRange range : set.ranges()) {
            for (int i = of(range.first()); i < of(range.end()); i++) {
                sum += counts[i];
            }
        }
        return sum;
    }
}
