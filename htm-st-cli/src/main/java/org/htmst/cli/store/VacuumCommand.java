package org.htmst.cli.store;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.htmst.answer.print.Facts;
import org.htmst.answer.print.ReportFormat;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.LoadProgress;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.hbase.load.Vacuum;
import org.htmst.hbase.load.VacuumOutcome;
import org.htmst.hbase.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "vacuum",
        description = {
            "Free the space of granules that are not live.",
            "Those are removed or replaced files, but for those whose rows are kept ('htm-st retain'), and what a killed load left"
                    + " behind."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  htm-st vacuum", "  htm-st vacuum --grace PT10M", "  htm-st vacuum --compact --format json"})
public final class VacuumCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--grace",
            paramLabel = "DURATION",
            description = {
                "Keep what died less than this ago, for queries and loads that still run, such as PT10M; PT1H unless given.",
                "With PT0S no load and no query may run."
            })
    private Duration grace = Vacuum.DEFAULT_GRACE;

    @Option(
            names = "--compact",
            description =
                    "Then have HBase write its files anew as one each, which makes them smaller and reading faster.")
    private boolean compact;

    @Mixin
    private ReportOptions report;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public VacuumCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace " + grace + " is negative; give PT0S or more");
        }
        try (Store store = session.open(storeOptions, general)) {
            VacuumOutcome outcome = store.vacuum(grace);
            Facts.Builder facts = new Facts.Builder()
                    .add("granules", outcome.granules())
                    .add("rows", outcome.rows())
                    .add("kept", outcome.kept())
                    .add("kept_for_answers", outcome.keptForAnswers())
                    .add("waiting", outcome.waiting())
                    .add("grace", grace);
            boolean text = report.format() == ReportFormat.TEXT;
            if (text) {
                session.text()
                        .println("removed " + Words.count(outcome.rows(), "row") + " of "
                                + Words.count(outcome.granules(), "granule") + "; " + outcome.waiting()
                                + " wait for their grace of " + grace);
                if (outcome.kept() + outcome.keptForAnswers() > 0) {
                    session.text()
                            .println("kept the rows of "
                                    + Words.count(outcome.kept(), "granule")
                                    + " that were replaced or removed not long ago, and of "
                                    + Words.count(outcome.keptForAnswers(), "other")
                                    + " that answers were made of ('htm-st retain')");
                }
            }
            if (compact) {
                double seconds = compact(store);
                facts.add("compacted_s", seconds);
                if (text) {
                    session.text().printf(Locale.ROOT, "compacted in %.1f s%n", seconds);
                }
            }
            if (!text) {
                report.format().print(facts.build(), session.text());
            }
        }
        return ExitCode.OK;
    }

    /** How many seconds it took. */
    private double compact(Store store) {
        boolean shown = session.terminal() && !general.quiet();
        PrintStream terminal = shown ? session.err() : Talk.silent();
        long startNs = System.nanoTime();
        try (LoadProgress progress = LoadProgress.ofCompaction(terminal)) {
            store.compact(progress::stepTo);
        }
        return (System.nanoTime() - startNs) / 1e9;
    }
}
