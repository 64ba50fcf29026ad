package org.htmst.hbase.row;

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
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.retry.RowScan;
import org.htmst.hbase.table.StoreTables;

/** Some columns of some stretches of the table, read with one HBase scan. To be used by one thread, and closed. */
final class ServerRows implements AutoCloseable {

    private static final int CACHED_ROWS = 512;

    /** Larger responses outgrow the pool of buffers that HBase's client reads into. */
    private static final long MAX_RESULT_BYTES = 2L << 20;

    private final Patience patience;
    private final TableName table;
    private final RowScan rows;

    /**
     * Makes the request.
     *
     * @param stretches at least one, in key order
     */
    ServerRows(Connection connection, Collection<ScanScope.Column> columns, List<RowPart.Asked> stretches) {
        patience = Patience.of(connection);
        table = StoreTables.of(connection).samples();
        rows = new RowScan(connection, table, request(columns, stretches));
    }

    /**
     * The next row, or null at the end.
     *
     * @throws HtmStException if HBase fails, and has failed for the store's timeout
     */
    Result next() {
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

    private static Scan request(Collection<ScanScope.Column> columns, List<RowPart.Asked> stretches) {
        Scan scan = new Scan()
                .withStartRow(stretches.get(0).start())
                .withStopRow(stretches.get(stretches.size() - 1).stop())
                .setCaching(CACHED_ROWS)
                // Left to itself the server opens its files anew once a scan has read a few blocks.
                .setReadType(Scan.ReadType.PREAD)
                .setMaxResultSize(MAX_RESULT_BYTES);
        columns.forEach(c -> scan.addColumn(StoreTables.family(c.family()), Qualifier.encode(c.qualifier())));
        List<MultiRowRangeFilter.RowRange> filtered = filtered(stretches);
        if (filtered.size() > 1) {
            scan.setFilter(new MultiRowRangeFilter(filtered));
        }
        return scan;
    }

    /** The stretches as HBase takes them, neighbours joined, in a list that it may sort. */
    private static List<MultiRowRangeFilter.RowRange> filtered(List<RowPart.Asked> stretches) {
        List<MultiRowRangeFilter.RowRange> filtered = new ArrayList<>();
        byte[] start = stretches.get(0).start();
        byte[] stop = stretches.get(0).stop();
        for (RowPart.Asked stretch : stretches.subList(1, stretches.size())) {
            byte[] next = stretch.start();
            if (!Arrays.equals(stop, next)) {
                filtered.add(new MultiRowRangeFilter.RowRange(start, true, stop, false));
                start = next;
            }
            stop = stretch.stop();
        }
        filtered.add(new MultiRowRangeFilter.RowRange(start, true, stop, false));
        return filtered;
    }
}
