package org.htmst.hbase.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.plan.RowRange;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.query.QueryWatch;

/**
 * Reads some columns of some ranges of rows, in the order of their keys: what is kept of them, and the rest with one HBase scan. To be used
 * by one thread, and closed.
 */
public final class RowReader implements AutoCloseable {

    private final Connection connection;
    private final ChunkKeyFormat keys;
    private final Collection<ScanScope.Column> columns;
    private final KeptDays kept;
    private final QueryWatch watch;
    private final List<RowPart> parts;
    private int part = -1;

    /** The rows of the part, if they were kept. */
    private Iterator<RowCells> found;

    /** What the servers answer; null until they are asked. */
    private ServerRows server;

    /** The servers' next row, which may be of a later part; null if it is not known. */
    private Result ahead;

    private boolean ended;

    /** Which day of the part is being read, and its rows until now. */
    private int day;

    private List<RowCells> ofDay = new ArrayList<>();

    /**
     * Such a reader; the servers are asked when a row of theirs comes next.
     *
     * @param ranges at least one, in key order
     * @param watch is asked before each row
     */
    public RowReader(
            Connection connection,
            ChunkKeyFormat keys,
            Collection<ScanScope.Column> columns,
            List<RowRange> ranges,
            KeptDays kept,
            QueryWatch watch) {
        this.connection = connection;
        this.keys = keys;
        this.columns = columns;
        this.kept = kept;
        this.watch = watch;
        this.parts = kept.parts(ranges);
        turn();
    }

    /**
     * The next row, or null at the end.
     *
     * @throws org.htmst.failure.HtmStException if HBase fails, and has failed for the store's timeout, or a limit is passed
     */
    public RowCells next() {
        watch.check();
        while (part < parts.size()) {
            RowCells row = parts.get(part) instanceof RowPart.Asked asked ? next(asked) : nextFound();
            if (row != null) {
                return row;
            }
            turn();
        }
        return null;
    }

    private void turn() {
        part++;
        day = 0;
        found = part < parts.size() && parts.get(part) instanceof RowPart.Found rows
                ? rows.rows().iterator()
                : null;
    }

    private RowCells nextFound() {
        return found.hasNext() ? found.next() : null;
    }

    private RowCells next(RowPart.Asked asked) {
        if (server == null) {
            kept.proof().ask();
            server = new ServerRows(
                    connection,
                    columns,
                    parts.stream()
                            .filter(RowPart.Asked.class::isInstance)
                            .map(RowPart.Asked.class::cast)
                            .toList());
        }
        if (ahead == null && !ended) {
            ahead = server.next();
            ended = ahead == null;
        }
        RowCells row = null;
        if (ahead != null && (asked.stop().length == 0 || Bytes.compareTo(ahead.getRow(), asked.stop()) < 0)) {
            row = RowCells.of(ahead, keys);
            ahead = null;
        }
        keep(asked, row);
        return row;
    }

    /** Keeps a row, and what is complete by now; {@code row} is null at the end of the part. */
    private void keep(RowPart.Asked asked, RowCells row) {
        while (day < asked.days().size() && kept.hasRoom()) {
            int place = row == null ? 1 : asked.days().get(day).compare(row.key());
            if (place < 0) {
                return;
            }
            if (place == 0) {
                ofDay.add(row.toKeep());
                return;
            }
            kept.put(asked.days().get(day), ofDay);
            ofDay = new ArrayList<>();
            day++;
        }
    }

    /** What {@code use} makes of a row that came; if it fails at one that was kept, that is read from the servers next time. */
    public <T> T use(RowCells row, Function<RowCells, T> use) {
        try {
            return use.apply(row);
        } catch (RuntimeException e) {
            for (RowPart each : parts) {
                if (each instanceof RowPart.Found rows && rows.rows().contains(row)) {
                    kept.drop(rows.day());
                }
            }
            throw e;
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
