package org.htmst.cli.option;

import org.htmst.answer.print.ReportFormat;
import picocli.CommandLine.Option;

/** Whether and how maps are compared with samples held out of them. */
public final class ValidationOptions {

    @Option(
            names = "--validate",
            description = "Make no file: hold out passes, make maps of the rest, and tell how well these predict them.")
    private boolean validate;

    @Option(
            names = "--hold-out",
            paramLabel = "SHARE",
            description = "Share of passes held out by --validate and --radius-km auto; 0.2 unless given.")
    private double share = 0.2;

    @Option(names = "--seed", paramLabel = "N", description = "Other seeds hold out other passes; 1 unless given.")
    private long seed = 1;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "Form of what --validate tells: ${COMPLETION-CANDIDATES}; text unless given.")
    private ReportFormat format;

    /** Whether to validate, and make no maps. */
    public boolean validate() {
        return validate;
    }

    /** The share of passes to hold out, as typed. */
    public double share() {
        return share;
    }

    /** The seed of the choice of passes. */
    public long seed() {
        return seed;
    }

    /** The form of the report. */
    public ReportFormat format() {
        return format == null ? ReportFormat.TEXT : format;
    }

    /**
     * Checks that the options go together.
     *
     * @throws IllegalArgumentException if they do not
     */
    public void check() {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("--hold-out " + share + " is not between 0 and 1");
        }
        if (format != null && !validate) {
            throw new IllegalArgumentException("--format is the form of a report; give --validate with it");
        }
    }
}
