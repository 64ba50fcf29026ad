package org.htmst.cli.ask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.htmst.answer.print.OutputFile;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.table.DescribedTable;
import org.htmst.answer.table.TableFormat;
import org.htmst.answer.table.TableOutput;
import org.htmst.answer.table.TableStream;
import org.htmst.cli.option.OutputOptions;
import org.htmst.cli.session.Session;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a table goes, and in what form. */
final class TableOutputOptions {

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description =
                    "One of ${COMPLETION-CANDIDATES}; what the name of FILE ends in (.txt, .csv, .json, .jsonl, .ndjson, .nc,"
                            + " .arrow, .feather, .parquet; of a text with .gz behind it, compressed) unless given; text on"
                            + " standard output.")
    private TableFormat format;

    @Mixin
    private OutputOptions output;

    /**
     * Checks, before any work is done, that the table can be written.
     *
     * @throws IllegalArgumentException if it cannot
     */
    void check() {
        output.check();
        output.file().ifPresent(file -> TableFormat.form(file, Optional.ofNullable(format)));
        if (format != null && !format.isStreamed() && output.file().isEmpty()) {
            throw new IllegalArgumentException(
                    "format " + format + " cannot go to standard output; name a file with -o FILE");
        }
    }

    /**
     * Writes it: to the file that is named or, without one, to standard output.
     *
     * @param netcdf writes the file in that form
     */
    void write(DescribedTable table, OutputFile.Content netcdf, Provenance provenance, Session session)
            throws IOException {
        TableFormat printed = format == null ? TableFormat.TEXT : format;
        if (output.file().isPresent()) {
            Path file = output.file().get();
            TableOutput.write(
                    table,
                    file,
                    output.overwrite(),
                    TableFormat.form(file, Optional.ofNullable(format)),
                    provenance,
                    netcdf);
        } else if (printed.isText()) {
            TableOutput.print(table, printed, session.text());
        } else {
            TableOutput.send(table, printed, provenance, session.out());
        }
    }

    /** Writes a text that is no table. */
    void writeText(String text, Session session) throws IOException {
        if (output.file().isPresent()) {
            OutputFile.write(output.file().get(), output.overwrite(), path -> Files.writeString(path, text));
        } else {
            session.text().print(text);
        }
    }

    /** Whether existing files may be replaced. */
    boolean overwrites() {
        return output.overwrite();
    }

    /**
     * Begins a table of which rows are written as they come.
     *
     * @param empty its title and columns
     * @param standard the form on standard output unless one is given
     */
    TableStream stream(DescribedTable empty, TableFormat standard, Provenance provenance, Session session)
            throws IOException {
        if (output.file().isPresent()) {
            Path file = output.file().get();
            return TableStream.to(
                    file, output.overwrite(), empty, TableFormat.form(file, Optional.ofNullable(format)), provenance);
        }
        TableFormat printed = format == null ? standard : format;
        return TableStream.to(printed.isText() ? session.text() : session.out(), empty, printed, provenance);
    }

    /** {@code  in FILE}, or nothing. */
    String place() {
        return output.file().map(file -> " in " + file).orElse("");
    }
}
