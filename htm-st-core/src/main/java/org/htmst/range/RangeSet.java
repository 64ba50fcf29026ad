package org.htmst.range;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A set of longs as half-open ranges that are sorted, disjoint and not adjacent; immutable. */
public final class RangeSet implements Serializable {

    private static final long serialVersionUID = 1;

    /** The set that holds nothing. */
    public static final RangeSet EMPTY = new RangeSet(new long[0]);

    /** First, end, first, end, … strictly ascending. */
    private final long[] bounds;

    private RangeSet(long[] bounds) {
        this.bounds = bounds;
    }

    /** The longs of all of {@code ranges}, which may come in any order and overlap. */
    public static RangeSet of(Collection<LongRange> ranges) {
        Builder builder = new Builder();
        ranges.stream()
                .sorted(Comparator.comparingLong(LongRange::first))
                .forEach(range -> builder.add(range.first(), range.end()));
        return builder.build();
    }

    /** The ranges in ascending order. */
    public List<LongRange> ranges() {
        return IntStream.range(0, count()).mapToObj(this::range).toList();
    }

    /** The number of ranges. */
    public int count() {
        return bounds.length / 2;
    }

    /** The number of longs. */
    public long size() {
        long size = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            size += bounds[i + 1] - bounds[i];
        }
        return size;
    }

    /** Whether {@code value} is in the set. */
    public boolean contains(long value) {
        int at = Arrays.binarySearch(bounds, value);
        return at >= 0 ? at % 2 == 0 : (-at - 1) % 2 == 1;
    }

    /** The longs in either set. */
    public RangeSet union(RangeSet other) {
        return combined(other, (here, there) -> here || there);
    }

    /** The longs in both sets. */
    public RangeSet intersection(RangeSet other) {
        return combined(other, (here, there) -> here && there);
    }

    /** The longs in this set and not in {@code other}. */
    public RangeSet difference(RangeSet other) {
        return combined(other, (here, there) -> here && !there);
    }

    /**
     * The smallest superset of at most {@code maxRanges} ranges: the narrowest gaps are closed.
     *
     * @throws IllegalArgumentException if {@code maxRanges} is below 1
     */
    public RangeSet superset(int maxRanges) {
        checkMaxRanges(maxRanges);
        if (count() <= maxRanges) {
            return this;
        }
        long[] gaps = new long[count() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = bounds[2 * i + 2] - bounds[2 * i + 1];
        }
        boolean[] open = largest(gaps, maxRanges - 1);
        Builder builder = new Builder();
        long first = bounds[0];
        for (int i = 0; i < gaps.length; i++) {
            if (open[i]) {
                builder.add(first, bounds[2 * i + 1]);
                first = bounds[2 * i + 2];
            }
        }
        return builder.add(first, bounds[bounds.length - 1]).build();
    }

    /**
     * The largest subset of at most {@code maxRanges} ranges: the longest ranges are kept.
     *
     * @throws IllegalArgumentException if {@code maxRanges} is below 1
     */
    public RangeSet subset(int maxRanges) {
        checkMaxRanges(maxRanges);
        if (count() <= maxRanges) {
            return this;
        }
        long[] sizes = new long[count()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = bounds[2 * i + 1] - bounds[2 * i];
        }
        boolean[] kept = largest(sizes, maxRanges);
        Builder builder = new Builder();
        for (int i = 0; i < sizes.length; i++) {
            if (kept[i]) {
                builder.add(bounds[2 * i], bounds[2 * i + 1]);
            }
        }
        return builder.build();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof RangeSet other && Arrays.equals(bounds, other.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return ranges().toString();
    }

    private LongRange range(int i) {
        return new LongRange(bounds[2 * i], bounds[2 * i + 1]);
    }

    /** Which of {@code values} are the {@code n} largest, the earlier first among equals. */
    private static boolean[] largest(long[] values, int n) {
        boolean[] chosen = new boolean[values.length];
        if (n == 0) {
            return chosen;
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        long least = sorted[values.length - n];
        int equalsLeft = n;
        for (long value : values) {
            equalsLeft -= value > least ? 1 : 0;
        }
        for (int i = 0; i < values.length; i++) {
            chosen[i] = values[i] > least || values[i] == least && equalsLeft-- > 0;
        }
        return chosen;
    }

    private static void checkMaxRanges(int maxRanges) {
        if (maxRanges < 1) {
            throw new IllegalArgumentException(
                    "at most " + maxRanges + " ranges cannot hold anything; allow at least 1");
        }
    }

    /** Walks both lists of bounds upwards, knowing on which side of each it stands. */
    private RangeSet combined(RangeSet other, Membership membership) {
        long[] result = new long[bounds.length + other.bounds.length];
        int n = 0;
        int i = 0;
        int j = 0;
        boolean in = false;
        while (i < bounds.length || j < other.bounds.length) {
            boolean fromHere = j == other.bounds.length || (i < bounds.length && bounds[i] <= other.bounds[j]);
            long at = fromHere ? bounds[i] : other.bounds[j];
            if (i < bounds.length && bounds[i] == at) {
                i++;
            }
            if (j < other.bounds.length && other.bounds[j] == at) {
                j++;
            }
            if (membership.holds(i % 2 == 1, j % 2 == 1) != in) {
                in = !in;
                result[n++] = at;
            }
        }
        return new RangeSet(Arrays.copyOf(result, n));
    }

    private interface Membership {
        boolean holds(boolean here, boolean there);
    }

    /** Collects ranges in ascending order of their firsts, joining those that overlap or touch. */
    public static final class Builder {

        private long[] bounds = new long[16];
        private int n;

        /**
         * Adds the longs from {@code first} to before {@code end}.
         *
         * @throws IllegalArgumentException if the range is empty or starts before the one added last
         */
        public Builder add(long first, long end) {
            if (first >= end || (n > 0 && first < bounds[n - 2])) {
                throw new IllegalArgumentException("range " + first + " to " + end
                        + " is empty or comes before the last one added; add ranges in ascending order");
            }
            if (n > 0 && first <= bounds[n - 1]) {
                bounds[n - 1] = Math.max(bounds[n - 1], end);
                return this;
            }
            if (n == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * n);
            }
            bounds[n++] = first;
            bounds[n++] = end;
            return this;
        }

        /** What has been added so far. */
        public RangeSet build() {
            return n == 0 ? EMPTY : new RangeSet(Arrays.copyOf(bounds, n));
        }
    }
}
