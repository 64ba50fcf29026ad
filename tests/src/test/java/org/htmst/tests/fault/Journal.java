package org.htmst.tests.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** What happened when, one line each, in a file beside the table of outcomes: the first place to look when a drill fails. */
final class Journal {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final Path file;

    Journal(Path file) {
        this.file = file;
    }

    synchronized void note(String what) {
        String line = LocalTime.now(ZoneOffset.UTC).format(CLOCK) + " " + what + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes where every thread of this process stands. */
    void noteThreads() {
        StringBuilder text = new StringBuilder("threads:");
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            text.append("\n").append(thread.getKey());
            for (StackTraceElement call : thread.getValue()) {
                text.append("\n    at ").append(call);
            }
        }
        note(text.toString());
    }
}
