package org.htmst.hbase.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.table.StoreTables;
import org.htmst.sample.Family;

/** The identity of the store that a samples table is of, in a row behind all chunks: who finds it finds the table neither new nor emptied. */
public final class SamplesIdentity {

    /** Codes leave the highest bit of a key 0. */
    private static final byte[] ROW = {(byte) 0xff};

    private static final byte[] FAMILY = StoreTables.family(Family.values()[0]);
    private static final byte[] QUALIFIER = {0, 1};
    private static final long TIMESTAMP = 1;

    private SamplesIdentity() {}

    /** Whether a row is this one, and no chunk. */
    public static boolean isRow(byte[] row) {
        return Arrays.equals(row, ROW);
    }

    /** The identity; empty if the table is missing, or has none. */
    public static Optional<String> read(Connection connection) throws IOException {
        try {
            Result result = Patience.of(connection).run(() -> {
                try (Table samples =
                        connection.getTable(StoreTables.of(connection).samples())) {
                    return samples.get(new Get(ROW).addColumn(FAMILY, QUALIFIER));
                }
            });
            return Optional.ofNullable(result.getValue(FAMILY, QUALIFIER)).map(Bytes::toString);
        } catch (TableNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Writes the identity. */
    public static void write(Connection connection, String identity) throws IOException {
        Patience.of(connection).run(() -> {
            try (Table samples = connection.getTable(StoreTables.of(connection).samples())) {
                samples.put(new Put(ROW)
                        .addColumn(FAMILY, QUALIFIER, TIMESTAMP, identity.getBytes(StandardCharsets.US_ASCII)));
            }
            return null;
        });
    }
}
