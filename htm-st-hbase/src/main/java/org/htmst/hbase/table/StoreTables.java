package org.htmst.hbase.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.NamespaceExistException;
import org.apache.hadoop.hbase.TableExistsException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;
import org.apache.hadoop.hbase.io.compress.Compression;
import org.apache.hadoop.hbase.io.encoding.DataBlockEncoding;
import org.apache.hadoop.hbase.regionserver.BloomType;
import org.htmst.sample.Family;

/**
 * The tables of one store: names, descriptors, and how they are made. Stores of several namespaces stand side by side.
 *
 * @param namespace HBase's, which holds nothing but this store
 */
public record StoreTables(String namespace) {

    /** The setting of a connection that names the namespace of its store. */
    private static final String NAMESPACE = "htmst.namespace";

    /** Unless a store is given another. */
    private static final String USUAL = "htmst";

    /** Less than HBase's 64 KB: a block and the last cell that outgrows it should fit into one of the server's 65 KB buffers. */
    private static final int BLOCK_BYTES = 56 << 10;

    private static final byte[] CATALOG_FAMILY = "c".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CATALOG_QUALIFIER = "j".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CATALOG_TOKEN = "t".getBytes(StandardCharsets.US_ASCII);

    /** The tables of the store that a connection is to. */
    public static StoreTables of(Connection connection) {
        return new StoreTables(connection.getConfiguration().get(NAMESPACE, USUAL));
    }

    /** The name of a folder for files of this store beside those of others. */
    public String folder() {
        return namespace.equals(USUAL) ? "htm-st" : "htm-st-" + namespace;
    }

    /** Chunk rows. */
    public TableName samples() {
        return TableName.valueOf(namespace, "samples");
    }

    /** Satellites, channels, granules, and the schema version. */
    public TableName catalog() {
        return TableName.valueOf(namespace, "catalog");
    }

    /** What no restore replaces: the operation under way, numbers given out, the store's identity, a copy of the catalog. */
    public TableName guard() {
        return TableName.valueOf(namespace, "guard");
    }

    /** The HBase column family of a physical kind. */
    public static byte[] family(Family family) {
        return family.name().getBytes(StandardCharsets.US_ASCII);
    }

    /** The only family of the catalog. */
    public static byte[] catalogFamily() {
        return CATALOG_FAMILY.clone();
    }

    /** The column of the catalog that tells versions of a row apart. */
    public static byte[] catalogToken() {
        return CATALOG_TOKEN.clone();
    }

    /** The column of the catalog that holds the JSON. */
    public static byte[] catalogQualifier() {
        return CATALOG_QUALIFIER.clone();
    }

    /** Of each row one cell without its value, which is enough for the row's key. */
    public static Filter keysOnly() {
        return new FilterList(new FirstKeyOnlyFilter(), new KeyOnlyFilter());
    }

    /**
     * Makes all tables where they are missing, neighbouring regions of the samples on different servers; safe against others doing
     * so at the same time.
     *
     * @param splits the first keys of the samples table's regions but the first, ascending
     * @return whether this call made the samples table
     */
    public boolean create(Connection connection, List<byte[]> splits) throws IOException {
        createGuard(connection);
        try (Admin admin = connection.getAdmin()) {
            // The catalog comes last: whoever finds it finds the samples table, too.
            boolean made = create(admin, samplesTable(), splits);
            if (made && !splits.isEmpty()) {
                RegionPlacement.spread(connection, samples());
            }
            create(admin, small(catalog()), List.of());
            return made;
        }
    }

    /** Makes the guard table if it is missing; safe against others doing so at the same time. */
    public void createGuard(Connection connection) throws IOException {
        try (Admin admin = connection.getAdmin()) {
            if (admin.tableExists(guard())) {
                return;
            }
            try {
                admin.createNamespace(NamespaceDescriptor.create(namespace).build());
            } catch (NamespaceExistException e) {
                // It has the tables of a store, or another client was first.
            }
            create(admin, small(guard()), List.of());
        }
    }

    private static boolean create(Admin admin, TableDescriptor table, List<byte[]> splits) throws IOException {
        try {
            if (admin.tableExists(table.getTableName())) {
                return false;
            }
            admin.createTable(table, splits.isEmpty() ? null : splits.toArray(byte[][]::new));
            return true;
        } catch (TableExistsException e) {
            // Another client was first.
            return false;
        }
    }

    private TableDescriptor samplesTable() {
        TableDescriptorBuilder table = TableDescriptorBuilder.newBuilder(samples());
        for (Family family : Family.values()) {
            table.setColumnFamily(columns(family(family)).build());
        }
        return table.build();
    }

    private static TableDescriptor small(TableName name) {
        return TableDescriptorBuilder.newBuilder(name)
                .setColumnFamily(columns(CATALOG_FAMILY).setInMemory(true).build())
                .build();
    }

    private static ColumnFamilyDescriptorBuilder columns(byte[] family) {
        return ColumnFamilyDescriptorBuilder.newBuilder(family)
                .setMaxVersions(1)
                .setTimeToLive(HConstants.FOREVER)
                .setCompressionType(Compression.Algorithm.ZSTD)
                .setBlocksize(BLOCK_BYTES)
                // Encoded keys take as much room once compressed, and are slower to skip.
                .setDataBlockEncoding(DataBlockEncoding.NONE)
                // Rows are reached by ranges, where Bloom filters are not asked.
                .setBloomFilterType(BloomType.NONE);
    }
}
