package org.htmst.interpolation.netcdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import ucar.nc2.FileWriter2;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.jni.netcdf.Nc4Iosp;
import ucar.nc2.write.Nc4ChunkingDefault;

/**
 * NetCDF-4 with deflated variables. There is no writer of it in pure Java: NetCDF-Java asks the C library {@code libnetcdf}, if it is on
 * the machine, which is looked for when it is first needed.
 */
public final class DeflatedNetcdf {

    /** More costs time, and gains little on numbers that were measured. */
    private static final int DEFLATE_LEVEL = 4;

    /** A chunk has an index beside it, which is longer than what would be spared of a smaller variable. */
    private static final int LEAST_BYTES = 4096;

    private DeflatedNetcdf() {}

    /** Why no such file can be written here; empty if it can. */
    public static Optional<String> fault() {
        return Library.FAULT;
    }

    private static final class Library {

        static final Optional<String> FAULT = fault();

        private static Optional<String> fault() {
            PrintStream out = System.out;
            // The library says there what it has loaded, in the midst of an answer.
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            try {
                return Nc4Iosp.isClibraryPresent()
                        ? Optional.empty()
                        : Optional.of("netCDF-4 is written by the C library libnetcdf, which is not on this machine"
                                + " (Debian: apt install libnetcdf19); .nc is classic netCDF, which needs none");
            } catch (LinkageError e) {
                return Optional.of("netCDF-4 is written by the C library libnetcdf, which cannot be used here: " + e);
            } finally {
                System.setOut(out);
            }
        }
    }

    /**
     * Puts a netCDF-4 file of the same content in the place of a classic one.
     *
     * @throws IOException if it cannot be written
     */
    public static void replace(Path classic) throws IOException {
        Path deflated = classic.resolveSibling(classic.getFileName() + ".nc4");
        try {
            Nc4ChunkingDefault chunking = new Nc4ChunkingDefault(DEFLATE_LEVEL, true);
            chunking.setMinVariableSize(LEAST_BYTES);
            try (NetcdfFile from = NetcdfFile.open(classic.toString())) {
                new FileWriter2(from, deflated.toString(), NetcdfFileWriter.Version.netcdf4, chunking)
                        .write()
                        .close();
            }
            Files.move(deflated, classic, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(deflated);
        }
    }
}
