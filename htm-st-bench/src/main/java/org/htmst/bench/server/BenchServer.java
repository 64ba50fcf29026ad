package org.htmst.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.RegionMetrics;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.CompactionState;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.embedded.EmbeddedServer;

/** A connection to the embedded server of a data directory. */
public final class BenchServer implements AutoCloseable {

    private static final int POLL_MS = 200;

    /** How often in a row nothing must be going on: a compaction starts some time after it was asked for. */
    private static final int QUIET_POLLS = 5;

    private final Path home;
    private final EmbeddedServer server;
    private final Connection connection;

    private BenchServer(Path home, EmbeddedServer server, Connection connection) {
        this.home = home;
        this.server = server;
        this.connection = connection;
    }

    /** Attaches to the server of {@code home}, starting it if none runs. */
    public static BenchServer open(Path home) throws IOException {
        EmbeddedServer server = EmbeddedServer.attach(home);
        try {
            return new BenchServer(home, server, ConnectionFactory.createConnection(server.configuration()));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The connection, closed with this. */
    public Connection connection() {
        return connection;
    }

    /** A copy of the settings to reach the server. */
    public Configuration configuration() {
        return new Configuration(server.configuration());
    }

    /** Writes what is in memory to files and leaves one file for each family. */
    public void settle(TableName table) throws IOException {
        try (Admin admin = connection.getAdmin()) {
            admin.flush(table);
            admin.majorCompact(table);
            int quiet = 0;
            while (quiet < QUIET_POLLS) {
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
                boolean busy = admin.getCompactionState(table) != CompactionState.NONE
                        || storeFiles(admin, table) > newestFiles(table).size();
                quiet = busy ? 0 : quiet + 1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while " + table + " was compacted", true, e);
        }
    }

    /** Forgets the blocks of {@code table} that the server keeps in memory. */
    public void clearBlockCache(TableName table) throws IOException {
        try (Admin admin = connection.getAdmin()) {
            admin.clearBlockCache(table);
        }
    }

    /** The bytes of a settled table's files. */
    public long bytes(TableName table) throws IOException {
        long bytes = 0;
        for (Path file : newestFiles(table)) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static int storeFiles(Admin admin, TableName table) throws IOException {
        int files = 0;
        for (ServerName name : admin.getRegionServers()) {
            for (RegionMetrics region : admin.getRegionMetrics(name, table)) {
                files += region.getStoreFileCount();
            }
        }
        return files;
    }

    /** The newest file of each family of each region: files that a compaction has replaced linger for some minutes. */
    private List<Path> newestFiles(TableName table) throws IOException {
        Path folder = home.resolve("hbase")
                .resolve("data")
                .resolve(table.getNamespaceAsString())
                .resolve(table.getQualifierAsString());
        try (Stream<Path> regions = Files.list(folder)) {
            return regions.filter(BenchServer::isVisibleFolder)
                    .flatMap(BenchServer::list)
                    .filter(BenchServer::isVisibleFolder)
                    .filter(family -> !family.getFileName().toString().equals("recovered.edits"))
                    .map(BenchServer::newest)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private static boolean isVisibleFolder(Path path) {
        return Files.isDirectory(path) && !path.getFileName().toString().startsWith(".");
    }

    private static Optional<Path> newest(Path family) {
        return list(family)
                .filter(file -> !file.getFileName().toString().startsWith("."))
                .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.toList().stream();
        } catch (IOException e) {
            throw new HtmStException("folder " + folder + " cannot be read: " + e.getMessage(), true, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } finally {
            server.close();
        }
    }
}
