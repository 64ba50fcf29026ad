package org.htmst.spark.product;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.Store;

/** The stores that this process has open. They stay so while it lives, for the next query and the next task. */
public final class OpenStores {

    /** How long a store is taken for what it was when it was last looked at; a look is some requests, and a query opens it often. */
    private static final long LOOK_NS = 5_000_000_000L;

    private static final Map<StorePlace, Store> STORES = new HashMap<>();
    private static final Map<StorePlace, Long> LOOKED_NS = new HashMap<>();

    private OpenStores() {}

    /**
     * The store of a place, opened if it is not, or if it is another by now.
     *
     * @throws HtmStException if it cannot be opened; an embedded store whose server does not run is not started, since the server needs other
     *     libraries than Spark has
     */
    public static Store of(StorePlace place) {
        synchronized (STORES) {
            Store store = STORES.get(place);
            boolean isFresh = store != null && System.nanoTime() - LOOKED_NS.get(place) < LOOK_NS;
            if (isFresh || store != null && store.incarnation().isPresent()) {
                if (!isFresh) {
                    LOOKED_NS.put(place, System.nanoTime());
                }
                return store;
            }
            if (store != null) {
                STORES.remove(place);
                store.close();
            }
            if (!place.isCluster()
                    && EmbeddedServer.status(Path.of(place.path())).isEmpty()) {
                throw new HtmStException(
                        "the server of the store '" + place.path()
                                + "' does not run; start it with 'htm-st server start --home " + place.path()
                                + "', then ask again",
                        true);
            }
            store = Store.open(place.location());
            STORES.put(place, store);
            LOOKED_NS.put(place, System.nanoTime());
            return store;
        }
    }
}
