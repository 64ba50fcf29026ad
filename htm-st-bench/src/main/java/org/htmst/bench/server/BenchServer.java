package org.htmst.bench.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.RegionMetrics;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.Size;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.RegionInfo;
import org.apache.hadoop.hbase.util.CommonFSUtils;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.StoreLocation;

/** A connection to the HBase of a store. */
public final class BenchServer implements AutoCloseable {

    private final StoreLocation location;
    private final Optional<EmbeddedServer> server;
    private final Connection connection;

    private BenchServer(StoreLocation location, Optional<EmbeddedServer> server, Connection connection) {
        this.location = location;
        this.server = server;
        this.connection = connection;
    }

    /** Connects, starting the server of a data directory if none runs. */
    public static BenchServer open(StoreLocation location) throws IOException {
        Optional<EmbeddedServer> server = location instanceof StoreLocation.Embedded embedded
                ? Optional.of(EmbeddedServer.attach(embedded.home()))
                : Optional.empty();
        try {
            Configuration conf = server.map(EmbeddedServer::configuration)
                    .orElseGet(() -> ofCluster((StoreLocation.Cluster) location));
            return new BenchServer(location, server, ConnectionFactory.createConnection(conf));
        } catch (IOException | RuntimeException e) {
            server.ifPresent(EmbeddedServer::close);
            throw e;
        }
    }

    private static Configuration ofCluster(StoreLocation.Cluster cluster) {
        Configuration conf = HBaseConfiguration.create();
        conf.addResource(new Path(cluster.hbaseSite().toUri()));
        return conf;
    }

    /** Where the store is. */
    public StoreLocation location() {
        return location;
    }

    /** The connection, closed with this. */
    public Connection connection() {
        return connection;
    }

    /** A copy of the settings to reach the server. */
    public Configuration configuration() {
        return new Configuration(connection.getConfiguration());
    }

    /** Forgets the blocks of {@code table} that the server keeps in memory. */
    public void clearBlockCache(TableName table) throws IOException {
        try (Admin admin = connection.getAdmin()) {
            admin.clearBlockCache(table);
        }
    }

    /** What each region server has of {@code table}, by the servers' names. */
    public List<ServerShare> shares(TableName table) throws IOException {
        List<ServerShare> shares = new ArrayList<>();
        try (Admin admin = connection.getAdmin()) {
            for (ServerName name : admin.getRegionServers()) {
                List<RegionMetrics> regions = admin.getRegionMetrics(name, table);
                shares.add(new ServerShare(
                        name.getAddress().toString(),
                        (int) regions.stream()
                                .filter(r -> r.getStoreFileSize().get(Size.Unit.BYTE) > 0)
                                .count(),
                        regions.stream()
                                .mapToLong(r -> (long) r.getStoreFileSize().get(Size.Unit.BYTE))
                                .sum(),
                        regions.stream()
                                .mapToLong(RegionMetrics::getReadRequestCount)
                                .sum()));
            }
        }
        shares.sort(Comparator.comparing(ServerShare::server));
        return shares;
    }

    /**
     * The bytes of the files of a table whose families were left with one file each by a major compaction; a file counts once,
     * however many copies HDFS keeps.
     */
    public long bytes(TableName table) throws IOException {
        Configuration conf = connection.getConfiguration();
        FileSystem files = CommonFSUtils.getRootDirFileSystem(conf);
        Path folder = CommonFSUtils.getTableDir(new Path(conf.get(HConstants.HBASE_DIR)), table);
        Set<Path> newest = new HashSet<>();
        try (Admin admin = connection.getAdmin()) {
            for (RegionInfo region : admin.getRegions(table)) {
                for (ColumnFamilyDescriptor family : admin.getDescriptor(table).getColumnFamilies()) {
                    Path place = new Path(new Path(folder, region.getEncodedName()), family.getNameAsString());
                    newest(files, place).ifPresent(file -> newest.add(referenced(file, folder)));
                }
            }
        }
        long bytes = 0;
        for (Path file : newest) {
            bytes += files.getFileStatus(file).getLen();
        }
        return bytes;
    }

    /** The newest file of a family: those that a compaction has replaced linger for some minutes. */
    private static Optional<Path> newest(FileSystem files, Path family) throws IOException {
        return Arrays.stream(files.listStatus(family))
                .filter(file -> file.isFile() && !file.getPath().getName().startsWith("."))
                .max(Comparator.comparingLong(FileStatus::getModificationTime))
                .map(FileStatus::getPath);
    }

    /** The file itself, or, of a region that was split a moment ago, {@code FILE.REGION}, the file of the region before the split. */
    private static Path referenced(Path file, Path table) {
        String[] name = file.getName().split("\\.");
        return name.length == 1
                ? file
                : new Path(new Path(new Path(table, name[1]), file.getParent().getName()), name[0]);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } finally {
            server.ifPresent(EmbeddedServer::close);
        }
    }
}
