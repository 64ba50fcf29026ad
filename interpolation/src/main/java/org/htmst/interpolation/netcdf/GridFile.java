package org.htmst.interpolation.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import org.htmst.interpolation.lonlat.GriddedMaps;

/** Maps on a grid of longitude and latitude as a netCDF-3 file after CF-1.8; the package page lists its variables. */
public final class GridFile {

    private GridFile() {}

    /**
     * Writes {@code maps} to {@code target}, in the place of what is there.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(GriddedMaps maps, Path target) throws IOException {
        new GridWriter(maps).write(target);
    }
}
