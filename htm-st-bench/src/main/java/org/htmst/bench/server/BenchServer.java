package org.htmst.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.RegionInfo;
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

    /** The bytes of the files of a table whose families were left with one file each by a major compaction. */
    public long bytes(TableName table) throws IOException {
        Path folder = home.resolve("hbase")
                .resolve("data")
                .resolve(table.getNamespaceAsString())
                .resolve(table.getQualifierAsString());
        Set<Path> files = new HashSet<>();
        try (Admin admin = connection.getAdmin()) {
            for (RegionInfo region : admin.getRegions(table)) {
                for (ColumnFamilyDescriptor family : admin.getDescriptor(table).getColumnFamilies()) {
                    newest(folder.resolve(region.getEncodedName()).resolve(family.getNameAsString()))
                            .ifPresent(file -> files.add(referenced(file, folder)));
                }
            }
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /** The newest file of a family: those that a compaction has replaced linger for some minutes. */
    private static Optional<Path> newest(Path family) throws IOException {
        try (Stream<Path> files = Files.list(family)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
        }
    }

    /** The file itself, or, of a region that was split a moment ago, {@code FILE.REGION}, the file of the region before the split. */
    private static Path referenced(Path file, Path table) {
        String[] name = file.getFileName().toString().split("\\.");
        return name.length == 1
                ? file
                : table.resolve(name[1]).resolve(file.getParent().getFileName()).resolve(name[0]);
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
