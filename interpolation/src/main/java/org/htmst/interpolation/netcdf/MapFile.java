package org.htmst.interpolation.netcdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.htmst.interpolation.result.LocalTimeMaps;

/**
 * The maps of a run as a netCDF-3 file that follows CF-1.8 and UGRID-1.0; the package page lists its variables. The maps read from a file
 * are those that were written, to the last bit.
 */
public final class MapFile {

    private static final String MAGIC = "CDF";

    private MapFile() {}

    /**
     * Writes the maps to {@code target}, in the place of what is there.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(LocalTimeMaps maps, Path target) throws IOException {
        new MapWriter(maps).write(target);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UncheckedIOException if the file cannot be read or is none of ours; the message names it
     */
    public static LocalTimeMaps read(Path source) {
        return opened(source, MapReader::read);
    }

    /**
     * The bytes that the maps of a file take when they are read; nothing but its head is read for it.
     *
     * @throws UncheckedIOException if the file cannot be read or is none of ours; the message names it
     */
    public static long memoryBytes(Path source) {
        return opened(source, MapReader::memoryBytes);
    }

    /**
     * The number of bins of a file; nothing but its head is read for it.
     *
     * @throws UncheckedIOException if the file cannot be read or is none of ours; the message names it
     */
    public static int bins(Path source) {
        return opened(source, MapReader::bins);
    }

    private static <T> T opened(Path source, Reading<T> reading) {
        if (!Files.isRegularFile(source)) {
            throw new UncheckedIOException(new IOException(source + " is no file"));
        }
        try {
            checkMagic(source);
            return reading.of(source);
        } catch (IOException | RuntimeException e) {
            String message = source + " cannot be read as a file of local-time maps: " + e.getMessage();
            throw new UncheckedIOException(new IOException(message, e));
        }
    }

    /** Something read from a file. */
    private interface Reading<T> {
        T of(Path source) throws IOException;
    }

    /** Asks first, since NetCDF-Java prints to standard output when it tries its other formats on a stub of a file. */
    private static void checkMagic(Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            String magic = new String(in.readNBytes(MAGIC.length()), StandardCharsets.ISO_8859_1);
            if (!magic.equals(MAGIC)) {
                throw new IOException("it is no netCDF-3 file");
            }
        }
    }
}
