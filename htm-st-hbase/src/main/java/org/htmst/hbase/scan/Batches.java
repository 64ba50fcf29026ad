package org.htmst.hbase.scan;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.htmst.sample.SampleBatch;

/**
 * A bounded pipe of batches from one reader thread to the consumer: memory does not grow with the answer, since a reader that
 * is ahead waits. Once closed, whatever is put is dropped.
 */
final class Batches {

    private static final int CAPACITY = 32;
    private static final long CLOSED_CHECK_MS = 100;

    /** What travels: a batch, or the end with or without a failure. */
    private record Item(SampleBatch batch, RuntimeException failure) {}

    private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>(CAPACITY);
    private volatile boolean closed;

    /** Waits for room; whether anybody still wants batches. */
    boolean put(SampleBatch batch) throws InterruptedException {
        return offer(new Item(batch, null));
    }

    /** Ends the pipe; {@code failure}, if not null, is thrown to the consumer. Interrupts do not keep the end from coming. */
    void end(RuntimeException failure) {
        boolean interrupted = false;
        while (true) {
            try {
                offer(new Item(null, failure));
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean offer(Item item) throws InterruptedException {
        while (!closed) {
            if (queue.offer(item, CLOSED_CHECK_MS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    /** The next batch, or null at the end. */
    SampleBatch take() throws InterruptedException {
        Item item = queue.take();
        if (item.failure() != null) {
            throw item.failure();
        }
        return item.batch();
    }

    /** Nobody will take any more. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
