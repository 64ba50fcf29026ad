package org.htmst.hbase.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.htmst.hbase.HtmStException;

/** Reads input files of every known kind. */
public final class SourceFiles {

    private SourceFiles() {}

    /**
     * Reads a file whole and checks it: a netCDF file of a {@linkplain Product#builtIn() built-in product} by its content, or a
     * {@code .csv} or {@code .csv.gz} file by a descriptor.
     *
     * @param file the file
     * @param descriptor what the columns of a CSV file mean; where it is empty, the file's name with {@code .json} in place of
     *     {@code .csv} names it. A netCDF file needs none and ignores it
     * @throws HtmStException if the file cannot be read, is damaged, is of no known kind, or holds no usable sample; the message
     *     names file, field, value and what is allowed
     */
    public static SourceContent read(Path file, Optional<CsvDescriptor> descriptor) {
        if (!isCsv(file)) {
            return NetcdfReader.read(SourceFile.read(file));
        }
        SourceFile source = SourceFile.read(file);
        return CsvReader.read(source, descriptor.orElseGet(() -> besideDescriptor(file)));
    }

    private static boolean isCsv(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    private static CsvDescriptor besideDescriptor(Path file) {
        String stem = file.getFileName().toString().replaceFirst("(?i)\\.csv(\\.gz)?$", "");
        Path beside = file.resolveSibling(stem + ".json");
        if (!Files.exists(beside)) {
            throw new HtmStException(
                    file + ": a CSV file needs a descriptor of its columns; put it into " + beside
                            + " or name one with --descriptor",
                    false);
        }
        return CsvDescriptor.read(beside);
    }
}
