package org.htmst.cli.store;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.htmst.answer.print.ReportFormat;
import org.htmst.answer.print.Table;
import org.htmst.answer.print.Words;
import org.htmst.cli.input.LoadInput;
import org.htmst.cli.input.LoadInputs;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.ErrorReport;
import org.htmst.cli.session.LoadProgress;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Descriptor;
import org.htmst.formats.Source;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.load.LoadListener;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "load",
        description = {
            "Load files into the store.",
            "NOAA's POES/MetOp files (poes_*_proc.nc, poes_*_raw.nc, poes_*.txt) are known; a CSV file, of whatever suffix, needs a"
                    + " descriptor, named by --descriptor or standing beside it as NAME.json. CDF and netCDF files of other missions"
                    + " load by one, by one that comes with the program ('htm-st ls formats'), or by what they say of themselves.",
            "Of a tar, tar.gz, tgz or zip, each file in it is loaded as if it stood alone. FILE may be - for standard input, with"
                    + " --name, and with --allow-http an address.",
            "Loading a file again changes nothing; a changed file takes the place of its older version, unless it"
                    + " holds less. A file that cannot be loaded does not hinder the others, and makes the exit code 1."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st load sample-data/*.nc",
            "  htm-st load --descriptor instrument.json measurements.csv",
            "  htm-st load --dry-run --format json *.csv",
            "  htm-st load archive-2014.tar.gz more.zip",
            "  cat a.txt | htm-st load - --name poes_n19_20140102.txt",
            "  htm-st load --home /data/htm-st poes_n19_20191024_proc.nc"
        })
public final class LoadCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files to load, archives of files, - for standard input, or addresses.")
    private List<String> arguments;

    @Option(
            names = "--descriptor",
            paramLabel = "FILE.json",
            description = "What the columns or variables of the files among FILE mean.")
    private Path descriptor;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "How the file that standard input, or the one address, gives is called.")
    private String name;

    @Option(
            names = "--allow-http",
            description =
                    "Fetch what addresses (http://..., https://...) give, and load it; at most 64 GiB each. A folder of its own for"
                            + " temporary files keeps it until the end.")
    private boolean allowHttp;

    @Option(
            names = "--allow-fewer",
            description =
                    "Let a newer version of a file take the place of the older though it has fewer samples or values.")
    private boolean allowFewer;

    @Option(
            names = "--no-tiles",
            description = "Write no tiles, by which summaries are answered sooner; 'htm-st upgrade' writes them later.")
    private boolean noTiles;

    @Option(
            names = "--dry-run",
            description =
                    "Only read and check the files, and tell what a load would keep of them; no store is touched.")
    private boolean dryRun;

    @Mixin
    private ReportOptions report;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    private final Map<LoadOutcome.Kind, Integer> done = new EnumMap<>(LoadOutcome.Kind.class);
    private final List<List<Object>> rows = new ArrayList<>();
    private final List<LoadInput> files = new ArrayList<>();
    private int looked;
    private long samples;
    private int failed;

    public LoadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Optional<Descriptor> columns = Optional.ofNullable(descriptor).map(SourceFiles::descriptor);
        long startNs = System.nanoTime();
        LoadInputs.Request request = new LoadInputs.Request(
                arguments,
                Optional.ofNullable(name),
                allowHttp,
                columns,
                session.surroundings()::path,
                session.surroundings().input());
        try (LoadInputs inputs = new LoadInputs(request);
                LoadProgress progress = progress(inputs.bytes())) {
            Reports reports = new Reports(progress);
            // Nobody waits for a server to hear that a name is misspelt.
            if (dryRun || inputs.noneIsReadable()) {
                look(inputs, reports);
            } else {
                load(inputs, reports);
            }
            inputs.passedOver().forEach(file -> session.talk(general)
                    .println(Excerpt.plain(file.toString()) + ": passed over; others have their places from it"));
        }
        if (report.format() == ReportFormat.TEXT) {
            summarise(System.nanoTime() - startNs);
        } else {
            report.format().print(new Table(LoadedFile.HEADER, rows), session.text());
        }
        return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void load(LoadInputs inputs, Reports reports) {
        try (Store store = session.open(storeOptions, general)) {
            store.loadAll(
                    new Iterator<Supplier<Source>>() {
                        @Override
                        public boolean hasNext() {
                            return inputs.hasNext();
                        }

                        @Override
                        public Supplier<Source> next() {
                            return noted(inputs.next()).source();
                        }
                    },
                    allowFewer ? Fewer.ALLOWED : Fewer.REFUSED,
                    !noTiles,
                    reports);
        }
    }

    /** The loader calls files by their number, from 0. */
    private LoadInput noted(LoadInput input) {
        // What was read of it already need not be kept until all are loaded.
        files.add(new LoadInput(input.shown(), input.bytes(), () -> {
            throw new IllegalStateException("read already");
        }));
        return input;
    }

    private void look(LoadInputs inputs, Reports reports) {
        for (int source = 0; inputs.hasNext(); source++) {
            try {
                reports.looked(source, noted(inputs.next()).source().get().read());
            } catch (RuntimeException e) {
                reports.failed(source, e);
            } catch (Error e) {
                reports.failed(source, HtmStException.of(e));
            }
        }
    }

    private final class Reports implements LoadListener {

        private final LoadProgress progress;

        Reports(LoadProgress progress) {
            this.progress = progress;
        }

        @Override
        public void loaded(int source, LoadOutcome outcome) {
            done.merge(outcome.kind(), 1, Integer::sum);
            if (outcome.kind() != LoadOutcome.Kind.UNCHANGED) {
                samples += outcome.granule().samplesKept();
            }
            tell(source, LoadedFile.of(files.get(source).shown(), outcome));
        }

        void looked(int source, SourceContent content) {
            looked++;
            samples += content.samples().size();
            tell(source, LoadedFile.looked(files.get(source).shown(), content));
        }

        private void tell(int source, LoadedFile file) {
            progress.makeRoom();
            if (report.format() == ReportFormat.TEXT) {
                text().println(file.line());
                PrintStream talk = session.talk(general);
                file.notes().forEach(note -> talk.println("  " + Excerpt.plain(note)));
            } else {
                rows.add(file.row());
            }
            progress.step(files.get(source).bytes());
        }

        /** Any exception concerns this file alone: a hostile one may make its reader fail in ways that nobody foresaw. */
        @Override
        public void failed(int source, RuntimeException cause) {
            if (cause instanceof HtmStException failure && failure.recoverable()) {
                // The store, not the file, is in trouble; so it would be for every other file.
                throw cause;
            }
            failed++;
            progress.makeRoom();
            if (general.debug()) {
                cause.printStackTrace(session.err());
            }
            String message = ErrorReport.message(cause);
            String name = Excerpt.plain(files.get(source).shown().toString());
            rows.add(LoadedFile.failedRow(files.get(source).shown(), message));
            session.err().println("htm-st: failed " + (isNamed(message, name) ? message : name + ": " + message));
            progress.step(files.get(source).bytes());
        }
    }

    /** Of two slashes behind a scheme, a path keeps one. */
    private static boolean isNamed(String message, String name) {
        return message.contains(name) || message.replace("://", ":/").contains(name);
    }

    private void summarise(long ns) {
        StringBuilder line = new StringBuilder(Words.count(files.size(), "file")).append(":");
        done.forEach((kind, number) -> line.append(" ")
                .append(number)
                .append(" ")
                .append(kind.name().toLowerCase(Locale.ROOT))
                .append(","));
        if (dryRun) {
            line.append(" ").append(looked).append(" would load,");
        }
        line.append(" ").append(failed).append(" failed; ");
        String what = dryRun ? "read" : "written";
        line.append(String.format(Locale.ROOT, "%,d samples " + what + " in %.1f s", samples, ns / 1e9));
        text().println(line);
    }

    private PrintStream text() {
        return general.quiet() ? Talk.silent() : session.text();
    }

    private LoadProgress progress(long bytes) {
        boolean shown = session.terminal() && !general.quiet();
        return new LoadProgress(shown ? session.err() : Talk.silent(), bytes);
    }
}
