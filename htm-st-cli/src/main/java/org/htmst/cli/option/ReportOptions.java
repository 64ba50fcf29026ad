package org.htmst.cli.option;

import org.htmst.answer.print.ReportFormat;
import picocli.CommandLine.Option;

/** The form of a report. */
public final class ReportOptions {

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "One of ${COMPLETION-CANDIDATES}; text unless given.")
    private ReportFormat format = ReportFormat.TEXT;

    /** The form asked for. */
    public ReportFormat format() {
        return format;
    }
}
