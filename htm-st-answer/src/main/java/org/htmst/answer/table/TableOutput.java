package org.htmst.answer.table;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import org.htmst.answer.columnar.ColumnFile;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.print.FileForm;
import org.htmst.answer.print.OutputFile;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.print.ReportFormat;
import org.htmst.interpolation.netcdf.DeflatedNetcdf;

/** Writes tables: to standard output, or as a file with, beside a text, its metadata file. */
public final class TableOutput {

    private TableOutput() {}

    /** Prints a text; the format must be {@linkplain TableFormat#isText one}. */
    public static void print(DescribedTable table, TableFormat format, PrintStream out) {
        switch (format) {
            case TEXT -> ReportFormat.TEXT.print(table.table(), out);
            case CSV -> ReportFormat.CSV.print(table.table(), out);
            case JSON -> ReportFormat.JSON.print(table.table(), out);
            case JSONL -> table.table().printJsonLines(out);
            case ARROW, PARQUET, NETCDF, NETCDF4 -> throw new IllegalArgumentException(format + " is no text");
        }
    }

    /** Writes columns to standard output; the format must be one that is {@linkplain TableFormat#isStreamed streamed} and no text. */
    public static void send(DescribedTable table, TableFormat format, Provenance provenance, OutputStream out)
            throws IOException {
        try (ColumnFile file = format == TableFormat.ARROW
                ? ColumnFile.arrowStream(out, TableColumns.schema(table, provenance))
                : ColumnFile.parquet(out, TableColumns.schema(table, provenance))) {
            TableColumns.write(table, file);
        }
        out.flush();
    }

    /**
     * Writes netCDF of the kind that {@code format} is.
     *
     * @param classic writes a classic file
     */
    public static void writeNetcdf(TableFormat format, OutputFile.Content classic, Path path) throws IOException {
        classic.writeTo(path);
        if (format == TableFormat.NETCDF4) {
            DeflatedNetcdf.replace(path);
        }
    }

    /**
     * Writes {@code target}, which appears when it is whole.
     *
     * @param netcdf writes it as a classic file
     */
    public static void write(
            DescribedTable table,
            Path target,
            boolean overwrite,
            FileForm<TableFormat> form,
            Provenance provenance,
            OutputFile.Content netcdf)
            throws IOException {
        OutputFile.write(target, overwrite, path -> {
            switch (form.format()) {
                case NETCDF, NETCDF4 -> writeNetcdf(form.format(), netcdf, path);
                case ARROW -> {
                    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                            ColumnFile file = ColumnFile.arrowFile(channel, TableColumns.schema(table, provenance))) {
                        TableColumns.write(table, file);
                    }
                }
                case PARQUET -> {
                    try (OutputStream out = Files.newOutputStream(path)) {
                        send(table, TableFormat.PARQUET, provenance, out);
                    }
                }
                case TEXT, CSV, JSON, JSONL -> {
                    print(table, form, path);
                    OutputFile.write(
                            CsvMetadata.path(target),
                            overwrite,
                            beside -> CsvMetadata.write(
                                    beside, target.getFileName().toString(), table.columns(), provenance));
                }
            }
        });
    }

    private static void print(DescribedTable table, FileForm<TableFormat> form, Path path) throws IOException {
        OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(path));
        try (PrintStream out = text(form.compressed() ? new GZIPOutputStream(bytes) : bytes)) {
            print(table, form.format(), out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A stream of text that fails, with an {@link UncheckedIOException}, when {@code out} does. */
    static PrintStream text(OutputStream out) {
        return new PrintStream(new Loud(out), false, StandardCharsets.UTF_8);
    }

    /** A {@link PrintStream} keeps to itself what fails below it, but for exceptions of this kind. */
    private static final class Loud extends FilterOutputStream {

        Loud(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            run(() -> out.write(bytes, from, count));
        }

        @Override
        public void write(int single) {
            run(() -> out.write(single));
        }

        @Override
        public void flush() {
            run(out::flush);
        }

        @Override
        public void close() {
            run(out::close);
        }

        private static void run(Step step) {
            try {
                step.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
