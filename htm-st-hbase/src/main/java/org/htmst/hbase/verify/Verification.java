package org.htmst.hbase.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.retry.Patience;

/**
 * Reads the rows of live granules whole, and checks that every block decodes, that what the row says agrees with its key, and that
 * rows and records of a granule agree. Loads, removals and queries may run meanwhile.
 */
public final class Verification {

    private final Connection connection;
    private final Catalog catalog;

    /** A verification of the store behind {@code connection}. */
    public Verification(Connection connection, Catalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
    }

    /**
     * Verifies.
     *
     * @param chosen the live granules to look at; if empty, all of them, and whether there is anything else in the store
     * @param progress hears several times a second how much is done, 0 to 1
     * @throws HtmStException if HBase fails other than by failing to read its files
     */
    public VerifyReport run(Optional<List<Granule>> chosen, DoubleConsumer progress) {
        try {
            return new VerifyRun(connection, catalog, chosen, progress).report();
        } catch (IOException e) {
            throw Patience.of(connection).failure("verifying", e);
        }
    }
}
