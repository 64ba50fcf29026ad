package org.htmst.answer.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.htmst.answer.columnar.ColumnFile;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.print.FileForm;
import org.htmst.answer.print.OutputFile;
import org.htmst.answer.print.Provenance;
import org.htmst.failure.HtmStException;

/**
 * A table of any length on its way out, row by row. CSV, JSON lines, Arrow and Parquet are written as rows come; the other forms need all of
 * a table at once, and are for up to {@value #MOST_HELD} rows. Closed before {@link #finish}, it leaves no file.
 */
public final class TableStream implements AutoCloseable {

    /** Rows that memory is sure to hold. */
    static final int MOST_HELD = 500_000;

    private static final int BLOCK = 4096;

    private final DescribedTable empty;
    private final TableFormat format;
    private final Provenance provenance;
    private final Optional<OutputFile> file;
    private final Optional<OutputFile> metadata;
    private final OutputStream out;

    /** One of these where rows are written as they come. */
    private final ColumnFile columnFile;

    private final PrintStream text;

    private List<List<Object>> rows = new ArrayList<>();

    private TableStream(
            DescribedTable empty,
            TableFormat format,
            Provenance provenance,
            Optional<OutputFile> file,
            Optional<OutputFile> metadata,
            OutputStream out,
            ColumnFile columnFile) {
        this.empty = empty;
        this.format = format;
        this.provenance = provenance;
        this.file = file;
        this.metadata = metadata;
        this.out = out;
        this.columnFile = columnFile;
        this.text = format.isText() ? TableOutput.text(out) : null;
        if (format == TableFormat.CSV) {
            empty.table().printCsv(text);
        }
    }

    /**
     * Begins a table on standard output; the form must be one that {@linkplain TableFormat#isStreamed can be}.
     *
     * @param empty its title and columns
     */
    public static TableStream to(OutputStream out, DescribedTable empty, TableFormat format, Provenance provenance)
            throws IOException {
        ColumnFile columns =
                switch (format) {
                    case ARROW -> ColumnFile.arrowStream(out, TableColumns.schema(empty, provenance));
                    case PARQUET -> ColumnFile.parquet(out, TableColumns.schema(empty, provenance));
                    default -> null;
                };
        return new TableStream(empty, format, provenance, Optional.empty(), Optional.empty(), out, columns);
    }

    /**
     * Begins a table in {@code target}, which appears when it is whole.
     *
     * @param empty its title and columns
     */
    public static TableStream to(
            Path target, boolean overwrite, DescribedTable empty, FileForm<TableFormat> form, Provenance provenance)
            throws IOException {
        OutputFile file = OutputFile.begin(target, overwrite);
        TableFormat format = form.format();
        Optional<OutputFile> metadata = Optional.empty();
        if (format.isText()) {
            OutputFile beside = OutputFile.begin(CsvMetadata.path(target), overwrite);
            CsvMetadata.write(beside.part(), target.getFileName().toString(), empty.columns(), provenance);
            metadata = Optional.of(beside);
        }
        if (format == TableFormat.ARROW) {
            FileChannel channel = FileChannel.open(file.part(), StandardOpenOption.WRITE);
            ColumnFile columns = ColumnFile.arrowFile(channel, TableColumns.schema(empty, provenance));
            return new TableStream(
                    empty, format, provenance, Optional.of(file), metadata, Channels.newOutputStream(channel), columns);
        }
        OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file.part()));
        OutputStream out = form.compressed() ? new GZIPOutputStream(bytes) : bytes;
        ColumnFile columns =
                format == TableFormat.PARQUET ? ColumnFile.parquet(out, TableColumns.schema(empty, provenance)) : null;
        return new TableStream(empty, format, provenance, Optional.of(file), metadata, out, columns);
    }

    /** Adds a row, its cells as {@link DescribedTable} has them. */
    public void add(List<Object> row) throws IOException {
        rows.add(row);
        if (isStreamed() && rows.size() == BLOCK) {
            write();
        } else if (rows.size() > MOST_HELD) {
            throw new HtmStException(
                    "the answer has more than " + MOST_HELD + " lines, the most of format " + format
                            + "; ask for csv, jsonl, arrow or parquet",
                    false);
        }
    }

    private boolean isStreamed() {
        return columnFile != null || format == TableFormat.CSV || format == TableFormat.JSONL;
    }

    private void write() throws IOException {
        DescribedTable block = new DescribedTable(empty.title(), empty.columns(), rows);
        try {
            if (columnFile != null) {
                TableColumns.add(block, columnFile);
            } else if (format == TableFormat.CSV) {
                block.table().printCsvRows(text);
            } else if (format == TableFormat.JSONL) {
                block.table().printJsonLines(text);
            } else {
                TableOutput.print(block, format, text);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        rows = new ArrayList<>();
    }

    /**
     * Writes the rest, and gives files their names.
     *
     * @param dimension what a row is, for netCDF
     */
    public void finish(String dimension) throws IOException {
        if (format == TableFormat.NETCDF || format == TableFormat.NETCDF4) {
            out.close();
            DescribedTable whole = new DescribedTable(empty.title(), empty.columns(), rows);
            Path part = file.orElseThrow().part();
            TableOutput.writeNetcdf(format, path -> TableNetcdf.write(whole, dimension, provenance, path), part);
        } else {
            write();
        }
        if (columnFile != null) {
            columnFile.finish();
        }
        if (text != null) {
            text.flush();
        }
        if (file.isEmpty()) {
            out.flush();
        }
        if (file.isPresent()) {
            out.close();
            if (metadata.isPresent()) {
                metadata.get().commit();
            }
            file.get().commit();
        }
    }

    @Override
    public void close() throws IOException {
        if (columnFile != null) {
            columnFile.close();
        }
        if (file.isPresent()) {
            out.close();
            file.get().close();
        }
        if (metadata.isPresent()) {
            metadata.get().close();
        }
    }
}
