package org.htmst.hbase.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Result;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.plan.ReaderThreads;
import org.htmst.hbase.plan.RowRange;
import org.htmst.hbase.plan.ScanPlan;
import org.htmst.query.Aggregate;
import org.htmst.query.QueryWatch;

/** Adds an answer up where it is read. */
public final class Aggregation {

    private final Connection connection;
    private final ScanPlan plan;
    private final ScanCounters counters;
    private final QueryWatch watch;

    /** Such a sum, watched by {@code watch}. */
    public Aggregation(Connection connection, ScanPlan plan, QueryWatch watch) {
        this.watch = watch;
        this.connection = connection;
        this.plan = plan;
        this.counters = new ScanCounters(plan.query().channels().size());
    }

    /** Reads and adds. */
    public Aggregate run() {
        Duration planning = sinceStart();
        Totals totals = new Totals(plan.query().channels().size());
        List<List<RowRange>> parts = plan.parts();
        if (parts.size() == 1) {
            totals.add(read(parts.get(0)));
        } else if (parts.size() > 1) {
            readAll(parts, totals);
        }
        plan.checkStillStored();
        Duration total = sinceStart();
        return totals.aggregate(plan.query().channels(), counters.statistics(plan, planning, total, total));
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - watch.startNs());
    }

    /** Adds in the order of the parts, whichever is read first, so that rounding does not depend on threads. */
    private void readAll(List<List<RowRange>> parts, Totals totals) {
        ExecutorService readers =
                Executors.newFixedThreadPool(Math.min(ReaderThreads.COUNT, parts.size()), ReaderThreads::daemon);
        try {
            List<Future<Totals>> read = new ArrayList<>();
            for (List<RowRange> part : parts) {
                read.add(readers.submit(() -> read(part)));
            }
            for (Future<Totals> part : read) {
                totals.add(part.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while reading", true, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            readers.shutdownNow();
        }
    }

    private Totals read(List<RowRange> part) {
        Totals totals = new Totals(plan.query().channels().size());
        ChunkReader chunks = new ChunkReader(plan, counters);
        try (RowReader rows = new RowReader(connection, plan.keys(), plan.columns(), part, watch)) {
            for (Result row = rows.next(); row != null; row = rows.next()) {
                chunks.add(row, totals);
            }
        }
        return totals;
    }
}
