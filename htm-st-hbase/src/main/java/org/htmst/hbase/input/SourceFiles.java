package org.htmst.hbase.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
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
        return open(file, descriptor).read();
    }

    /**
     * Reads the bytes of a file, which {@link Source#read} then decodes and checks as {@link #read} does.
     *
     * @throws HtmStException if the file cannot be read, or is a CSV file without a descriptor
     */
    public static Source open(Path file, Optional<CsvDescriptor> descriptor) {
        SourceFile source = SourceFile.read(file);
        if (!isCsv(file)) {
            return new Opened(source, NetcdfReader.READING, () -> NetcdfReader.read(source));
        }
        CsvDescriptor columns = descriptor.orElseGet(() -> besideDescriptor(file));
        return new Opened(source, CsvReader.reading(columns), () -> CsvReader.read(source, columns));
    }

    private record Opened(SourceFile file, String reading, Supplier<SourceContent> decoder) implements Source {

        @Override
        public String fileName() {
            return file.name();
        }

        @Override
        public String sha256() {
            return file.sha256();
        }

        @Override
        public SourceContent read() {
            return decoder.get();
        }
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
