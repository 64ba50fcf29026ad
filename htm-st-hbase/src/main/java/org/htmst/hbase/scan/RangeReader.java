package org.htmst.hbase.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.filter.MultiRowRangeFilter;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.schema.Qualifier;
import org.htmst.hbase.table.StoreTables;
import org.htmst.sample.SampleBatch;

/** Reads some of a plan's ranges with one HBase scan and passes on what answers. */
final class RangeReader implements Runnable {

    private static final int CACHED_ROWS = 256;
    private static final long MAX_RESULT_BYTES = 4L << 20;

    private final Connection connection;
    private final ScanPlan plan;
    private final List<RowRange> ranges;
    private final ScanCounters counters;
    private final Batches batches;

    RangeReader(Connection connection, ScanPlan plan, List<RowRange> ranges, ScanCounters counters, Batches batches) {
        this.connection = connection;
        this.plan = plan;
        this.ranges = ranges;
        this.counters = counters;
        this.batches = batches;
    }

    /** Reads, and ends the pipe whatever happens, for the consumer waits for that. */
    @Override
    public void run() {
        RuntimeException failure = new HtmStException("reading " + StoreTables.SAMPLES + " ended unexpectedly", true);
        try {
            failure = read();
        } finally {
            batches.end(failure);
        }
    }

    /** Reads all; the failure that ended it early, or null. */
    private RuntimeException read() {
        ChunkReader chunks = new ChunkReader(plan, counters);
        try (Table table = connection.getTable(StoreTables.SAMPLES);
                ResultScanner results = table.getScanner(request())) {
            for (Result row = results.next(); row != null && !batches.isClosed(); row = results.next()) {
                SampleBatch batch = chunks.read(row);
                if (batch != null && !batches.put(batch)) {
                    break;
                }
            }
            return null;
        } catch (InterruptedException e) {
            return new HtmStException("interrupted while reading", true, e);
        } catch (IOException e) {
            return new HtmStException(
                    "reading " + StoreTables.SAMPLES + " failed: " + e.getMessage()
                            + "; see 'htm-st server status' and ask again",
                    true,
                    e);
        } catch (RuntimeException e) {
            return e;
        }
    }

    private Scan request() {
        Scan scan = new Scan()
                .withStartRow(ranges.get(0).start(plan.keys()))
                .withStopRow(ranges.get(ranges.size() - 1).stop(plan.keys()))
                .setCaching(CACHED_ROWS)
                .setMaxResultSize(MAX_RESULT_BYTES);
        plan.columns().forEach(c -> scan.addColumn(StoreTables.family(c.family()), Qualifier.encode(c.qualifier())));
        if (ranges.size() > 1) {
            // The filter sorts the list it is given, so it must be one that can be changed.
            scan.setFilter(new MultiRowRangeFilter(ranges.stream()
                    .map(r -> new MultiRowRangeFilter.RowRange(r.start(plan.keys()), true, r.stop(plan.keys()), false))
                    .collect(Collectors.toCollection(ArrayList::new))));
        }
        return scan;
    }
}
