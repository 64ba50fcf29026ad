package org.htmst.hbase.embedded;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.LocalHBaseCluster;
import org.apache.hadoop.hbase.master.HMaster;
import org.apache.hadoop.hbase.regionserver.HRegionServer;
import org.apache.hadoop.hbase.util.EnvironmentEdgeManager;
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

    /** How long a start may take before it is given up. */
    static final Duration START_PATIENCE = Duration.ofSeconds(120);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(50);
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(2);
    private static final Duration NOTABLE = Duration.ofMinutes(1);
    private static final Duration IDLE_CHECK = Duration.ofSeconds(5);

    /** Held as long as this process lives; a local variable could be collected, and the lock with it. */
    private static FileChannel ownership;

    /** Held from the decision to stop until this process has ended. */
    private static Gate lastGate;

    private final DataDirectory directory;
    private final GrowingClock clock;
    private final Duration idleStop;
    private final MiniZooKeeperCluster zooKeeper;
    private final LocalHBaseCluster cluster;

    private ServerMain(DataDirectory directory, Duration idleStop) throws IOException, InterruptedException {
        this.directory = directory;
        this.idleStop = idleStop;
        clock = GrowingClock.of(directory, Clock.systemUTC(), System::nanoTime);
        EnvironmentEdgeManager.injectEdge(clock);
        if (clock.ahead().compareTo(NOTABLE) > 0) {
            System.err.println("the machine's clock was ahead before: HBase's time is " + clock.ahead()
                    + " ahead of it, so that its changes keep their order");
        }
        Configuration conf = EmbeddedSettings.server(directory);
        zooKeeper = new MiniZooKeeperCluster(conf);
        int port =
                zooKeeper.startup(Files.createDirectories(directory.zooKeeper()).toFile());
        conf.setInt("hbase.zookeeper.property.clientPort", port);
        forgetDeadServers(conf);
        cluster = new LocalHBaseCluster(conf);
    }

    /**
     * Runs the server.
     *
     * @param args the data directory, and the idle time in seconds after which to stop, 0 for never
     */
    public static void main(String[] args) {
        PrintStream parent = System.out;
        System.setOut(System.err);
        // HBase leaves non-daemon threads behind when its start fails, so every way out goes through exit.
        int code = 1;
        try {
            DataDirectory directory = DataDirectory.open(Path.of(args[0]));
            own(directory);
            new ServerMain(directory, Duration.ofSeconds(Long.parseLong(args[1]))).run(parent);
            code = 0;
        } catch (Throwable t) {
            t.printStackTrace();
            parent.println(t);
        } finally {
            System.exit(code);
        }
    }

    /** Makes this process the directory's only server. Who merely looks holds the lock for a moment, hence the patience. */
    private static void own(DataDirectory directory) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LOCK_PATIENCE.toNanos();
        Optional<FileChannel> lock = directory.tryLockServer();
        while (lock.isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
            lock = directory.tryLockServer();
        }
        ownership = lock.orElseThrow(() -> new IOException("another server uses " + directory.home()));
    }

    /**
     * Removes what a killed server's session still holds in ZooKeeper; the new master would wait for it to expire. Nobody else
     * can be the owner: this process holds the server's lock.
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

    private void run(PrintStream parent) throws Exception {
        cluster.startup();
        HMaster master = cluster.getMaster(0);
        HRegionServer regionServer = cluster.getRegionServer(0);
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!master.isInitialized()) {
            if (master.isStopped() || master.isAborted() || regionServer.isAborted() || System.nanoTime() > deadline) {
                throw new IOException("HBase did not get ready");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        int masterPort = master.getServerName().getPort();
        new ServerState(ProcessHandle.current().pid(), System.currentTimeMillis(), masterPort).write(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "shut-down"));
        parent.println(READY);
        parent.flush();
        waitUntilIdle(master, regionServer);
    }

    private void waitUntilIdle(HMaster master, HRegionServer regionServer) throws IOException, InterruptedException {
        long lastUse = System.nanoTime();
        FileTime clientsSeen = Files.getLastModifiedTime(directory.clients());
        // HBase gives up, for instance, when the machine slept past its session; the next command then starts it anew.
        while (!master.isAborted() && !regionServer.isAborted()) {
            TimeUnit.NANOSECONDS.sleep(IDLE_CHECK.toNanos());
            Gate gate = directory.enter();
            FileTime clientsChanged = Files.getLastModifiedTime(directory.clients());
            if (ClientLease.anyHeld(directory) || !clientsChanged.equals(clientsSeen)) {
                lastUse = System.nanoTime();
            } else if (!idleStop.isZero() && System.nanoTime() - lastUse > idleStop.toNanos()) {
                // Who comes now waits at the gate until this process has ended, and then starts a new server.
                lastGate = gate;
                return;
            }
            // A client that came and went between two looks has left a trace: its lease file changed the folder.
            clientsSeen = Files.getLastModifiedTime(directory.clients());
            gate.close();
        }
        throw new IOException("HBase has given up; the lines above say why");
    }

    private void shutDown() {
        try (PrintStream log =
                new PrintStream(new FileOutputStream(directory.log().toFile(), true), true, StandardCharsets.UTF_8)) {
            Files.deleteIfExists(directory.state());
            haltAfter(STOP_PATIENCE);
            cluster.shutdown();
            cluster.join();
            zooKeeper.shutdown();
            clock.end();
            log.println(lastGate == null ? "stopped" : "stopped, having been idle");
        } catch (IOException e) {
            e.printStackTrace();
        }
    }

    /** Ends this process even if HBase never stops; what was acknowledged stands in its write-ahead log. */
    private static void haltAfter(Duration patience) {
        Thread watch = new Thread(
                () -> {
                    try {
                        TimeUnit.NANOSECONDS.sleep(patience.toNanos());
                        Runtime.getRuntime().halt(1);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "halt");
        watch.setDaemon(true);
        watch.start();
    }
}
