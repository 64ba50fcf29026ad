package org.htmst.hbase.codec;

import java.util.Random;
import java.util.function.Consumer;

/** Randomness that can be replayed: a failure names its seed, and {@code -Dhtmst.seed=N} runs with it again. */
public final class Seeds {

    private Seeds() {}

    public static long next() {
        return Long.getLong("htmst.seed", System.nanoTime());
    }

    public static void run(long seed, Consumer<Random> body) {
        try {
            body.accept(new Random(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("failed with -Dhtmst.seed=" + seed + ": " + e.getMessage(), e);
        }
    }
}
