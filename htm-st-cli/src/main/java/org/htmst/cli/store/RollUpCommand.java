package org.htmst.cli.store;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.htmst.answer.print.Facts;
import org.htmst.answer.print.ReportFormat;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.LoadProgress;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.hbase.store.RollUps;
import org.htmst.hbase.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "roll-up",
        description = {
            "Count the samples of each quarter of a year by place and hour, for summaries of years.",
            "Summaries by trixel and local time, or by L and magnetic local time, of whole quarters are then answered from these counts,"
                    + " exactly as from the samples. Quarters that have ended are counted, and counted again once a file of theirs"
                    + " was loaded, replaced or removed: until then samples answer. To be run now and then, as vacuum is; it may be"
                    + " stopped at any time, and goes on when it is run again."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st roll-up --dry-run",
            "  htm-st roll-up",
            "  htm-st summarize --channel e3 --by trixel:4 --by local-time:3"
        })
public final class RollUpCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--dry-run", description = "Only tell what would be counted.")
    private boolean dryRun;

    @Option(names = "--anew", description = "Count what is counted once more, too.")
    private boolean anew;

    @Mixin
    private ReportOptions report;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public RollUpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        try (Store store = session.open(storeOptions, general)) {
            List<RollUps.Part> parts = store.missingRollUps(anew);
            if (!dryRun && !parts.isEmpty()) {
                rollUp(store, parts);
            }
            Facts.Builder facts = new Facts.Builder()
                    .add(dryRun ? "would_roll_up" : "rolled_up", parts.size())
                    .add(
                            "samples",
                            Talk.number(
                                    parts.stream()
                                            .mapToLong(RollUps.Part::samples)
                                            .sum(),
                                    report.format()));
            boolean silent = general.quiet() && report.format() == ReportFormat.TEXT;
            report.format().print(facts.build(), silent ? Talk.silent() : session.text());
        }
        return ExitCode.OK;
    }

    private void rollUp(Store store, List<RollUps.Part> parts) {
        PrintStream terminal = session.terminal() && !general.quiet() ? session.err() : Talk.silent();
        long samples = parts.stream().mapToLong(RollUps.Part::samples).sum();
        try (LoadProgress progress = LoadProgress.ofRollUp(terminal, samples)) {
            store.rollUp(parts, part -> progress.step(part.samples()));
        }
    }
}
