package org.htmst.answer.summary;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.print.FileForm;
import org.htmst.answer.print.OutputFile;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.print.ReportFormat;

/** Writes summaries: to standard output, or as a file with, beside a text, its metadata file. */
public final class SummaryOutput {

    private SummaryOutput() {}

    /** Prints a text. */
    public static void print(SummaryTable summary, SummaryFormat format, PrintStream out) {
        switch (format) {
            case TEXT -> ReportFormat.TEXT.print(summary.table(), out);
            case CSV -> ReportFormat.CSV.print(summary.table(), out);
            case JSON -> ReportFormat.JSON.print(summary.table(), out);
            case JSONL -> summary.table().printJsonLines(out);
            case NETCDF ->
                throw new IllegalArgumentException("netcdf cannot go to standard output; name a file with -o FILE");
        }
    }

    /** Writes {@code target}, which appears when it is whole. */
    public static void write(
            SummaryTable summary, Path target, boolean overwrite, FileForm<SummaryFormat> form, Provenance provenance)
            throws IOException {
        OutputFile.write(target, overwrite, path -> {
            if (!form.format().isText()) {
                SummaryFile.write(summary, provenance, path);
                return;
            }
            print(summary, form, path);
            OutputFile.write(
                    CsvMetadata.path(target),
                    overwrite,
                    beside ->
                            CsvMetadata.write(beside, target.getFileName().toString(), summary.entries(), provenance));
        });
    }

    private static void print(SummaryTable summary, FileForm<SummaryFormat> form, Path path) throws IOException {
        OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(path));
        try (PrintStream out = new PrintStream(
                new Loud(form.compressed() ? new GZIPOutputStream(bytes) : bytes), false, StandardCharsets.UTF_8)) {
            print(summary, form.format(), out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
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
