package org.htmst.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.htmst.answer.print.OutputFile;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.measure.Repeats;
import org.htmst.bench.process.Launcher;
import org.htmst.bench.query.DesignQuery;
import org.htmst.bench.report.BenchReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The whole-query benchmark. */
@Command(
        name = "htm-st bench",
        description = {
            "Measure the store and its rivals: seven queries over a simulated archive, as rows and as an aggregate.",
            "The archive is made on first use, in a data directory of its own, and used again as long as it is the one asked"
                    + " for. All systems must answer alike, else the benchmark fails.",
            "Queries whose time lies outside the archive are moved by whole years into it, or, where no year fits, to its"
                    + " beginning; the report shows the windows used."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st bench --days 3",
            "  htm-st bench --days 3 --rival none --format jsonl",
            "  htm-st bench --time 2014-01-01/P1Y --cold --growth --heap --check -o year.txt",
            "  htm-st bench --days 3 --rival duckdb,questdb,coupled,time-first,space-first --query III,VI",
            "  htm-st bench --days 365 --rival none --query VI --process",
            "  htm-st bench --time 2014-01-01/P2M --rival none --query I,II,III --conf ~/.htm-st-cluster/hbase-site.xml"
        })
final class BenchCommand implements Callable<Integer> {

    /** The environment variable that stands for {@code --home}. */
    private static final String HOME = "HTM_ST_HOME";

    private static final int PROCESS_REPEATS = 200;

    private final PrintStream out;
    private final PrintStream talk;
    private final Map<String, String> environment;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions archiveOptions;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Data directory for the benchmark alone (else $" + HOME + ", else ~/.htm-st-bench).")
    private Path home;

    @Option(
            names = "--conf",
            paramLabel = "FILE",
            description =
                    "hbase-site.xml of a cluster with a store for the benchmark alone: measure that, too, and how its"
                            + " servers share the work.")
    private Path conf;

    @Option(
            names = "--query",
            paramLabel = "QUERY",
            split = ",",
            splitSynopsisLabel = ",",
            description = "Some of ${COMPLETION-CANDIDATES}; all unless given.")
    private List<DesignQuery> queries = List.of(DesignQuery.values());

    @Option(
            names = "--rival",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            description =
                    "Some of ${COMPLETION-CANDIDATES}; duckdb and coupled unless given. time-first and space-first"
                            + " read most of the archive for most queries.")
    private List<Rival> rivals = List.of(Rival.DUCKDB, Rival.COUPLED);

    @Option(
            names = "--rival-channels",
            paramLabel = "N",
            description = "How many of the archive's channels rivals store; 1, which serves them best, unless given.")
    private int rivalChannels = 1;

    @Option(names = "--repeat", paramLabel = "N", description = "Measured runs of each query; 7 unless given.")
    private int repeat = 7;

    @Option(names = "--warm-up", paramLabel = "N", description = "Runs before them; 5 unless given.")
    private int warmUp = 5;

    @Option(names = "--cold", description = "Measure with an empty block cache, too.")
    private boolean cold;

    @Option(
            names = "--forget",
            description =
                    "Have the store's client forget, before each question, the rows that it keeps for the next one.")
    private boolean forget;

    @Option(
            names = "--tiles",
            description =
                    "Write tiles, too, as a load does; these queries do not ask them ('htm-st bench summaries' does).")
    private boolean tiles;

    @Option(
            names = "--growth",
            description = "Compare query III with an archive of four weeks, made in a second data directory inside.")
    private boolean growth;

    @Option(names = "--heap", description = "Stream 10 million samples through a client with a heap of 256 MB.")
    private boolean heap;

    @Option(
            names = "--process",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "" + PROCESS_REPEATS,
            description = "Time whole commands, too, as a shell starts them: N times (" + PROCESS_REPEATS
                    + " unless given) in a resident process, a fifth as often in a process of their own, a fortieth as often"
                    + " right after the server's start. Restarts the embedded server of the data directory.")
    private Integer process;

    @Option(names = "--check", description = "Exit with 1 if a target is missed.")
    private boolean check;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "One of ${COMPLETION-CANDIDATES}; what the name of FILE ends in (.txt, .jsonl) unless given;"
                    + " text on standard output.")
    private ReportForm format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to FILE, which appears only when it is whole.")
    private Path file;

    @Option(names = "--overwrite", description = "Replace FILE if it exists.")
    private boolean overwrite;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    /** Prints the report to {@code out} unless a file is named, progress to {@code talk}. */
    BenchCommand(PrintStream out, PrintStream talk, Map<String, String> environment, Clock clock) {
        this.out = out;
        this.talk = talk;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (file != null) {
            OutputFile.checkTarget(file, overwrite);
        }
        ReportForm form = format != null ? format : file != null ? ReportForm.of(file) : ReportForm.TEXT;
        Archive archive = archiveOptions.archive();
        BenchSetup setup = new BenchSetup(
                archive,
                home(),
                Optional.ofNullable(conf),
                rivals(),
                checkedChannels(archive),
                new Repeats(warmUp, repeat),
                cold,
                forget,
                tiles,
                queries,
                growth,
                heap,
                processRepeats());
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        BenchReport report = new WholeQueryBench(setup, talk).run(Machine.describe(arguments, archive, clock));
        print(report, form);
        boolean missed = report.checks().stream().anyMatch(c -> !c.met());
        return check && missed ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private Path home() {
        String fromEnvironment = environment.getOrDefault(HOME, "");
        Path given = home != null
                ? home
                : fromEnvironment.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".htm-st-bench")
                        : Path.of(fromEnvironment);
        return given.toAbsolutePath().normalize();
    }

    private List<Rival> rivals() {
        if (rivals.contains(Rival.NONE) && rivals.size() > 1) {
            throw new IllegalArgumentException("--rival none excludes all others; leave it or them out");
        }
        return rivals.stream().filter(rival -> rival != Rival.NONE).distinct().toList();
    }

    /** The script is looked for at once, and not after hours of queries. */
    private int processRepeats() {
        if (process == null) {
            return 0;
        }
        if (process < 1) {
            throw new IllegalArgumentException("--process " + process + " is too few; give at least 1");
        }
        Launcher.ofThisProgram(home());
        return process;
    }

    private int checkedChannels(Archive archive) {
        int most = archive.values().size();
        if (rivalChannels < 1 || rivalChannels > most) {
            throw new IllegalArgumentException(
                    "--rival-channels " + rivalChannels + " is outside 1.." + most + ", the archive's channels");
        }
        return rivalChannels;
    }

    private void print(BenchReport report, ReportForm form) throws IOException {
        if (file == null) {
            form.print(report, out);
            return;
        }
        OutputFile.write(file, overwrite, part -> {
            try (PrintStream lines = new PrintStream(part.toFile(), StandardCharsets.UTF_8)) {
                form.print(report, lines);
            }
        });
    }
}
