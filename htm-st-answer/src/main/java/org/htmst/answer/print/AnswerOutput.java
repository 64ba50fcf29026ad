package org.htmst.answer.print;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.htmst.answer.columnar.ColumnFile;

/** The place an answer is written to: standard output, or a file with, where the format has no room for it, its metadata file. */
public final class AnswerOutput implements AutoCloseable {

    private final SamplePrinter printer;
    private final OutputStream stream;
    private final Optional<OutputFile> file;
    private final Optional<OutputFile> metadata;

    private AnswerOutput(
            SamplePrinter printer, OutputStream stream, Optional<OutputFile> file, Optional<OutputFile> metadata) {
        this.printer = printer;
        this.stream = stream;
        this.file = file;
        this.metadata = metadata;
    }

    /** An answer on standard output; the format must be one that {@linkplain AnswerFormat#isStreamed can be}. */
    public static AnswerOutput toStream(
            OutputStream out, AnswerFormat format, List<Column> columns, Provenance provenance) throws IOException {
        return new AnswerOutput(
                printer(format, out, columns, provenance),
                OutputStream.nullOutputStream(),
                Optional.empty(),
                Optional.empty());
    }

    /** An answer in {@code target}, which appears on {@link #finish}. */
    public static AnswerOutput toFile(
            Path target, boolean overwrite, FileForm<AnswerFormat> form, List<Column> columns, Provenance provenance)
            throws IOException {
        AnswerFormat format = form.format();
        OutputFile file = OutputFile.begin(target, overwrite);
        if (format == AnswerFormat.NETCDF || format == AnswerFormat.NETCDF4) {
            SamplePrinter printer = new NetcdfPrinter(file.part(), format == AnswerFormat.NETCDF4, columns, provenance);
            return new AnswerOutput(printer, OutputStream.nullOutputStream(), Optional.of(file), Optional.empty());
        }
        if (format == AnswerFormat.ARROW) {
            FileChannel channel = FileChannel.open(file.part(), StandardOpenOption.WRITE);
            ColumnFile content = ColumnFile.arrowFile(channel, ColumnarPrinter.schema(columns, provenance));
            return new AnswerOutput(
                    new ColumnarPrinter(content, columns),
                    Channels.newOutputStream(channel),
                    Optional.of(file),
                    Optional.empty());
        }
        Optional<OutputFile> metadata = Optional.empty();
        if (format.hasMetadataFile()) {
            OutputFile beside = OutputFile.begin(CsvMetadata.path(target), overwrite);
            CsvMetadata.write(
                    beside.part(),
                    target.getFileName().toString(),
                    columns.stream().map(Column::entry).toList(),
                    provenance);
            metadata = Optional.of(beside);
        }
        OutputStream bytes = Files.newOutputStream(file.part());
        OutputStream stream = form.compressed() ? new GZIPOutputStream(bytes) : bytes;
        return new AnswerOutput(printer(format, stream, columns, provenance), stream, Optional.of(file), metadata);
    }

    /** A Parquet file in {@code target}, which appears on {@link #finish}, of samples that come sorted by place and time. */
    public static AnswerOutput toSortedParquet(
            Path target, boolean overwrite, List<Column> columns, Provenance provenance) throws IOException {
        OutputFile file = OutputFile.begin(target, overwrite);
        OutputStream stream = Files.newOutputStream(file.part());
        ColumnFile content = ColumnFile.sortedParquet(stream, ColumnarPrinter.schema(columns, provenance));
        return new AnswerOutput(new ColumnarPrinter(content, columns), stream, Optional.of(file), Optional.empty());
    }

    private static SamplePrinter printer(
            AnswerFormat format, OutputStream out, List<Column> columns, Provenance provenance) throws IOException {
        return switch (format) {
            case CSV -> new CsvPrinter(out, columns);
            case JSONL -> new JsonLinesPrinter(out, columns);
            case GEOJSON -> new GeoJsonPrinter(out, columns, provenance);
            case COVERAGEJSON -> new CoverageJsonPrinter(out, columns, provenance);
            case ARROW ->
                new ColumnarPrinter(ColumnFile.arrowStream(out, ColumnarPrinter.schema(columns, provenance)), columns);
            case PARQUET ->
                new ColumnarPrinter(ColumnFile.parquet(out, ColumnarPrinter.schema(columns, provenance)), columns);
            case NETCDF, NETCDF4 ->
                throw new IllegalArgumentException(format + " cannot go to standard output; name a file with -o FILE");
        };
    }

    /** Where samples go. */
    public SamplePrinter printer() {
        return printer;
    }

    /** Completes the answer and gives its files their names. */
    public void finish() throws IOException {
        printer.finish();
        stream.close();
        if (metadata.isPresent()) {
            metadata.get().commit();
        }
        if (file.isPresent()) {
            file.get().commit();
        }
    }

    /** Removes what is not finished. */
    @Override
    public void close() throws IOException {
        printer.close();
        stream.close();
        if (metadata.isPresent()) {
            metadata.get().close();
        }
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
