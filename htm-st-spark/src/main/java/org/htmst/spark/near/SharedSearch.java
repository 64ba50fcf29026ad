package org.htmst.spark.near;

import java.util.HashMap;
import java.util.Map;
import org.htmst.hbase.near.NearSearch;
import org.htmst.hbase.plan.ScanPlan;
import org.htmst.query.QueryLimits;
import org.htmst.spark.product.OpenStores;
import org.htmst.spark.product.StorePlace;

/** A search that all tasks of a query share while they run in this process, so that none decodes again what another has. */
final class SharedSearch implements AutoCloseable {

    /** Of the heap, for decoded samples: Spark has the larger part of it. */
    private static final int PART_OF_HEAP = 8;

    private static final Map<String, SharedSearch> RUNNING = new HashMap<>();

    private final String query;
    private final NearSearch search;
    private int tasks;

    private SharedSearch(String query, NearSearch search) {
        this.query = query;
        this.search = search;
    }

    /**
     * That of a query, begun if no other task has; to be closed by each.
     *
     * @param query a name that no other has
     */
    static SharedSearch of(String query, StorePlace place, ScanPlan plan, NearQuestion question) {
        synchronized (RUNNING) {
            SharedSearch shared = RUNNING.computeIfAbsent(
                    query,
                    name -> new SharedSearch(
                            name,
                            OpenStores.of(place)
                                    .near(
                                            plan,
                                            question.metric(),
                                            QueryLimits.NONE,
                                            Runtime.getRuntime().maxMemory() / PART_OF_HEAP)));
            shared.tasks++;
            return shared;
        }
    }

    NearSearch search() {
        return search;
    }

    @Override
    public void close() {
        synchronized (RUNNING) {
            if (--tasks == 0) {
                RUNNING.remove(query);
            }
        }
    }
}
