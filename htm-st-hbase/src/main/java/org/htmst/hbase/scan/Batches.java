package org.htmst.hbase.scan;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.htmst.sample.SampleBatch;

/**
 * A bounded pipe of batches from one reader thread to the consumer: memory does not grow with the answer, since a reader that
 * is ahead waits.
 */
final class Batches {

    private static final int CAPACITY = 32;

    /** What travels: a batch, or the end with or without a failure. */
    private record Item(SampleBatch batch, RuntimeException failure) {}

    private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>(CAPACITY);

    void put(SampleBatch batch) throws InterruptedException {
        queue.put(new Item(batch, null));
    }

    /** Ends the pipe; {@code failure}, if not null, is thrown to the consumer. */
    void end(RuntimeException failure) throws InterruptedException {
        queue.put(new Item(null, failure));
    }

    /** The next batch, or null at the end. */
    SampleBatch take() throws InterruptedException {
        Item item = queue.take();
        if (item.failure() != null) {
            throw item.failure();
        }
        return item.batch();
    }
}
