package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.List;

/** Blocks that hang together, of which an event is made; two that are found to be one are joined. */
final class OpenPatch {

    /** So many blocks that may have the least distance are kept before those are looked through that no longer may. */
    private static final int MANY = 32;

    /** Of squares of distances that both are the one asked for, but for rounding. */
    private static final double ROUNDING = 1e-12;

    private final long lagMs;
    private OpenPatch joined;
    private final Rim aFirst;
    private final Rim aLast;
    private final Rim bFirst;
    private final Rim bLast;

    /** What the least value is at most, and the blocks that may have it. */
    private double least = Double.POSITIVE_INFINITY;

    private final List<Low> lows = new ArrayList<>();
    private int many = MANY;

    private record Low(Block block, double atLeast) {}

    OpenPatch(long lagMs) {
        this.lagMs = lagMs;
        this.aFirst = new Rim(-1, true, lagMs);
        this.aLast = new Rim(1, true, lagMs);
        this.bFirst = new Rim(-1, false, lagMs);
        this.bLast = new Rim(1, false, lagMs);
    }

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
        }
        return one;
    }

    /** Before this no arc of it begins. */
    long earliestMs() {
        return Math.min(aFirst.atMs(), bFirst.atMs());
    }

    /** When the last arc of the first object in it begins. */
    long lastRowMs() {
        return aLast.atMs();
    }

    /**
     * Adds a cell, or a block in which the objects are near to each other throughout.
     *
     * @param atLeast what no value in it is below
     * @param corner the least value at a corner in it; infinite if none is
     */
    void add(Block block, double atLeast, double corner) {
        aFirst.add(block);
        aLast.add(block);
        bFirst.add(block);
        bLast.add(block);
        least = Math.min(least, corner);
        if (atLeast <= least) {
            lows.add(new Low(block, atLeast));
            if (lows.size() > many) {
                lows.removeIf(low -> low.atLeast > least);
                many = MANY + 2 * lows.size();
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
        cells().forEach(cell -> nearest.look(cell.cell(lagMs)));
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
                atEnd - atStart <= ROUNDING,
                Math.max(atStart, atEnd));
    }

    /** The cells that may have the least value, however they were put together in blocks. */
    private List<Block> cells() {
        List<Low> cells = new ArrayList<>();
        lows.forEach(low -> look(low, cells));
        return cells.stream()
                .filter(low -> low.atLeast <= least)
                .map(Low::block)
                .toList();
    }

    private void look(Low low, List<Low> cells) {
        if (low.atLeast > least) {
            return;
        }
        if (low.block.isCell()) {
            cells.add(low);
            return;
        }
        low.block.split(quarter -> {
            double corner = quarter.least();
            least = Math.min(least, corner);
            look(new Low(quarter, quarter.cellsAtLeast(corner)), cells);
        });
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
