package org.htmst.answer.print;

import java.io.PrintStream;
import java.util.Locale;

/** The forms that reports about the store can take. */
public enum ReportFormat {
    TEXT,
    CSV,
    JSON;

    /** Prints {@code report} in this form. */
    public void print(Report report, PrintStream out) {
        switch (this) {
            case TEXT -> report.printText(out);
            case CSV -> report.printCsv(out);
            case JSON -> report.printJson(out);
        }
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
