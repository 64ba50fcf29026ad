package org.htmst.bench.process;

import java.time.Instant;
import java.util.List;
import org.htmst.bench.archive.Archive;

/**
 * A command that is timed.
 *
 * @param words after {@code htm-st}
 * @param steady whether it prints the same each time
 */
public record ShellCommand(List<String> words, boolean steady) {

    public ShellCommand {
        words = List.copyOf(words);
    }

    /** Commands that work little: without the store, with questions of few samples, and about the store. */
    public static List<ShellCommand> of(Archive archive) {
        String channel = archive.measured().name();
        String firstDay =
                Instant.ofEpochMilli(archive.window().startMs()).toString().substring(0, 10);
        return List.of(
                new ShellCommand(List.of("version"), true),
                new ShellCommand(List.of("--help"), true),
                new ShellCommand(List.of("count", "--cap", "20,65,0.5", "--channel", channel), true),
                new ShellCommand(
                        List.of("query", "--cap", "-45,-30,5", "--time", firstDay, "--channel", channel), true),
                new ShellCommand(List.of("status"), false));
    }

    /** As it is typed, without the program's name. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
