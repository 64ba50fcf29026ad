package org.htmst.cli.session;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.failure.Excerpt;
import org.htmst.hbase.catalog.RegionEntry;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.InitOutcome;
import org.htmst.hbase.store.Repair;
import org.htmst.hbase.store.RepairReport;
import org.htmst.hbase.store.Snapshots;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreInit;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.query.QueryLimits;
import org.htmst.region.text.NamedRegion;
import org.htmst.sphere.Region;

/**
 * The world around one run of the program.
 *
 * @param out standard output, for data
 * @param err standard error, for talk
 * @param environment environment variables
 * @param clock tells when answers are made, and when a store is changed
 * @param terminal whether standard error is a terminal, where progress may be shown
 * @param surroundings what else a run has of its process
 */
public record Session(
        OutputStream out,
        PrintStream err,
        Map<String, String> environment,
        Clock clock,
        boolean terminal,
        Surroundings surroundings) {

    public Session {
        err = err instanceof TerminalText ? err : new TerminalText(err, surroundings::shown);
    }

    /** A run that has its process to itself. */
    public Session(OutputStream out, PrintStream err, Map<String, String> environment, Clock clock, boolean terminal) {
        this(out, err, environment, clock, terminal, Surroundings.OF_PROCESS);
    }

    /** The session of this process. */
    public static Session ofProcess() {
        return new Session(
                new StandardOutput(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.getenv(),
                Clock.systemUTC(),
                isTerminal());
    }

    /** Standard error for what the user may have asked not to hear. */
    public PrintStream talk(GeneralOptions general) {
        return general.quiet() ? Talk.silent() : err;
    }

    /** Standard output for text. */
    public PrintStream text() {
        return new TerminalText(out, surroundings::shown);
    }

    /**
     * Finds out whether all of standard output was written; a {@link PrintStream} keeps its failures to itself.
     *
     * @throws IOException the first failure
     */
    public void checkOutput() throws IOException {
        if (out instanceof StandardOutput standard) {
            standard.check();
        }
    }

    /** How far an answer may go: until somebody ends this run. */
    public QueryLimits limits() {
        return QueryLimits.NONE.withCancellation(surroundings.cancellation());
    }

    /** Opens the store that the options name, and says so if that starts a server. */
    public Store open(StoreOptions options, GeneralOptions general) {
        StoreLocation location = announced(options, general);
        Store store = surroundings.opener().open(location, options.timeout(location), clock);
        try {
            return options.asOf().map(store::asOf).orElse(store);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Finds the regions that names stand for; the store is opened only for a name that not every store knows.
     *
     * @return throws IllegalArgumentException for an unknown name
     */
    public Function<String, Region> regions(StoreOptions options, GeneralOptions general) {
        return name -> NamedRegion.find(name).map(NamedRegion::region).orElseGet(() -> {
            if (!RegionEntry.isName(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("'" + Excerpt.of(name)
                        + "' is no region's name; built in are " + String.join(", ", new NamedRegion.Names())
                        + ", and 'htm-st regions ls' lists those that were added");
            }
            try (Store store = open(options, general)) {
                return store.regions().region(name);
            }
        });
    }

    /** Opens another store than the options name, as patiently, and says so if that starts a server. */
    public Store open(StoreLocation location, StoreOptions options, GeneralOptions general) {
        return Store.open(announced(location, general), options.timeout(location), clock);
    }

    /** Makes the store that the options name, and says so if that starts a server. */
    public InitOutcome init(StoreInit init, StoreOptions options, GeneralOptions general) {
        StoreLocation location = announced(options, general);
        return init.run(location, options.timeout(location), clock);
    }

    /** Opens the snapshots of the store that the options name, and says so if that starts a server. */
    public Snapshots snapshots(StoreOptions options, GeneralOptions general) {
        StoreLocation location = announced(options, general);
        return Snapshots.open(location, options.timeout(location), clock, step -> {});
    }

    /** Repairs the store that the options name, and says so if that starts a server. */
    public RepairReport repair(boolean dry, StoreOptions options, GeneralOptions general) {
        StoreLocation location = announced(options, general);
        return Repair.run(location, options.timeout(location), clock, dry, step -> {});
    }

    private StoreLocation announced(StoreOptions options, GeneralOptions general) {
        return announced(options.location(environment), general);
    }

    private StoreLocation announced(StoreLocation location, GeneralOptions general) {
        if (location instanceof StoreLocation.Embedded embedded
                && EmbeddedServer.status(embedded.home()).isEmpty()) {
            talk(general)
                    .println("starting the embedded server in " + embedded.home() + " (it stops when idle for "
                            + EmbeddedServer.DEFAULT_IDLE_STOP.toMinutes() + " min)");
        }
        return location;
    }

    /** Java tells only whether standard input and output are a terminal; on Linux the kernel shows where standard error leads. */
    private static boolean isTerminal() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString().matches("/dev/(pts|tty).*");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }
}
