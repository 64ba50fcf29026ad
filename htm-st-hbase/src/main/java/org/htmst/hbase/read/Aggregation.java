package org.htmst.hbase.read;

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
        Aggregate sum = TaskFold.fold(executor, run.tasks(), nothing(), run::aggregate, Aggregate::plus);
        run.checkStillStored();
        return new Aggregate(sum.samples(), sum.channels(), sum.statistics().within(run.planning(), run.sinceStart()));
    }

    private Aggregate nothing() {
        return new Totals(run.scope().query().channels().size())
                .aggregate(
                        run.scope().query().channels(),
                        new ScanCounters(run.scope()).statistics(0, run.planning(), run.planning(), run.planning()));
    }
}
