package org.htmst.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.embedded.EmbeddedServer;

/** A connection to the embedded server of a data directory. */
public final class BenchServer implements AutoCloseable {

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

    /** Forgets the blocks of {@code table} that the server keeps in memory. */
    public void clearBlockCache(TableName table) throws IOException {
        try (Admin admin = connection.getAdmin()) {
            admin.clearBlockCache(table);
        }
    }

    /** The bytes of the files of a table whose regions have one file for each family. */
    public long bytes(TableName table) throws IOException {
        long bytes = 0;
        for (Path file : newestFiles(table)) {
            bytes += Files.size(file);
        }
        return bytes;
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
