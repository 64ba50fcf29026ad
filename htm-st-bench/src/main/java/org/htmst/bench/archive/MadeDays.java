package org.htmst.bench.archive;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.htmst.hbase.HtmStException;

/**
 * What is made of each day of an archive, in order. All cores make some days, then rest while those are used, so that the time of
 * their use can be told from the time of their making. Each tenth of the days is told.
 *
 * @param <T> what a day becomes
 */
public final class MadeDays<T> implements Iterator<T>, AutoCloseable {

    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final int DAYS_AHEAD = 8 * THREADS;
    private static final double NS_PER_SECOND = 1e9;

    private final List<ArchiveDay> days;
    private final Function<ArchiveDay, T> make;
    private final PrintStream talk;
    private final String what;
    private final ExecutorService makers = Executors.newFixedThreadPool(THREADS);
    private final Queue<T> ahead = new ArrayDeque<>();
    private final long startNs = System.nanoTime();
    private long makingNs;
    private int given;

    MadeDays(List<ArchiveDay> days, Function<ArchiveDay, T> make, PrintStream talk, String what) {
        this.days = days;
        this.make = make;
        this.talk = talk;
        this.what = what;
    }

    @Override
    public boolean hasNext() {
        return given < days.size();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (ahead.isEmpty()) {
            makeSome();
        }
        tell(++given);
        return ahead.remove();
    }

    /** Seconds since this was made that were not spent on making days. */
    public double secondsOfUse() {
        return (System.nanoTime() - startNs - makingNs) / NS_PER_SECOND;
    }

    private void makeSome() {
        long fromNs = System.nanoTime();
        List<Callable<T>> tasks = days.subList(given, Math.min(days.size(), given + DAYS_AHEAD)).stream()
                .map(day -> (Callable<T>) () -> make.apply(day))
                .toList();
        try {
            for (Future<T> made : makers.invokeAll(tasks)) {
                ahead.add(made.get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new HtmStException(what + " failed: " + e.getCause(), false, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while " + what, true, e);
        }
        makingNs += System.nanoTime() - fromNs;
    }

    private void tell(int done) {
        if (10L * done / days.size() > 10L * (done - 1) / days.size()) {
            talk.println(what + ": " + 100L * done / days.size() + " %");
        }
    }

    @Override
    public void close() {
        makers.shutdownNow();
    }
}
