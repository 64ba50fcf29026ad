package org.htmst.bench.point;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.NamespaceExistException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.io.compress.Compression;
import org.apache.hadoop.hbase.io.encoding.DataBlockEncoding;
import org.apache.hadoop.hbase.regionserver.BloomType;

/** The name, family and keys of a table of point rows. */
final class PointTable {

    static final String FAMILY = "p";
    static final Compression.Algorithm COMPRESSION = Compression.Algorithm.ZSTD;
    static final DataBlockEncoding ENCODING = DataBlockEncoding.FAST_DIFF;

    private static final String NAMESPACE = "htmst_bench";
    private static final byte[] FAMILY_BYTES = FAMILY.getBytes(StandardCharsets.US_ASCII);

    private PointTable() {}

    static TableName name(String layout) {
        return TableName.valueOf(NAMESPACE, layout.replace('-', '_'));
    }

    static byte[] family() {
        return FAMILY_BYTES.clone();
    }

    static byte[] key(long code, byte satellite) {
        return ByteBuffer.allocate(Long.BYTES + 1).putLong(code).put(satellite).array();
    }

    /** The key before all of {@code code}. */
    static byte[] start(long code) {
        return ByteBuffer.allocate(Long.BYTES).putLong(code).array();
    }

    /** Makes the table, empty, with a region from each code of {@code cuts} on, and none else ever; what a killed load left goes. */
    static void createAnew(Connection connection, TableName table, long[] cuts) throws IOException {
        byte[][] starts = Arrays.stream(cuts).mapToObj(PointTable::start).toArray(byte[][]::new);
        try (Admin admin = connection.getAdmin()) {
            try {
                admin.createNamespace(NamespaceDescriptor.create(NAMESPACE).build());
            } catch (NamespaceExistException e) {
                // Another rival was first.
            }
            if (admin.tableExists(table)) {
                admin.disableTable(table);
                admin.deleteTable(table);
            }
            // The same settings as the store's tables; a split would compact while queries are measured.
            TableDescriptor described = TableDescriptorBuilder.newBuilder(table)
                    .setSplitEnabled(false)
                    .setColumnFamily(ColumnFamilyDescriptorBuilder.newBuilder(FAMILY_BYTES)
                            .setMaxVersions(1)
                            .setCompressionType(COMPRESSION)
                            .setDataBlockEncoding(ENCODING)
                            .setBloomFilterType(BloomType.NONE)
                            .build())
                    .build();
            admin.createTable(described, starts.length == 0 ? null : starts);
        }
    }
}
