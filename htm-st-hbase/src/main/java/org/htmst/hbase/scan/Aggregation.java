package org.htmst.hbase.scan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Result;
import org.htmst.hbase.HtmStException;

/**
 * Adds an answer up where it is read. Chunks that lie wholly inside the question are read without times and places; nothing of
 * theirs is tested but the values.
 */
final class Aggregation {

    private final Connection connection;
    private final ScanPlan plan;
    private final ScanCounters counters = new ScanCounters();

    /** Ranges that one request reads. */
    private record Part(List<RowRange> ranges, boolean inner) {}

    Aggregation(Connection connection, ScanPlan plan) {
        this.connection = connection;
        this.plan = plan;
    }

    /**
     * Reads and adds.
     *
     * @param startNs {@link System#nanoTime()} when the question was asked
     */
    Aggregate run(long startNs) {
        Duration planning = since(startNs);
        Totals totals = new Totals(plan.query().channels().size());
        List<Part> parts = parts();
        if (parts.size() == 1) {
            totals.add(read(parts.get(0)));
        } else if (parts.size() > 1) {
            readAll(parts, totals);
        }
        Duration total = since(startNs);
        return totals.aggregate(plan.query().channels(), counters.statistics(plan, planning, total, total));
    }

    private static Duration since(long startNs) {
        return Duration.ofNanos(System.nanoTime() - startNs);
    }

    private List<Part> parts() {
        List<RowRange> inner = new ArrayList<>();
        List<RowRange> outer = new ArrayList<>();
        for (RowRange range : plan.rowRanges()) {
            (range.inner() && plan.isDecidedByPlace() ? inner : outer).add(range);
        }
        List<Part> parts = new ArrayList<>();
        plan.parts(outer).forEach(ranges -> parts.add(new Part(ranges, false)));
        plan.parts(inner).forEach(ranges -> parts.add(new Part(ranges, true)));
        return parts;
    }

    /** Adds in the order of the parts, whichever is read first, so that rounding does not depend on threads. */
    private void readAll(List<Part> parts, Totals totals) {
        ExecutorService readers =
                Executors.newFixedThreadPool(Math.min(ReaderThreads.COUNT, parts.size()), ReaderThreads::daemon);
        try {
            List<Future<Totals>> read = new ArrayList<>();
            for (Part part : parts) {
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

    private Totals read(Part part) {
        Totals totals = new Totals(plan.query().channels().size());
        ChunkReader chunks = new ChunkReader(plan, counters);
        Collection<ScanPlan.Column> columns = part.inner() ? plan.innerColumns() : plan.columns();
        try (RowReader rows = new RowReader(connection, plan.keys(), columns, part.ranges())) {
            for (Result row = rows.next(); row != null; row = rows.next()) {
                if (part.inner()) {
                    chunks.addWhole(row, totals);
                } else {
                    chunks.add(row, totals);
                }
            }
        }
        return totals;
    }
}
