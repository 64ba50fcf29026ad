package org.htmst.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreInit;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The cluster that the tests run on in place of embedded servers, chosen by a system property: {@code htmst.conf} names the
 * hbase-site.xml of one that runs, <em>whose store is emptied</em>; with {@code htmst.cluster}, {@code loopback} or {@code
 * namespaces}, the script {@code conf/cluster/cluster} starts one for the whole run and stops it at the end.
 */
final class TestCluster implements ExtensionContext.Store.CloseableResource {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(TestCluster.class);
    private static final Path SCRIPT = Path.of("..", "conf", "cluster", "cluster");

    /** Where the samples of tests lie; every region of another time would just take time to make. */
    private static final TimeWindow SAMPLED = new TimeWindow(
            Instant.parse("2016-01-01T00:00:00Z").toEpochMilli(),
            Instant.parse("2020-07-01T00:00:00Z").toEpochMilli());

    private final Path configuration;
    private final Optional<Path> started;

    private TestCluster(Path configuration, Optional<Path> started) {
        this.configuration = configuration;
        this.started = started;
    }

    /** The cluster of this run, started by the first who asks; empty where tests use embedded servers. */
    static Optional<TestCluster> find(ExtensionContext context) {
        String conf = System.getProperty("htmst.conf", "");
        String network = System.getProperty("htmst.cluster", "");
        if (conf.isEmpty() && network.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        "cluster",
                        name -> conf.isEmpty()
                                ? start(network)
                                : new TestCluster(Path.of(conf).toAbsolutePath(), Optional.empty()),
                        TestCluster.class));
    }

    private static TestCluster start(String network) {
        try {
            Path folder = Files.createTempDirectory("htm-st-cluster");
            TestCluster cluster = new TestCluster(folder.resolve("hbase-site.xml"), Optional.of(folder));
            try {
                script(folder, "start", "--network", network);
                return cluster;
            } catch (IOException e) {
                cluster.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What clients need to know. */
    StoreLocation location() {
        return new StoreLocation.Cluster(configuration);
    }

    /** The store of this cluster, made anew. */
    TestStore.Running emptyStore() throws IOException {
        Configuration conf = HBaseConfiguration.create();
        conf.addResource(new org.apache.hadoop.fs.Path(configuration.toUri()));
        try (Connection connection = ConnectionFactory.createConnection(conf)) {
            makeAnew(connection, location());
        }
        return new TestStore.Running(location(), Store.open(location()));
    }

    /** Makes the store of {@code location}, to which {@code connection} leads, anew: empty, and with few regions. */
    static void makeAnew(Connection connection, StoreLocation location) throws IOException {
        drop(connection, "htmst");
        new StoreInit(Optional.empty(), Optional.of(SAMPLED), false)
                .run(location, location.timeout(), Clock.systemUTC());
    }

    /** Takes away the store of a namespace, with its snapshots. */
    static void drop(Connection connection, String namespace) throws IOException {
        try (Admin admin = connection.getAdmin()) {
            for (String name : new String[] {"guard", "catalog", "samples"}) {
                TableName table = TableName.valueOf(namespace, name);
                if (admin.tableExists(table)) {
                    admin.disableTable(table);
                    admin.deleteTable(table);
                }
            }
            admin.deleteSnapshots(Pattern.compile(namespace + "\\..*"));
        }
    }

    @Override
    public void close() throws IOException {
        if (started.isPresent()) {
            script(started.get(), "clean");
            TestStore.delete(started.get());
        }
    }

    private static void script(Path folder, String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = SCRIPT.toAbsolutePath().normalize().toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
        // Not inherited: what the build tool reads there is its own.
        script.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("script.log").toFile()));
        script.environment().put("HTM_ST_CLUSTER", folder.toString());
        try {
            int code = script.start().waitFor();
            if (code != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + code + "; see "
                        + folder.resolve("script.log") + " and the logs beside it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the cluster started or stopped", e);
        }
    }
}
