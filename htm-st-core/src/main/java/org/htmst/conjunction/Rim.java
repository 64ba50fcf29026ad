package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.List;

/** The cells of a patch with the first arc of an object, or with the last: in these lies its first or its last time. */
final class Rim {

    private final int sign;
    private final boolean isOfFirst;
    private long at = Long.MIN_VALUE;

    /** Whether a cell that is near throughout is among them, which reaches as far as any. */
    private boolean isFull;

    private final List<ArcPair> cells = new ArrayList<>(2);

    /**
     * A rim of no cells.
     *
     * @param sign -1 of first arcs, 1 of last ones
     * @param isOfFirst whether arcs of the first object are meant
     */
    Rim(int sign, boolean isOfFirst) {
        this.sign = sign;
        this.isOfFirst = isOfFirst;
    }

    /** When the arcs of its object begin. */
    long atMs() {
        return sign * at;
    }

    /** Whether a cell of arcs that begin then would be one of the rim. */
    boolean takes(long aMs, long bMs) {
        long now = sign * (isOfFirst ? aMs : bMs);
        return now > at || now == at && !isFull;
    }

    void add(ArcPair cell, boolean isFullCell) {
        long now = sign * (isOfFirst ? cell.a.fromMs : cell.b.fromMs);
        if (now < at || now == at && isFull) {
            return;
        }
        if (now > at || isFullCell) {
            cells.clear();
        }
        at = now;
        isFull = isFullCell;
        cells.add(cell);
    }

    void addAll(Rim other) {
        other.cells.forEach(cell -> add(cell, other.isFull));
    }

    /** The time that the rim is of, in ms, and the value there. */
    double[] extreme(double most) {
        double[] found = {Double.NaN, Double.NaN};
        for (ArcPair cell : cells) {
            cell.extremes(most, (aMs, bMs, value) -> {
                double now = isOfFirst ? aMs : bMs;
                if (!(sign * now <= sign * found[0])) {
                    found[0] = now;
                    found[1] = value;
                }
            });
        }
        return found;
    }
}
