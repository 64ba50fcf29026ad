package org.htmst.cli.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.hbase.store.InitOutcome;
import org.htmst.hbase.store.StoreInit;
import org.htmst.time.TimeWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "init",
        description = {
            "Make the tables of a store, cut into regions for its servers.",
            "Without it the first command that needs the store makes them: with one region on the embedded store, as"
                    + " 'htm-st init' without options on a cluster. A store that exists stays as it is."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st init --conf hbase-site.xml",
            "  htm-st init --conf hbase-site.xml --regions 16 --time 2012-01-01/2030-01-01",
            "  htm-st init --conf hbase-site.xml --time 2030-01-01/2035-01-01 --split"
        })
public final class InitCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--regions",
            paramLabel = "N",
            description = {
                "Over how many regions the samples of each 397.7 days spread, best a power of two: with 8, each octant of"
                        + " the globe is a region, and every file goes to all of them.",
                "Unless given as many as there are region servers, rounded up to a power of two, 32 at most; one on the"
                        + " embedded store."
            })
    private Integer regions;

    @Option(
            names = "--time",
            paramLabel = "START/END",
            description = "When the samples will have been taken; 1998-05-01 to three years from now unless given."
                    + " What lies outside has one region before and one after.")
    private TimeWindow window;

    @Option(
            names = "--split",
            description = "If the store exists, have HBase split its regions where --regions and --time want it.")
    private boolean split;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public InitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (split && regions == null && window == null) {
            throw new IllegalArgumentException("--split needs --regions or --time, which say where");
        }
        StoreInit init = new StoreInit(Optional.ofNullable(regions), Optional.ofNullable(window), split);
        InitOutcome outcome = session.init(init, storeOptions, general);
        session.text().println(told(outcome));
        return ExitCode.OK;
    }

    private static String told(InitOutcome outcome) {
        String regions = Words.count(outcome.regions(), "region");
        if (outcome.kind() == InitOutcome.Kind.UNCHANGED) {
            return "the store exists already, with " + regions + "; nothing was changed";
        }
        String spread = outcome.perCell() == 1
                ? ""
                : "; the samples of each 397.7 days of " + Words.window(outcome.window()) + " spread over "
                        + outcome.perCell();
        String done = outcome.kind() == InitOutcome.Kind.MADE ? "made a store with " : "split; the store has now ";
        return String.join("", List.of(done, regions, spread));
    }
}
