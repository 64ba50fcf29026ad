package org.htmst.hbase.store;

import java.nio.file.Path;

/** Where a store is. */
public sealed interface StoreLocation {

    /**
     * In a data directory of this machine, served by a background process that the first user starts.
     *
     * @param home the data directory; made if missing
     */
    record Embedded(Path home) implements StoreLocation {}

    /**
     * On an HBase cluster.
     *
     * @param hbaseSite its client configuration, an {@code hbase-site.xml}
     */
    record Cluster(Path hbaseSite) implements StoreLocation {}
}
