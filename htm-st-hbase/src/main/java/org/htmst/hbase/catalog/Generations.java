package org.htmst.hbase.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.hbase.catalog.CatalogTable.Column;
import org.htmst.hbase.retry.Patience;

/**
 * Tells whether the set of live granules is still what it was, for the price of one row.
 *
 * <p>Whoever changes that set marks the row first, makes the change, and then, in one step, gives the row a new generation and
 * takes the mark away. So two equal generations without a mark have no change between them, whenever a process is killed. A mark
 * says by when its change has ended for sure; one that a killed process left behind makes readers read the whole each time until
 * then, and is a part of the generation's name from then on.
 */
public final class Generations {

    private static final String ROW = "state";
    private static final String GENERATION = "generation";
    private static final String CHANGE = "change/";

    /** A step fails for one at most, its last attempt may take another; the third is for clocks that differ. */
    private static final int TIMEOUTS_OF_A_CHANGE = 3;

    private final CatalogTable table;
    private final Clock clock;
    private final Duration longestChange;
    private String mark = newMark();
    private long markStamp;

    /** The generations of the catalog behind {@code connection}. */
    public Generations(Connection connection, CatalogTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
        this.longestChange = Patience.of(connection).timeout().multipliedBy(TIMEOUTS_OF_A_CHANGE);
    }

    /** A step that may change the set; whether it did. */
    @FunctionalInterface
    public interface Change {
        /** Does it. */
        boolean run() throws IOException;
    }

    /**
     * Runs a change. One that fails with an exception may yet be carried out, so its mark stays, and the next gets another. Else a
     * process uses one mark again and again: what is deleted under ever new names would have to be read over by every reader.
     */
    public synchronized boolean change(Change change) throws IOException {
        long nowMs = clock.millis();
        byte[] term = new Term(nowMs, nowMs + longestChange.toMillis()).bytes();
        // Nobody else puts this column.
        table.putColumn(ROW, mark, new Column(term, ++markStamp));
        boolean settled = false;
        try {
            boolean changed = change.run();
            settle(mark, markStamp);
            settled = true;
            return changed;
        } finally {
            if (!settled) {
                mark = newMark();
                markStamp = 0;
            }
        }
    }

    private static String newMark() {
        return CHANGE + UUID.randomUUID();
    }

    /** The generation; empty while a change may be under way. */
    public Optional<String> settled() throws IOException {
        long nowMs = clock.millis();
        StringBuilder generation = new StringBuilder();
        for (Map.Entry<String, Column> column : table.columns(ROW).entrySet()) {
            if (column.getKey().equals(GENERATION)) {
                generation.append(new String(column.getValue().value(), StandardCharsets.US_ASCII));
            } else if (column.getKey().startsWith(CHANGE)) {
                Term term = Term.of(column.getValue().value());
                if (term.endMs() > nowMs) {
                    return Optional.empty();
                }
                generation.append(' ').append(column.getKey()).append('@').append(term.begunMs());
            }
        }
        return Optional.of(generation.toString());
    }

    /** Takes away the marks of changes that have ended for sure, and of those begun before {@code beforeMs}, ms since 1970 UTC. */
    public void settleChanges(long beforeMs) throws IOException {
        for (Map.Entry<String, Column> column : table.columns(ROW).entrySet()) {
            if (column.getKey().startsWith(CHANGE)) {
                Term term = Term.of(column.getValue().value());
                if (term.begunMs() <= beforeMs || term.endMs() <= clock.millis()) {
                    settle(column.getKey(), column.getValue().stamp());
                }
            }
        }
    }

    /**
     * The generation's stamp is read after the change, hence is that of what readers kept before it, or greater; so the new one,
     * or another still newer, shows in its place.
     */
    private void settle(String mark, long markStamp) throws IOException {
        byte[] name = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        Column last = table.columns(ROW).get(GENERATION);
        Column generation = new Column(name, last == null ? 1 : last.stamp() + 1);
        table.putColumn(ROW, GENERATION, generation, mark, markStamp);
    }

    /** When a change was begun, and by when it has ended for sure, ms since 1970 UTC; eight bytes each. */
    private record Term(long begunMs, long endMs) {

        static Term of(byte[] value) {
            long begunMs = Bytes.toLong(value);
            // An earlier program did not say how long its changes took.
            return new Term(begunMs, value.length > Long.BYTES ? Bytes.toLong(value, Long.BYTES) : begunMs);
        }

        byte[] bytes() {
            return Bytes.add(Bytes.toBytes(begunMs), Bytes.toBytes(endMs));
        }
    }
}
