package org.htmst.hbase.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Tells whether the set of live granules is still what it was, for the price of one row.
 *
 * <p>Whoever changes that set marks the row first, makes the change, and then, in one step, gives the row a new generation and
 * takes the mark away. So two equal generations without a mark have no change between them, whenever a process is killed; a mark
 * that a killed one left behind makes readers read the whole each time, until a vacuum settles it.
 */
final class Generations {

    private static final String ROW = "state";
    private static final String GENERATION = "generation";
    private static final String CHANGE = "change/";

    private final CatalogTable table;
    private String mark = newMark();

    Generations(CatalogTable table) {
        this.table = table;
    }

    /** A step that may change the set; whether it did. */
    @FunctionalInterface
    interface Change {
        boolean run() throws IOException;
    }

    /**
     * Runs a change. One that fails with an exception may yet be carried out, so its mark stays, and the next gets another. Else a
     * process uses one mark again and again: what is deleted under ever new names would have to be read over by every reader.
     */
    synchronized boolean change(Change change) throws IOException {
        table.putColumn(ROW, mark, Bytes.toBytes(System.currentTimeMillis()));
        boolean settled = false;
        try {
            boolean changed = change.run();
            settle(mark);
            settled = true;
            return changed;
        } finally {
            mark = settled ? mark : newMark();
        }
    }

    private static String newMark() {
        return CHANGE + UUID.randomUUID();
    }

    /** The generation; empty while a change is under way. */
    Optional<String> settled() throws IOException {
        Map<String, byte[]> columns = table.columns(ROW);
        byte[] generation = columns.getOrDefault(GENERATION, new byte[0]);
        boolean marked = columns.keySet().stream().anyMatch(column -> column.startsWith(CHANGE));
        return marked ? Optional.empty() : Optional.of(new String(generation, StandardCharsets.US_ASCII));
    }

    /** Ends the changes that were begun before {@code beforeMs}, ms since 1970 UTC. */
    void settleChanges(long beforeMs) throws IOException {
        for (Map.Entry<String, byte[]> column : table.columns(ROW).entrySet()) {
            if (column.getKey().startsWith(CHANGE) && Bytes.toLong(column.getValue()) <= beforeMs) {
                settle(column.getKey());
            }
        }
    }

    private void settle(String mark) throws IOException {
        byte[] generation = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        table.putColumn(ROW, GENERATION, generation, mark);
    }
}
