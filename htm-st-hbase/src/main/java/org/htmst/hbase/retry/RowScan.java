package org.htmst.hbase.retry;

import java.io.IOException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;

/**
 * The rows of an HBase scan; when HBase gives it up, which it does after much less than the store's timeout, another goes on from
 * where it was. To be used by one thread, and closed.
 */
public final class RowScan implements AutoCloseable {

    private final Connection connection;
    private final TableName table;
    private final Scan request;
    private final Patience patience;
    private final Patience.Retries retries;
    private final Alarm alarm;
    private ResultScanner results;
    private Result last;

    /** A scan of whole rows, forward; sent when the first row is asked for. */
    public RowScan(Connection connection, TableName table, Scan request) {
        this.connection = connection;
        this.table = table;
        this.request = request;
        this.patience = Patience.of(connection);
        this.retries = patience.retries();
        this.alarm = patience.alarm();
    }

    /**
     * The next row, or null at the end.
     *
     * @throws IOException if HBase fails for good, or has failed or been silent for the store's timeout
     */
    public Result next() throws IOException {
        while (true) {
            try {
                last = patience.await(alarm, this::fetched);
                retries.succeeded();
                return last;
            } catch (IOException e) {
                retries.pauseAfter(e);
                closeScanner();
            }
        }
    }

    private Result fetched() throws IOException {
        if (results == null) {
            results = scanner();
        }
        return results.next();
    }

    /** Rows come in order and as a whole, so that what is left begins just after the last one. */
    private ResultScanner scanner() throws IOException {
        Scan rest = last == null ? request : new Scan(request).withStartRow(last.getRow(), false);
        try (Table open = connection.getTable(table)) {
            return open.getScanner(rest);
        }
    }

    @Override
    public void close() {
        closeScanner();
        alarm.close();
    }

    private void closeScanner() {
        if (results != null) {
            results.close();
            results = null;
        }
    }
}
