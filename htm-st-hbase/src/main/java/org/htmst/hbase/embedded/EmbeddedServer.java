package org.htmst.hbase.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.embedded.access.Access;
import org.htmst.hbase.embedded.access.Secret;
import org.htmst.hbase.retry.Patience;

/** A hold on the server of a data directory; while it is open the server does not stop for idleness. */
public final class EmbeddedServer implements AutoCloseable {

    /** How long a server without clients stays up, unless its starter says otherwise. */
    public static final Duration DEFAULT_IDLE_STOP = Duration.ofMinutes(30);

    private static final Duration LOOK_PAUSE = Duration.ofMillis(20);
    private static final Duration FAR_LOOK_PAUSE = Duration.ofMillis(500);

    private final DataDirectory directory;
    private final ClientLease lease;
    private final ServerState state;
    private final Secret secret;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean closed;

    private EmbeddedServer(DataDirectory directory, ClientLease lease, ServerState state, Secret secret) {
        this.directory = directory;
        this.lease = lease;
        this.state = state;
        this.secret = secret;
    }

    /**
     * A running server as others see it.
     *
     * @param pid its process
     * @param elsewhere the machine, if that is another one or another container, where the number and the port count
     * @param started when it started
     * @param masterPort the master's port on 127.0.0.1
     * @param log its log file
     */
    public record Status(long pid, Optional<String> elsewhere, Instant started, int masterPort, Path log) {}

    /** Attaches to the server of {@code home}, starting one if none runs; safe against others doing so at the same time. */
    public static EmbeddedServer attach(Path home) {
        return attach(home, DEFAULT_IDLE_STOP, ServerMain.START_PATIENCE);
    }

    /**
     * As {@link #attach(Path)}.
     *
     * @param idleStop a server started by this call stops after so long without clients, never if zero
     * @param patience how long to wait for others that start, join or stop the server; a start of its own may take so long too,
     *     or four minutes if that is more
     */
    public static EmbeddedServer attach(Path home, Duration idleStop, Duration patience) {
        DataDirectory directory = DataDirectory.open(home);
        try (Gate gate = directory.enter(patience)) {
            Optional<ServerState> running = running(directory, patience);
            if (running.isEmpty()) {
                Secret secret = Secret.readOrMake(directory.secret());
                ServerState started = start(directory, idleStop, longer(patience, ServerMain.START_PATIENCE));
                return new EmbeddedServer(directory, ClientLease.take(directory), started, secret);
            }
            Secret secret = secretOf(directory, running.get());
            return new EmbeddedServer(directory, ClientLease.take(directory), running.get(), secret);
        } catch (IOException e) {
            throw new HtmStException("embedded server of " + directory.home() + ": " + e.getMessage(), true, e);
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** What the running server asks for. */
    private static Secret secretOf(DataDirectory directory, ServerState server) throws IOException {
        if (server.isOld()) {
            throw new HtmStException(
                    "the server of " + directory.home() + ", process " + server.pid()
                            + ", is of an older version of this program; end it with 'kill " + server.pid()
                            + "', then run the command again",
                    false);
        }
        if (!server.place().sharesNetwork(ServerPlace.here())) {
            throw new HtmStException(
                    "the server of " + directory.home() + " runs elsewhere, as process " + server.pid() + " of "
                            + server.place().host() + " (another machine or container), and can be reached there only;"
                            + " run the command there, or end it with 'htm-st server stop', which works from here too",
                    false);
        }
        return Secret.read(directory.secret())
                .filter(secret -> secret.name().equals(server.secret()))
                .orElseThrow(() -> new HtmStException(
                        "the file " + directory.secret() + " is not the one that the running server began with;"
                                + " run 'htm-st server stop', then the command again",
                        false));
    }

    /** The server of {@code home}, if one runs and is ready. */
    public static Optional<Status> status(Path home) {
        DataDirectory directory = DataDirectory.at(home);
        try {
            return directory.hasServer()
                    ? ServerState.read(directory)
                            .map(s -> new Status(
                                    s.pid(),
                                    s.elsewhere(),
                                    Instant.ofEpochMilli(s.startedMs()),
                                    s.masterPort(),
                                    directory.log()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new HtmStException("cannot read " + directory.state() + ": " + e.getMessage(), true, e);
        }
    }

    /**
     * Stops the server of {@code home} cleanly, wherever it runs, waiting until its process has ended. It is asked by a file in
     * the data directory: a number of a process may mean another process here than where the server runs.
     *
     * @param patience how long to wait for others at work on the server, and then for its end
     * @return whether one ran
     */
    public static boolean stop(Path home, Duration patience) {
        if (!Files.isDirectory(home)) {
            return false;
        }
        DataDirectory directory = DataDirectory.open(home);
        try (Gate gate = directory.enter(patience)) {
            Optional<ServerState> running = running(directory, patience);
            if (running.isEmpty()) {
                return false;
            }
            askToStop(directory, running.get(), patience);
            return true;
        } catch (IOException e) {
            throw new HtmStException("cannot stop the server of " + directory.home() + ": " + e.getMessage(), true, e);
        }
    }

    /** As {@link #stop(Path, Duration)}, with the patience of a start. */
    public static boolean stop(Path home) {
        return stop(home, ServerMain.START_PATIENCE);
    }

    private static void askToStop(DataDirectory directory, ServerState server, Duration patience) throws IOException {
        if (!server.isOld()) {
            Files.write(directory.stopRequest(), new byte[0]);
            if (waitUntil(() -> !directory.hasServer() && !isSeen(server), patience)) {
                return;
            }
        }
        throw new HtmStException(
                "the server of " + directory.home() + ", " + server.process() + ", "
                        + (server.isOld()
                                ? "is of an older version of this program that cannot be asked to stop"
                                : "has not stopped within " + patience.toSeconds() + " s (--timeout)")
                        + "; its log is " + directory.log() + "; 'kill " + server.pid() + "' where it runs ends it",
                true);
    }

    /** Whether the process lives, and can be seen from here. */
    private static boolean isSeen(ServerState server) {
        return server.elsewhere().isEmpty()
                && ProcessHandle.of(server.pid()).map(ProcessHandle::isAlive).orElse(false);
    }

    /** How HBase's client finds this server. */
    public Configuration configuration() {
        Configuration conf = EmbeddedSettings.client(directory, state);
        Access.apply(conf, secret);
        Access.prepareClient(conf);
        Patience.endWith(
                conf,
                process().map(ProcessHandle::pid),
                state.process(),
                directory.log().toString());
        return conf;
    }

    /** Its process, if that can be seen from here. */
    private Optional<ProcessHandle> process() {
        return state.place().sharesProcesses(ServerPlace.here()) ? ProcessHandle.of(state.pid()) : Optional.empty();
    }

    /** Completes when the server's process has ended, however that came, unless this hold is given up before. */
    public CompletableFuture<Void> ended() {
        if (!state.place().sharesProcesses(ServerPlace.here())) {
            Thread watch = new Thread(this::watchFromAfar, "htm-st-server-watch");
            watch.setDaemon(true);
            watch.start();
        } else if (process().isPresent()) {
            ProcessEnds.await(process().get(), ended);
        } else {
            ended.complete(null);
        }
        return ended;
    }

    private void watchFromAfar() {
        try {
            while (!closed && directory.hasServer()) {
                TimeUnit.NANOSECONDS.sleep(FAR_LOOK_PAUSE.toNanos());
            }
            if (!closed) {
                ended.complete(null);
            }
        } catch (IOException e) {
            ended.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        process().ifPresent(process -> ProcessEnds.forget(process, ended));
        lease.close();
    }

    /** The ready server; waits for one that is starting, left by a killed command, or stopping. The gate must be locked. */
    private static Optional<ServerState> running(DataDirectory directory, Duration patience) throws IOException {
        if (!waitUntil(
                () -> !directory.hasServer() || ServerState.read(directory).isPresent(), patience)) {
            throw new HtmStException(
                    "a server process of " + directory.home() + " is there but has neither got ready nor ended within "
                            + patience.toSeconds() + " s (--timeout); see " + directory.log(),
                    true);
        }
        return directory.hasServer() ? ServerState.read(directory) : Optional.empty();
    }

    /** Something to look for. */
    @FunctionalInterface
    private interface Look {
        boolean holds() throws IOException;
    }

    /** Looks again and again. Returns whether it held in the end. */
    private static boolean waitUntil(Look look, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!look.holds()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(LOOK_PAUSE.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HtmStException("interrupted while waiting for the server", true, e);
            }
        }
        return true;
    }

    private static ServerState start(DataDirectory directory, Duration idleStop, Duration patience) throws IOException {
        Files.deleteIfExists(directory.state());
        Files.deleteIfExists(directory.stopRequest());
        if (Files.exists(directory.log())) {
            Files.move(directory.log(), directory.previousLog(), StandardCopyOption.REPLACE_EXISTING);
        }
        Process process = new ProcessBuilder(ServerLaunch.of(directory, idleStop, patience))
                .redirectError(directory.log().toFile())
                .directory(directory.home().toFile())
                .start();
        process.getOutputStream().close();
        // It gives up by itself before; only one that was stopped does not.
        boolean came = waitUntil(
                () -> !process.isAlive() || ServerState.read(directory).isPresent(),
                patience.plus(ServerMain.STOP_PATIENCE));
        Optional<ServerState> state = ServerState.read(directory);
        if (came && state.isPresent()) {
            // Its standard output is left open: closing it would make the server's later writes fail.
            return state.get();
        }
        // What a killed command left starting may own the directory before this one could: then that is the server.
        Optional<ServerState> other = came ? running(directory, patience) : Optional.empty();
        if (other.isPresent()) {
            return other.get();
        }
        throw new HtmStException(
                "the embedded server did not start (" + (came ? lastWords(process) : endOf(process)) + "); its log is "
                        + directory.log(),
                true);
    }

    private static String lastWords(Process process) throws IOException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return said.isEmpty() ? "it ended at once" : said;
    }

    private static String endOf(Process process) {
        process.destroyForcibly();
        return "it did not get ready in time";
    }
}
