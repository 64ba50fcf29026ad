package org.htmst.cli.session;

import java.time.Clock;
import java.time.Duration;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;

/** Opens stores for a run of the program. */
@FunctionalInterface
public interface StoreOpener {

    /** As {@link Store#open(StoreLocation, Duration, Clock)}; whoever asked closes the store. */
    Store open(StoreLocation location, Duration timeout, Clock clock);
}
