package org.htmst.interpolation.netcdf;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.htmst.grid.TrixelId;
import org.htmst.interpolation.TrixelGrid;
import org.htmst.sphere.LonLat;

/** The middles of the square degrees, from the south and from 180 W on, and what a grid says there. */
final class DegreeGrid {

    static final int ROWS = 180;
    static final int COLUMNS = 360;

    private DegreeGrid() {}

    static double[] latDeg() {
        return IntStream.range(0, ROWS).mapToDouble(DegreeGrid::latDeg).toArray();
    }

    static double[] lonDeg() {
        return IntStream.range(0, COLUMNS).mapToDouble(DegreeGrid::lonDeg).toArray();
    }

    /** The trixel of {@code level} at each middle, row by row. */
    static long[] trixels(int level) {
        return IntStream.range(0, ROWS * COLUMNS)
                .parallel()
                .mapToObj(i -> new LonLat(lonDeg(i % COLUMNS), latDeg(i / COLUMNS)))
                .mapToLong(place -> TrixelId.of(place.unitVector(), level))
                .toArray();
    }

    /** The grid's values at these trixels. */
    static double[] values(TrixelGrid grid, long[] trixels) {
        return Arrays.stream(trixels)
                .mapToDouble(trixel -> grid.value()[grid.index(trixel)])
                .toArray();
    }

    private static double latDeg(int row) {
        return row - 89.5;
    }

    private static double lonDeg(int column) {
        return column - 179.5;
    }
}
