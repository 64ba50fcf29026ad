package org.htmst.hbase.read;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.htmst.failure.HtmStException;
import org.htmst.sample.SampleBatch;

/**
 * A task that is read by the executor's threads while its batches wait to be taken. When many wait, the thread turns to other tasks,
 * of other questions, too, and one comes back to this when there is room: who takes batches slowly holds up nobody else.
 */
final class ReadAhead implements Runnable {

    private static final long MOST_BYTES = 16 << 20;

    /** What is taken: a batch, or the end with or without a failure. */
    private record Item(SampleBatch batch, RuntimeException failure) {}

    private enum State {
        /** No thread is at it, nor will one come by itself. */
        RESTS,
        /** A thread will come. */
        WAITS,
        RUNS,
        ENDED
    }

    private final ScanExecutor executor;
    private final Supplier<TaskReader> task;
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();

    /** Used by the thread that runs, or, when none does, by the one that ends it. */
    private TaskReader reader;

    private State state = State.RESTS;
    private Thread thread;
    private boolean closed;
    private long bytes;

    /** A task that is not started yet; {@code task} opens it. */
    ReadAhead(ScanExecutor executor, Supplier<TaskReader> task) {
        this.executor = executor;
        this.task = task;
    }

    /** Has it read on, or for the first time, unless that is under way. */
    void start() {
        synchronized (this) {
            if (state != State.RESTS) {
                return;
            }
            state = State.WAITS;
        }
        executor.execute(this);
    }

    /** The next batch, or null at the end. */
    SampleBatch take() throws InterruptedException {
        Item item = items.take();
        if (item.failure() != null) {
            throw item.failure();
        }
        if (item.batch() != null && isHalfEmptyWithout(item.batch())) {
            start();
        }
        return item.batch();
    }

    private synchronized boolean isHalfEmptyWithout(SampleBatch batch) {
        bytes -= batch.bytes();
        return bytes < MOST_BYTES / 2;
    }

    @Override
    public void run() {
        if (!begins()) {
            return;
        }
        boolean rests = false;
        RuntimeException failure = new HtmStException("reading ended unexpectedly", true);
        try {
            reader = reader == null ? task.get() : reader;
            SampleBatch batch = reader.next();
            while (batch != null && !rests && !closed()) {
                rests = put(batch);
                batch = rests ? null : reader.next();
            }
            failure = null;
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            if (!rests) {
                end(failure);
            }
        }
    }

    private synchronized boolean begins() {
        if (state != State.WAITS) {
            return false;
        }
        state = State.RUNS;
        thread = Thread.currentThread();
        return true;
    }

    private synchronized boolean closed() {
        return closed;
    }

    /** Lets a batch be taken; whether that fills the room, in which case another thread may go on at once. */
    private synchronized boolean put(SampleBatch batch) {
        items.add(new Item(batch, null));
        bytes += batch.bytes();
        boolean full = bytes >= MOST_BYTES && !closed;
        if (full) {
            state = State.RESTS;
            thread = null;
        }
        return full;
    }

    /** Ends it, whatever happened, for the one who takes waits for that. Only for the thread that runs, or if none will any more. */
    void end(RuntimeException failure) {
        synchronized (this) {
            if (state == State.ENDED) {
                return;
            }
            state = State.ENDED;
            thread = null;
        }
        if (reader != null) {
            reader.close();
        }
        items.add(new Item(null, failure));
    }

    /** Nobody will take any more. */
    void close() {
        synchronized (this) {
            closed = true;
            if (state == State.RUNS) {
                thread.interrupt();
                return;
            }
        }
        end(null);
    }
}
