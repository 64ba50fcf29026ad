package org.htmst.hbase.store;

import java.nio.file.Path;
import java.time.Duration;

/** Where a store is. */
public sealed interface StoreLocation {

    /** How long a step on the store may keep failing or unanswered, unless said otherwise. */
    Duration timeout();

    /**
     * In a data directory of this machine, served by a background process that the first user starts.
     *
     * @param home the data directory; made if missing
     */
    record Embedded(Path home) implements StoreLocation {

        /** Its server ends or answers; a minute is more than it takes to collect garbage on a busy machine. */
        @Override
        public Duration timeout() {
            return Duration.ofMinutes(1);
        }
    }

    /**
     * On an HBase cluster.
     *
     * @param hbaseSite its client configuration, an {@code hbase-site.xml}
     */
    record Cluster(Path hbaseSite) implements StoreLocation {

        /** A cluster needs 20 to 60 seconds to notice that a server is lost and to replace it, and some may go one after another. */
        @Override
        public Duration timeout() {
            return Duration.ofMinutes(5);
        }
    }
}
