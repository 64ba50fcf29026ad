package org.htmst.hbase.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.table.StoreTables;

/**
 * The catalog table as a sorted map from text to JSON, with the atomic steps that HBase offers on one row. Steps that replace
 * or remove compare a token beside the JSON, not the JSON, whose text may differ from one version of the program to the next.
 */
final class CatalogTable {

    /** A later program of the same schema version may have more to say about a thing. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final byte[] FAMILY = StoreTables.catalogFamily();
    private static final byte[] QUALIFIER = StoreTables.catalogQualifier();
    private static final byte[] TOKEN = StoreTables.catalogToken();

    private final Connection connection;
    private final Patience patience;

    CatalogTable(Connection connection) {
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
            try (Table table = connection.getTable(StoreTables.CATALOG)) {
                return step.run(table);
            }
        });
    }

    private void put(Put put) throws IOException {
        with(table -> {
            table.put(put);
            return null;
        });
    }

    <T> Optional<T> get(String row, Class<T> type) throws IOException {
        Result result = with(table -> table.get(new Get(bytes(row)).addColumn(FAMILY, QUALIFIER)));
        return result.isEmpty() ? Optional.empty() : Optional.of(parse(row, result, type));
    }

    /** All rows that start with {@code prefix}, in order; the keys come without it. */
    <T> Map<String, T> list(String prefix, Class<T> type) throws IOException {
        Map<String, T> rows = new LinkedHashMap<>();
        Scan scan = new Scan()
                .setStartStopRowForPrefixScan(bytes(prefix))
                .addColumn(FAMILY, QUALIFIER)
                .setCaching(1000);
        for (Result result : results(scan)) {
            String row = Bytes.toString(result.getRow());
            rows.put(row.substring(prefix.length()), parse(row, result, type));
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

    void put(String row, Object value) throws IOException {
        put(putOf(row, value));
    }

    /** Puts {@code value} if the row is absent; whether it was. */
    boolean putIfAbsent(String row, Object value) throws IOException {
        return mutate(ifAbsent(row).build(putOf(row, value)));
    }

    /** Puts {@code value}, marked with {@code token}, if the row is absent; whether it was. */
    boolean putIfAbsent(String row, Object value, int token) throws IOException {
        return mutate(ifAbsent(row).build(marked(row, value, token)));
    }

    /** Puts {@code value}, marked with {@code token}, if the row is still marked with {@code expected}; whether it was. */
    boolean replace(String row, int expected, Object value, int token) throws IOException {
        return mutate(ifMarked(row, expected).build(marked(row, value, token)));
    }

    /** Removes the row if it is still marked with {@code expected}; whether it was. */
    boolean remove(String row, int expected) throws IOException {
        return mutate(ifMarked(row, expected).build(new Delete(bytes(row))));
    }

    void remove(String row) throws IOException {
        with(table -> {
            table.delete(new Delete(bytes(row)));
            return null;
        });
    }

    /** All cells of a row: of each column the text and the value. */
    Map<String, byte[]> columns(String row) throws IOException {
        Map<String, byte[]> columns = new LinkedHashMap<>();
        Result result = with(table -> table.get(new Get(bytes(row)).addFamily(FAMILY)));
        if (!result.isEmpty()) {
            result.getFamilyMap(FAMILY).forEach((name, value) -> columns.put(Bytes.toString(name), value));
        }
        return columns;
    }

    /** Puts one column of a row. */
    void putColumn(String row, String column, byte[] value) throws IOException {
        put(new Put(bytes(row)).addColumn(FAMILY, bytes(column), value));
    }

    /** Puts one column of a row and removes another, both or neither. */
    void putColumn(String row, String column, byte[] value, String removed) throws IOException {
        with(table -> table.mutateRow(RowMutations.of(List.of(
                new Put(bytes(row)).addColumn(FAMILY, bytes(column), value),
                new Delete(bytes(row)).addColumns(FAMILY, bytes(removed))))));
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

    /** The next number of a counter, from 1; numbers may be left out. */
    long next(String counter) throws IOException {
        return with(table -> table.incrementColumnValue(bytes("counter/" + counter), FAMILY, QUALIFIER, 1));
    }

    /** The last number of a counter; 0 if it gave none. */
    long count(String counter) throws IOException {
        byte[] last = columns("counter/" + counter).get(Bytes.toString(QUALIFIER));
        return last == null ? 0 : Bytes.toLong(last);
    }

    private boolean mutate(CheckAndMutate step) throws IOException {
        return with(table -> table.checkAndMutate(step).isSuccess());
    }

    private static CheckAndMutate.Builder ifAbsent(String row) {
        return CheckAndMutate.newBuilder(bytes(row)).ifNotExists(FAMILY, QUALIFIER);
    }

    private static CheckAndMutate.Builder ifMarked(String row, int token) {
        return CheckAndMutate.newBuilder(bytes(row)).ifEquals(FAMILY, TOKEN, Bytes.toBytes(token));
    }

    private static Put marked(String row, Object value, int token) throws IOException {
        return putOf(row, value).addColumn(FAMILY, TOKEN, Bytes.toBytes(token));
    }

    private static Put putOf(String row, Object value) throws IOException {
        return new Put(bytes(row)).addColumn(FAMILY, QUALIFIER, JSON.writeValueAsBytes(value));
    }

    private static <T> T parse(String row, Result result, Class<T> type) throws IOException {
        try {
            return JSON.readValue(result.getValue(FAMILY, QUALIFIER), type);
        } catch (JsonProcessingException e) {
            throw new HtmStException(
                    "row '" + row + "' of " + StoreTables.CATALOG + " cannot be read: " + e.getOriginalMessage(),
                    false,
                    e);
        }
    }

    private static byte[] bytes(String row) {
        return row.getBytes(StandardCharsets.UTF_8);
    }
}
