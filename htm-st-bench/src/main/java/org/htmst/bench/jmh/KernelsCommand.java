package org.htmst.bench.jmh;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the JMH benchmarks. */
@Command(
        name = "kernels",
        description = {
            "Measure the inner loops: trixels, codes, covers, decoding, pruning.",
            "Each runs in a process of its own, on one core, by JMH; all of them take one to two minutes."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  htm-st bench kernels", "  htm-st bench kernels --only cap-cover --iterations 10"})
public final class KernelsCommand implements Runnable {

    private static final TimeValue ITERATION = TimeValue.milliseconds(500);
    private static final int WARM_UPS = 4;

    private final PrintStream out;
    private final PrintStream talk;

    @Option(
            names = "--only",
            paramLabel = "KERNEL",
            split = ",",
            splitSynopsisLabel = ",",
            description = "Some of ${COMPLETION-CANDIDATES}; all unless given.")
    private List<Kernel> kernels = List.of(Kernel.values());

    @Option(names = "--iterations", paramLabel = "N", description = "Measured half seconds of each; 6 unless given.")
    private int iterations = 6;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "One of ${COMPLETION-CANDIDATES}; text unless given.")
    private KernelReport form = KernelReport.TEXT;

    /** Prints the report to {@code out}, progress to {@code talk}. */
    public KernelsCommand(PrintStream out, PrintStream talk) {
        this.out = out;
        this.talk = talk;
    }

    @Override
    public void run() {
        if (iterations < 1) {
            throw new IllegalArgumentException("--iterations " + iterations + " measure nothing; give at least 1");
        }
        List<KernelResult> results = new ArrayList<>();
        for (Kernel kernel : kernels) {
            talk.println("measuring " + kernel);
            results.add(measure(kernel));
        }
        form.print(results, out);
    }

    private KernelResult measure(Kernel kernel) {
        var options = new OptionsBuilder()
                .include("^" + Pattern.quote(kernel.benchmark()) + "$")
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(ITERATION)
                .measurementIterations(iterations)
                .measurementTime(ITERATION)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            Result<?> result = new Runner(options).runSingle().getPrimaryResult();
            return new KernelResult(kernel, result.getScore(), result.getScoreError());
        } catch (RunnerException e) {
            throw new IllegalStateException("kernel " + kernel + " failed: " + e.getMessage(), e);
        }
    }
}
