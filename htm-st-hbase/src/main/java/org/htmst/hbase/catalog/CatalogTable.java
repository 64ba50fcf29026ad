package org.htmst.hbase.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.table.StoreTables;

/**
 * The catalog table as a sorted map from text to JSON, with the atomic steps that HBase offers on one row. Steps that replace
 * or remove compare a token beside the JSON, not the JSON, whose text may differ from one version of the program to the next.
 *
 * <p>Of the versions of a cell HBase shows that of the greatest timestamp, and a deletion hides all up to its own. Clocks of
 * servers are put back, so no timestamp here is theirs: a row counts its changes. A put has one more than the row ever had, what
 * was deleted included; a deletion has the timestamp of what it removes. Whatever a clock left in an older store is thereby below
 * what comes now. Counters are HBase's own increments, which never fall below the cell they change.
 */
public final class CatalogTable {

    /** The row that says how the samples table is laid out. */
    public static final String SCHEMA = "schema";

    /** What rows of satellites begin with; the name follows. */
    public static final String SATELLITE = "satellite/";

    /** What rows of channels begin with; product and name follow. */
    public static final String CHANNEL = "channel/";

    /** What rows of channel models begin with; the number follows. */
    public static final String MODELS = "models/";

    /** The row of the {@link Retention}. */
    public static final String RETENTION = "retention";

    /** What rows of granules that answer begin with; the slot follows. */
    public static final String LIVE = "live/";

    /** What rows of roll-ups begin with; {@link RollUp#subject} follows. */
    public static final String ROLL_UP = "rollup/";

    /** What rows of regions begin with that were given a name; the name follows. */
    public static final String REGION = "region/";

    /** What rows of definitions of derived channels begin with; product and name follow. */
    public static final String DERIVED = "derived/";

    /** What the rows begin with that cannot be made anew, and that a second copy is kept of. */
    public static final List<String> COPIED = List.of(SCHEMA, SATELLITE, CHANNEL, MODELS, LIVE, REGION, DERIVED);

    /** The column of the schema's row that holds the store's identity. */
    public static final String IDENTITY = "i";

    /** A later program of the same schema version may have more to say about a thing. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final byte[] FAMILY = StoreTables.catalogFamily();
    private static final byte[] QUALIFIER = StoreTables.catalogQualifier();
    private static final byte[] TOKEN = StoreTables.catalogToken();

    private final Connection connection;
    private final Patience patience;

    /** That of the store behind {@code connection}, whether it exists or not. */
    public CatalogTable(Connection connection) {
        this.connection = connection;
        this.patience = Patience.of(connection);
    }

    /** What is done with the table. */
    @FunctionalInterface
    private interface TableStep<T> {
        T run(Table table) throws IOException;
    }

    private <T> T with(TableStep<T> step) throws IOException {
        return patience.run(() -> {
            try (Table table = connection.getTable(StoreTables.of(connection).catalog())) {
                return step.run(table);
            }
        });
    }

    /** The greatest timestamp that a row has or, as far as a deletion may still hide others, had; 0 for a new one. */
    private static long newest(Table table, String row) throws IOException {
        Scan history = new Scan()
                .withStartRow(bytes(row))
                .withStopRow(bytes(row), true)
                .setRaw(true)
                .readVersions(1)
                .setOneRowLimit();
        try (ResultScanner results = table.getScanner(history)) {
            Result cells = results.next();
            return cells == null
                    ? 0
                    : Arrays.stream(cells.rawCells())
                            .mapToLong(Cell::getTimestamp)
                            .max()
                            .orElse(0);
        }
    }

    /** The record of a row; empty if there is none. */
    public <T> Optional<T> get(String row, Class<T> type) throws IOException {
        Result result = with(table -> table.get(new Get(bytes(row)).addColumn(FAMILY, QUALIFIER)));
        return result.isEmpty() ? Optional.empty() : Optional.of(parse(row, result.getValue(FAMILY, QUALIFIER), type));
    }

    /** Those of {@code rows} that there are. */
    <T> Map<String, T> get(List<String> rows, Class<T> type) throws IOException {
        List<Get> gets = rows.stream()
                .map(row -> new Get(bytes(row)).addColumn(FAMILY, QUALIFIER))
                .toList();
        Map<String, T> found = new LinkedHashMap<>();
        for (Result result : with(table -> table.get(gets))) {
            if (!result.isEmpty()) {
                String row = Bytes.toString(result.getRow());
                found.put(row, parse(row, result.getValue(FAMILY, QUALIFIER), type));
            }
        }
        return found;
    }

    /** All rows that start with {@code prefix}, in order; the keys come without it. */
    public <T> Map<String, T> list(String prefix, Class<T> type) throws IOException {
        return list(prefix, "", type);
    }

    /** As {@link #list(String, Class)}, but only those that go on with {@code first} or what comes after it. */
    <T> Map<String, T> list(String prefix, String first, Class<T> type) throws IOException {
        Map<String, T> rows = new LinkedHashMap<>();
        Scan scan = new Scan()
                .setStartStopRowForPrefixScan(bytes(prefix))
                .withStartRow(bytes(prefix + first))
                .addColumn(FAMILY, QUALIFIER)
                .setCaching(1000);
        for (Result result : results(scan)) {
            String row = Bytes.toString(result.getRow());
            rows.put(row.substring(prefix.length()), parse(row, result.getValue(FAMILY, QUALIFIER), type));
        }
        return rows;
    }

    private List<Result> results(Scan scan) throws IOException {
        return with(table -> {
            List<Result> all = new ArrayList<>();
            try (ResultScanner results = table.getScanner(scan)) {
                // Not for-each, which would turn a failure into an unchecked one.
                for (Result result = results.next(); result != null; result = results.next()) {
                    all.add(result);
                }
            }
            return all;
        });
    }

    /** The JSON of a row. */
    public Optional<byte[]> value(String row) throws IOException {
        Result result = with(table -> table.get(new Get(bytes(row)).addColumn(FAMILY, QUALIFIER)));
        return Optional.ofNullable(result.getValue(FAMILY, QUALIFIER));
    }

    /** The JSON of all rows that start with {@code prefix}, by row. */
    public Map<String, byte[]> values(String prefix) throws IOException {
        Map<String, byte[]> rows = new LinkedHashMap<>();
        Scan scan = new Scan()
                .setStartStopRowForPrefixScan(bytes(prefix))
                .addColumn(FAMILY, QUALIFIER)
                .setCaching(1000);
        for (Result result : results(scan)) {
            rows.put(Bytes.toString(result.getRow()), result.getValue(FAMILY, QUALIFIER));
        }
        return rows;
    }

    /** What a value of a row says. */
    public <T> T parse(String row, byte[] value, Class<T> type) throws IOException {
        try {
            return JSON.readValue(value, type);
        } catch (JsonProcessingException e) {
            throw new HtmStException(
                    "row '" + row + "' of " + StoreTables.of(connection).catalog() + " cannot be read: "
                            + Excerpt.of(e),
                    false,
                    e);
        }
    }

    /** Puts a value, as {@link #value} had it, if the row is absent. */
    public void putValueIfAbsent(String row, byte[] value) throws IOException {
        with(table -> mutate(
                table,
                ifAbsent(row).build(new Put(bytes(row)).addColumn(FAMILY, QUALIFIER, newest(table, row) + 1, value))));
    }

    /** Writes the record of a row, in the place of the one it has. */
    public void put(String row, Object value) throws IOException {
        with(table -> {
            table.put(putOf(row, newest(table, row) + 1, value));
            return null;
        });
    }

    /** Puts {@code value} if the row is absent; whether it was. */
    public boolean putIfAbsent(String row, Object value) throws IOException {
        return with(table -> mutate(table, ifAbsent(row).build(putOf(row, newest(table, row) + 1, value))));
    }

    /**
     * Puts {@code value}, marked with {@code token}, if the row is absent; whether it was. Where others put and removed the row while
     * this ran, it may be absent again: who must know reads it back.
     */
    public boolean putIfAbsent(String row, Object value, int token) throws IOException {
        return with(table -> mutate(table, ifAbsent(row).build(marked(table, row, value, token))));
    }

    /**
     * Puts {@code value}, marked with {@code token}, if the row is still marked with {@code expected}; whether it was. As to others
     * at work, as {@link #putIfAbsent(String, Object, int)}.
     */
    public boolean replace(String row, int expected, Object value, int token) throws IOException {
        return with(table -> mutate(table, ifMarked(row, expected).build(marked(table, row, value, token))));
    }

    /** Removes the row if it is still marked with {@code expected}; whether it was. */
    public boolean remove(String row, int expected) throws IOException {
        return with(table -> mutate(table, ifMarked(row, expected).build(deletion(table, row))));
    }

    /** Removes the row, if there is one. */
    public void remove(String row) throws IOException {
        with(table -> {
            table.delete(deletion(table, row));
            return null;
        });
    }

    /**
     * A cell of a row.
     *
     * @param stamp its timestamp
     */
    record Column(byte[] value, long stamp) {}

    /** All cells of a row by the text of their columns. */
    Map<String, Column> columns(String row) throws IOException {
        Map<String, Column> columns = new LinkedHashMap<>();
        Result result = with(table -> table.get(new Get(bytes(row)).addFamily(FAMILY)));
        if (!result.isEmpty()) {
            for (Cell cell : result.rawCells()) {
                columns.put(
                        Bytes.toString(CellUtil.cloneQualifier(cell)),
                        new Column(CellUtil.cloneValue(cell), cell.getTimestamp()));
            }
        }
        return columns;
    }

    /** Puts one column of a row, which shows if none was stamped higher. */
    void putColumn(String row, String column, Column cell) throws IOException {
        with(table -> {
            table.put(putOf(row, column, cell));
            return null;
        });
    }

    /** Puts one column of a row if the row has none of that name. */
    public void putColumnIfAbsent(String row, String column, byte[] value) throws IOException {
        with(table -> mutate(
                table,
                CheckAndMutate.newBuilder(bytes(row))
                        .ifNotExists(FAMILY, bytes(column))
                        .build(putOf(row, column, new Column(value, newest(table, row) + 1)))));
    }

    /** Puts one column of a row and removes another as far as {@code removedStamp}, both or neither. */
    void putColumn(String row, String column, Column cell, String removed, long removedStamp) throws IOException {
        with(table -> table.mutateRow(RowMutations.of(List.of(
                putOf(row, column, cell), new Delete(bytes(row)).addColumns(FAMILY, bytes(removed), removedStamp)))));
    }

    /** Adds to counters of a row; their columns are single bytes. */
    void add(String row, Map<Byte, Long> amounts) throws IOException {
        Increment increment = new Increment(bytes(row));
        amounts.forEach((column, amount) -> increment.addColumn(FAMILY, new byte[] {column}, amount));
        with(table -> table.increment(increment));
    }

    /** The counters of all rows that start with {@code prefix}, by what follows it and by column. */
    Map<String, Map<Byte, Long>> counters(String prefix) throws IOException {
        Map<String, Map<Byte, Long>> rows = new LinkedHashMap<>();
        Scan scan = new Scan().setStartStopRowForPrefixScan(bytes(prefix)).addFamily(FAMILY);
        for (Result result : results(scan)) {
            Map<Byte, Long> counts = new HashMap<>();
            result.getFamilyMap(FAMILY).forEach((name, value) -> counts.put(name[0], Bytes.toLong(value)));
            rows.put(Bytes.toString(result.getRow()).substring(prefix.length()), counts);
        }
        return rows;
    }

    /** The last number that an earlier program gave out here, where a restore took it back; 0 if it gave none. */
    public long count(String counter) throws IOException {
        Column last = columns("counter/" + counter).get(Bytes.toString(QUALIFIER));
        return last == null ? 0 : Bytes.toLong(last.value());
    }

    private static boolean mutate(Table table, CheckAndMutate step) throws IOException {
        return table.checkAndMutate(step).isSuccess();
    }

    private static CheckAndMutate.Builder ifAbsent(String row) {
        return CheckAndMutate.newBuilder(bytes(row)).ifNotExists(FAMILY, QUALIFIER);
    }

    private static CheckAndMutate.Builder ifMarked(String row, int token) {
        return CheckAndMutate.newBuilder(bytes(row)).ifEquals(FAMILY, TOKEN, Bytes.toBytes(token));
    }

    private static Put marked(Table table, String row, Object value, int token) throws IOException {
        long stamp = newest(table, row) + 1;
        return putOf(row, stamp, value).addColumn(FAMILY, TOKEN, stamp, Bytes.toBytes(token));
    }

    private static Put putOf(String row, long stamp, Object value) throws IOException {
        return new Put(bytes(row)).addColumn(FAMILY, QUALIFIER, stamp, JSON.writeValueAsBytes(value));
    }

    private static Put putOf(String row, String column, Column cell) {
        return new Put(bytes(row)).addColumn(FAMILY, bytes(column), cell.stamp(), cell.value());
    }

    private static Delete deletion(Table table, String row) throws IOException {
        return new Delete(bytes(row), newest(table, row));
    }

    private static byte[] bytes(String row) {
        return row.getBytes(StandardCharsets.UTF_8);
    }
}
