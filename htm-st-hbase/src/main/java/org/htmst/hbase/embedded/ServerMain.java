package org.htmst.hbase.embedded;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.LocalHBaseCluster;
import org.apache.hadoop.hbase.master.HMaster;
import org.apache.hadoop.hbase.regionserver.HRegionServer;
import org.apache.hadoop.hbase.zookeeper.MiniZooKeeperCluster;
import org.apache.hadoop.hbase.zookeeper.ZKUtil;
import org.apache.hadoop.hbase.zookeeper.ZKWatcher;
import org.apache.hadoop.hbase.zookeeper.ZNodePaths;
import org.apache.zookeeper.KeeperException;

/**
 * The background process: HBase's master and region server and ZooKeeper in one JVM.
 *
 * <p>It writes one line to standard output, {@code ready} or what went wrong, and then stops by itself once no client has held
 * a lease for the idle time. Its parent holds the gate until that line has come.
 */
public final class ServerMain {

    static final String READY = "ready";

    private static final Duration IDLE_CHECK = Duration.ofSeconds(5);

    private final DataDirectory directory;
    private final Duration idleStop;
    private final MiniZooKeeperCluster zooKeeper;
    private final LocalHBaseCluster cluster;

    private ServerMain(DataDirectory directory, Duration idleStop) throws IOException, InterruptedException {
        this.directory = directory;
        this.idleStop = idleStop;
        Configuration conf = EmbeddedSettings.server(directory);
        zooKeeper = new MiniZooKeeperCluster(conf);
        int port =
                zooKeeper.startup(Files.createDirectories(directory.zooKeeper()).toFile());
        conf.setInt("hbase.zookeeper.property.clientPort", port);
        forgetDeadServers(conf);
        cluster = new LocalHBaseCluster(conf);
    }

    /**
     * Removes what a killed server's session still holds in ZooKeeper; the new master would wait for it to expire. Nobody else
     * can be the owner: the gate is locked, and no process of this data directory runs.
     */
    private static void forgetDeadServers(Configuration conf) throws IOException {
        try (ZKWatcher watcher = new ZKWatcher(conf, "embedded-start", null)) {
            ZNodePaths nodes = watcher.getZNodePaths();
            if (ZKUtil.checkExists(watcher, nodes.rsZNode) >= 0) {
                ZKUtil.deleteChildrenRecursively(watcher, nodes.rsZNode);
            }
            ZKUtil.deleteNodeFailSilent(watcher, nodes.masterAddressZNode);
        } catch (KeeperException e) {
            throw new IOException("ZooKeeper does not answer: " + e.getMessage(), e);
        }
    }

    /**
     * Runs the server.
     *
     * @param args the data directory, and the idle time in seconds after which to stop, 0 for never
     */
    public static void main(String[] args) {
        PrintStream parent = System.out;
        // HBase leaves non-daemon threads behind when its start fails, so every way out goes through exit.
        int code = 1;
        try {
            new ServerMain(DataDirectory.open(Path.of(args[0])), Duration.ofSeconds(Long.parseLong(args[1])))
                    .run(parent);
            code = 0;
        } catch (Throwable t) {
            t.printStackTrace();
            parent.println(t);
        } finally {
            System.exit(code);
        }
    }

    private void run(PrintStream parent) throws Exception {
        cluster.startup();
        HMaster master = cluster.getMaster(0);
        while (!master.isInitialized()) {
            if (master.isStopped() || master.isAborted()) {
                throw new IOException("HBase's master did not start; its log is " + directory.log());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        ProcessHandle self = ProcessHandle.current();
        new ServerState(
                        self.pid(),
                        ServerState.startMs(self),
                        master.getServerName().getPort())
                .write(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "shut-down"));
        parent.println(READY);
        parent.flush();
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        waitUntilIdle(master, cluster.getRegionServer(0));
    }

    private void waitUntilIdle(HMaster master, HRegionServer regionServer) throws IOException, InterruptedException {
        long lastUse = System.nanoTime();
        // HBase gives up, for instance, when the machine slept past its session; the next command then starts it anew.
        while (!master.isAborted() && !regionServer.isAborted()) {
            TimeUnit.NANOSECONDS.sleep(IDLE_CHECK.toNanos());
            FileChannel gate = directory.lockGate();
            if (ClientLease.anyHeld(directory)) {
                lastUse = System.nanoTime();
            } else if (!idleStop.isZero() && System.nanoTime() - lastUse > idleStop.toNanos()) {
                // The gate stays locked until this process has ended: who comes now starts a new server after that.
                return;
            }
            gate.close();
        }
        throw new IOException("HBase has given up; the lines above say why");
    }

    private void shutDown() {
        try (PrintStream log =
                new PrintStream(new FileOutputStream(directory.log().toFile(), true), true, StandardCharsets.UTF_8)) {
            Files.deleteIfExists(directory.state());
            cluster.shutdown();
            cluster.join();
            zooKeeper.shutdown();
            log.println("stopped");
        } catch (IOException e) {
            e.printStackTrace();
        }
    }
}
