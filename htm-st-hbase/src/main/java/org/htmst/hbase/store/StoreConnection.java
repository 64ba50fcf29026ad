package org.htmst.hbase.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.embedded.EmbeddedServer;

/**
 * The way to a store's HBase.
 *
 * @param server the hold on the embedded server; empty on a cluster
 * @param hbase HBase's own connection
 */
record StoreConnection(Optional<EmbeddedServer> server, Connection hbase) implements AutoCloseable {

    /**
     * Connects, starting the embedded server where needed.
     *
     * @throws HtmStException if the store cannot be reached
     */
    static StoreConnection open(StoreLocation location) {
        Optional<EmbeddedServer> server = location instanceof StoreLocation.Embedded embedded
                ? Optional.of(EmbeddedServer.attach(embedded.home()))
                : Optional.empty();
        try {
            Configuration conf = server.map(EmbeddedServer::configuration)
                    .orElseGet(() -> cluster(((StoreLocation.Cluster) location).hbaseSite()));
            return new StoreConnection(server, ConnectionFactory.createConnection(conf));
        } catch (HtmStException e) {
            server.ifPresent(EmbeddedServer::close);
            throw e;
        } catch (IOException e) {
            server.ifPresent(EmbeddedServer::close);
            throw cannotOpen(location, e);
        }
    }

    static HtmStException cannotOpen(StoreLocation location, IOException e) {
        return new HtmStException("the store of " + location + " cannot be opened: " + e.getMessage(), true, e);
    }

    private static Configuration cluster(Path hbaseSite) {
        if (!Files.isReadable(hbaseSite)) {
            throw new HtmStException(hbaseSite + " cannot be read; name the cluster's hbase-site.xml", false);
        }
        Configuration conf = HBaseConfiguration.create();
        conf.addResource(new org.apache.hadoop.fs.Path(hbaseSite.toUri()));
        return conf;
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
