package org.htmst.hbase.read;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.htmst.sample.SampleBatch;

/**
 * A bounded pipe of batches from one reader thread to the consumer: memory does not grow with the answer, since a reader that
 * is ahead waits. Once closed, whatever is put is dropped.
 */
final class Batches {

    private static final int CAPACITY_KB = 32 << 10;
    private static final long CLOSED_CHECK_MS = 100;

    /** What travels: a batch, or the end with or without a failure. */
    private record Item(SampleBatch batch, RuntimeException failure) {}

    private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    private final Semaphore roomKb = new Semaphore(CAPACITY_KB);
    private volatile boolean closed;

    /** Waits for room; whether anybody still wants batches. */
    boolean put(SampleBatch batch) throws InterruptedException {
        while (!closed) {
            if (roomKb.tryAcquire(sizeKb(batch), CLOSED_CHECK_MS, TimeUnit.MILLISECONDS)) {
                queue.add(new Item(batch, null));
                return true;
            }
        }
        return false;
    }

    /** Ends the pipe; {@code failure}, if not null, is thrown to the consumer. */
    void end(RuntimeException failure) {
        queue.add(new Item(null, failure));
    }

    /** About the memory of a batch, at most all there is room for. */
    private static int sizeKb(SampleBatch batch) {
        long bytes = (4L + batch.values().length) * Double.BYTES * batch.size();
        return (int) Math.min(CAPACITY_KB, 1 + (bytes >> 10));
    }

    /** The next batch, or null at the end. */
    SampleBatch take() throws InterruptedException {
        Item item = queue.take();
        if (item.failure() != null) {
            throw item.failure();
        }
        if (item.batch() != null) {
            roomKb.release(sizeKb(item.batch()));
        }
        return item.batch();
    }

    /** Nobody will take any more. */
    void close() {
        closed = true;
    }
}
