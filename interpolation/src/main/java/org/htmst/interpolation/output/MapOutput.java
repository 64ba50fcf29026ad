package org.htmst.interpolation.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.htmst.interpolation.csv.MapCsv;
import org.htmst.interpolation.geotiff.GeoTiffFile;
import org.htmst.interpolation.lonlat.GriddedMaps;
import org.htmst.interpolation.lonlat.LonLatGrid;
import org.htmst.interpolation.netcdf.DeflatedNetcdf;
import org.htmst.interpolation.netcdf.GridFile;
import org.htmst.interpolation.netcdf.MapFile;
import org.htmst.interpolation.result.LocalTimeMaps;

/**
 * How the numbers of a run become a file.
 *
 * @param format its form
 * @param grid the cells; empty for trixels
 */
public record MapOutput(MapFormat format, Optional<LonLatGrid> grid) {

    /** A GeoTIFF has no trixels: without a grid it gets cells of one degree. */
    public MapOutput {
        if (format == MapFormat.GEOTIFF && grid.isEmpty()) {
            grid = Optional.of(LonLatGrid.ONE_DEGREE);
        }
    }

    /**
     * The output that the name of {@code target} asks for.
     *
     * @param grid the cells; empty for trixels or, in a form that has none, cells of one degree
     * @throws IllegalArgumentException if the name ends in none of the known ways
     */
    public static MapOutput of(Path target, Optional<LonLatGrid> grid) {
        MapFormat format = MapFormat.of(target)
                .orElseThrow(() -> new IllegalArgumentException(
                        "output '" + target + "' does not say its form; let the name end in .nc, .nc4, .csv or .tif"));
        if (format == MapFormat.NETCDF4) {
            DeflatedNetcdf.fault().ifPresent(fault -> {
                throw new IllegalArgumentException("output '" + target + "': " + fault);
            });
        }
        return new MapOutput(format, grid);
    }

    /**
     * Writes {@code maps} to {@code path}, whatever its name, in the place of what is there.
     *
     * @throws IOException if it cannot be written
     */
    public void write(LocalTimeMaps maps, Path path) throws IOException {
        Optional<GriddedMaps> gridded = grid.map(cells -> GriddedMaps.of(maps, cells));
        switch (format) {
            case NETCDF, NETCDF4 -> {
                if (gridded.isPresent()) {
                    GridFile.write(gridded.get(), path);
                } else {
                    MapFile.write(maps, path);
                }
                if (format == MapFormat.NETCDF4) {
                    DeflatedNetcdf.replace(path);
                }
            }
            case CSV -> {
                if (gridded.isPresent()) {
                    MapCsv.write(gridded.get(), path);
                } else {
                    MapCsv.write(maps, path);
                }
            }
            case GEOTIFF -> GeoTiffFile.write(gridded.orElseThrow(), path);
        }
    }
}
