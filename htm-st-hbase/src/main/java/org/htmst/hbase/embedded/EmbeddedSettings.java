package org.htmst.hbase.embedded;

import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.htmst.hbase.embedded.access.Access;
import org.htmst.hbase.embedded.access.Secret;

/** HBase settings of the embedded server and of those who talk to it. */
final class EmbeddedSettings {

    static final String LOOPBACK = "127.0.0.1";

    /** For how long the server may be out of the processor before HBase gives it up, ms. */
    static final int SESSION_MS = 120_000;

    private EmbeddedSettings() {}

    /**
     * The server's.
     *
     * @param patience how long its start may take
     */
    static Configuration server(DataDirectory directory, Secret secret, Duration patience) {
        Configuration conf = HBaseConfiguration.create();
        keepFilesIn(directory, conf);
        conf.setClass("fs.file.impl", OneFileSystem.class, FileSystem.class);
        conf.set("hbase.tmp.dir", directory.scratch().toString());
        conf.set("hadoop.tmp.dir", directory.scratch().toString());
        conf.setBoolean("hbase.cluster.distributed", false);
        conf.setBoolean("hbase.unsafe.stream.capability.enforce", false);
        conf.set("hbase.wal.provider", "filesystem");
        listenOnLoopback(conf);
        startQuickly(conf);
        startPatiently(conf, patience);
        Access.apply(conf, secret);
        runNobodysCode(conf);
        conf.setFloat("hfile.block.cache.size", 0.4f);
        conf.setFloat("hbase.regionserver.global.memstore.size", 0.3f);
        mergeSeldom(conf);
        // Balancing and rolling logs by the hour serve fleets, not one process.
        conf.setInt("hbase.balancer.period", Integer.MAX_VALUE);
        conf.setInt("hbase.regionserver.logroll.period", 24 * 3600 * 1000);
        return conf;
    }

    private static void keepFilesIn(DataDirectory directory, Configuration conf) {
        conf.set("fs.defaultFS", "file:///");
        conf.set("fs.permissions.umask-mode", "077");
        // Not as a URI: Hadoop would take an escaped blank for part of the name.
        conf.set("hbase.rootdir", "file://" + directory.hbaseRoot());
        // Where loads put files for HBase to take over.
        conf.set("hbase.fs.tmp.dir", directory.staging().toString());
    }

    /**
     * A load adds files of tens of megabytes and needs the processors for itself; merging them by threes, the default, writes
     * everything several times. Readers notice some files more only where they ask for little.
     */
    private static void mergeSeldom(Configuration conf) {
        conf.setInt("hbase.hstore.compaction.min", 8);
        conf.setInt("hbase.hstore.compaction.max", 20);
        // Else a flush, as of a vacuum's deletes, would wait for merging.
        conf.setInt("hbase.hstore.blockingStoreFiles", 100);
        // Half a region is split again only once the files that it shared are put away; else every two minutes.
        conf.setInt("hbase.hfile.compaction.discharger.interval", 5000);
    }

    private static void listenOnLoopback(Configuration conf) {
        conf.set("hbase.zookeeper.quorum", LOOPBACK);
        conf.set("hbase.master.ipc.address", LOOPBACK);
        conf.set("hbase.regionserver.ipc.address", LOOPBACK);
        conf.set("hbase.master.hostname", LOOPBACK);
        conf.set("hbase.unsafe.regionserver.hostname", LOOPBACK);
        conf.setInt("hbase.master.port", 0);
        conf.setInt("hbase.regionserver.port", 0);
        conf.setInt("hbase.master.info.port", -1);
        conf.setInt("hbase.regionserver.info.port", -1);
    }

    /** Small pools and short waits: the defaults are made for many servers and spend seconds waiting for them. */
    private static void startQuickly(Configuration conf) {
        conf.setInt("hbase.regionserver.handler.count", 8);
        conf.setInt("hbase.master.handler.count", 4);
        conf.setInt("hbase.regionserver.metahandler.count", 2);
        conf.setInt("hbase.regionserver.replication.handler.count", 1);
        conf.setInt("hbase.master.procedure.threads", 2);
        conf.setInt("hbase.master.wait.on.regionservers.mintostart", 1);
        conf.setInt("hbase.master.wait.on.regionservers.maxtostart", 1);
        conf.setInt("hbase.master.wait.on.regionservers.interval", 50);
        conf.setInt("hbase.master.wait.on.regionservers.timeout", 100);
        conf.setInt("hbase.regionserver.msginterval", 300);
        conf.setInt("hbase.server.thread.wakefrequency", 1000);
        conf.setInt("hbase.procedure.remote.dispatcher.delay.msec", 10);
        conf.setInt("hbase.client.pause", 20);
    }

    /** HBase has limits of its own for what a start on a busy machine may take. */
    private static void startPatiently(Configuration conf, Duration patience) {
        int patienceMs = (int) Math.min(patience.toMillis(), Integer.MAX_VALUE);
        conf.setInt("hbase.master.start.timeout.localHBaseCluster", patienceMs);
        conf.setInt("hbase.master.init.timeout.localHBaseCluster", patienceMs);
        conf.setInt("zookeeper.session.timeout", SESSION_MS);
        conf.setInt("zookeeper.session.timeout.localHBaseCluster", SESSION_MS);
    }

    /** Who may talk to the server is its owner already; there is no need for HBase's ways to bring classes along either. */
    private static void runNobodysCode(Configuration conf) {
        // No table brings classes along; HBase's own table of regions cannot do without this one when a region is
        // split.
        conf.setBoolean("hbase.coprocessor.user.enabled", false);
        conf.set("hbase.coprocessor.region.classes", "org.apache.hadoop.hbase.coprocessor.MultiRowMutationEndpoint");
        conf.setBoolean("hbase.use.dynamic.jars", false);
    }

    static Configuration client(DataDirectory directory, ServerState server) {
        Configuration conf = HBaseConfiguration.create();
        keepFilesIn(directory, conf);
        conf.set("hbase.client.registry.impl", "org.apache.hadoop.hbase.client.RpcConnectionRegistry");
        conf.set("hbase.client.bootstrap.servers", LOOPBACK + ":" + server.masterPort());
        conf.set("hbase.masters", LOOPBACK + ":" + server.masterPort());
        conf.setInt("hbase.client.pause", 20);
        return conf;
    }
}
