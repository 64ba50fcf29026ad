package org.htmst.cli.store;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.hbase.store.RepairReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "repair",
        description = {
            "Make the tables of a store agree again, one of which was lost or put back.",
            "Records of files that the catalog lost come back from their second copy where all their rows are there. Files"
                    + " that have not all of their rows do not answer any more, and are named: load them again. No load may run. If it"
                    + " is cut short, run it again: until then the store cannot be used."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  htm-st repair --dry-run", "  htm-st repair"})
public final class RepairCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--dry-run", description = "Change nothing; tell what is amiss and what would be done.")
    private boolean dry;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public RepairCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RepairReport report = session.repair(dry, storeOptions, general);
        PrintStream out = session.text();
        report.found().forEach(out::println);
        report.putBack().forEach(granule -> out.println(granule + (dry ? " would answer again" : " answers again")));
        report.takenOut()
                .forEach(granule -> out.println(
                        granule + (dry ? " and would not answer any more" : " and does not answer any more")));
        report.loadAgain().forEach(file -> out.println("load again: " + file));
        session.talk(general).println(summary(report));
        return ExitCode.OK;
    }

    private String summary(RepairReport report) {
        if (report.isSound()) {
            return "nothing is amiss";
        }
        return dry ? "nothing was changed; without --dry-run it is done" : "done; 'htm-st verify' checks all of it";
    }
}
