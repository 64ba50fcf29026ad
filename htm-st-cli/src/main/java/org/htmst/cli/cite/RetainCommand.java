package org.htmst.cli.cite;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.htmst.answer.print.Facts;
import org.htmst.answer.print.ReportFormat;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.hbase.catalog.PastGranule;
import org.htmst.hbase.catalog.Retention;
import org.htmst.hbase.catalog.cite.KeptAnswer;
import org.htmst.hbase.load.Retainer;
import org.htmst.hbase.store.Store;
import org.htmst.region.text.SpanText;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "retain",
        description = {
            "Say how long rows are kept of files that were replaced or removed.",
            "As long as they are, answers that were made of them can be given again ('htm-st repeat'), and the store can be asked as it"
                    + " was (--as-of). Unless something is said, the next vacuum removes them.",
            "With --for, they are kept so long after files were replaced or removed; with an answer's ID, those that it was made of are"
                    + " kept in any case, for good or, with --for, so long from now.",
            "Without any of this, it says what is kept."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st retain --for 90d",
            "  htm-st retain htmst-5v0d3m8ki1u2q7g4r9ab",
            "  htm-st retain --end htmst-5v0d3m8ki1u2q7g4r9ab",
            "  htm-st retain --format json"
        })
public final class RetainCommand implements Callable<Integer> {

    private static final String NONE = "none";
    private static final String FOR_GOOD = "ever";

    private final Session session;

    @Parameters(paramLabel = "ID", description = "Answers.")
    private List<String> answers = List.of();

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            description = "How long, such as 90d or P1Y; " + FOR_GOOD + " without end, " + NONE + " not at all.")
    private String span;

    @Option(names = "--end", description = "Do not keep what these answers were made of beyond the rest.")
    private boolean end;

    @Mixin
    private ReportOptions report;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public RetainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        answers.stream().filter(id -> !KeptAnswer.isId(id)).forEach(id -> {
            throw new IllegalArgumentException(
                    "'" + id + "' is no answer's id; they look like htmst-5v0d3m8ki1u2q7g4r9ab");
        });
        if (end && (answers.isEmpty() || span != null)) {
            throw new IllegalArgumentException("--end goes with ids of answers, and without --for");
        }
        long ms = span == null ? Retention.FOR_GOOD : milliseconds(span);
        if (!answers.isEmpty() && ms == 0) {
            throw new IllegalArgumentException("what answers were made of is kept for some time; give --end to end it");
        }
        try (Store store = session.open(storeOptions, general)) {
            Retainer retainer = store.retainer();
            for (String id : answers) {
                if (end) {
                    retainer.end(id);
                } else {
                    retainer.keep(id, ms);
                }
            }
            if (answers.isEmpty() && span != null) {
                retainer.keepAll(ms);
            }
            tell(retainer);
        }
        return ExitCode.OK;
    }

    private static long milliseconds(String span) {
        if (span.equals(FOR_GOOD) || span.equals(NONE)) {
            return span.equals(NONE) ? 0 : Retention.FOR_GOOD;
        }
        Duration duration = SpanText.parse(span);
        if (duration.isNegative()) {
            throw new IllegalArgumentException("--for " + span + " is negative; give 0 or more");
        }
        return duration.toMillis();
    }

    private void tell(Retainer retainer) {
        Retention retention = retainer.retention();
        List<PastGranule> stored = retainer.stored();
        if (report.format() != ReportFormat.TEXT) {
            Facts.Builder facts = new Facts.Builder()
                    .add("for", words(retention.forMs()))
                    .add("granules", stored.size())
                    .add("samples", samples(stored))
                    .add("answers", retention.answers().size());
            report.format().print(facts.build(), session.text());
            return;
        }
        session.text()
                .println("rows of files that were replaced or removed are kept "
                        + switch (words(retention.forMs())) {
                            case NONE -> "until the next vacuum";
                            case FOR_GOOD -> "for good";
                            default -> "for " + words(retention.forMs());
                        });
        for (Map.Entry<String, Long> answer : retention.answers().entrySet()) {
            session.text()
                    .println("those that answer " + answer.getKey() + " was made of "
                            + (answer.getValue() == Retention.FOR_GOOD
                                    ? "for good"
                                    : "until " + Instant.ofEpochMilli(answer.getValue())));
        }
        session.text()
                .println("there are " + Words.count(stored.size(), "such file") + " now, with "
                        + Words.count(samples(stored), "sample"));
        stored.forEach(past -> session.text().println("  " + past));
    }

    private static long samples(List<PastGranule> stored) {
        return stored.stream().mapToLong(past -> past.granule().samplesKept()).sum();
    }

    private static String words(long ms) {
        return ms == 0
                ? NONE
                : ms == Retention.FOR_GOOD ? FOR_GOOD : Duration.ofMillis(ms).toString();
    }
}
