package org.htmst.tests;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.table.StoreTables;

/**
 * A store of an earlier program, cell by cell, as a resource of the tests. To keep the next one, run {@link #main} with the class path of
 * the tests on a data directory that the earlier program has filled: {@code HOME src/test/resources/store-schema-N.gz}.
 */
final class OldStore {

    /**
     * Of the last program of each schema before the present one, which made its granules in this order: {@code swarm-like-vfm.csv.gz};
     * {@code telescope-like-electrons.csv}; {@code swarm-like-lp.csv}, removed and not yet vacuumed; a day of three channels, simulated.
     *
     * @param schema 3 or above
     */
    static String ofSchema(int schema) {
        return "/store-schema-" + schema + ".gz";
    }

    private OldStore() {}

    private static List<TableName> tables(Connection connection) {
        StoreTables tables = StoreTables.of(connection);
        return List.of(tables.guard(), tables.samples(), tables.catalog());
    }

    /** Writes all cells of a store. */
    public static void main(String[] args) throws IOException {
        try (EmbeddedServer server = EmbeddedServer.attach(Path.of(args[0]));
                Connection connection = TestStore.connect(server);
                DataOutputStream out =
                        new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(Path.of(args[1]))))) {
            for (TableName name : tables(connection)) {
                try (Table table = connection.getTable(name);
                        ResultScanner rows = table.getScanner(new Scan())) {
                    for (Result row : rows) {
                        write(out, name, row);
                    }
                }
            }
        }
    }

    private static void write(DataOutputStream out, TableName table, Result row) throws IOException {
        for (Cell cell : row.rawCells()) {
            out.writeUTF(table.getQualifierAsString());
            out.writeLong(cell.getTimestamp());
            for (byte[] part : List.of(
                    CellUtil.cloneRow(cell),
                    CellUtil.cloneFamily(cell),
                    CellUtil.cloneQualifier(cell),
                    CellUtil.cloneValue(cell))) {
                out.writeInt(part.length);
                out.write(part);
            }
        }
    }

    /** Makes the tables of a store that has none, and puts the cells of a resource into them. */
    static void restore(String resource, Connection connection) throws IOException {
        StoreTables.of(connection).create(connection, List.of());
        Map<String, List<Put>> puts = new HashMap<>();
        try (InputStream bytes = OldStore.class.getResourceAsStream(resource);
                DataInputStream in = new DataInputStream(new GZIPInputStream(bytes))) {
            while (true) {
                String table = in.readUTF();
                long timestamp = in.readLong();
                puts.computeIfAbsent(table, name -> new ArrayList<>())
                        .add(new Put(part(in)).addColumn(part(in), part(in), timestamp, part(in)));
            }
        } catch (EOFException e) {
            // That was all.
        }
        for (TableName name : tables(connection)) {
            try (Table table = connection.getTable(name)) {
                table.put(puts.get(name.getQualifierAsString()));
            }
        }
    }

    private static byte[] part(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
