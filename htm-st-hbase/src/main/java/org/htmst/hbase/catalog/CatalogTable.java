package org.htmst.hbase.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.hbase.table.StoreTables;

/** The catalog table as a sorted map from text to JSON, with the atomic steps that HBase offers on one row. */
final class CatalogTable {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final byte[] FAMILY = StoreTables.catalogFamily();
    private static final byte[] QUALIFIER = StoreTables.catalogQualifier();

    private final Connection connection;

    CatalogTable(Connection connection) {
        this.connection = connection;
    }

    <T> Optional<T> get(String row, Class<T> type) throws IOException {
        try (Table table = connection.getTable(StoreTables.CATALOG)) {
            Result result = table.get(new Get(bytes(row)));
            return result.isEmpty() ? Optional.empty() : Optional.of(JSON.readValue(result.value(), type));
        }
    }

    /** All rows that start with {@code prefix}, in order; the keys come without it. */
    <T> Map<String, T> list(String prefix, Class<T> type) throws IOException {
        Map<String, T> rows = new LinkedHashMap<>();
        Scan scan = new Scan().setStartStopRowForPrefixScan(bytes(prefix)).setCaching(1000);
        try (Table table = connection.getTable(StoreTables.CATALOG);
                ResultScanner results = table.getScanner(scan)) {
            for (Result result : results) {
                String key = Bytes.toString(result.getRow()).substring(prefix.length());
                rows.put(key, JSON.readValue(result.value(), type));
            }
        }
        return rows;
    }

    void put(String row, Object value) throws IOException {
        try (Table table = connection.getTable(StoreTables.CATALOG)) {
            table.put(putOf(row, value));
        }
    }

    /** Puts {@code value} if the row is absent; whether it was. */
    boolean putIfAbsent(String row, Object value) throws IOException {
        return mutate(CheckAndMutate.newBuilder(bytes(row))
                .ifNotExists(FAMILY, QUALIFIER)
                .build(putOf(row, value)));
    }

    /** Puts {@code value} if the row still holds {@code expected}; whether it did. */
    boolean replace(String row, Object expected, Object value) throws IOException {
        return mutate(CheckAndMutate.newBuilder(bytes(row))
                .ifEquals(FAMILY, QUALIFIER, JSON.writeValueAsBytes(expected))
                .build(putOf(row, value)));
    }

    /** Removes the row if it still holds {@code expected}; whether it did. */
    boolean remove(String row, Object expected) throws IOException {
        return mutate(CheckAndMutate.newBuilder(bytes(row))
                .ifEquals(FAMILY, QUALIFIER, JSON.writeValueAsBytes(expected))
                .build(new Delete(bytes(row))));
    }

    void remove(String row) throws IOException {
        try (Table table = connection.getTable(StoreTables.CATALOG)) {
            table.delete(new Delete(bytes(row)));
        }
    }

    /** The next number of a counter, from 1. */
    long next(String counter) throws IOException {
        try (Table table = connection.getTable(StoreTables.CATALOG)) {
            return table.incrementColumnValue(bytes("counter/" + counter), FAMILY, QUALIFIER, 1);
        }
    }

    private boolean mutate(CheckAndMutate step) throws IOException {
        try (Table table = connection.getTable(StoreTables.CATALOG)) {
            return table.checkAndMutate(step).isSuccess();
        }
    }

    private static Put putOf(String row, Object value) throws IOException {
        return new Put(bytes(row)).addColumn(FAMILY, QUALIFIER, JSON.writeValueAsBytes(value));
    }

    private static byte[] bytes(String row) {
        return row.getBytes(StandardCharsets.UTF_8);
    }
}
