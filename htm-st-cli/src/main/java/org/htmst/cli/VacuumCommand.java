package org.htmst.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.StoreOptions;
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
            "Those are removed or replaced files, and what a killed load left behind."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  htm-st vacuum", "  htm-st vacuum --grace PT10M"})
final class VacuumCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--grace",
            paramLabel = "DURATION",
            description = {
                "Keep what died less than this ago, for queries and loads that still run, such as PT10M; PT1H unless given.",
                "With PT0S no load and no query may run."
            })
    private Duration grace = Vacuum.DEFAULT_GRACE;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    VacuumCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace " + grace + " is negative; give PT0S or more");
        }
        try (Store store = session.open(storeOptions, general)) {
            VacuumOutcome outcome = store.vacuum(grace);
            session.text()
                    .println("removed " + Talk.count(outcome.rows(), "row") + " of "
                            + Talk.count(outcome.granules(), "granule") + "; " + outcome.waiting()
                            + " wait for their grace of " + grace);
        }
        return ExitCode.OK;
    }
}
