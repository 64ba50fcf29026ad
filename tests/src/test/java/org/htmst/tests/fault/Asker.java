package org.htmst.tests.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;

/**
 * Repeats all questions, and holds every answer against the oracle. One kind keeps its connection, as a service would; the other
 * makes a new one for each question, as a command does.
 */
final class Asker implements AutoCloseable {

    private final StoreLocation location;
    private final boolean keepsConnection;
    private final Oracle oracle;
    private final Ledger ledger;
    private final Journal journal;
    private final long paceMs;
    private final Thread thread;
    private final List<Long> answeredNs = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private long youngestAskedNs = Long.MIN_VALUE;
    private Optional<String> fault = Optional.empty();
    private volatile boolean stopping;

    /** @param pace how long it rests after an answer */
    Asker(Path configuration, boolean keepsConnection, Oracle oracle, Ledger ledger, Journal journal, Duration pace) {
        this.location = new StoreLocation.Cluster(configuration);
        this.keepsConnection = keepsConnection;
        this.oracle = oracle;
        this.ledger = ledger;
        this.journal = journal;
        this.paceMs = pace.toMillis();
        this.thread = new Thread(this::run, keepsConnection ? "lasting asker" : "fresh asker");
    }

    void start() {
        thread.start();
    }

    /** Asks no more. */
    void stop() {
        stopping = true;
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
    }

    /** When questions were answered. */
    synchronized List<Long> answeredNs() {
        return List.copyOf(answeredNs);
    }

    /** Messages of questions that were given up, with no answer. */
    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Whether a question that was asked after {@code ns} was answered. */
    synchronized boolean hasAnsweredSince(long ns) {
        return !answeredNs.isEmpty() && youngestAskedNs - ns > 0;
    }

    /** The first answer that must not be, or the first failure that tells nobody what to do. */
    synchronized Optional<String> fault() {
        return fault;
    }

    private void run() {
        int turn = keepsConnection ? 0 : Question.values().length / 2;
        Store kept = null;
        while (!stopping) {
            Question question = Question.values()[turn++ % Question.values().length];
            long askedNs = System.nanoTime();
            try {
                if (keepsConnection) {
                    kept = kept == null ? Store.open(location) : kept;
                    ask(question, askedNs, kept);
                } else {
                    try (Store fresh = Store.open(location)) {
                        ask(question, askedNs, fresh);
                    }
                }
            } catch (HtmStException e) {
                refused(question, askedNs, e);
            } catch (RuntimeException e) {
                journal.note(Thread.currentThread().getName() + " broke: " + e);
                synchronized (this) {
                    fault = fault.or(() -> Optional.of(question + " failed with " + e));
                }
            }
            pause();
        }
        if (kept != null) {
            kept.close();
        }
    }

    private void ask(Question question, long askedNs, Store store) {
        int[] acknowledged = ledger.acknowledged();
        Fingerprint[] answer;
        try (SampleScan scan = store.scan(question.query())) {
            answer = oracle.read(scan);
        }
        Optional<String> wrong = oracle.fault(question, answer, acknowledged, ledger.begun());
        wrong.ifPresent(journal::note);
        synchronized (this) {
            fault = fault.or(() -> wrong);
            answeredNs.add(System.nanoTime());
            youngestAskedNs = askedNs;
        }
    }

    private synchronized void refused(Question question, long askedNs, HtmStException e) {
        // HBase lists every attempt on a line of its own.
        String reason = e.getMessage().lines().findFirst().orElse("");
        double seconds = (System.nanoTime() - askedNs) / 1e9;
        journal.note(String.format(Locale.ROOT, "%s refused after %.1f s: %s", question, seconds, reason));
        refusals.add(reason);
        if (!e.recoverable()) {
            fault = fault.or(() -> Optional.of(question + " failed for good: " + reason));
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(paceMs);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
