package org.htmst.hbase.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.retry.Patience;

/** A hold on the server of a data directory; while it is open the server does not stop for idleness. */
public final class EmbeddedServer implements AutoCloseable {

    /** How long a server without clients stays up, unless its starter says otherwise. */
    public static final Duration DEFAULT_IDLE_STOP = Duration.ofMinutes(30);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    private final DataDirectory directory;
    private final ClientLease lease;
    private final ServerState state;

    private EmbeddedServer(DataDirectory directory, ClientLease lease, ServerState state) {
        this.directory = directory;
        this.lease = lease;
        this.state = state;
    }

    /**
     * A running server as others see it.
     *
     * @param pid its process
     * @param started when it started
     * @param masterPort the master's port on 127.0.0.1
     * @param log its log file
     */
    public record Status(long pid, Instant started, int masterPort, Path log) {}

    /** Attaches to the server of {@code home}, starting one if none runs; safe against others doing so at the same time. */
    public static EmbeddedServer attach(Path home) {
        return attach(home, DEFAULT_IDLE_STOP);
    }

    /** As {@link #attach(Path)}; a server started by this call stops after {@code idleStop} without clients, never if zero. */
    public static EmbeddedServer attach(Path home, Duration idleStop) {
        DataDirectory directory = DataDirectory.open(home);
        try (Gate gate = directory.enter()) {
            Optional<ServerState> running = running(directory);
            ServerState state = running.isPresent() ? running.get() : start(directory, idleStop);
            return new EmbeddedServer(directory, ClientLease.take(directory), state);
        } catch (IOException e) {
            throw new HtmStException("embedded server of " + directory.home() + ": " + e.getMessage(), true, e);
        }
    }

    /** The server of {@code home}, if one runs and is ready. */
    public static Optional<Status> status(Path home) {
        DataDirectory directory = DataDirectory.at(home);
        try {
            return directory.hasServer()
                    ? ServerState.read(directory)
                            .map(s -> new Status(
                                    s.pid(), Instant.ofEpochMilli(s.startedMs()), s.masterPort(), directory.log()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new HtmStException("cannot read " + directory.state() + ": " + e.getMessage(), true, e);
        }
    }

    /**
     * Stops the server of {@code home} cleanly, waiting until its process has ended.
     *
     * @return whether one ran
     */
    public static boolean stop(Path home) {
        if (!Files.isDirectory(home)) {
            return false;
        }
        DataDirectory directory = DataDirectory.open(home);
        try (Gate gate = directory.enter()) {
            Optional<ProcessHandle> process = running(directory).flatMap(state -> ProcessHandle.of(state.pid()));
            if (process.isEmpty()) {
                return false;
            }
            process.get().destroy();
            process.get().onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            throw new HtmStException(
                    "the server has not stopped within " + STOP_PATIENCE.toSeconds() + " s; see " + directory.log(),
                    true,
                    e);
        } catch (IOException | ExecutionException e) {
            throw new HtmStException("cannot stop the server of " + directory.home() + ": " + e.getMessage(), true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while the server stopped", true, e);
        }
    }

    /** How HBase's client finds this server. */
    public Configuration configuration() {
        Configuration conf = EmbeddedSettings.client(directory, state);
        Patience.endWith(conf, state.pid(), directory.log().toString());
        return conf;
    }

    /** Completes when the server's process has ended, however that came. */
    public CompletableFuture<Void> ended() {
        return ProcessHandle.of(state.pid())
                .map(process -> process.onExit().<Void>thenApply(ended -> null))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @Override
    public void close() {
        lease.close();
    }

    /** The ready server; waits for one that is starting, left by a killed command, or stopping. The gate must be locked. */
    private static Optional<ServerState> running(DataDirectory directory) throws IOException {
        long deadline = System.nanoTime() + ServerMain.START_PATIENCE.toNanos();
        while (directory.hasServer()) {
            Optional<ServerState> state = ServerState.read(directory);
            if (state.isPresent()) {
                return state;
            }
            if (System.nanoTime() > deadline) {
                throw new HtmStException(
                        "a server process is there but neither gets ready nor ends; see " + directory.log(), true);
            }
            pause();
        }
        return Optional.empty();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while waiting for the server", true, e);
        }
    }

    private static ServerState start(DataDirectory directory, Duration idleStop) throws IOException {
        Files.deleteIfExists(directory.state());
        if (Files.exists(directory.log())) {
            Files.move(directory.log(), directory.previousLog(), StandardCopyOption.REPLACE_EXISTING);
        }
        Process process = new ProcessBuilder(ServerCommand.of(directory, idleStop))
                .redirectError(directory.log().toFile())
                .directory(directory.home().toFile())
                .start();
        process.getOutputStream().close();
        // The stream is left open: closing it would make the server's later writes to standard output fail.
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String said = "it ended at once";
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (ServerMain.READY.equals(line)) {
                return ServerState.read(directory).orElseThrow();
            }
            said = line;
        }
        process.destroyForcibly();
        throw new HtmStException(
                "the embedded server did not start (" + said + "); its log is " + directory.log(), true);
    }
}
