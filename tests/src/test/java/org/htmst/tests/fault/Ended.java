package org.htmst.tests.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that ran to its end. */
record Ended(int code, List<String> lines) {

    /** @throws IOException if it failed */
    static void check(String what, Ended ended) throws IOException {
        if (ended.code != 0) {
            throw new IOException(what + " failed: " + String.join("; ", ended.lines));
        }
    }

    static Ended of(List<String> command, Map<String, String> environment, Duration limit)
            throws IOException, InterruptedException {
        // To a file: servers that the command leaves behind would keep a pipe open.
        Path output = Files.createTempFile("htm-st-command", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new Patience.Exhausted(
                        String.join(" ", command) + " did not end within " + limit.toSeconds() + " s");
            }
            return new Ended(process.exitValue(), Files.readAllLines(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}
