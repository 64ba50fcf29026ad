package org.htmst.bench.process;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.htmst.failure.HtmStException;

/**
 * Times commands, one after another. Whatever way it starts, a steady command must print the same. The embedded server of the data
 * directory is stopped before, now and then, and at the end; nothing else may use it.
 */
public final class ProcessBench {

    private final Launcher launcher;
    private final int repeats;
    private final int warmUp;
    private final PrintStream talk;
    private final Map<ShellCommand, String> printed = new HashMap<>();

    /**
     * @param repeats of each command in a resident process; other {@linkplain Start starts} are slower and repeated less often
     * @param warmUp runs before those, but for cold ones
     */
    public ProcessBench(Launcher launcher, int repeats, int warmUp, PrintStream talk) {
        this.launcher = launcher;
        this.repeats = repeats;
        this.warmUp = warmUp;
        this.talk = talk;
    }

    /**
     * Measures all starts of all commands.
     *
     * @throws HtmStException if a command fails, or prints something else than before
     */
    public List<ProcessTimes> measure(List<ShellCommand> commands) throws IOException {
        List<ProcessTimes> all = new ArrayList<>();
        try {
            // Where the program was not built for commands yet, this one builds it, which takes minutes.
            talk.println("starting commands by " + launcher.script());
            launcher.run(Start.OWN, List.of("version"));
            for (ShellCommand command : commands) {
                for (Start start : Start.values()) {
                    ProcessTimes times = new ProcessTimes(command, start, runs(command, start));
                    talk.printf(
                            Locale.ROOT,
                            "%s, %s: %.0f ms%n",
                            command,
                            start,
                            times.percentile(50).toNanos() / 1e6);
                    all.add(times);
                }
            }
            return all;
        } finally {
            stop();
        }
    }

    private List<Duration> runs(ShellCommand command, Start start) throws IOException {
        List<Duration> runs = new ArrayList<>();
        for (int i = 0; start != Start.COLD && i < warmUp; i++) {
            run(command, start);
        }
        for (int i = 0; i < start.runs(repeats); i++) {
            if (start == Start.COLD) {
                stop();
                launcher.run(Start.OWN, List.of("server", "start"));
            }
            runs.add(run(command, start));
        }
        return runs;
    }

    private Duration run(ShellCommand command, Start start) throws IOException {
        Launcher.Run run = launcher.run(start, command.words());
        String before = command.steady() ? printed.putIfAbsent(command, run.printed()) : null;
        if (before != null && !before.equals(run.printed())) {
            throw new HtmStException(
                    "'" + Launcher.NAME + " " + command + "', " + start + ", prints something else than before: "
                            + run.printed(),
                    false);
        }
        return run.total();
    }

    /** The server, and the resident process with it. */
    private void stop() throws IOException {
        launcher.run(Start.OWN, List.of("server", "stop"));
    }
}
