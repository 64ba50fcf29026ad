package org.htmst.hbase.verify;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.table.StoreTables;
import org.htmst.sample.Family;

/**
 * Reads whole rows of a part of the table, and goes on where HBase fails to read a file. A family whose file is damaged does not
 * hinder the others, so these tell the keys of the rows there, and each row is then asked for family by family.
 */
final class CarefulRows implements AutoCloseable {

    /** Rows looked at one by one before the next try to go on as usual. */
    private static final int WINDOW = 64;

    /** Tries before a failure counts; a server that moves takes longer, a damaged file fails each time. */
    private static final int TRIES = 3;

    private final Connection patient;
    private final Connection quick;
    private final ChunkKeyFormat keys;
    private final KeyParts.Part part;
    private final Deque<RowSource.Row> found = new ArrayDeque<>();
    private byte[] from;
    private RowSource rows;

    /**
     * Begins.
     *
     * @param patient a connection that waits for servers that are away
     * @param quick one that does not, see {@link #quick}
     */
    CarefulRows(Connection patient, Connection quick, ChunkKeyFormat keys, KeyParts.Part part) {
        this.patient = patient;
        this.quick = quick;
        this.keys = keys;
        this.part = part;
        this.from = part.start();
    }

    /** A connection like {@code patient} that gives up soon. */
    static Connection quick(Connection patient) throws IOException {
        Configuration conf = new Configuration(patient.getConfiguration());
        conf.setInt(HConstants.HBASE_CLIENT_RETRIES_NUMBER, TRIES);
        return ConnectionFactory.createConnection(conf);
    }

    /** The next row, or a gap where no row can be read; null at the end. */
    RowSource.Row next() throws IOException {
        if (!found.isEmpty() || from == null) {
            return found.poll();
        }
        try {
            return read(quick);
        } catch (IOException e) {
            closeRows();
            if (Patience.isAway(e)) {
                return waitFor();
            }
            // A server that goes away in the midst of it is waited for, and asked all of it again.
            Patience.of(patient).retry(() -> {
                found.clear();
                lookRowByRow();
                return null;
            });
            return found.isEmpty() ? gap(reason(e)) : found.poll();
        }
    }

    /** The next row of a server that is away; it and its likes get as long as the store is given. */
    private RowSource.Row waitFor() throws IOException {
        return Patience.of(patient).run(() -> {
            closeRows();
            return read(patient);
        });
    }

    private RowSource.Row read(Connection connection) throws IOException {
        if (rows == null) {
            rows = RowSource.of(connection, new KeyParts.Part(from, part.stop(), part.ranges()));
        }
        RowSource.Row row = rows.next();
        from = row == null ? null : after(row.key());
        return row;
    }

    /** Finds the next rows, and what of them can be read. */
    private void lookRowByRow() throws IOException {
        TreeSet<byte[]> next = new TreeSet<>(Arrays::compareUnsigned);
        byte[] end = part.stop();
        try (Table table = quick.getTable(StoreTables.of(quick).samples())) {
            for (Family family : Family.values()) {
                byte[] last = addKeys(table, family, next);
                end = last == null || end.length > 0 && Arrays.compareUnsigned(last, end) >= 0 ? end : last;
            }
            for (byte[] key : next) {
                if (end.length == 0 || Arrays.compareUnsigned(key, end) < 0) {
                    found.add(row(table, key));
                }
            }
        }
        if (!found.isEmpty()) {
            from = Arrays.equals(end, part.stop()) ? null : end;
        }
    }

    /** Passes over rows that no family tells of, to the next code, or one further on, that can be read. */
    private RowSource.Row gap(String reason) throws IOException {
        byte[] begin = from;
        long code = begin.length < keys.codeBytes() ? 0 : keys.code(begin);
        for (long step = 1; from == begin; step *= 2) {
            code += step;
            byte[] next = code < 1L << keys.codeBits() ? keys.lowerBound(code) : part.stop();
            boolean isEnd = code >= 1L << keys.codeBits()
                    || part.stop().length > 0 && Arrays.compareUnsigned(next, part.stop()) >= 0;
            if (isEnd) {
                from = null;
            } else if (isReadable(next)) {
                from = next;
            }
        }
        return RowSource.Row.gap(begin, from == null ? part.stop() : from, reason);
    }

    private boolean isReadable(byte[] start) throws IOException {
        try (RowSource source = RowSource.of(quick, new KeyParts.Part(start, part.stop(), part.ranges()))) {
            source.next();
            return true;
        } catch (IOException e) {
            throwIfAway(e);
            return false;
        }
    }

    /**
     * Adds the keys of the next rows of a family.
     *
     * @return the key from which on they are not known, null if there are no more or a failure ended them
     */
    private byte[] addKeys(Table table, Family family, TreeSet<byte[]> next) throws IOException {
        Scan scan = new Scan()
                .withStartRow(from)
                .withStopRow(part.stop())
                .addFamily(StoreTables.family(family))
                .setCacheBlocks(false)
                .setCaching(1)
                .setFilter(StoreTables.keysOnly());
        int count = 0;
        try (ResultScanner results = table.getScanner(scan)) {
            for (Result result = results.next(); result != null; result = results.next()) {
                if (count++ == WINDOW) {
                    return result.getRow();
                }
                next.add(result.getRow());
            }
        } catch (IOException e) {
            throwIfAway(e);
            // The other families tell; the row's own Get says why.
            return null;
        }
        return null;
    }

    private static RowSource.Row row(Table table, byte[] key) throws IOException {
        List<Result> read = new ArrayList<>();
        Map<Family, String> unreadable = new EnumMap<>(Family.class);
        for (Family family : Family.values()) {
            try {
                Get get = new Get(key).addFamily(StoreTables.family(family)).setCacheBlocks(false);
                read.add(table.get(get));
            } catch (IOException e) {
                throwIfAway(e);
                unreadable.put(family, reason(e));
            }
        }
        return RowSource.Row.of(key, read, unreadable);
    }

    private static void throwIfAway(IOException e) throws IOException {
        if (Patience.isAway(e)) {
            throw e;
        }
    }

    /** The innermost cause that HBase's message tells of; it holds whole stack traces. */
    private static String reason(IOException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
        return message.lines()
                .filter(line -> line.contains("Caused by: "))
                .map(line -> line.substring(line.indexOf("Caused by: ") + "Caused by: ".length()))
                .reduce((first, second) -> second)
                .orElseGet(() -> message.lines().findFirst().orElse(message));
    }

    private static byte[] after(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }

    private void closeRows() throws IOException {
        if (rows != null) {
            rows.close();
            rows = null;
        }
    }

    @Override
    public void close() throws IOException {
        closeRows();
    }
}
