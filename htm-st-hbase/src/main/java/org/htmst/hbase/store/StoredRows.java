package org.htmst.hbase.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.retry.RowScan;
import org.htmst.hbase.table.StoreTables;

/** The rows of a samples table by granule, counted by their keys alone. */
final class StoredRows {

    private final Map<Integer, OfGranule> ofGranule = new TreeMap<>();

    private StoredRows() {}

    /** The rows of one granule. */
    private static final class OfGranule {

        private final Map<Long, Long> ofCode = new HashMap<>();
        private long rows;
        private long firstMs = Long.MAX_VALUE;
        private long endMs = Long.MIN_VALUE;

        private void add(ChunkKey key) {
            rows++;
            ofCode.merge(key.code(), 1L, Long::sum);
            firstMs = Math.min(firstMs, key.startMs());
            endMs = Math.max(endMs, ChunkKey.latestEndMs(key.startMs()));
        }
    }

    static StoredRows count(Connection connection, CodeLayout layout) throws IOException {
        ChunkKeyFormat keys = new ChunkKeyFormat(layout.bits());
        Scan scan = new Scan().setCacheBlocks(false).setFilter(StoreTables.keysOnly());
        StoredRows rows = new StoredRows();
        try (RowScan results =
                new RowScan(connection, StoreTables.of(connection).samples(), scan)) {
            for (Result result = results.next(); result != null; result = results.next()) {
                rows.add(keys, result.getRow());
            }
        }
        return rows;
    }

    /** Those of a table that is not there. */
    static StoredRows none() {
        return new StoredRows();
    }

    /** What has no key of a chunk is no row of a granule; a verification tells of it. */
    private void add(ChunkKeyFormat keys, byte[] row) {
        keys.find(row).ifPresent(key -> ofGranule
                .computeIfAbsent(key.granule(), granule -> new OfGranule())
                .add(key));
    }

    /** How many rows a granule has. */
    long of(int granule) {
        return ofGranule.containsKey(granule) ? ofGranule.get(granule).rows : 0;
    }

    /** How many rows are of none of these granules. */
    long notOf(Set<Integer> granules) {
        return ofGranule.entrySet().stream()
                .filter(own -> !granules.contains(own.getKey()))
                .mapToLong(own -> own.getValue().rows)
                .sum();
    }

    /** By how many rows each code has more than the catalog counts; of those codes where that is not 0. */
    Map<Long, Long> differences(Catalog catalog) throws IOException {
        Map<Long, Long> differences = new TreeMap<>();
        catalog.rows().ofCode().forEach((code, counted) -> differences.merge(code, -counted, Long::sum));
        ofGranule.values().forEach(own -> own.ofCode.forEach((code, rows) -> differences.merge(code, rows, Long::sum)));
        differences.values().removeIf(more -> more == 0);
        return differences;
    }

    /**
     * Makes the catalog count these rows, and note in its journal that those it knows nothing of, neither live nor in the journal, are
     * dead, so that the next vacuum removes them and no number of theirs is given again.
     *
     * @param whose in the place of the file's name
     * @return how many such rows
     */
    long bury(CatalogWriter writer, String whose, long nowMs) throws IOException {
        Catalog catalog = writer.catalog();
        writer.countRows(differences(catalog));
        Set<Integer> known =
                catalog.journal().stream().map(JournalEntry::granule).collect(Collectors.toSet());
        catalog.granules().forEach(granule -> known.add(granule.id()));
        long strayRows = notOf(known);
        for (Map.Entry<Integer, OfGranule> own : ofGranule.entrySet()) {
            if (!known.contains(own.getKey())) {
                OfGranule stray = own.getValue();
                writer.begin(
                        new JournalEntry(own.getKey(), "", whose, stray.firstMs, stray.endMs - 1, nowMs, nowMs, false));
            }
        }
        writer.skipGranules(
                ofGranule.keySet().stream().mapToInt(Integer::intValue).max().orElse(0));
        return strayRows;
    }
}
