package org.htmst.cli.store;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.SourceOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.failure.Excerpt;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rm",
        description = {
            "Remove loaded files from the store.",
            "By number ('ls granules' shows it), by name of the file, or by satellite, product and time, where only granules"
                    + " wholly inside the time are meant. What is not named by number is only shown unless --yes is given."
                    + " Their samples are gone from all later answers at once; 'vacuum' frees the space.",
            "In names * and ? stand for any letters and any letter, and case does not matter."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st rm 3 4",
            "  htm-st rm 'poes_n15_2019*' --yes",
            "  htm-st rm --satellite noaa-15 --time 2019-10-24/P1D --yes"
        })
public final class RemoveCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "GRANULE", description = "Numbers of granules, or names of files.")
    private List<String> typed = List.of();

    @Mixin
    private SourceOptions source;

    @Option(names = "--yes", description = "Do it; without, a selection by names or options is only shown.")
    private boolean yes;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public RemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (typed.isEmpty() == source.isEmpty()) {
            throw new IllegalArgumentException(
                    "rm needs either numbers or files of granules, or --satellite, --product or --time, and not both");
        }
        try (Store store = session.open(storeOptions, general)) {
            List<Granule> chosen = typed.isEmpty()
                    ? GranuleSelection.of(source, store.catalog()).inside()
                    : GranuleSelection.named(typed, store.catalog().granules());
            boolean act = yes || !typed.isEmpty() && GranuleSelection.areNumbers(typed);
            List<Granule> shown = act ? store.remove(chosen) : chosen;
            PrintStream out = session.text();
            for (Granule granule : shown) {
                out.println((act ? "removed " : "would remove ") + granule.id() + " "
                        + Excerpt.plain(granule.fileName()) + ": "
                        + granule.samplesKept() + " samples");
            }
            session.talk(general)
                    .println(Words.count(shown.size(), "granule") + (act ? " removed" : " found; --yes removes them"));
        }
        return ExitCode.OK;
    }
}
