package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.List;

/** Cells that hang together, of which an event is made; two that are found to be one are joined. */
final class OpenPatch {

    private OpenPatch joined;
    private final Rim aFirst = new Rim(-1, true);
    private final Rim aLast = new Rim(1, true);
    private final Rim bFirst = new Rim(-1, false);
    private final Rim bLast = new Rim(1, false);

    /** What the least value is at most, and the cells that may have it. */
    private double least = Double.POSITIVE_INFINITY;

    private final List<Low> lows = new ArrayList<>();

    /** The last row with a cell of it. */
    private long row;

    private record Low(ArcPair cell, double atLeast) {}

    /** This, or what it was joined to. */
    OpenPatch root() {
        OpenPatch root = this;
        while (root.joined != null) {
            root = root.joined;
        }
        return root;
    }

    /** Makes one of two roots. */
    static OpenPatch join(OpenPatch one, OpenPatch other) {
        if (one != other) {
            other.joined = one;
            one.aFirst.addAll(other.aFirst);
            one.aLast.addAll(other.aLast);
            one.bFirst.addAll(other.bFirst);
            one.bLast.addAll(other.bLast);
            one.least = Math.min(one.least, other.least);
            one.lows.addAll(other.lows);
            one.row = Math.max(one.row, other.row);
        }
        return one;
    }

    /** Before this no arc of it begins. */
    long earliestMs() {
        return Math.min(aFirst.atMs(), bFirst.atMs());
    }

    /** Whether it ends before a row. */
    boolean endsBefore(long now) {
        return row < now;
    }

    /**
     * Adds a cell.
     *
     * @param isFull whether the objects are near to each other throughout
     * @param atLeast what no value in the cell is below
     * @param corner the least value at a corner in it; infinite if none is
     */
    void add(long now, Knots a, int i, Knots b, int j, long lagMs, boolean isFull, double atLeast, double corner) {
        row = now;
        long aMs = a.timeMs[i];
        long bMs = b.timeMs[j];
        least = Math.min(least, corner);
        boolean isLow = atLeast <= least;
        if (isLow
                || aFirst.takes(aMs, bMs)
                || aLast.takes(aMs, bMs)
                || bFirst.takes(aMs, bMs)
                || bLast.takes(aMs, bMs)) {
            ArcPair cell = new ArcPair(a.arc(i), b.arc(j), lagMs);
            aFirst.add(cell, isFull);
            aLast.add(cell, isFull);
            bFirst.add(cell, isFull);
            bLast.add(cell, isFull);
            if (isLow) {
                lows.removeIf(low -> low.atLeast > least);
                lows.add(new Low(cell, atLeast));
            }
        }
    }

    /** What came of it. */
    record PatchExtent(
            double aStartMs,
            double aEndMs,
            double bStartMs,
            double bEndMs,
            ArcPair closest,
            double aClosestMs,
            double bClosestMs,
            double least,
            boolean isFarthestFirst,
            double greatest) {}

    PatchExtent extent(double most) {
        double[] first = aFirst.extreme(most);
        double[] last = aLast.extreme(most);
        double[] otherFirst = bFirst.extreme(most);
        double[] otherLast = bLast.extreme(most);
        Nearest nearest = new Nearest();
        double bound = least;
        lows.stream().filter(low -> low.atLeast <= bound).forEach(low -> nearest.look(low.cell));
        double atStart = first[0] <= otherFirst[0] ? first[1] : otherFirst[1];
        double atEnd = last[0] >= otherLast[0] ? last[1] : otherLast[1];
        return new PatchExtent(
                first[0],
                last[0],
                otherFirst[0],
                otherLast[0],
                nearest.cell,
                nearest.aMs,
                nearest.bMs,
                nearest.value,
                atStart >= atEnd,
                Math.max(atStart, atEnd));
    }

    /** The nearest point of some cells; of several the first. */
    private static final class Nearest {
        private ArcPair cell;
        private double aMs;
        private double bMs;
        private double value = Double.POSITIVE_INFINITY;

        void look(ArcPair other) {
            other.nearest((a, b, now) -> {
                if (now < value || now == value && (a < aMs || a == aMs && b < bMs)) {
                    cell = other;
                    aMs = a;
                    bMs = b;
                    value = now;
                }
            });
        }
    }
}
