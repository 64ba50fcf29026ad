package org.htmst.interpolation.lonlat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.htmst.grid.TrixelId;
import org.htmst.interpolation.Processors;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.result.LocalTimeMaps;

/**
 * A run on a regular grid. Arrays are in the order of the grid's cells and made at each call.
 *
 * @param maps the run
 * @param grid the cells
 * @param trixel the index of the trixel at the middle of each cell; shared, not copied
 */
public record GriddedMaps(LocalTimeMaps maps, LonLatGrid grid, int[] trixel) {

    /** The run on {@code grid}. */
    public static GriddedMaps of(LocalTimeMaps maps, LonLatGrid grid) {
        int level = maps.parameters().level();
        int[] trixel = Processors.share(() -> IntStream.range(0, grid.cells())
                .parallel()
                .map(cell -> (int) (TrixelId.of(grid.centre(cell).unitVector(), level) - TrixelGrid.trixels(level)))
                .toArray());
        return new GriddedMaps(maps, grid, trixel);
    }

    /** The values of a bin, NaN where empty. */
    public double[] value(int bin) {
        double[] value = maps.grids().get(bin).value();
        return Arrays.stream(trixel).mapToDouble(i -> value[i]).toArray();
    }

    /** How many samples made each value of a bin. */
    public int[] count(int bin) {
        int[] count = maps.grids().get(bin).count();
        return Arrays.stream(trixel).map(i -> count[i]).toArray();
    }

    /** Distances from the centre of each cell's trixel to its nearest sample, NaN where empty. */
    public double[] distanceKm(int bin) {
        double[] distanceKm = maps.grids().get(bin).distanceKm();
        return Arrays.stream(trixel).mapToDouble(i -> distanceKm[i]).toArray();
    }

    /** Where each value of a bin comes from: ordinals of {@link org.htmst.interpolation.idw.Origin}. */
    public byte[] origin(int bin) {
        byte[] origin = maps.grids().get(bin).origin();
        byte[] cells = new byte[trixel.length];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = origin[trixel[cell]];
        }
        return cells;
    }
}
