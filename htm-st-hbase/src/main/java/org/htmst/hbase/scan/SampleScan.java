package org.htmst.hbase.scan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.hbase.HtmStException;
import org.htmst.sample.SampleBatch;

/**
 * An answer on its way. Several threads read parts of the plan ahead; batches come in the order of the row keys all the same, so
 * that the same question to the same store gives the same output.
 *
 * <p>The granules that answer are those that were live when the scan was made. To be used by one thread, and closed.
 */
public final class SampleScan implements AutoCloseable {

    private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

    /** Shorter ones are over long before a vacuum's grace. */
    private static final Duration LONG_SCAN = Duration.ofMinutes(1);

    private final ScanPlan plan;
    private final ScanCounters counters = new ScanCounters();
    private final long startNs;
    private final Duration planning;
    private final ExecutorService readers;
    private final List<Batches> parts = new ArrayList<>();
    private int part;
    private boolean closed;
    private RuntimeException failure;
    private Duration firstBatch = Duration.ZERO;
    private Duration total;

    /**
     * Starts reading.
     *
     * @param startNs {@link System#nanoTime()} when the question was asked
     */
    SampleScan(Connection connection, ScanPlan plan, long startNs) {
        this.plan = plan;
        this.startNs = startNs;
        this.readers = Executors.newFixedThreadPool(THREADS, SampleScan::daemon);
        this.planning = sinceStart();
        for (List<RowRange> ranges : plan.parts()) {
            Batches batches = new Batches();
            parts.add(batches);
            readers.execute(new RangeReader(connection, plan, ranges, counters, batches));
        }
        readers.shutdown();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "htm-st-scan");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The next samples, or null at the end.
     *
     * @throws HtmStException if reading failed, now or before; the answer is then incomplete
     * @throws IllegalStateException if the scan is closed
     */
    public SampleBatch next() {
        if (closed) {
            throw new IllegalStateException("the scan is closed");
        }
        if (failure != null) {
            throw failure;
        }
        try {
            return take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new HtmStException("interrupted while reading", true, e);
        } catch (RuntimeException e) {
            failure = e;
        }
        throw failure;
    }

    private SampleBatch take() throws InterruptedException {
        for (; part < parts.size(); part++) {
            SampleBatch batch = parts.get(part).take();
            if (batch != null) {
                if (firstBatch.isZero()) {
                    firstBatch = sinceStart();
                }
                return batch;
            }
        }
        if (total == null) {
            total = sinceStart();
            if (total.compareTo(LONG_SCAN) > 0) {
                plan.checkNothingRemoved();
            }
        }
        return null;
    }

    /** Reads to the end; the number of samples in the answer. */
    public long count() {
        long samples = 0;
        for (SampleBatch batch = next(); batch != null; batch = next()) {
            samples += batch.size();
        }
        return samples;
    }

    /** The plan that this scan carries out. */
    public ScanPlan plan() {
        return plan;
    }

    /** What was read so far. */
    public ScanStatistics statistics() {
        return new ScanStatistics(
                plan.granules().size(),
                plan.ranges(),
                counters.rows.sum(),
                counters.runs.sum(),
                counters.runsPruned.sum(),
                counters.samplesTouched.sum(),
                counters.samplesAnswered.sum(),
                counters.flagged.sum(),
                counters.missing.sum(),
                counters.bytesRead.sum(),
                planning,
                firstBatch,
                total == null ? sinceStart() : total);
    }

    /** Stops reading. */
    @Override
    public void close() {
        closed = true;
        parts.forEach(Batches::close);
        readers.shutdownNow();
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startNs);
    }
}
