package org.htmst.hbase.read;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.plan.ReaderThreads;
import org.htmst.sample.SampleBatch;

/**
 * Several parts of a plan, read ahead by threads and handed over in the order of the parts all the same, so that the same question
 * to the same store gives the same output.
 */
final class ParallelBatches implements BatchSource {

    /** Parts that may be in work or wait to be taken; it bounds memory. */
    private static final int PARTS_AHEAD = 2 * ReaderThreads.COUNT;

    private final IntFunction<BatchSource> parts;
    private final List<Batches> pipes = new ArrayList<>();
    private final AtomicInteger nextPart = new AtomicInteger();
    private final Semaphore ahead = new Semaphore(PARTS_AHEAD);
    private final ExecutorService readers;
    private int current;
    private volatile boolean closed;

    /**
     * Starts reading.
     *
     * @param parts opens a part by its number, from 0 to {@code count - 1}
     */
    ParallelBatches(int count, IntFunction<BatchSource> parts) {
        this.parts = parts;
        for (int part = 0; part < count; part++) {
            pipes.add(new Batches());
        }
        int threads = Math.min(ReaderThreads.COUNT, count);
        readers = Executors.newFixedThreadPool(threads, ReaderThreads::daemon);
        for (int thread = 0; thread < threads; thread++) {
            readers.execute(this::read);
        }
        readers.shutdown();
    }

    @Override
    public SampleBatch next() throws InterruptedException {
        while (current < pipes.size()) {
            SampleBatch batch = pipes.get(current).take();
            if (batch != null) {
                return batch;
            }
            current++;
            ahead.release();
        }
        return null;
    }

    @Override
    public void close() {
        closed = true;
        pipes.forEach(Batches::close);
        readers.shutdownNow();
        // HBase may have swallowed the interrupt; nobody must wait for room for ever.
        ahead.release(pipes.size());
    }

    /** Reads parts until there are no more. */
    private void read() {
        try {
            ahead.acquire();
            for (int part = nextPart.getAndIncrement();
                    part < pipes.size() && !closed;
                    part = nextPart.getAndIncrement()) {
                read(part);
                ahead.acquire();
            }
        } catch (InterruptedException e) {
            // Only close() interrupts, and then nobody waits for more.
            Thread.currentThread().interrupt();
        }
    }

    /** Reads a part, and ends its pipe whatever happens, for the consumer waits for that. */
    private void read(int part) {
        Batches pipe = pipes.get(part);
        RuntimeException failure = new HtmStException("reading ended unexpectedly", true);
        try (BatchSource source = parts.apply(part)) {
            for (SampleBatch batch = source.next(); batch != null && pipe.put(batch); ) {
                batch = source.next();
            }
            failure = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new HtmStException("interrupted while reading", true, e);
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            pipe.end(failure);
        }
    }
}
