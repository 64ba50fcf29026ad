package org.htmst.bench.keys;

import java.io.PrintStream;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts what key layouts read. */
@Command(
        name = "keys",
        description = {
            "Count the rows that queries touch under several orders of keys, without a store.",
            "Every position of five satellites is worked out and looked up in the ranges of every order and query. The paper's"
                    + " three figures for query III are compared with covers of several finenesses."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  htm-st bench keys", "  htm-st bench keys --scale paper --format jsonl"})
public final class KeysCommand implements Runnable {

    /** How many samples. */
    enum Scale {
        MONTH(Survey.MONTH),
        PAPER(Survey.PAPER);

        private final Survey survey;

        Scale(Survey survey) {
            this.survey = survey;
        }

        /** The name on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The forms that the report can take. */
    enum Form {
        TEXT,
        JSONL;

        private void print(KeyReport report, PrintStream out) {
            switch (this) {
                case TEXT -> new TextKeyReport(out).print(report);
                case JSONL -> new JsonKeyReport(out).print(report);
            }
        }

        /** The name on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final PrintStream out;
    private final PrintStream talk;

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            description = "month (February 2013, 6 million samples) or paper (3.5 years, 276 million samples, some"
                    + " minutes); month unless given.")
    private Scale scale = Scale.MONTH;

    @Option(names = "--days", paramLabel = "N", description = "Count the first N days of it only.")
    private Integer days;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that count; one for each processor unless given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "One of ${COMPLETION-CANDIDATES}; text unless given.")
    private Form form = Form.TEXT;

    /** Prints the report to {@code out}, progress to {@code talk}. */
    public KeysCommand(PrintStream out, PrintStream talk) {
        this.out = out;
        this.talk = talk;
    }

    @Override
    public void run() {
        Survey survey = days == null ? scale.survey : new Survey(scale.survey.first(), days);
        if (survey.days() < 1 || survey.days() > Survey.PAPER.days()) {
            throw new IllegalArgumentException("--days " + survey.days() + " is outside 1.." + Survey.PAPER.days());
        }
        if (threads < 1) {
            throw new IllegalArgumentException("--threads " + threads + " cannot count; give at least 1");
        }
        form.print(new KeyCount(survey).run(threads, talk), out);
    }
}
