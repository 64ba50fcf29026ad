package org.htmst.tests.mutant;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.csv.CsvDescriptor;

/** The main class of a child process: reads mutants as a load does and writes a {@link Verdict} a line. */
final class MutantReader {

    /** No message needs more letters, whatever a file has in it. */
    private static final int LONGEST_MESSAGE = 5000;

    private final Path folder;
    private final Watch watch;
    private final ByteArrayOutputStream chatter = new ByteArrayOutputStream();

    private MutantReader(Path folder, PrintStream out) {
        this.folder = folder;
        this.watch = new Watch(out);
        // What a library prints there would end up in the data that a command writes.
        System.setOut(new PrintStream(chatter, true, StandardCharsets.UTF_8));
    }

    /** {@code arguments}: seed, first number, end, step, folder to work in, folder of samples. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Path.of(arguments[4]);
        Mutants mutants = Mutants.of(Path.of(arguments[5]), folder, Long.parseLong(arguments[0]));
        MutantReader reader = new MutantReader(folder, out);
        int end = Integer.parseInt(arguments[2]);
        for (int number = Integer.parseInt(arguments[1]); number < end; number += Integer.parseInt(arguments[3])) {
            out.println(reader.verdict(mutants.mutant(number)).line());
        }
        System.exit(0);
    }

    private Verdict verdict(Mutant mutant) throws IOException {
        Path file = mutant.write(folder);
        Optional<SourceContent> content = Optional.empty();
        Throwable thrown = null;
        watch.begin(Verdict.open(mutant.number(), mutant.kind(), mutant.original()));
        try {
            content = Optional.of(SourceFiles.read(file, Optional.empty()));
        } catch (Throwable e) {
            thrown = e;
        }
        Verdict tried = watch.end();
        Optional<String> fault = thrown == null ? fault(mutant, file, content.orElseThrow()) : fault(mutant, thrown);
        if (fault.isEmpty() && chatter.size() > 0) {
            fault = Optional.of("printed to standard output: " + chatter.toString(StandardCharsets.UTF_8));
        }
        chatter.reset();
        mutant.remove(folder);
        if (fault.isPresent()) {
            return tried.fault(fault.get());
        }
        return thrown == null ? tried.accepted() : tried.refused(thrown.getMessage());
    }

    private static Optional<String> fault(Mutant mutant, Throwable thrown) {
        return unclear(Original.stem(mutant.fileName()), thrown);
    }

    /** What is wrong with how a file was refused: not by one line that names it, or since memory ran out. */
    static Optional<String> unclear(String name, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return Optional.of("took all memory: " + trace(thrown));
            }
        }
        String message = String.valueOf(thrown.getMessage());
        boolean clear = thrown instanceof HtmStException refused && !refused.recoverable();
        boolean names = message.contains(name);
        boolean plain = message.length() < LONGEST_MESSAGE && message.chars().noneMatch(Character::isISOControl);
        return clear && names && plain ? Optional.empty() : Optional.of("threw " + trace(thrown));
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

    static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
