package org.htmst.hbase.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.retry.RowScan;
import org.htmst.hbase.schema.ChunkKey;
import org.htmst.hbase.schema.ChunkKeyFormat;
import org.htmst.hbase.table.StoreTables;

/** Counts the rows of a samples table by granule, from their keys alone. */
final class StoredRows {

    private StoredRows() {}

    /** The rows of one granule. */
    static final class OfGranule {

        private final Map<Long, Long> ofCode = new HashMap<>();
        private long firstMs = Long.MAX_VALUE;
        private long endMs = Long.MIN_VALUE;

        private void add(ChunkKey key) {
            ofCode.merge(key.code(), 1L, Long::sum);
            firstMs = Math.min(firstMs, key.startMs());
            endMs = Math.max(endMs, ChunkKey.latestEndMs(key.startMs()));
        }

        /** How many there are. */
        long rows() {
            return ofCode.values().stream().mapToLong(Long::longValue).sum();
        }

        /** How many there are of each code. */
        Map<Long, Long> ofCode() {
            return ofCode;
        }

        /** The time of the first sample. */
        long firstMs() {
            return firstMs;
        }

        /** A time after the last sample. */
        long endMs() {
            return endMs;
        }
    }

    static Map<Integer, OfGranule> count(Connection connection, CodeLayout layout) throws IOException {
        ChunkKeyFormat keys = new ChunkKeyFormat(layout.bits());
        Scan scan = new Scan().setCacheBlocks(false).setFilter(StoreTables.keysOnly());
        Map<Integer, OfGranule> rows = new HashMap<>();
        try (RowScan results = new RowScan(connection, StoreTables.SAMPLES, scan)) {
            for (Result result = results.next(); result != null; result = results.next()) {
                byte[] row = result.getRow();
                ChunkKey key = keys.decode(row, 0, row.length);
                rows.computeIfAbsent(key.granule(), granule -> new OfGranule()).add(key);
            }
        }
        return rows;
    }
}
