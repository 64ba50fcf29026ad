package org.htmst.cli.watch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Where alerts go: to standard output, or to a command of the user's. */
final class AlertOutput {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final PrintStream out;
    private final PrintStream err;
    private final Optional<String> command;

    /**
     * An output.
     *
     * @param command what the shell is to run for each alert; empty for a line on {@code out}
     */
    AlertOutput(PrintStream out, PrintStream err, Optional<String> command) {
        this.out = out;
        this.err = err;
        this.command = command;
    }

    /** Tells of a finding; a command that fails is told of, and is not run again. */
    void tell(AlertFinding finding) {
        if (command.isEmpty()) {
            out.println(finding.json());
            return;
        }
        try {
            run(finding, command.get());
        } catch (IOException e) {
            err.println("htm-st: --exec '" + command.get() + "' cannot be run: " + e.getMessage() + "; the alert was "
                    + finding.json());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(AlertFinding finding, String shell) throws IOException, InterruptedException {
        // Files, since pipes that nobody reads fill up.
        Path said = Files.createTempFile("htm-st-alert", ".txt");
        try {
            Process process = new ProcessBuilder("sh", "-c", shell)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            give(process, finding.json() + "\n");
            boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            new String(Files.readAllBytes(said), StandardCharsets.UTF_8).lines().forEach(err::println);
            if (!ended || process.exitValue() != 0) {
                err.println("htm-st: --exec '" + shell + "' "
                        + (ended
                                ? "failed with exit code " + process.exitValue()
                                : "took more than " + LONGEST.toSeconds() + " s and was ended")
                        + "; the alert was " + finding.json());
            }
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static void give(Process process, String text) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It does not read what it is given, which is its own affair.
            return;
        }
    }
}
