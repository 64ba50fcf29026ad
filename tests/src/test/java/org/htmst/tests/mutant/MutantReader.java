package org.htmst.tests.mutant;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.input.CsvDescriptor;
import org.htmst.hbase.input.SourceContent;
import org.htmst.hbase.input.SourceFiles;

/**
 * The main class of a child process: reads mutants as a load does and writes a {@link Verdict} a line. A mutant that takes too long
 * ends the process, with the stack of the reader as the last line.
 */
final class MutantReader {

    private static final long LONGEST_S = 10;

    /** Processor time does not pass while a thread waits for something for ever. */
    private static final long LONGEST_WAIT_S = 300;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Path folder;
    private final ByteArrayOutputStream chatter = new ByteArrayOutputStream();
    private volatile Mutant underWay;
    private volatile long startCpuNs;
    private volatile long startNs;

    private MutantReader(Path folder) {
        this.folder = folder;
    }

    /** {@code arguments}: folder of samples, folder to work in, seed, first number, end, step. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        Path folder = Path.of(arguments[1]);
        Mutants mutants = Mutants.of(Path.of(arguments[0]), folder, Long.parseLong(arguments[2]));
        MutantReader reader = new MutantReader(folder);
        // What a library prints there would end up in the data that a command writes.
        System.setOut(new PrintStream(reader.chatter, true, StandardCharsets.UTF_8));
        reader.watch(Thread.currentThread(), out);
        int end = Integer.parseInt(arguments[4]);
        for (int number = Integer.parseInt(arguments[3]); number < end; number += Integer.parseInt(arguments[5])) {
            out.println(reader.verdict(mutants.mutant(number)).line());
        }
        System.exit(0);
    }

    private Verdict verdict(Mutant mutant) throws IOException {
        Path file = mutant.write(folder);
        long thread = Thread.currentThread().getId();
        long allocated = THREADS.getThreadAllocatedBytes(thread);
        startCpuNs = THREADS.getThreadCpuTime(thread);
        startNs = System.nanoTime();
        underWay = mutant;
        Optional<SourceContent> content = Optional.empty();
        Throwable thrown = null;
        try {
            content = Optional.of(SourceFiles.read(file, Optional.empty()));
        } catch (Throwable e) {
            thrown = e;
        }
        underWay = null;
        long ms = (THREADS.getThreadCpuTime(thread) - startCpuNs) / 1_000_000;
        long mb = (THREADS.getThreadAllocatedBytes(thread) - allocated) >> 20;
        Optional<String> fault = thrown == null ? fault(mutant, file, content.orElseThrow()) : fault(mutant, thrown);
        if (fault.isEmpty() && chatter.size() > 0) {
            fault = Optional.of("printed to standard output: " + chatter.toString(StandardCharsets.UTF_8));
        }
        chatter.reset();
        mutant.remove(folder);
        Verdict.Outcome fine = thrown == null ? Verdict.Outcome.ACCEPTED : Verdict.Outcome.REFUSED;
        return new Verdict(
                mutant.number(),
                mutant.kind(),
                mutant.original(),
                fault.isPresent() ? Verdict.Outcome.FAULT : fine,
                ms,
                mb,
                fault.orElse(thrown == null ? "" : thrown.getMessage()));
    }

    private static Optional<String> fault(Mutant mutant, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return Optional.of("took all memory: " + trace(thrown));
            }
        }
        boolean names = thrown.getMessage() != null && thrown.getMessage().contains(Original.stem(mutant.fileName()));
        boolean clear = thrown instanceof HtmStException refused && !refused.recoverable();
        return clear && names ? Optional.empty() : Optional.of("threw " + trace(thrown));
    }

    private static Optional<String> fault(Mutant mutant, Path file, SourceContent content) {
        try {
            PlainReading plain = mutant.descriptor().isPresent()
                    ? PlainCsv.read(
                            mutant.bytes(),
                            CsvDescriptor.read(file.resolveSibling(Original.stem(mutant.fileName()) + ".json")))
                    : PlainNetcdf.read(mutant.bytes());
            return PlainReading.fault(content, plain);
        } catch (IOException | ReflectiveOperationException | RuntimeException e) {
            return Optional.of("was accepted, but a plain reading fails: " + trace(e));
        }
    }

    private void watch(Thread reader, PrintStream out) {
        Thread watch = new Thread(() -> {
            while (true) {
                Mutant mutant = underWay;
                long cpuNs = THREADS.getThreadCpuTime(reader.getId()) - startCpuNs;
                long ns = System.nanoTime() - startNs;
                boolean late =
                        cpuNs > TimeUnit.SECONDS.toNanos(LONGEST_S) || ns > TimeUnit.SECONDS.toNanos(LONGEST_WAIT_S);
                if (mutant != null && late) {
                    StringBuilder stack = new StringBuilder("took more than " + LONGEST_S + " s:");
                    for (StackTraceElement frame : reader.getStackTrace()) {
                        stack.append(" at ").append(frame);
                    }
                    out.println(new Verdict(
                                    mutant.number(),
                                    mutant.kind(),
                                    mutant.original(),
                                    Verdict.Outcome.FAULT,
                                    ns / 1_000_000,
                                    0,
                                    stack.toString())
                            .line());
                    Runtime.getRuntime().halt(1);
                }
                try {
                    TimeUnit.MILLISECONDS.sleep(100);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        watch.setDaemon(true);
        watch.start();
    }

    private static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
