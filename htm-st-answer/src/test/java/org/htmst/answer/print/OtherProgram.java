package org.htmst.answer.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A program that is not ours, where this machine has it. */
record OtherProgram(List<String> command) {

    private static final long PATIENCE_S = 120;

    /** What a run printed, errors included. */
    record Outcome(int code, String text) {}

    /** The first of {@code commands} that runs with {@code check} behind it; without one the test is skipped. */
    static OtherProgram require(List<String> commands, String... check) {
        for (String command : commands) {
            OtherProgram program = new OtherProgram(List.of(command));
            try {
                if (program.run(check).code == 0) {
                    return program;
                }
            } catch (IOException e) {
                continue;
            }
        }
        return Assumptions.abort("none of " + commands + " is here, or it lacks what is needed");
    }

    Outcome run(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(all + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Outcome(process.exitValue(), text);
    }
}
