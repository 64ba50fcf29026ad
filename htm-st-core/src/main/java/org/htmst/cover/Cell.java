package org.htmst.cover;

import java.util.List;
import org.htmst.code.CodeLayout.Digit;
import org.htmst.grid.Trixel;
import org.htmst.sphere.Region;
import org.htmst.sphere.Relation;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/**
 * A node of the digit tree: all codes that begin with some digits.
 *
 * @param first the least of the codes
 * @param bitsLeft the bits of the digits that are still open
 * @param timeLevel the level of the time cell, -1 before the time cell is told
 * @param timeCell its index
 * @param inTime how the time cell lies to the windows; never disjoint
 * @param trixel the trixel, null before the root is told and where it is wholly in the region
 * @param inSpace how the trixel lies to the region; never disjoint
 */
record Cell(long first, int bitsLeft, int timeLevel, long timeCell, Relation inTime, Trixel trixel, Relation inSpace) {

    /** All codes of a layout of {@code bits} bits. */
    static Cell whole(int bits, Region region) {
        Relation inSpace = region.equals(Region.SPHERE) ? Relation.INSIDE : Relation.PARTIAL;
        return new Cell(0, bits, -1, 0, Relation.PARTIAL, null, inSpace);
    }

    /** Its codes. */
    CodeRange range() {
        // The one code that no long can end is of the time cell number that the axis leaves free.
        long end = first + (1L << bitsLeft);
        boolean inner = inTime == Relation.INSIDE && inSpace == Relation.INSIDE;
        return new CodeRange(first, end < 0 ? Long.MAX_VALUE : end, inner);
    }

    /** Adds, in ascending order, the parts by the next digit that are not disjoint. */
    void split(Digit digit, Region region, TimeWindows times, List<Cell> parts) {
        switch (digit) {
            case TIME_CELL -> {
                TimeWindow hull = times.hull();
                long last = TimeAxis.cell(hull.endMs() - 1, 0);
                for (long index = TimeAxis.cell(hull.startMs(), 0); index <= last; index++) {
                    splitTime(index, index, digit, times, parts);
                }
            }
            case TIME -> {
                for (int part = 0; part < TimeAxis.SPLIT; part++) {
                    splitTime(TimeAxis.SPLIT * timeCell + part, part, digit, times, parts);
                }
            }
            case ROOT -> {
                for (int root = 0; root < 8; root++) {
                    splitSpace(inSpace == Relation.PARTIAL ? Trixel.of(8 + root) : null, root, digit, region, parts);
                }
            }
            case TRIXEL -> {
                List<Trixel> children = inSpace == Relation.PARTIAL ? trixel.children() : null;
                for (int part = 0; part < 4; part++) {
                    splitSpace(children == null ? null : children.get(part), part, digit, region, parts);
                }
            }
        }
    }

    private void splitTime(long index, long part, Digit digit, TimeWindows times, List<Cell> parts) {
        Relation relation = inTime;
        if (relation == Relation.PARTIAL) {
            TimeWindow span = TimeAxis.window(index, timeLevel + 1);
            if (!times.intersects(span)) {
                return;
            }
            relation = times.holds(span.startMs(), span.endMs()) ? Relation.INSIDE : Relation.PARTIAL;
        }
        int left = bitsLeft - digit.bits();
        parts.add(new Cell(first | part << left, left, timeLevel + 1, index, relation, trixel, inSpace));
    }

    private void splitSpace(Trixel smaller, long part, Digit digit, Region region, List<Cell> parts) {
        Relation relation = smaller == null ? Relation.INSIDE : region.relate(smaller.triangle());
        if (relation == Relation.DISJOINT) {
            return;
        }
        Trixel open = relation == Relation.PARTIAL ? smaller : null;
        int left = bitsLeft - digit.bits();
        parts.add(new Cell(first | part << left, left, timeLevel, timeCell, inTime, open, relation));
    }
}
