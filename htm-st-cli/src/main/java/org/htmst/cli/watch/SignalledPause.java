package org.htmst.cli.watch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A pause that a signal to the process (SIGTERM, SIGINT, SIGHUP) ends. The process then ends with exit code 0, once this is closed, or
 * after {@link #PATIENCE}: loads stand to be cut short.
 */
final class SignalledPause implements Pause, AutoCloseable {

    /** For a load that is under way; short of the ten seconds that container runtimes grant. */
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "htm-st-watch-end");

    SignalledPause() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end() {
        asked.countDown();
        try {
            closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // A JVM that a signal ends has that signal's exit code otherwise.
        Runtime.getRuntime().halt(0);
    }

    @Override
    public boolean pass(Duration time) {
        try {
            return !asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean isEnd() {
        return asked.getCount() == 0;
    }

    @Override
    public void close() {
        if (isEnd()) {
            closed.countDown();
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The signal came just now.
            closed.countDown();
        }
    }
}
