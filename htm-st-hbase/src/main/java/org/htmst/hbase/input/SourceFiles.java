package org.htmst.hbase.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.htmst.hbase.HtmStException;
import org.htmst.time.TimeWindow;

/** Reads input files of every known kind. */
public final class SourceFiles {

    /** When samples of NOAA's files may have been taken: since the launch of NOAA-15, the first satellite with a SEM-2. */
    public static final TimeWindow SEM2_FLOWN =
            new TimeWindow(Instant.parse("1998-05-13T00:00:00Z").toEpochMilli(), Times.FLOWN.endMs());

    private static final Pattern NETCDF = Pattern.compile("(?i)\\.(nc|nc4|cdf|netcdf|h5|hdf5)(\\.gz)?$");
    private static final Pattern CSV = Pattern.compile("(?i)\\.csv(\\.gz)?$");
    private static final Pattern SUFFIX = Pattern.compile("\\.[A-Za-z0-9]+(\\.(?i:gz))?$");

    private SourceFiles() {}

    /**
     * Reads a file whole and checks it: a netCDF file of a {@linkplain Product#builtIn() built-in product} by its content, or a
     * {@code .csv} or {@code .csv.gz} file by a descriptor.
     *
     * @param file the file
     * @param descriptor what the columns of a CSV file mean; where it is empty, the file's name with {@code .json} in place of
     *     its suffix names it. A netCDF file, known by its first bytes or its suffix, needs none and ignores it
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
        Optional<CsvDescriptor> columns = columns(file, source.bytes(), descriptor);
        return columns.isEmpty()
                ? new Opened(source, NetcdfReader.READING, () -> NetcdfReader.read(source))
                : new Opened(source, CsvReader.reading(columns.get()), () -> CsvReader.read(source, columns.get()));
    }

    /**
     * Checks what is seen of a file before it is decoded: that there is one, that it is netCDF, or that its columns are described.
     *
     * @param descriptor as for {@link #read}
     * @throws HtmStException as {@link #read}, with the same message, if not
     */
    public static void check(Path file, Optional<CsvDescriptor> descriptor) {
        byte[] head = SourceFile.head(file);
        Optional<CsvDescriptor> columns = columns(file, head, descriptor);
        if (columns.isEmpty() && !NetcdfSignature.isTold(head)) {
            NetcdfSignature.hdf5(SourceFile.read(file));
        }
    }

    /** What the columns of a file are; none if it is netCDF. */
    private static Optional<CsvDescriptor> columns(Path file, byte[] head, Optional<CsvDescriptor> descriptor) {
        if (NetcdfSignature.isTold(head) || NETCDF.matcher(file.toString()).find()) {
            return Optional.empty();
        }
        if (descriptor.isPresent()) {
            return descriptor;
        }
        Path beside = file.resolveSibling(
                SUFFIX.matcher(file.getFileName().toString()).replaceFirst("") + ".json");
        if (!beside.equals(file) && Files.exists(beside)) {
            return Optional.of(CsvDescriptor.read(beside));
        }
        if (CSV.matcher(file.toString()).find()) {
            throw new HtmStException(
                    file + ": a CSV file needs a descriptor of its columns; put it into " + beside
                            + " or name one with --descriptor",
                    false);
        }
        return Optional.empty();
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
}
