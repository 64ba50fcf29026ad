package org.htmst.hbase.store;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Scan;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.guard.Guard;
import org.htmst.hbase.guard.Operation;
import org.htmst.hbase.guard.SamplesIdentity;
import org.htmst.hbase.retry.RowScan;
import org.htmst.hbase.table.StoreTables;

/**
 * Opens the catalog of a store, having looked whether the store may be used: whether something was left half done, and whether its tables
 * are those of one store. A few single rows tell.
 */
final class StoreOpening {

    private static final String REMEDY =
            "; nothing is loaded or answered until 'htm-st repair' has mended it ('htm-st repair --dry-run' tells what it would do)";

    private final StoreConnection connection;
    private final Connection hbase;
    private final Guard guard;
    private final Clock clock;

    StoreOpening(StoreConnection connection, Clock clock) {
        this.connection = connection;
        this.hbase = connection.hbase();
        this.guard = new Guard(hbase);
        this.clock = clock;
    }

    /**
     * The catalog of the store, whose tables are made if there are none.
     *
     * @throws HtmStException if the store may not be used: why, and what to do
     */
    Catalog catalog() throws IOException {
        Optional<Catalog> catalog = find();
        if (catalog.isPresent()) {
            return catalog.get();
        }
        Optional<Operation> making = guard.operation().filter(now -> now.kind() == Operation.Kind.INIT);
        if (making.isPresent()) {
            throw new HtmStException("the store is not ready: " + making.get(), true);
        }
        return CatalogWriter.make(hbase, Store.NEW_STORE, () -> StoreInit.defaultSplits(connection, clock), clock);
    }

    /**
     * The catalog of the store; empty if there is no store yet.
     *
     * @throws HtmStException if the store may not be used: why, and what to do
     */
    Optional<Catalog> find() throws IOException {
        guard.checkUsable();
        // Asked for first: a store that another process makes meanwhile gets its identity last.
        Optional<String> identity = guard.identity();
        Optional<Catalog> catalog = Catalog.find(hbase, clock);
        Optional<String> trouble = disagreement(identity, catalog);
        if (trouble.isPresent()) {
            throw new HtmStException(trouble.get() + REMEDY, false);
        }
        return catalog;
    }

    /**
     * In what the tables are not those of one store; empty if they are, or if there is no store yet.
     *
     * @param identity of the store, read before the catalog was
     */
    Optional<String> disagreement(Optional<String> identity, Optional<Catalog> catalog) throws IOException {
        if (identity.isEmpty()) {
            // Another process may have made the store, and loaded into it, since the catalog was looked for.
            return catalog.isEmpty()
                            && hasSamples()
                            && Catalog.find(hbase, clock).isEmpty()
                    ? Optional.of("the store has samples and no catalog, which says what they are")
                    : Optional.empty();
        }
        if (catalog.isEmpty()) {
            return Optional.of("the catalog of the store is lost: the table "
                    + StoreTables.of(hbase).catalog() + " is missing or was emptied, though there was one");
        }
        if (!catalog.get().identity().equals(identity)) {
            return Optional.of("the catalog is not that of the store: the table "
                    + StoreTables.of(hbase).catalog() + " does not carry the store's identity " + identity.get());
        }
        if (!SamplesIdentity.read(hbase).equals(identity)) {
            return Optional.of("the samples of the store are lost: the table "
                    + StoreTables.of(hbase).samples()
                    + " is missing, or was emptied, or is of another store: it does not carry the identity "
                    + identity.get());
        }
        return Optional.empty();
    }

    private boolean hasSamples() throws IOException {
        Scan scan = new Scan().setLimit(1).setFilter(StoreTables.keysOnly());
        try (RowScan rows = new RowScan(hbase, StoreTables.of(hbase).samples(), scan)) {
            return rows.next() != null;
        } catch (TableNotFoundException e) {
            return false;
        }
    }
}
