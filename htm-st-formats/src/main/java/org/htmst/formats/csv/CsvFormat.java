package org.htmst.formats.csv;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Descriptor;
import org.htmst.formats.Format;
import org.htmst.formats.Product;
import org.htmst.formats.Source;
import org.htmst.formats.SourceFile;
import org.htmst.formats.array.ArrayFiles;

/** Tables of text whose columns a {@link CsvDescriptor} tells, packed with gzip or not. */
public final class CsvFormat implements Format {

    private static final Pattern NAME = Pattern.compile("(?i)\\.csv(\\.gz)?$");
    private static final Pattern SUFFIX = Pattern.compile("\\.[A-Za-z0-9]+(\\.(?i:gz))?$");

    @Override
    public Claim claim(Path file, ByteBuffer start, Optional<? extends Descriptor> descriptor) {
        if (NAME.matcher(file.toString()).find()) {
            return Claim.NAMED;
        }
        return own(descriptor).isPresent() || isDescribed(file) ? Claim.DESCRIBED : Claim.NONE;
    }

    @Override
    public Source open(SourceFile file, Optional<? extends Descriptor> descriptor) {
        CsvDescriptor columns = columns(file.path(), descriptor);
        return Source.of(file, CsvReader.reading(columns), () -> CsvReader.read(file, columns));
    }

    @Override
    public void check(Path file, Optional<? extends Descriptor> descriptor) {
        columns(file, descriptor);
    }

    private static CsvDescriptor columns(Path file, Optional<? extends Descriptor> descriptor) {
        return own(descriptor).orElseGet(() -> readBeside(file));
    }

    @Override
    public Optional<CsvDescriptor> descriptor(SourceFile json) {
        return ArrayFiles.read(json).isPresent() ? Optional.empty() : Optional.of(CsvDescriptor.read(json));
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String sign() {
        return "a table of text needs a descriptor of its columns";
    }

    @Override
    public List<Product> products() {
        return List.of();
    }

    private static Optional<CsvDescriptor> own(Optional<? extends Descriptor> descriptor) {
        return descriptor.filter(CsvDescriptor.class::isInstance).map(CsvDescriptor.class::cast);
    }

    private static boolean isDescribed(Path file) {
        Path beside = beside(file);
        return !beside.equals(file) && Files.exists(beside);
    }

    private static CsvDescriptor readBeside(Path file) {
        if (!isDescribed(file)) {
            throw new HtmStException(
                    file + ": a CSV file needs a descriptor of its columns; put it into " + beside(file)
                            + " or name one with --descriptor",
                    false);
        }
        return CsvDescriptor.read(beside(file));
    }

    /** Where the descriptor of a file stands unless another is named. */
    public static Path beside(Path file) {
        return file.resolveSibling(SUFFIX.matcher(file.getFileName().toString()).replaceFirst("") + ".json");
    }
}
