package org.htmst.tests.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.htmst.tests.ChildProcess;

/**
 * A load that goes on: gives a loader process a new file every now and then, and another process all that was not acknowledged
 * when one ends too early, as whoever runs the store would.
 */
final class Loading implements AutoCloseable {

    /** No more come while so many are not acknowledged: a long queue would tell of itself, not of the fault. */
    private static final int MOST_WAITING = 16;

    private final Path configuration;
    private final DrillFiles files;
    private final Ledger ledger;
    private final Journal journal;
    private final long paceMs;
    private final Thread feeder = new Thread(this::feed, "feeder");
    private final List<Given> given = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private Process process;
    private Writer input;
    private Thread reader;
    private int acknowledged;
    private volatile boolean stopping;
    private volatile Optional<String> broken = Optional.empty();

    /** A file as given to the loader that runs now. */
    private record Given(LoadFile file, long begunNs) {}

    /** @param pace a new file comes so often */
    Loading(Path configuration, DrillFiles files, Ledger ledger, Journal journal, Duration pace) {
        this.configuration = configuration;
        this.files = files;
        this.ledger = ledger;
        this.journal = journal;
        this.paceMs = pace.toMillis();
    }

    void start() throws IOException {
        startProcess();
        feeder.start();
    }

    /** kill -9 of the loader. */
    synchronized void kill() {
        process.destroyForcibly();
    }

    /** Why loaders ended before they were asked to, in order. */
    synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** What must not happen, and did. */
    Optional<String> broken() {
        return broken;
    }

    /** The process that loads now. */
    synchronized Process process() {
        return process;
    }

    /** Gives no new files, and waits until all that were given are in the store. */
    void finish(Duration limit) throws InterruptedException {
        stopping = true;
        Patience.await("the end of the load", limit, paceMs, () -> broken.isPresent() || !feeder.isAlive());
    }

    @Override
    public void close() {
        stopping = true;
        feeder.interrupt();
        kill();
    }

    private void feed() {
        int next = 0;
        try {
            while (broken.isEmpty()) {
                if (!process.isAlive()) {
                    reader.join();
                    if (stopping && waiting() == 0) {
                        return;
                    }
                    startAgain();
                } else if (stopping) {
                    input.close();
                    process.waitFor(paceMs, TimeUnit.MILLISECONDS);
                } else {
                    if (waiting() < MOST_WAITING) {
                        give(files.next(next++));
                    }
                    process.waitFor(paceMs, TimeUnit.MILLISECONDS);
                }
            }
        } catch (IOException e) {
            broken = Optional.of("no loader can be started: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many files were given to the loader that runs now, and not acknowledged. */
    private synchronized int waiting() {
        return given.size() - acknowledged;
    }

    private void startAgain() throws IOException {
        List<Given> left;
        synchronized (this) {
            if (process.exitValue() == 0) {
                broken = Optional.of("a loader ended as if all were well, and was not");
            } else if (process.exitValue() > 128) {
                troubles.add("killed");
            }
            left = List.copyOf(given.subList(acknowledged, given.size()));
        }
        journal.note("loader ended with " + process.exitValue() + ", " + left.size() + " files to load again");
        startProcess();
        left.forEach(file -> give(file.file()));
    }

    private void startProcess() throws IOException {
        Process started = ChildProcess.start(
                LoaderMain.class, configuration.toString(), files.descriptor().toString());
        synchronized (this) {
            given.clear();
            acknowledged = 0;
            process = started;
            input = new OutputStreamWriter(started.getOutputStream(), StandardCharsets.UTF_8);
            reader = new Thread(() -> read(started), "loader's reports");
        }
        reader.start();
    }

    private void give(LoadFile file) {
        ledger.begin(file);
        synchronized (this) {
            given.add(new Given(file, System.nanoTime()));
        }
        try {
            input.write(file.path() + "\n");
            input.flush();
        } catch (IOException e) {
            // The loader has ended, and the next one is given the file.
        }
    }

    private void read(Process loader) {
        try (BufferedReader lines = loader.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                report(line);
            }
        } catch (IOException e) {
            journal.note("the loader's output ended: " + e.getMessage());
        }
    }

    private synchronized void report(String line) {
        String rest = line.substring(line.indexOf(' ') + 1);
        if (line.startsWith("loaded ")) {
            Given file = given.get(acknowledged);
            if (Integer.parseInt(rest) != acknowledged) {
                broken = Optional.of("file " + rest + " was told of in place of " + acknowledged);
            }
            acknowledged++;
            ledger.acknowledge(file.file(), file.begunNs());
        } else if (line.startsWith("trouble ")) {
            troubles.add(rest);
            journal.note("loader gives up: " + rest);
        } else if (line.startsWith("broken ")) {
            broken = Optional.of("the loader broke: " + rest);
        } else {
            journal.note("loader: " + line);
        }
    }
}
