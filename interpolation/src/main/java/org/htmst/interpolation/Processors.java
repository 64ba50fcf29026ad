package org.htmst.interpolation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;

/**
 * The threads that share the work of maps, as many as there are processors. Not the JDK's common pool: that belongs to the program which
 * this may be a part of, and whatever it does there would wait.
 */
public final class Processors {

    private static final ForkJoinPool POOL =
            new ForkJoinPool(Runtime.getRuntime().availableProcessors());

    private Processors() {}

    /**
     * Does some work whose parallel streams and sorts, and those of what it calls, use these threads; waits for it. Who calls from a pool of
     * his own stays there.
     */
    public static <T> T share(Supplier<T> work) {
        ForkJoinPool own = ForkJoinTask.getPool();
        if (own != null && own != ForkJoinPool.commonPool()) {
            return work.get();
        }
        try {
            // A stream splits into the pool of the thread that runs it.
            return CompletableFuture.supplyAsync(work, POOL).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
