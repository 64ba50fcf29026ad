package org.htmst.hbase.catalog;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The counters of rows in the catalog's table: a row for some codes, a column for each. */
public final class RowCounters {

    private static final String ROWS = "rows/";

    /** A row's worth of codes: their lower bits are its columns. */
    private static final int ROWS_BITS = 7;

    private final CatalogTable table;

    /** The counters in {@code table}. */
    public RowCounters(CatalogTable table) {
        this.table = table;
    }

    RowCounts counts() throws IOException {
        NavigableMap<Long, Long> ofCode = new TreeMap<>();
        table.counters(ROWS).forEach((block, counts) -> {
            long first = Long.parseLong(block, 16) << ROWS_BITS;
            counts.forEach((column, count) -> ofCode.put(first + column, count));
        });
        return new RowCounts(ofCode);
    }

    /** Adds to the counts of codes. */
    public void add(Map<Long, Long> ofCode) throws IOException {
        Map<Long, Map<Byte, Long>> ofBlock = new TreeMap<>();
        ofCode.forEach((code, rows) -> ofBlock.computeIfAbsent(code >>> ROWS_BITS, block -> new TreeMap<>())
                .put((byte) (code & (1 << ROWS_BITS) - 1), rows));
        for (Map.Entry<Long, Map<Byte, Long>> block : ofBlock.entrySet()) {
            table.add(ROWS + String.format(Locale.ROOT, "%016x", block.getKey()), block.getValue());
        }
    }
}
