package org.htmst.hbase.embedded.access;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;
import org.apache.zookeeper.server.persistence.FileTxnLog;

/**
 * A ZooKeeper on loopback that only its own process can talk to.
 *
 * <p>HBase's master and region server need one and can reach it by TCP only. TLS with a key that never leaves the process closes
 * the port to everyone else before a word of ZooKeeper's protocol is read: its own authentication comes after a session is open,
 * and passwords of sessions can be guessed.
 */
public final class ClosedZooKeeper implements AutoCloseable {

    private static final int TICK_MS = 2000;
    private static final int MOST_CONNECTIONS = 300;
    private static final long LOG_BYTES = 100 * 1024;

    /** What ZooKeeper's server and client read from the system's properties. */
    private static final Map<String, String> SETTINGS = Map.of(
            "zookeeper.serverCnxnFactory", "org.apache.zookeeper.server.NettyServerCnxnFactory",
            "zookeeper.clientCnxnSocket", "org.apache.zookeeper.ClientCnxnSocketNetty",
            "zookeeper.client.secure", "true",
            "zookeeper.ssl.context.supplier.class", OwnProcess.class.getName(),
            "zookeeper.ssl.clientAuth", "need",
            "zookeeper.authProvider.x509", OwnProcessOnly.class.getName(),
            "zookeeper.sasl.client", "false",
            "zookeeper.4lw.commands.whitelist", "srvr",
            "zookeeper.admin.enableServer", "false");

    private final ZooKeeperServer server;
    private final ServerCnxnFactory connections;

    private ClosedZooKeeper(ZooKeeperServer server, ServerCnxnFactory connections) {
        this.server = server;
        this.connections = connections;
    }

    /**
     * Starts one on a free port. The settings are the process's, so there is one in a process.
     *
     * @param folder where it keeps its files
     * @param address the address to listen on
     * @param longestSessionMs for how long a client may be silent, ms
     */
    public static ClosedZooKeeper start(Path folder, String address, int longestSessionMs)
            throws IOException, InterruptedException {
        SETTINGS.forEach(System::setProperty);
        FileTxnLog.setPreallocSize(LOG_BYTES);
        Path files = Files.createDirectories(folder.resolve("zookeeper_0"));
        ZooKeeperServer server = new ZooKeeperServer(files.toFile(), files.toFile(), TICK_MS);
        server.setMaxSessionTimeout(longestSessionMs);
        ServerCnxnFactory connections = ServerCnxnFactory.createFactory();
        connections.configure(new InetSocketAddress(address, 0), MOST_CONNECTIONS, -1, true);
        connections.startup(server);
        return new ClosedZooKeeper(server, connections);
    }

    /** Where it listens. */
    public int port() {
        return connections.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        connections.shutdown();
        server.getZKDatabase().close();
    }
}
