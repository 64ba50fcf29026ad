package org.htmst.hbase.read;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.plan.RowRange;
import org.htmst.hbase.plan.ScanPlan;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleCursor;
import org.htmst.query.ScanStatistics;
import org.htmst.sample.SampleBatch;

/**
 * An answer on its way. A small one is read as batches are asked for; of a large one several threads read parts ahead. Batches
 * come in the order of the row keys all the same.
 *
 * <p>The granules that answer are those that were live when the scan was made. To be used by one thread, and closed.
 */
public final class SampleScan implements SampleCursor {

    private final ScanPlan plan;
    private final ScanCounters counters;
    private final QueryWatch watch;
    private final Duration planning;
    private final BatchSource batches;
    private boolean closed;
    private RuntimeException failure;
    private Duration firstBatch = Duration.ZERO;
    private Duration total;

    /**
     * Starts reading.
     *
     * @param watch of the question
     */
    public SampleScan(Connection connection, ScanPlan plan, QueryWatch watch) {
        this.watch = watch;
        this.plan = plan;
        this.counters = new ScanCounters(plan.query().channels().size());
        this.planning = sinceStart();
        List<List<RowRange>> parts = plan.parts();
        IntFunction<BatchSource> open = part -> new PartBatches(
                new RowReader(connection, plan.keys(), plan.columns(), parts.get(part), watch),
                new ChunkReader(plan, counters));
        this.batches = switch (parts.size()) {
            case 0 -> BatchSource.NONE;
            case 1 -> open.apply(0);
            default -> new ParallelBatches(parts.size(), open);
        };
    }

    @Override
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
        watch.check();
        SampleBatch batch = batches.next();
        if (batch != null) {
            watch.handOver(batch);
            if (firstBatch.isZero()) {
                firstBatch = sinceStart();
            }
            return batch;
        }
        if (total == null) {
            plan.checkStillStored();
            total = sinceStart();
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

    @Override
    public ScanStatistics statistics() {
        return counters.statistics(plan, planning, firstBatch, total == null ? sinceStart() : total);
    }

    @Override
    public void close() {
        closed = true;
        batches.close();
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - watch.startNs());
    }
}
