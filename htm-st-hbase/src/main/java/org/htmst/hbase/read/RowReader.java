package org.htmst.hbase.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.MultiRowRangeFilter;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.plan.RowRange;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.retry.RowScan;
import org.htmst.hbase.table.StoreTables;
import org.htmst.query.QueryWatch;

/** Reads some columns of some ranges of rows with one HBase scan. To be used by one thread, and closed. */
final class RowReader implements AutoCloseable {

    private static final int CACHED_ROWS = 512;

    /** Larger responses outgrow the pool of buffers that HBase's client reads into. */
    private static final long MAX_RESULT_BYTES = 2L << 20;

    private final Patience patience;
    private final TableName table;
    private final RowScan rows;
    private final QueryWatch watch;

    /**
     * Makes the request.
     *
     * @param ranges at least one, in key order
     * @param watch is asked before each row
     */
    RowReader(
            Connection connection,
            ChunkKeyFormat keys,
            Collection<ScanScope.Column> columns,
            List<RowRange> ranges,
            QueryWatch watch) {
        this.watch = watch;
        patience = Patience.of(connection);
        table = StoreTables.of(connection).samples();
        rows = new RowScan(connection, table, request(keys, columns, ranges));
    }

    /**
     * The next row, or null at the end.
     *
     * @throws HtmStException if HBase fails, and has failed for the store's timeout, or a limit is passed
     */
    Result next() {
        watch.check();
        try {
            return rows.next();
        } catch (IOException e) {
            throw patience.failure("reading " + table, e);
        }
    }

    @Override
    public void close() {
        rows.close();
    }

    private static Scan request(ChunkKeyFormat keys, Collection<ScanScope.Column> columns, List<RowRange> ranges) {
        Scan scan = new Scan()
                .withStartRow(ranges.get(0).start(keys))
                .withStopRow(ranges.get(ranges.size() - 1).stop(keys))
                .setCaching(CACHED_ROWS)
                // Left to itself the server opens its files anew once a scan has read a few blocks.
                .setReadType(Scan.ReadType.PREAD)
                .setMaxResultSize(MAX_RESULT_BYTES);
        columns.forEach(c -> scan.addColumn(StoreTables.family(c.family()), Qualifier.encode(c.qualifier())));
        List<MultiRowRangeFilter.RowRange> filtered = filtered(keys, ranges);
        if (filtered.size() > 1) {
            scan.setFilter(new MultiRowRangeFilter(filtered));
        }
        return scan;
    }

    /** The ranges as HBase takes them, neighbours joined, in a list that it may sort. */
    private static List<MultiRowRangeFilter.RowRange> filtered(ChunkKeyFormat keys, List<RowRange> ranges) {
        List<MultiRowRangeFilter.RowRange> filtered = new ArrayList<>();
        byte[] start = ranges.get(0).start(keys);
        byte[] stop = ranges.get(0).stop(keys);
        for (RowRange range : ranges.subList(1, ranges.size())) {
            byte[] next = range.start(keys);
            if (!Arrays.equals(stop, next)) {
                filtered.add(new MultiRowRangeFilter.RowRange(start, true, stop, false));
                start = next;
            }
            stop = range.stop(keys);
        }
        filtered.add(new MultiRowRangeFilter.RowRange(start, true, stop, false));
        return filtered;
    }
}
