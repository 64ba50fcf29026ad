package org.htmst.tests.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what must come, and never for ever. */
final class Patience {

    private Patience() {}

    /** What was waited for did not come in time. */
    static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1;

        Exhausted(String message) {
            super(message);
        }
    }

    /**
     * Waits until {@code condition} holds, looking again {@code everyMs}.
     *
     * @throws Exhausted if it does not within {@code limit}
     */
    static void await(String what, Duration limit, long everyMs, BooleanSupplier condition)
            throws InterruptedException {
        long endNs = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > endNs) {
                throw new Exhausted(what + " did not come within " + limit.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(everyMs);
        }
    }
}
