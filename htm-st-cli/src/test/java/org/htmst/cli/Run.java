package org.htmst.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.htmst.cli.session.Session;

/**
 * One run of the program in this process.
 *
 * @param code exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Run(int code, String out, String err) {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    static Run of(String... arguments) {
        return of(Map.of(), arguments);
    }

    static Run of(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session session =
                new Session(out, new PrintStream(err, true, StandardCharsets.UTF_8), environment, CLOCK, false);
        int code = HtmSt.commandLine(session).execute(arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The lines of standard error. */
    String[] errLines() {
        return err.split("\n");
    }
}
