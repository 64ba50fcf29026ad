package org.htmst.range;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.htmst.draws.Draws;
import org.junit.jupiter.api.Test;

class RangeSetTest {

    private static final int WIDTH = 64;

    @Test
    void algebraEqualsThatOfBits() {
        Draws draws = new Draws(21);
        for (int i = 0; i < 20_000; i++) {
            List<LongRange> a = ranges(draws);
            List<LongRange> b = ranges(draws);
            RangeSet here = RangeSet.of(a);
            RangeSet there = RangeSet.of(b);
            BitSet union = bits(a);
            union.or(bits(b));
            BitSet intersection = bits(a);
            intersection.and(bits(b));
            BitSet difference = bits(a);
            difference.andNot(bits(b));
            assertHolds(bits(a), here, draws);
            assertHolds(union, here.union(there), draws);
            assertHolds(intersection, here.intersection(there), draws);
            assertHolds(difference, here.difference(there), draws);
        }
    }

    @Test
    void supersetsAreTheSmallestAndSubsetsTheLargest() {
        Draws draws = new Draws(22);
        for (int i = 0; i < 2_000; i++) {
            RangeSet set = RangeSet.of(ranges(draws));
            int max = 1 + draws.below(4);
            RangeSet superset = set.superset(max);
            RangeSet subset = set.subset(max);
            assertTrue(superset.count() <= max && subset.count() <= max, draws.label(set, max));
            assertEquals(RangeSet.EMPTY, set.difference(superset), draws.label(set, max));
            assertEquals(RangeSet.EMPTY, subset.difference(set), draws.label(set, max));
            assertEquals(bestSuperset(set, max), superset.size(), draws.label(set, max));
            assertEquals(bestSubset(set, max), subset.size(), draws.label(set, max));
        }
    }

    @Test
    void rangesThatTouchAreOne() {
        RangeSet set = RangeSet.of(List.of(new LongRange(4, 6), new LongRange(0, 4), new LongRange(9, 10)));
        assertEquals(List.of(new LongRange(0, 6), new LongRange(9, 10)), set.ranges());
        assertEquals(7, set.size());
        assertEquals(2, set.count());
        assertEquals(set, new RangeSet.Builder().add(0, 4).add(4, 6).add(9, 10).build());
        assertEquals(
                set.hashCode(),
                new RangeSet.Builder().add(0, 6).add(9, 10).build().hashCode());
        assertEquals("[LongRange[first=0, end=6], LongRange[first=9, end=10]]", set.toString());
    }

    @Test
    void rangesAreHalfOpen() {
        LongRange range = new LongRange(3, 5);
        assertEquals(2, range.size());
        assertEquals(
                List.of(false, true, true, false),
                List.of(2L, 3L, 4L, 5L).stream().map(range::contains).toList());
    }

    @Test
    void badArgumentsSayWhatIsAllowed() {
        assertMessage("range 5 to 5 is empty; the end must be greater than the first", () -> new LongRange(5, 5));
        assertMessage("at most 0 ranges cannot hold anything; allow at least 1", () -> RangeSet.EMPTY.superset(0));
        assertMessage("at most -1 ranges cannot hold anything; allow at least 1", () -> RangeSet.EMPTY.subset(-1));
        assertMessage(
                "range 1 to 2 is empty or comes before the last one added; add ranges in ascending order",
                () -> new RangeSet.Builder().add(3, 4).add(1, 2));
    }

    private static void assertMessage(String message, Runnable runnable) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, runnable::run).getMessage());
    }

    private static List<LongRange> ranges(Draws draws) {
        List<LongRange> ranges = new ArrayList<>();
        for (int n = draws.below(8); n > 0; n--) {
            int first = draws.below(WIDTH - 1);
            ranges.add(new LongRange(first, first + 1 + draws.below(Math.min(9, WIDTH - first))));
        }
        return ranges;
    }

    private static BitSet bits(List<LongRange> ranges) {
        BitSet bits = new BitSet();
        ranges.forEach(range -> bits.set((int) range.first(), (int) range.end()));
        return bits;
    }

    private static void assertHolds(BitSet bits, RangeSet set, Draws draws) {
        for (int i = 0; i <= WIDTH + 9; i++) {
            assertEquals(bits.get(i), set.contains(i), draws.label(bits, set, i));
        }
        assertEquals(bits.cardinality(), set.size(), draws.label(bits, set));
        List<LongRange> ranges = set.ranges();
        for (int i = 1; i < ranges.size(); i++) {
            assertTrue(ranges.get(i - 1).end() < ranges.get(i).first(), draws.label(bits, set));
        }
    }

    /** Tries every choice of gaps to keep. */
    private static long bestSuperset(RangeSet set, int max) {
        List<LongRange> ranges = set.ranges();
        long best = Long.MAX_VALUE;
        for (int kept = 0; kept < 1 << Math.max(0, ranges.size() - 1); kept++) {
            if (Integer.bitCount(kept) < max) {
                long size = set.size();
                for (int i = 1; i < ranges.size(); i++) {
                    boolean closed = (kept >> i - 1 & 1) == 0;
                    size += closed ? ranges.get(i).first() - ranges.get(i - 1).end() : 0;
                }
                best = Math.min(best, size);
            }
        }
        return best;
    }

    private static long bestSubset(RangeSet set, int max) {
        return set.ranges().stream()
                        .mapToLong(LongRange::size)
                        .map(size -> -size)
                        .sorted()
                        .limit(max)
                        .sum()
                * -1;
    }
}
