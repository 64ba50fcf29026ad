package org.htmst.tests;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.htmst.cli.HtmSt;
import org.htmst.cli.session.Session;
import org.htmst.hbase.store.StoreLocation;

/**
 * One run of the program in this JVM, as its user sees it.
 *
 * @param code the exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record CommandLineRun(int code, String out, String err) {

    /** When all of them are run. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    /** On the embedded store of a data directory. */
    static CommandLineRun of(Path home, String... arguments) {
        return of(new StoreLocation.Embedded(home), arguments);
    }

    /** On a store, as the environment names it. */
    public static CommandLineRun of(StoreLocation location, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CommandLineRun run = of(location, out, arguments);
        return new CommandLineRun(run.code, out.toString(StandardCharsets.UTF_8), run.err);
    }

    /** On a store, with standard output, which may be no text, going to {@code out}. */
    static CommandLineRun of(StoreLocation location, OutputStream out, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session session = new Session(
                out, new PrintStream(err, true, StandardCharsets.UTF_8), environment(location), CLOCK, false);
        int code = HtmSt.commandLine(session).execute(arguments);
        return new CommandLineRun(code, "", err.toString(StandardCharsets.UTF_8));
    }

    private static Map<String, String> environment(StoreLocation location) {
        return location instanceof StoreLocation.Embedded embedded
                ? Map.of("HTM_ST_HOME", embedded.home().toString())
                : Map.of(
                        "HTM_ST_CONF",
                        ((StoreLocation.Cluster) location).hbaseSite().toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
