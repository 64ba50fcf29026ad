package org.htmst.interpolation.output;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms of files that hold the numbers of maps. */
public enum MapFormat {
    /** netCDF: trixels as an unstructured mesh, or a grid. */
    NETCDF(".nc"),
    /** The same as netCDF-4, deflated, by libnetcdf. */
    NETCDF4(".nc4"),
    /** Text: one row a trixel or grid cell. */
    CSV(".csv"),
    /** GeoTIFF: always a grid. */
    GEOTIFF(".tif", ".tiff");

    private final List<String> suffixes;

    MapFormat(String... suffixes) {
        this.suffixes = List.of(suffixes);
    }

    /** The form that the name of {@code file} asks for; empty if it is none of these. */
    public static Optional<MapFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.suffixes.stream().anyMatch(name::endsWith))
                .findFirst();
    }
}
