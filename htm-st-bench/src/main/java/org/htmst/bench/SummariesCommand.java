package org.htmst.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.htmst.bench.measure.Repeats;
import org.htmst.bench.summary.SummaryBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "summaries",
        description = {
            "Measure medians and percentiles, from tiles and from samples, beside DuckDB.",
            "The archive is loaded twice, with tiles and without: what tiles take, and how much longer a load takes with them, is the"
                    + " difference. Answers are compared."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  htm-st bench summaries --home tiles", "  htm-st bench summaries --home tiles --time 2014-01-01/P1Y"
        })
final class SummariesCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream talk;

    @Mixin
    private ArchiveOptions archiveOptions;

    @Option(
            names = "--home",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the data directories of this benchmark alone.")
    private Path home;

    @Option(names = "--repeat", paramLabel = "N", description = "Measured runs of each question; 7 unless given.")
    private int repeat = 7;

    @Option(
            names = "--warm-up",
            paramLabel = "DURATION",
            description = "For so long each side is asked a question before; 10s unless given.")
    private Duration warmUp = Duration.ofSeconds(10);

    /** Prints the report to {@code out}, progress to {@code talk}. */
    SummariesCommand(PrintStream out, PrintStream talk) {
        this.out = out;
        this.talk = talk;
    }

    @Override
    public Integer call() throws IOException {
        new SummaryBench(archiveOptions.archive(), home.toAbsolutePath(), warmUp, new Repeats(0, repeat), talk)
                .run(out);
        return ExitCode.OK;
    }
}
