package org.htmst.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.htmst.bench.report.BenchReport;
import org.htmst.bench.report.JsonReport;
import org.htmst.bench.report.TextReport;

/** The forms that the report can take. */
enum ReportForm {
    TEXT(".txt"),
    JSONL(".jsonl");

    private final String suffix;

    ReportForm(String suffix) {
        this.suffix = suffix;
    }

    /**
     * The form that the name of {@code target} ends in.
     *
     * @throws IllegalArgumentException if it is none
     */
    static ReportForm of(Path target) {
        String name = target.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(form -> name.endsWith(form.suffix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("output '" + target
                        + "' does not say its form; let the name end in .txt or .jsonl, or give --format"));
    }

    void print(BenchReport report, PrintStream out) {
        switch (this) {
            case TEXT -> new TextReport(out).print(report);
            case JSONL -> new JsonReport(out).print(report);
        }
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
