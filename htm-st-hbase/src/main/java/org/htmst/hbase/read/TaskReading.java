package org.htmst.hbase.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.query.QueryWatch;
import org.htmst.query.ScanStatistics;
import org.htmst.sample.SampleBatch;

/** Tasks of one plan that are read in whatever order, by several threads, more than once perhaps: for who sees by and by what to read. */
public final class TaskReading {

    private final ScanRun run;
    private final ScanExecutor executor;
    private final ScanCounters counters;

    TaskReading(ScanRun run, ScanExecutor executor) {
        this.run = run;
        this.executor = executor;
        this.counters = new ScanCounters(run.scope());
    }

    /** What counts of the rows. */
    public ScanScope scope() {
        return run.scope();
    }

    /** Holds the question to its limits. */
    public QueryWatch watch() {
        return run.watch();
    }

    /**
     * What some work comes to for each of several parts, in their order; by the threads that all questions share, unless there is but one
     * part.
     */
    public <P, T> List<T> each(List<P> parts, Function<P, T> work) {
        return TaskFold.fold(
                executor,
                parts,
                (List<T>) new ArrayList<T>(parts.size()),
                part -> List.of(work.apply(part)),
                (all, more) -> {
                    all.addAll(more);
                    return all;
                });
    }

    /** Hands over all samples of a task that answer. */
    public void read(ScanTask task, Consumer<SampleBatch> use) {
        try (TaskReader reader = run.open(task, counters)) {
            for (SampleBatch batch = reader.next(); batch != null; batch = reader.next()) {
                use.accept(batch);
            }
        }
    }

    /** Hands over samples of a task that answer: of each chunk all or, where none can matter, none; those first that can matter most. */
    public void readRanked(ScanTask task, RunBound bound, Consumer<SampleBatch> use) {
        try (RankedRows rows = run.openRanked(task, counters)) {
            rows.read(bound, use);
        }
    }

    /** What was read until now; samples that were read twice are counted twice. */
    public ScanStatistics statistics() {
        return counters.statistics(run.tasks().size(), run.planning(), run.planning(), run.sinceStart());
    }

    /**
     * Makes sure, once all is read, that it was all there until now.
     *
     * @throws org.htmst.failure.HtmStException if rows may have gone meanwhile
     */
    public void finish() {
        run.checkStillStored();
    }
}
