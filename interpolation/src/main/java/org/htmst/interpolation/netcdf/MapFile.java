package org.htmst.interpolation.netcdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.OutputFile;

/**
 * The maps of a run as a netCDF-3 file that follows CF-1.8; the package page lists its variables. The maps read from a file
 * are those that were written, to the last bit.
 */
public final class MapFile {

    private MapFile() {}

    /**
     * Writes the maps.
     *
     * @param overwrite whether a file of that name may be replaced
     * @throws UncheckedIOException if it exists and may not, or cannot be written; the message names it
     */
    public static void write(LocalTimeMaps maps, Path target, boolean overwrite) {
        OutputFile.write(target, overwrite, path -> new MapWriter(maps).write(path));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UncheckedIOException if the file cannot be read or is none of ours; the message names it
     */
    public static LocalTimeMaps read(Path source) {
        if (!Files.isRegularFile(source)) {
            throw new UncheckedIOException(new IOException(source + " is no file"));
        }
        try {
            return MapReader.read(source);
        } catch (IOException | RuntimeException e) {
            String message = source + " cannot be read as a file of local-time maps: " + e.getMessage();
            throw new UncheckedIOException(new IOException(message, e));
        }
    }
}
