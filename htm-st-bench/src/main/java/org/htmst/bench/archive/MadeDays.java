package org.htmst.bench.archive;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * What is made of each day of an archive, in order. Some days are made ahead by as many threads as the machine has cores; each
 * tenth of the days is told.
 *
 * @param <T> what a day becomes
 */
public final class MadeDays<T> implements Iterator<T>, AutoCloseable {

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final List<ArchiveDay> days;
    private final Function<ArchiveDay, T> make;
    private final PrintStream talk;
    private final String what;
    private final ExecutorService makers = Executors.newFixedThreadPool(THREADS);
    private final Queue<CompletableFuture<T>> ahead = new ArrayDeque<>();
    private int asked;
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
        while (asked < days.size() && ahead.size() < 2 * THREADS) {
            ArchiveDay day = days.get(asked++);
            ahead.add(CompletableFuture.supplyAsync(() -> make.apply(day), makers));
        }
        try {
            T made = ahead.remove().join();
            tell(++given);
            return made;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
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
