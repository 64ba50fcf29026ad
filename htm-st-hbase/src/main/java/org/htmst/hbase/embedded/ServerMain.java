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
import org.apache.hadoop.hbase.zookeeper.ZKUtil;
import org.apache.hadoop.hbase.zookeeper.ZKWatcher;
import org.apache.hadoop.hbase.zookeeper.ZNodePaths;
import org.apache.zookeeper.KeeperException;
import org.htmst.hbase.embedded.access.ClosedZooKeeper;
import org.htmst.hbase.embedded.access.Secret;

/**
 * The background process: HBase's master and region server and ZooKeeper in one JVM.
 *
 * <p>It writes the file of its state when it is ready, or to standard output what went wrong, and stops when it is asked to, or once
 * no client has held a lease for the idle time. Its parent holds the gate until it is ready.
 */
public final class ServerMain {

    /** How long a start may take before it is given up. */
    static final Duration START_PATIENCE = Duration.ofMinutes(4);

    /** How long an orderly stop may take before the process ends without it. */
    static final Duration STOP_PATIENCE = Duration.ofSeconds(50);

    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(2);
    private static final Duration NOTABLE = Duration.ofMinutes(1);
    private static final Duration STOP_CHECK = Duration.ofMillis(100);
    private static final Duration IDLE_CHECK = Duration.ofSeconds(5);

    /** Held as long as this process lives; a local variable could be collected, and the lock with it. */
    private static FileChannel ownership;

    /** Held from the decision to stop until this process has ended. */
    private static Gate lastGate;

    private final DataDirectory directory;
    private final GrowingClock clock;
    private final Duration idleStop;
    private final Duration patience;
    private final Secret secret;
    private final ClosedZooKeeper zooKeeper;
    private final LocalHBaseCluster cluster;

    private ServerMain(DataDirectory directory, Duration idleStop, Duration patience)
            throws IOException, InterruptedException {
        this.directory = directory;
        this.idleStop = idleStop;
        this.patience = patience;
        clock = GrowingClock.of(directory, Clock.systemUTC(), System::nanoTime);
        EnvironmentEdgeManager.injectEdge(clock);
        if (clock.ahead().compareTo(NOTABLE) > 0) {
            System.err.println("the machine's clock was ahead before: HBase's time is " + clock.ahead()
                    + " ahead of it, so that its changes keep their order");
        }
        secret = Secret.read(directory.secret())
                .orElseThrow(() -> new IOException("the file " + directory.secret() + " is gone"));
        Configuration conf = EmbeddedSettings.server(directory, secret, patience);
        zooKeeper =
                ClosedZooKeeper.start(directory.zooKeeper(), EmbeddedSettings.LOOPBACK, EmbeddedSettings.SESSION_MS);
        conf.setInt("hbase.zookeeper.property.clientPort", zooKeeper.port());
        forgetDeadServers(conf);
        cluster = new LocalHBaseCluster(conf);
    }

    /**
     * Runs the server.
     *
     * @param args the data directory, the idle time in seconds after which to stop, 0 for never, and how long the start may
     *     take, s
     */
    public static void main(String[] args) {
        PrintStream parent = System.out;
        System.setOut(System.err);
        // HBase leaves non-daemon threads behind when its start fails, so every way out goes through exit.
        int code = 1;
        try {
            DataDirectory directory = DataDirectory.open(Path.of(args[0]));
            own(directory);
            Files.deleteIfExists(directory.stopRequest());
            new ServerMain(directory, seconds(args[1]), seconds(args[2])).run();
            code = 0;
        } catch (Throwable t) {
            t.printStackTrace();
            parent.println(t);
        } finally {
            System.exit(code);
        }
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
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

    private void run() throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        cluster.startup();
        HMaster master = cluster.getMaster(0);
        HRegionServer regionServer = cluster.getRegionServer(0);
        while (!master.isInitialized()) {
            if (master.isStopped() || master.isAborted() || regionServer.isAborted() || System.nanoTime() > deadline) {
                throw new IOException("HBase did not get ready");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        int masterPort = master.getServerName().getPort();
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "shut-down"));
        new ServerState(
                        ProcessHandle.current().pid(),
                        System.currentTimeMillis(),
                        masterPort,
                        ServerPlace.here(),
                        secret.name())
                .write(directory);
        waitUntilIdleOrAsked(master, regionServer);
    }

    private void waitUntilIdleOrAsked(HMaster master, HRegionServer regionServer)
            throws IOException, InterruptedException {
        long lastUse = System.nanoTime();
        long lastLook = lastUse;
        FileTime clientsSeen = Files.getLastModifiedTime(directory.clients());
        // HBase gives up, for instance, when the machine slept past its session; the next command then starts it anew.
        while (!master.isAborted() && !regionServer.isAborted()) {
            TimeUnit.NANOSECONDS.sleep(STOP_CHECK.toNanos());
            if (Files.exists(directory.stopRequest())) {
                return;
            }
            if (System.nanoTime() - lastLook < IDLE_CHECK.toNanos()) {
                continue;
            }
            lastLook = System.nanoTime();
            if (isChanged(clientsSeen) || ClientLease.anyLocked(directory)) {
                lastUse = lastLook;
            } else if (!idleStop.isZero() && lastLook - lastUse > idleStop.toNanos()) {
                // Who comes now waits at the gate until this process has ended, and then starts a new server. Until
                // then the gate is
                // left alone: a server that is held up (Ctrl-Z) inside would keep everybody out.
                Optional<Gate> gate = directory.tryEnter();
                if (gate.isPresent() && !isChanged(clientsSeen) && !ClientLease.anyHeld(directory)) {
                    lastGate = gate.get();
                    return;
                }
                if (gate.isPresent()) {
                    gate.get().close();
                }
                lastUse = lastLook;
            }
            clientsSeen = Files.getLastModifiedTime(directory.clients());
        }
        throw new IOException("HBase has given up; the lines above say why");
    }

    /** Whether a client came or went since: its lease file changed the folder. */
    private boolean isChanged(FileTime clientsSeen) throws IOException {
        return !Files.getLastModifiedTime(directory.clients()).equals(clientsSeen);
    }

    private void shutDown() {
        try (PrintStream log =
                new PrintStream(new FileOutputStream(directory.log().toFile(), true), true, StandardCharsets.UTF_8)) {
            Files.deleteIfExists(directory.state());
            Files.deleteIfExists(directory.stopRequest());
            haltAfter(STOP_PATIENCE);
            cluster.shutdown();
            cluster.join();
            zooKeeper.close();
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
