package org.htmst.cli.store;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.htmst.answer.print.Facts;
import org.htmst.answer.print.ReportFormat;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.ErrorReport;
import org.htmst.cli.session.LoadProgress;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.Upgrade;
import org.htmst.hbase.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "upgrade",
        description = {
            "Write what an older version of the program stored anew, in the present schema.",
            "The store answers the same before, meanwhile and afterwards, and loads go on; programs that do not read the present schema"
                    + " refuse the store from then on. An upgrade may be stopped at any time, and goes on when it is run again;"
                    + " 'htm-st status' shows how many granules are left. The room that the old rows take is given back by"
                    + " 'htm-st vacuum --compact'."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  htm-st upgrade --dry-run", "  htm-st upgrade", "  htm-st vacuum --compact"})
public final class UpgradeCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--dry-run", description = "Only tell what would be written anew.")
    private boolean dryRun;

    @Mixin
    private ReportOptions report;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    private int upgraded;
    private int failed;

    public UpgradeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        try (Store store = session.open(storeOptions, general)) {
            List<Granule> all = store.catalog().granules();
            List<Granule> older = all.stream().filter(Upgrade::isOlder).toList();
            if (!dryRun) {
                upgrade(store, older);
            }
            Facts.Builder facts =
                    new Facts.Builder().add("granules", all.size()).add("present_schema", all.size() - older.size());
            if (dryRun) {
                facts.add("would_upgrade", older.size());
            } else {
                facts.add("upgraded", upgraded).add("failed", failed);
            }
            boolean silent = general.quiet() && report.format() == ReportFormat.TEXT;
            report.format().print(facts.build(), silent ? Talk.silent() : session.text());
        }
        return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void upgrade(Store store, List<Granule> older) {
        PrintStream terminal = session.terminal() && !general.quiet() ? session.err() : Talk.silent();
        long samples = older.stream().mapToLong(Granule::samplesKept).sum();
        try (LoadProgress progress = LoadProgress.ofUpgrade(terminal, samples)) {
            store.upgrade(new Upgrade.Listener() {
                @Override
                public void upgraded(Granule granule) {
                    upgraded++;
                    progress.step(granule.samplesKept());
                }

                @Override
                public void failed(Granule granule, HtmStException cause) {
                    failed++;
                    progress.makeRoom();
                    session.err()
                            .println("htm-st: failed granule " + granule.id() + " (" + Excerpt.plain(granule.fileName())
                                    + "), which stays as it is: " + ErrorReport.message(cause));
                    progress.step(granule.samplesKept());
                }
            });
        }
        if (upgraded > 0) {
            session.talk(general)
                    .println(Words.count(upgraded, "granule")
                            + " written anew; 'htm-st vacuum --compact' gives the room of the old rows back");
        }
    }
}
