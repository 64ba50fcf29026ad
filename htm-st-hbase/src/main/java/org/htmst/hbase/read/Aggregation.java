package org.htmst.hbase.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.query.Aggregate;

/** Adds an answer up where it is read. */
final class Aggregation {

    private final ScanRun run;
    private final ScanExecutor executor;

    /** The sum over the tasks of a run. */
    Aggregation(ScanRun run, ScanExecutor executor) {
        this.run = run;
        this.executor = executor;
    }

    /** Reads and adds. */
    Aggregate run() {
        Aggregate sum =
                switch (run.tasks().size()) {
                    case 0 -> nothing();
                    case 1 -> run.aggregate(run.tasks().get(0));
                    default -> all();
                };
        run.checkStillStored();
        return new Aggregate(sum.samples(), sum.channels(), sum.statistics().within(run.planning(), run.sinceStart()));
    }

    private Aggregate nothing() {
        return new Totals(run.scope().query().channels().size())
                .aggregate(
                        run.scope().query().channels(),
                        new ScanCounters(run.scope()).statistics(0, run.planning(), run.planning(), run.planning()));
    }

    /** Adds in the order of the tasks, whichever is read first, so that rounding does not depend on threads. */
    private Aggregate all() {
        Deque<Future<Aggregate>> ahead = new ArrayDeque<>();
        Iterator<ScanTask> tasks = run.tasks().iterator();
        try {
            Aggregate sum = nothing();
            while (tasks.hasNext() || !ahead.isEmpty()) {
                while (tasks.hasNext() && ahead.size() < ScanExecutor.TASKS_AHEAD) {
                    ScanTask task = tasks.next();
                    ahead.add(executor.submit(() -> run.aggregate(task)));
                }
                sum = sum.plus(ahead.remove().get());
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while reading", true, e);
        } catch (CancellationException e) {
            throw ScanExecutor.closed(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            ahead.forEach(task -> task.cancel(true));
        }
    }
}
