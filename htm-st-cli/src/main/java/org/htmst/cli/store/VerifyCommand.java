package org.htmst.cli.store;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.htmst.answer.print.Facts;
import org.htmst.answer.print.ReportFormat;
import org.htmst.answer.print.Table;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.SourceOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.LoadProgress;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.verify.Fault;
import org.htmst.hbase.verify.VerifyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {
            "Check that the store holds what was loaded.",
            "Reads every row of live granules whole: checksums, times, places, run maps, and whether rows, samples and cells"
                    + " are those that the granule's record tells of. Each fault names granule, channel and chunk, and makes the"
                    + " exit code 1. Loads and queries may run meanwhile.",
            "With numbers ('ls granules' shows them) or names of files, in which * and ? stand for any letters and any letter, --satellite, --product or --time, only the granules that these name or"
                    + " touch are checked; without, also whether the store holds anything else."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st verify",
            "  htm-st verify 3 4",
            "  htm-st verify 'poes_n18_*'",
            "  htm-st verify --satellite noaa-18 --time 2019-10-24/P1D --format json"
        })
public final class VerifyCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "GRANULE", description = "Numbers of granules, or names of files.")
    private List<String> typed = List.of();

    @Mixin
    private SourceOptions source;

    @Mixin
    private ReportOptions report;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        boolean shown = session.terminal() && !general.quiet();
        PrintStream terminal = shown ? session.err() : Talk.silent();
        try (Store store = session.open(storeOptions, general)) {
            boolean all = typed.isEmpty() && source.isEmpty();
            Optional<List<Granule>> chosen =
                    all ? Optional.empty() : Optional.of(GranuleSelection.of(typed, source, store.catalog()));
            long startNs = System.nanoTime();
            VerifyReport found;
            try (LoadProgress progress = LoadProgress.ofVerification(terminal)) {
                found = store.verify(chosen, progress::stepTo);
            }
            print(found, (System.nanoTime() - startNs) / 1e9);
            return found.faultCount() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private void print(VerifyReport found, double seconds) {
        Facts.Builder facts = new Facts.Builder();
        boolean json = report.format() == ReportFormat.JSON;
        if (!json) {
            found.faults().forEach(fault -> facts.add("fault", fault));
        }
        facts.add("granules", found.granules())
                .add("rows", found.rows())
                .add("tiles", found.tiles())
                .add("blocks", found.blocks())
                .add("samples", found.samples())
                .add("bytes", found.bytes())
                .add("rows_not_live", found.notLiveRows())
                .add("seconds", String.format(Locale.ROOT, "%.1f", seconds))
                .add("samples_per_second", Math.round(found.samples() / Math.max(1e-3, seconds)))
                .add("faults", found.faultCount());
        if (json) {
            facts.add("fault_list", table(found.faults()));
        }
        report.format().print(facts.build(), session.text());
        PrintStream talk = session.talk(general);
        found.notes().forEach(note -> talk.println("note: " + note));
        if (found.changed() > 0) {
            talk.println("note: " + Words.count(found.changed(), "granule")
                    + " stopped being live meanwhile, of which nothing is said");
        }
        if (found.faultCount() > found.faults().size()) {
            talk.println("the first " + found.faults().size() + " faults are shown");
        }
    }

    private static Table table(List<Fault> faults) {
        List<List<Object>> rows = new ArrayList<>();
        for (Fault fault : faults) {
            Optional<Fault.Chunk> chunk = fault.chunk();
            rows.add(List.of(
                    fault.granule(),
                    fault.fileName(),
                    fault.part(),
                    chunk.map(Fault.Chunk::trixel).orElse(""),
                    chunk.flatMap(Fault.Chunk::start).map(Instant::toString).orElse(""),
                    chunk.map(Fault.Chunk::satellite).orElse(""),
                    chunk.map(Fault.Chunk::row).orElse(""),
                    fault.what()));
        }
        return new Table(List.of("granule", "file", "part", "trixel", "start", "satellite", "row", "fault"), rows);
    }
}
