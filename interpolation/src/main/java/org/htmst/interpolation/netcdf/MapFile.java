package org.htmst.interpolation.netcdf;

import java.nio.file.Path;
import org.htmst.interpolation.LocalTimeMaps;

/** The maps of a run as a netCDF-3 file. */
public final class MapFile {

    private MapFile() {}

    /**
     * Writes the maps.
     *
     * @param overwrite whether a file of that name may be replaced
     * @throws java.io.UncheckedIOException if it exists and may not, or cannot be written
     */
    public static void write(LocalTimeMaps maps, Path target, boolean overwrite) {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read or is none of ours; the message names it
     */
    public static LocalTimeMaps read(Path source) {
        throw new UnsupportedOperationException("not built yet");
    }
}
