package org.htmst.bench.archive;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.htmst.failure.HtmStException;

/**
 * What is made of the days of an archive, in order, some days at a time. All cores make those, then rest while they are used, so that
 * the time of their use can be told from the time of their making.
 *
 * @param <T> what a day becomes
 */
public final class MadeDays<T> implements Iterator<List<T>>, AutoCloseable {

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private static final double NS_PER_SECOND = 1e9;

    private final List<ArchiveDay> days;
    private final int atATime;
    private final Function<ArchiveDay, T> make;
    private final PrintStream talk;
    private final String what;
    private final ExecutorService makers = Executors.newFixedThreadPool(THREADS);
    private final long startNs = System.nanoTime();
    private long makingNs;
    private int given;

    MadeDays(List<ArchiveDay> days, int atATime, Function<ArchiveDay, T> make, PrintStream talk, String what) {
        this.days = days;
        this.atATime = atATime;
        this.make = make;
        this.talk = talk;
        this.what = what;
    }

    @Override
    public boolean hasNext() {
        return given < days.size();
    }

    @Override
    public List<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        talk.println(what + ": " + 100L * given / days.size() + " %");
        long fromNs = System.nanoTime();
        int end = Math.min(days.size(), given + atATime);
        List<T> made = made(days.subList(given, end));
        given = end;
        makingNs += System.nanoTime() - fromNs;
        return made;
    }

    /** Seconds since this was made that were not spent on making days. */
    public double secondsOfUse() {
        return (System.nanoTime() - startNs - makingNs) / NS_PER_SECOND;
    }

    private List<T> made(List<ArchiveDay> some) {
        List<Callable<T>> tasks = new ArrayList<>();
        some.forEach(day -> tasks.add(() -> make.apply(day)));
        List<T> made = new ArrayList<>();
        try {
            for (Future<T> day : makers.invokeAll(tasks)) {
                made.add(day.get());
            }
            return made;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new HtmStException(what + " failed: " + e.getCause(), false, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while " + what, true, e);
        }
    }

    @Override
    public void close() {
        makers.shutdownNow();
    }
}
