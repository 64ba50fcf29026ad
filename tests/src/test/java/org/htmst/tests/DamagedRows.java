package org.htmst.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.StoreLocation;

/** Rows of a store behind its back, to be damaged and repaired. Each change is younger than all before it. */
final class DamagedRows implements AutoCloseable {

    private static final TableName SAMPLES = TableName.valueOf("htmst:samples");
    private static final TableName CATALOG = TableName.valueOf("htmst:catalog");
    private static final int GRANULE_BYTES = 4;

    private final EmbeddedServer server;
    private final Connection connection;
    private final List<Put> repairs = new ArrayList<>();
    private final List<Put> catalogRepairs = new ArrayList<>();
    private long timestamp;

    DamagedRows(StoreLocation.Embedded location) throws IOException {
        server = EmbeddedServer.attach(location.home());
        connection = ConnectionFactory.createConnection(server.configuration());
    }

    /** The rows of a granule, past the block cache. */
    List<Result> of(int granule) throws IOException {
        List<Result> rows = new ArrayList<>();
        try (Table table = connection.getTable(SAMPLES);
                ResultScanner results = table.getScanner(new Scan().setCacheBlocks(false))) {
            for (Result row = results.next(); row != null; row = results.next()) {
                if (Bytes.toInt(row.getRow(), row.getRow().length - GRANULE_BYTES) == granule) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** Puts another value into a cell. */
    void change(Cell cell, UnaryOperator<byte[]> change) throws IOException {
        byte[] value = CellUtil.cloneValue(cell);
        try (Table table = connection.getTable(SAMPLES)) {
            table.put(put(cell, CellUtil.cloneRow(cell), change.apply(value.clone())));
        }
        repairs.add(put(cell, CellUtil.cloneRow(cell), value));
    }

    /** Removes a cell. */
    void remove(Cell cell) throws IOException {
        try (Table table = connection.getTable(SAMPLES)) {
            table.delete(new Delete(CellUtil.cloneRow(cell))
                    .addColumns(CellUtil.cloneFamily(cell), CellUtil.cloneQualifier(cell), next()));
        }
        repairs.add(put(cell, CellUtil.cloneRow(cell), CellUtil.cloneValue(cell)));
    }

    /** Removes a row. */
    void remove(Result row) throws IOException {
        for (Cell cell : row.rawCells()) {
            remove(cell);
        }
    }

    /** Puts the cells of a row under another key, too; there is no repair, remove that row. */
    void copy(Result row, byte[] key) throws IOException {
        try (Table table = connection.getTable(SAMPLES)) {
            for (Cell cell : row.rawCells()) {
                table.put(put(cell, key, CellUtil.cloneValue(cell)));
            }
        }
    }

    /** Puts a cell that the program would never write; there is no repair, see {@link #removeForGood(byte[], byte[], byte[])}. */
    void add(byte[] row, byte[] family, byte[] qualifier) throws IOException {
        try (Table table = connection.getTable(SAMPLES)) {
            table.put(new Put(row).addColumn(family, qualifier, next(), new byte[] {1, 2, 3}));
        }
    }

    /** Removes a cell for good. */
    void removeForGood(byte[] row, byte[] family, byte[] qualifier) throws IOException {
        try (Table table = connection.getTable(SAMPLES)) {
            table.delete(new Delete(row).addColumns(family, qualifier, next()));
        }
    }

    /** Adds a column family to the table, or takes it away. */
    void alter(byte[] family, boolean there) throws IOException {
        try (Admin admin = connection.getAdmin()) {
            if (there) {
                admin.addColumnFamily(SAMPLES, ColumnFamilyDescriptorBuilder.of(family));
            } else {
                admin.deleteColumnFamily(SAMPLES, family);
            }
        }
    }

    /** Removes a row for good. */
    void removeForGood(byte[] key) throws IOException {
        try (Table table = connection.getTable(SAMPLES)) {
            table.delete(new Delete(key, next()));
        }
    }

    /** Changes the JSON of the catalog's rows that start with {@code prefix}. */
    void changeCatalog(String prefix, UnaryOperator<String> change) throws IOException {
        try (Table table = connection.getTable(CATALOG);
                ResultScanner results =
                        table.getScanner(new Scan().setStartStopRowForPrefixScan(Bytes.toBytes(prefix)))) {
            for (Result row = results.next(); row != null; row = results.next()) {
                for (Cell cell : row.rawCells()) {
                    String json = Bytes.toString(CellUtil.cloneValue(cell));
                    if (json.startsWith("{")) {
                        table.put(put(cell, row.getRow(), change.apply(json).getBytes(StandardCharsets.UTF_8)));
                        catalogRepairs.add(put(cell, row.getRow(), CellUtil.cloneValue(cell)));
                    }
                }
            }
        }
    }

    /** Has the server read its files anew. */
    void forgetBlocks() throws IOException {
        try (Admin admin = connection.getAdmin()) {
            admin.clearBlockCache(SAMPLES);
        }
    }

    /** Undoes all. */
    void repair() throws IOException {
        try (Table table = connection.getTable(SAMPLES)) {
            for (Put put : repairs) {
                table.put(younger(put));
            }
        }
        try (Table table = connection.getTable(CATALOG)) {
            for (Put put : catalogRepairs) {
                table.put(younger(put));
            }
        }
        repairs.clear();
        catalogRepairs.clear();
    }

    /** A timestamp later than those of all changes so far, the store's own included. */
    private long next() {
        timestamp = Math.max(timestamp + 1, System.currentTimeMillis());
        return timestamp;
    }

    private Put younger(Put put) throws IOException {
        Put again = new Put(put.getRow());
        for (List<Cell> cells : put.getFamilyCellMap().values()) {
            for (Cell cell : cells) {
                again.addColumn(
                        CellUtil.cloneFamily(cell), CellUtil.cloneQualifier(cell), next(), CellUtil.cloneValue(cell));
            }
        }
        return again;
    }

    private Put put(Cell cell, byte[] row, byte[] value) {
        return new Put(Arrays.copyOf(row, row.length))
                .addColumn(CellUtil.cloneFamily(cell), CellUtil.cloneQualifier(cell), next(), value);
    }

    @Override
    public void close() throws IOException {
        connection.close();
        server.close();
    }
}
