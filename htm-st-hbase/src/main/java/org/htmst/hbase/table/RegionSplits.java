package org.htmst.hbase.table;

import java.util.ArrayList;
import java.util.List;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;

/**
 * Where a new samples table is cut into regions.
 *
 * <p>A code begins with the number of a time cell of 397.7 days, so the rows of any day lie within one such cell: a table cut
 * evenly over all codes would store a whole year in one region. Hence every cell of the expected time is cut, each into as many
 * regions of equally many codes. Since the root trixel follows the time cell, 2, 4 and 8 regions are hemispheres, quarters and
 * octants, which a satellite over the poles visits alike; the 16 or 32 of a cell are octants of a half or a quarter of its time,
 * eight of which are written at a time.
 *
 * <p>What lies before or after the expected time has one region each.
 */
public final class RegionSplits {

    /** The most regions of a time cell: beyond, they hold a day or two of an octant. */
    public static final int MAX_PER_CELL = 256;

    /** The most regions of a table; a cluster spends memory and time on each. */
    public static final int MAX_REGIONS = 10_000;

    private RegionSplits() {}

    /**
     * The first keys of all regions but the first, ascending; none for one region a cell of a time that is everything.
     *
     * @param layout an order of digits that begins with the time cell
     * @param window the expected time; each time cell that shares an instant with it is cut
     * @param perCell regions a time cell, 1 to {@value #MAX_PER_CELL}
     * @throws IllegalArgumentException if that makes more than {@value #MAX_REGIONS} regions, or none
     */
    public static List<byte[]> keys(CodeLayout layout, TimeWindow window, int perCell) {
        if (perCell < 1 || perCell > MAX_PER_CELL) {
            throw new IllegalArgumentException(
                    perCell + " regions for a time cell; allowed: 1.." + MAX_PER_CELL + ", best a power of two");
        }
        if (window.isEmpty()) {
            throw new IllegalArgumentException("the expected time is empty; give START/END with START before END");
        }
        if (layout.digits().get(0) != CodeLayout.Digit.TIME_CELL) {
            throw new IllegalArgumentException("codes of this layout do not begin with the time cell");
        }
        long firstCell = TimeAxis.cell(window.startMs(), 0);
        long endCell = TimeAxis.cell(window.endMs() - 1, 0) + 1;
        if ((endCell - firstCell) * perCell > MAX_REGIONS) {
            throw new IllegalArgumentException((endCell - firstCell) + " time cells of " + perCell
                    + " regions are more than " + MAX_REGIONS + "; give fewer regions or a shorter time");
        }
        ChunkKeyFormat keys = new ChunkKeyFormat(layout.bits());
        long codesPerCell = 1L << layout.bits() - TimeAxis.CELL0_BITS;
        List<byte[]> splits = new ArrayList<>();
        for (long cell = firstCell; cell < endCell; cell++) {
            for (int region = 0; region < perCell; region++) {
                addKey(splits, keys, cell * codesPerCell + region * codesPerCell / perCell);
            }
        }
        addKey(splits, keys, endCell * codesPerCell);
        return List.copyOf(splits);
    }

    /** A region begins with code 0 anyway. */
    private static void addKey(List<byte[]> splits, ChunkKeyFormat keys, long code) {
        if (code != 0) {
            splits.add(keys.lowerBound(code));
        }
    }
}
