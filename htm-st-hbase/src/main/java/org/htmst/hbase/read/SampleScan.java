package org.htmst.hbase.read;

import java.time.Duration;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.query.SampleCursor;
import org.htmst.query.ScanStatistics;
import org.htmst.sample.SampleBatch;

/**
 * An answer on its way. A small one is read as batches are asked for; of a large one several threads read tasks ahead. Batches
 * come in the order of the row keys all the same.
 *
 * <p>The granules that answer are those that were live when the scan was made. To be used by one thread, and closed.
 */
public final class SampleScan implements SampleCursor {

    private final ScanRun run;
    private final ScanCounters counters;
    private final BatchSource batches;
    private boolean closed;
    private RuntimeException failure;
    private Duration firstBatch = Duration.ZERO;
    private Duration total;

    /** Starts reading the tasks of a run. */
    SampleScan(ScanRun run, ScanExecutor executor) {
        this.run = run;
        this.counters = new ScanCounters(run.scope());
        this.batches = switch (run.tasks().size()) {
            case 0 -> BatchSource.NONE;
            case 1 -> run.open(run.tasks().get(0), counters);
            default -> new ParallelBatches(run, counters, executor);
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
        run.watch().check();
        SampleBatch batch = batches.next();
        if (batch != null) {
            run.watch().handOver(batch);
            if (firstBatch.isZero()) {
                firstBatch = run.sinceStart();
            }
            return batch;
        }
        if (total == null) {
            run.checkStillStored();
            total = run.sinceStart();
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

    /** What counts of the rows that this scan reads. */
    public ScanScope scope() {
        return run.scope();
    }

    @Override
    public ScanStatistics statistics() {
        int ranges = run.tasks().stream().mapToInt(task -> task.rows().size()).sum();
        return counters.statistics(ranges, run.planning(), firstBatch, total == null ? run.sinceStart() : total);
    }

    @Override
    public void close() {
        closed = true;
        batches.close();
    }
}
