package org.htmst.cli.ask;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.summary.SummaryFormat;
import org.htmst.answer.summary.SummaryOutput;
import org.htmst.answer.summary.SummaryTable;
import org.htmst.cli.option.OutputOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a summary goes, and in what form. */
final class SummaryOutputOptions {

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description =
                    "One of ${COMPLETION-CANDIDATES}; what the name of FILE ends in (.txt, .csv, .json, .jsonl, .ndjson, .nc; of a"
                            + " text with .gz behind it, compressed) unless given; text on standard output.")
    private SummaryFormat format;

    @Mixin
    private OutputOptions output;

    /**
     * Checks, before any work is done, that the summary can be written.
     *
     * @throws IllegalArgumentException if it cannot
     */
    void check() {
        output.check();
        output.file().ifPresent(file -> SummaryFormat.form(file, Optional.ofNullable(format)));
        if (format != null && !format.isText() && output.file().isEmpty()) {
            throw new IllegalArgumentException(
                    "format " + format + " cannot go to standard output; name a file with -o FILE");
        }
    }

    /** Writes it: to the file that is named or, without one, to standard output. */
    void write(SummaryTable summary, Provenance provenance, PrintStream standardOutput) throws IOException {
        if (output.file().isPresent()) {
            Path file = output.file().get();
            SummaryOutput.write(
                    summary,
                    file,
                    output.overwrite(),
                    SummaryFormat.form(file, Optional.ofNullable(format)),
                    provenance);
        } else {
            SummaryOutput.print(summary, format == null ? SummaryFormat.TEXT : format, standardOutput);
        }
    }

    /** {@code  in FILE}, or nothing. */
    String place() {
        return output.file().map(file -> " in " + file).orElse("");
    }
}
