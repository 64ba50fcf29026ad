package org.htmst.hbase.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.sample.SampleBatch;

/**
 * Several tasks, read ahead by threads and handed over in the order of the tasks all the same, so that the same question to the same
 * store gives the same output.
 */
final class ParallelBatches implements BatchSource {

    private final ScanRun run;
    private final ScanCounters counters;
    private final ScanExecutor executor;
    private final Iterator<ScanTask> tasks;
    private final Deque<ReadAhead> ahead = new ArrayDeque<>();

    /** Starts reading the tasks of a run. */
    ParallelBatches(ScanRun run, ScanCounters counters, ScanExecutor executor) {
        this.run = run;
        this.counters = counters;
        this.executor = executor;
        this.tasks = run.tasks().iterator();
        startSome();
    }

    private void startSome() {
        while (tasks.hasNext() && ahead.size() < ScanExecutor.TASKS_AHEAD) {
            ScanTask task = tasks.next();
            ReadAhead started = new ReadAhead(executor, () -> run.open(task, counters));
            ahead.add(started);
            started.start();
        }
    }

    @Override
    public SampleBatch next() throws InterruptedException {
        while (!ahead.isEmpty()) {
            SampleBatch batch = ahead.peek().take();
            if (batch != null) {
                return batch;
            }
            ahead.remove();
            startSome();
        }
        return null;
    }

    @Override
    public void close() {
        ahead.forEach(ReadAhead::close);
    }
}
