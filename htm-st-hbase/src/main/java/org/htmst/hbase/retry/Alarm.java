package org.htmst.hbase.retry;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Interrupts a thread that waits too long, or for something that has gone. Time in which this process does not run, because it
 * was stopped or the machine slept, does not count.
 */
final class Alarm implements AutoCloseable {

    private static final long TICK_MS = 250;

    private static final Set<Alarm> SET = ConcurrentHashMap.newKeySet();

    static {
        Thread clock = new Thread(Alarm::tickForEver, "htm-st-alarms");
        clock.setDaemon(true);
        clock.start();
    }

    private final long ticks;
    private final BooleanSupplier gone;
    private Thread waiting;
    private long ticksLeft;
    private boolean rung;

    /**
     * An alarm that can be set again and again.
     *
     * @param patience how long a wait may last
     * @param gone whether waiting is in vain; asked several times a second
     */
    Alarm(Duration patience, BooleanSupplier gone) {
        this.ticks = Math.max(1, patience.toMillis() / TICK_MS);
        this.gone = gone;
        SET.add(this);
    }

    /** This thread begins to wait. */
    synchronized void set() {
        waiting = Thread.currentThread();
        ticksLeft = ticks;
        rung = false;
    }

    /** The wait is over; whether it was this alarm that ended it, in which case the thread is not interrupted any more. */
    synchronized boolean stop() {
        waiting = null;
        if (rung) {
            // What the thread was waiting in may have taken the interrupt, or not.
            Thread.interrupted();
        }
        return rung;
    }

    private synchronized void tick() {
        if (waiting != null && !rung && (--ticksLeft <= 0 || gone.getAsBoolean())) {
            rung = true;
            waiting.interrupt();
        }
    }

    @Override
    public void close() {
        SET.remove(this);
    }

    private static void tickForEver() {
        try {
            while (true) {
                Thread.sleep(TICK_MS);
                SET.forEach(Alarm::tick);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }
}
