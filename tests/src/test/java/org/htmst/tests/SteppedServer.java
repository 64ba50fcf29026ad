package org.htmst.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.LocalHBaseCluster;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.util.EnvironmentEdgeManager;
import org.apache.hadoop.hbase.zookeeper.MiniZooKeeperCluster;
import org.htmst.hbase.store.StoreLocation;

/**
 * HBase in this JVM under a clock that tests put, for the program a cluster: unlike the embedded server it takes the machine's time
 * as it comes, as servers of clusters do.
 */
final class SteppedServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Path folder;
    private final Configuration conf = HBaseConfiguration.create();
    private final MiniZooKeeperCluster zooKeeper;
    private final LocalHBaseCluster cluster;
    private final Stepped clock = new Stepped();

    /** The machine's clock, put forward or back, or standing still. */
    private static final class Stepped extends Clock {
        private volatile long offsetMs;
        private volatile long stillMs;

        @Override
        public long millis() {
            return stillMs == 0 ? System.currentTimeMillis() + offsetMs : stillMs;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private SteppedServer(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        conf.set("fs.defaultFS", "file:///");
        conf.set("hbase.rootdir", folder.resolve("hbase").toUri().toString());
        conf.set("hbase.fs.tmp.dir", folder.resolve("staging").toString());
        conf.set("hbase.tmp.dir", folder.resolve("tmp").toString());
        conf.set("hadoop.tmp.dir", folder.resolve("tmp").toString());
        conf.setBoolean("hbase.unsafe.stream.capability.enforce", false);
        conf.set("hbase.wal.provider", "filesystem");
        for (String address : new String[] {
            "hbase.zookeeper.quorum",
            "hbase.master.ipc.address",
            "hbase.regionserver.ipc.address",
            "hbase.master.hostname",
            "hbase.unsafe.regionserver.hostname"
        }) {
            conf.set(address, LOOPBACK);
        }
        for (String port : new String[] {"hbase.master.port", "hbase.regionserver.port"}) {
            conf.setInt(port, 0);
        }
        for (String port : new String[] {"hbase.master.info.port", "hbase.regionserver.info.port"}) {
            conf.setInt(port, -1);
        }
        conf.setInt("hbase.regionserver.msginterval", 300);
        conf.setFloat("hfile.block.cache.size", 0.1f);
        zooKeeper = new MiniZooKeeperCluster(conf);
        conf.setInt(
                "hbase.zookeeper.property.clientPort",
                zooKeeper.startup(folder.resolve("zk").toFile()));
        EnvironmentEdgeManager.injectEdge(clock::millis);
        cluster = new LocalHBaseCluster(conf);
        cluster.startup();
        try (OutputStream site = Files.newOutputStream(folder.resolve("hbase-site.xml"))) {
            conf.writeXml(site);
        }
    }

    static SteppedServer start() throws IOException, InterruptedException {
        return new SteppedServer(Files.createTempDirectory("htm-st-stepped"));
    }

    StoreLocation location() {
        return new StoreLocation.Cluster(folder.resolve("hbase-site.xml"));
    }

    Connection connect() throws IOException {
        return ConnectionFactory.createConnection(conf);
    }

    /** What everybody's clock shows, the program's too. */
    Clock clock() {
        return clock;
    }

    /** Puts the clock that far off the machine's. */
    void putClock(Duration offset) {
        clock.stillMs = 0;
        clock.offsetMs = offset.toMillis();
    }

    /** Lets everything happen in one millisecond until the clock is put again. */
    void stopClock() {
        clock.stillMs = clock.millis();
    }

    @Override
    public void close() throws IOException {
        putClock(Duration.ZERO);
        cluster.shutdown();
        cluster.join();
        zooKeeper.shutdown();
        EnvironmentEdgeManager.reset();
        TestStore.delete(folder);
    }
}
