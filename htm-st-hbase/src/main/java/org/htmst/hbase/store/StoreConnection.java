package org.htmst.hbase.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.retry.ClientTimeouts;
import org.htmst.hbase.retry.Patience;

/**
 * The way to a store's HBase.
 *
 * @param server the hold on the embedded server; empty on a cluster
 * @param hbase HBase's own connection; closed at once when the embedded server ends, so that nobody waits for it
 */
record StoreConnection(Optional<EmbeddedServer> server, Connection hbase) implements AutoCloseable {

    /**
     * Connects, starting the embedded server where needed.
     *
     * @param timeout how long a step on the store may keep failing or unanswered, 1 s or more
     * @throws HtmStException if the store cannot be reached
     */
    static StoreConnection open(StoreLocation location, Duration timeout) {
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("timeout " + timeout + " is too short; give PT1S or more");
        }
        Optional<EmbeddedServer> server = location instanceof StoreLocation.Embedded embedded
                ? Optional.of(EmbeddedServer.attach(embedded.home(), EmbeddedServer.DEFAULT_IDLE_STOP, timeout))
                : Optional.empty();
        try {
            Configuration conf = server.map(EmbeddedServer::configuration)
                    .orElseGet(() -> ClusterConfiguration.of(((StoreLocation.Cluster) location).hbaseSite()));
            ClientTimeouts.apply(conf, timeout);
            return connect(server, conf);
        } catch (RuntimeException e) {
            server.ifPresent(EmbeddedServer::close);
            throw e;
        }
    }

    private static StoreConnection connect(Optional<EmbeddedServer> server, Configuration conf) {
        Patience patience = Patience.of(conf);
        try {
            Connection hbase = patience.run(() -> ConnectionFactory.createConnection(conf));
            server.ifPresent(
                    running -> running.ended().thenRunAsync(() -> end(hbase), StoreConnection::onItsOwnThread));
            return new StoreConnection(server, hbase);
        } catch (IOException e) {
            throw patience.failure("connecting to the store", e);
        }
    }

    /** What tells of the end must not wait for the connection. */
    private static void onItsOwnThread(Runnable step) {
        Thread thread = new Thread(step, "htm-st-store-end");
        thread.setDaemon(true);
        thread.start();
    }

    /** There is nobody left to take leave of. */
    private static void end(Connection hbase) {
        try {
            hbase.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How steps on this store are run, and what is said of those that fail. */
    Patience patience() {
        return Patience.of(hbase);
    }

    @Override
    public void close() {
        try {
            hbase.close();
        } catch (IOException e) {
            throw new HtmStException("closing the connection failed: " + e.getMessage(), true, e);
        } finally {
            server.ifPresent(EmbeddedServer::close);
        }
    }
}
