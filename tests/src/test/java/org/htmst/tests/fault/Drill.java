package org.htmst.tests.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.hbase.verify.VerifyReport;
import org.htmst.tests.CommandLineRun;

/** One fault during a load and questions: strikes, mends, and looks whether anything was lost, half seen, or stuck. */
final class Drill implements AutoCloseable {

    /** A store gives a step up after five minutes; beyond these it hangs. */
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private static final long SOON_MS = 50;

    private static final Duration SUPERVISION = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final ClusterView view;
    private final DrillFiles files;
    private final Oracle oracle;
    private final Journal journal;
    private final int round;
    private final Ledger ledger;
    private final Loading loading;
    private final List<Asker> askers;
    private final Set<String> ended = new TreeSet<>();
    private boolean supervising;
    private long supervisedNs = System.nanoTime();

    /**
     * A drill to come.
     *
     * @param pace how long load and questions rest between two steps
     * @param round from 0; faults that choose a node choose another in each
     */
    Drill(Cluster cluster, DrillFiles files, Oracle oracle, Journal journal, Duration pace, int round) {
        this.cluster = cluster;
        this.view = new ClusterView(cluster);
        this.files = files;
        this.oracle = oracle;
        this.journal = journal;
        this.round = round;
        this.ledger = new Ledger(files.slots());
        this.loading = new Loading(cluster.configuration(), files, ledger, journal, pace);
        this.askers = Stream.of(true, false)
                .map(keeps -> new Asker(cluster.configuration(), keeps, oracle, ledger, journal, pace))
                .toList();
    }

    Cluster cluster() {
        return cluster;
    }

    ClusterView view() {
        return view;
    }

    Loading loading() {
        return loading;
    }

    int round() {
        return round;
    }

    /** Another node in each round, but never node 1, which has the masters: without them there is nothing to go on with. */
    int nodeWithoutMasters() {
        return 2 + round % (Cluster.NODES - 1);
    }

    /**
     * The command that loads a file ends with exit code 1 and a message while the fault lasts. The file is the last of the stream,
     * which no drill comes to: no answer may ever have a sample of it.
     */
    void checkLoadRefused(String timeout) {
        LoadFile last = files.stream().get(files.stream().size() - 1);
        CommandLineRun load = CommandLineRun.of(
                new StoreLocation.Cluster(cluster.configuration()),
                "load",
                "--timeout",
                timeout,
                "--descriptor",
                files.descriptor().toString(),
                last.path().toString());
        journal.note("load under the fault: exit code " + load.code() + ", "
                + load.err().strip());
        if (load.code() != 1
                || !load.err().startsWith("htm-st: ")
                || load.err().lines().count() > 3) {
            throw new AssertionError("a load under the fault says: " + load);
        }
    }

    /**
     * Runs it.
     *
     * @throws AssertionError if an answer was wrong or incomplete, or a granule is lost
     * @throws Patience.Exhausted if something hangs
     */
    Outcome run(Fault fault) throws Exception {
        long startNs = System.nanoTime();
        journal.note("--- " + fault.name() + ", round " + (round + 1));
        files.kept().forEach(file -> {
            ledger.begin(file);
            ledger.acknowledge(file, System.nanoTime());
        });
        loading.start();
        askers.forEach(Asker::start);
        awaitProgressSince(System.nanoTime(), "load and questions before the fault");

        long struckNs = System.nanoTime();
        String hit = fault.strike(this);
        journal.note("struck: " + hit);
        TimeUnit.NANOSECONDS.sleep(fault.held().toNanos());
        if (fault.isSurvived()) {
            awaitProgressSince(System.nanoTime(), "load and questions under the fault");
        }
        fault.mend(this, hit);
        journal.note("mended");
        supervising = true;
        awaitProgressSince(System.nanoTime(), "load and questions after the fault");
        long endNs = System.nanoTime();

        askers.forEach(Asker::stop);
        loading.finish(LIMIT);
        await("the end of all questions", SOON_MS, () -> askers.stream().noneMatch(Asker::isRunning));
        checkNothingWrong();
        await("health", TimeUnit.SECONDS.toMillis(1), this::isHealthy);
        checkAllThere();
        return new Outcome(
                fault.name(),
                fault.what(),
                askers.stream()
                        .mapToDouble(asker -> Stall.longestSeconds(asker.answeredNs(), struckNs, endNs))
                        .max()
                        .orElseThrow(),
                Stall.longestSeconds(ledger.acknowledgedNs(), struckNs, endNs),
                askers.stream().mapToInt(asker -> asker.answeredNs().size()).sum(),
                askers.stream().mapToInt(asker -> asker.refusals().size()).sum(),
                ledger.newest().size() - files.kept().size(),
                loading.troubles().size(),
                hit,
                List.copyOf(ended),
                (System.nanoTime() - startNs) / 1e9,
                Optional.empty());
    }

    /** A file begun after {@code ns} is acknowledged, and every asker has an answer to a question asked after it. */
    private void awaitProgressSince(long ns, String what) throws InterruptedException {
        await(
                what,
                SOON_MS,
                () -> ledger.isAcknowledgedSince(ns) && askers.stream().allMatch(asker -> asker.hasAnsweredSince(ns)));
        journal.note("progress: " + what);
    }

    private void await(String what, long everyMs, BooleanSupplier condition) throws InterruptedException {
        try {
            Patience.await(what, LIMIT, everyMs, () -> {
                supervise();
                return wrong().isPresent() || condition.getAsBoolean();
            });
        } catch (Patience.Exhausted e) {
            journal.noteThreads();
            journal.note("missing: " + view.missing());
            askThreadsOf(loading.process());
            throw e;
        }
        checkNothingWrong();
    }

    /** Starts processes that ended, as the supervisor of services does on a real cluster. */
    private void supervise() {
        if (!supervising || System.nanoTime() - supervisedNs < SUPERVISION.toNanos()) {
            return;
        }
        try {
            List<String> now = cluster.startEnded();
            if (!now.isEmpty()) {
                journal.note("ended by themselves, and started again: " + now);
                ended.addAll(now);
            }
        } catch (IOException e) {
            journal.note(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        supervisedNs = System.nanoTime();
    }

    /** A JVM answers the signal on its standard output, which goes to the journal. */
    private static void askThreadsOf(Process process) {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.waitFor(2, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<String> wrong() {
        return Stream.concat(Stream.of(loading.broken()), askers.stream().map(Asker::fault))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void checkNothingWrong() {
        wrong().ifPresent(what -> {
            throw new AssertionError(what);
        });
    }

    private boolean isHealthy() {
        List<String> missing = view.missing();
        if (!missing.isEmpty()) {
            journal.note("not yet healthy: " + missing);
        }
        return missing.isEmpty();
    }

    /** Every file that was begun is in the store now, in its newest version, and answers are those of these files. */
    private void checkAllThere() {
        int[] newest = ledger.begun();
        if (!Arrays.equals(newest, ledger.acknowledged())) {
            throw new AssertionError("files were begun and never acknowledged");
        }
        try (Store store = open()) {
            for (Question question : Question.values()) {
                try (SampleScan scan = store.scan(question.query())) {
                    oracle.fault(question, oracle.read(scan), newest, newest).ifPresent(wrong -> {
                        throw new AssertionError("afterwards: " + wrong);
                    });
                }
            }
            VerifyReport found = store.verify(Optional.empty(), done -> {});
            journal.note("verified: " + found);
            if (found.faultCount() > 0 || found.granules() != ledger.newest().size()) {
                throw new AssertionError("afterwards: " + found);
            }
        }
    }

    private Store open() {
        return Store.open(new StoreLocation.Cluster(cluster.configuration()));
    }

    @Override
    public void close() {
        loading.close();
        askers.forEach(Asker::close);
    }
}
