package org.htmst.bench;

import java.io.PrintStream;
import java.util.Locale;
import org.htmst.bench.report.BenchReport;
import org.htmst.bench.report.JsonReport;
import org.htmst.bench.report.TextReport;

/** The forms that the report can take. */
enum ReportForm {
    TEXT,
    JSONL;

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
