package org.htmst.cover;

import java.util.function.Consumer;
import org.htmst.code.CodeLayout.Digit;
import org.htmst.grid.Trixel;
import org.htmst.sphere.Region;
import org.htmst.sphere.Relation;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;

/**
 * A node of the digit tree: all codes that begin with some digits.
 *
 * @param prefix the digits so far
 * @param timeLevel the level of the time cell, -1 before the time cell is told
 * @param timeCell its index
 * @param inTime how the time cell lies to the window; never disjoint
 * @param trixel the trixel, null before the root is told and where it is wholly in the region
 * @param inSpace how the trixel lies to the region; never disjoint
 */
record Cell(long prefix, int timeLevel, long timeCell, Relation inTime, Trixel trixel, Relation inSpace) {

    /** All codes. */
    static Cell whole(Region region) {
        boolean sphere = region.equals(Region.SPHERE);
        return new Cell(0, -1, 0, Relation.PARTIAL, null, sphere ? Relation.INSIDE : Relation.PARTIAL);
    }

    /** Whether every point is in the region and the window. */
    boolean isInner() {
        return inTime == Relation.INSIDE && inSpace == Relation.INSIDE;
    }

    /** Hands on, in ascending order, the parts by the next digit that are not disjoint. */
    void split(Digit digit, Region region, TimeWindow window, Consumer<Cell> parts) {
        switch (digit) {
            case TIME_CELL -> {
                long last = TimeAxis.cell(window.endMs() - 1, 0);
                for (long index = TimeAxis.cell(window.startMs(), 0); index <= last; index++) {
                    splitTime(index, digit, window, parts);
                }
            }
            case TIME -> {
                for (long index = 4 * timeCell; index < 4 * timeCell + 4; index++) {
                    splitTime(index, digit, window, parts);
                }
            }
            case ROOT -> {
                for (int root = 0; root < 8; root++) {
                    splitSpace(root, digit, region, parts);
                }
            }
            case TRIXEL -> {
                for (int child = 0; child < 4; child++) {
                    splitSpace(child, digit, region, parts);
                }
            }
        }
    }

    private void splitTime(long index, Digit digit, TimeWindow window, Consumer<Cell> parts) {
        Relation relation = inTime;
        if (relation == Relation.PARTIAL) {
            TimeWindow span = TimeAxis.window(index, timeLevel + 1);
            if (!span.intersects(window)) {
                return;
            }
            boolean inside = span.startMs() >= window.startMs() && span.endMs() <= window.endMs();
            relation = inside ? Relation.INSIDE : Relation.PARTIAL;
        }
        long digits = index & (1L << digit.bits()) - 1;
        parts.accept(new Cell(prefix << digit.bits() | digits, timeLevel + 1, index, relation, trixel, inSpace));
    }

    private void splitSpace(int part, Digit digit, Region region, Consumer<Cell> parts) {
        Relation relation = inSpace;
        Trixel smaller = null;
        if (relation == Relation.PARTIAL) {
            smaller = digit == Digit.ROOT ? Trixel.of(8 + part) : trixel.child(part);
            relation = region.relate(smaller.triangle());
            if (relation == Relation.DISJOINT) {
                return;
            }
        }
        parts.accept(new Cell(
                prefix << digit.bits() | part,
                timeLevel,
                timeCell,
                inTime,
                relation == Relation.INSIDE ? null : smaller,
                relation));
    }
}
