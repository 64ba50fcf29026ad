package org.htmst.tests.mutant;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.cli.HtmSt;
import org.htmst.cli.session.Session;
import org.htmst.tests.mutant.CommandMutants.CommandMutant;

/**
 * The main class of a child process: runs command lines that are nearly right, in the folder it was started in, and writes a
 * {@link Verdict} a line. The store cannot be opened: its folder would lie in a file.
 */
final class CommandRunner {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final int USAGE = 2;

    private final Path folder = Path.of("").toAbsolutePath();
    private final Map<String, String> environment =
            Map.of("HTM_ST_HOME", folder.resolve("a.nc").resolve("home").toString());
    private final Watch watch;

    private CommandRunner(PrintStream out) {
        this.watch = new Watch(out);
    }

    /** {@code arguments}: seed, first number, end, step. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        CommandMutants mutants = new CommandMutants(Long.parseLong(arguments[0]));
        CommandRunner runner = new CommandRunner(out);
        Files.writeString(runner.folder.resolve("a.nc"), "no map");
        int end = Integer.parseInt(arguments[2]);
        for (int number = Integer.parseInt(arguments[1]); number < end; number += Integer.parseInt(arguments[3])) {
            out.println(runner.verdict(mutants.mutant(number)).line());
        }
        System.exit(0);
    }

    private Verdict verdict(CommandMutant mutant) throws IOException {
        mutant.write(folder);
        Set<Path> before = files();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session session =
                new Session(out, new PrintStream(err, true, StandardCharsets.UTF_8), environment, CLOCK, false);
        String[] line = mutant.arguments().toArray(String[]::new);
        int code = -1;
        Throwable thrown = null;
        watch.begin(Verdict.open(mutant.number(), mutant.kind(), shown(mutant.arguments())));
        try {
            code = HtmSt.commandLine(session).execute(line);
        } catch (Throwable e) {
            thrown = e;
        }
        Verdict tried = watch.end();
        String said = err.toString(StandardCharsets.UTF_8);
        if (thrown != null) {
            return tried.fault("threw " + MutantReader.trace(thrown));
        }
        Optional<String> fault = fault(code, out.toString(StandardCharsets.UTF_8), said);
        if (fault.isEmpty() && code != 0 && !files().equals(before)) {
            fault = Optional.of("failed and left files behind: " + files());
        }
        if (fault.isPresent()) {
            return tried.fault(fault.get() + "; it said: " + said);
        }
        return code == 0 ? tried.accepted() : tried.refused(code + " " + said);
    }

    private static Optional<String> fault(int code, String out, String err) {
        if (code < 0 || code > USAGE) {
            return Optional.of("ended with code " + code);
        }
        if (err.contains("\tat ") || err.contains("internal error")) {
            return Optional.of("was not foreseen");
        }
        long errors = err.lines().filter(l -> l.startsWith("htm-st: ")).count();
        if (code != 0 && errors == 0) {
            return Optional.of("ended with code " + code + " and no word");
        }
        if (code == USAGE && (!out.isEmpty() || err.lines().count() != 1)) {
            return Optional.of("wrong usage is told in other ways than one line");
        }
        if (err.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            return Optional.of("a control character went to the terminal");
        }
        return Optional.empty();
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toSet());
        }
    }

    private static String shown(List<String> arguments) {
        String line = String.join(" ", arguments).replaceAll("\\p{Cntrl}", "?");
        return line.substring(0, Math.min(300, line.length()));
    }
}
