package org.htmst.hbase.store;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.guard.Held;
import org.htmst.hbase.table.StoreTables;

/** Puts a snapshot in the place of a store's tables, step by step. Cut short anywhere, it is done again from the first step on. */
final class Restoration {

    private final Connection connection;
    private final Admin admin;
    private final String name;
    private final Clock clock;
    private RestoreOutcome outcome;

    Restoration(Connection connection, Admin admin, String name, Clock clock) {
        this.connection = connection;
        this.admin = admin;
        this.name = name;
        this.clock = clock;
    }

    /** The steps, in their order. */
    enum Step {
        /** From then on no load can publish. */
        CATALOG_OFF("catalog off"),
        SAMPLES_OFF("samples off"),
        SAMPLES("samples put back"),
        CATALOG("catalog put back"),
        CATALOG_ON("catalog on"),
        /** A load that was running when the snapshot was taken and goes on would publish rows that are not there. */
        LOADS("unfinished loads buried"),
        SAMPLES_ON("samples on"),
        /** Every live granule must have its rows, and rows of unknown ones must be known to the next vacuum. */
        ROWS("rows counted"),
        IDENTITY("tables identified"),
        /** What was done before the restore is in the servers' logs: played back after a crash it would be done again. */
        LOGS("logs closed");

        private final String text;

        Step(String text) {
            this.text = text;
        }
    }

    RestoreOutcome run(Held held) throws IOException {
        for (Step step : Step.values()) {
            held.step(step.text);
            run(step);
        }
        held.end();
        return outcome;
    }

    private void run(Step step) throws IOException {
        switch (step) {
            case CATALOG_OFF -> disable(StoreTables.of(connection).catalog());
            case SAMPLES_OFF -> disable(StoreTables.of(connection).samples());
            case SAMPLES ->
                new SnapshotPairs(admin)
                        .restore(name, StoreTables.of(connection).samples());
            case CATALOG ->
                new SnapshotPairs(admin)
                        .restore(name, StoreTables.of(connection).catalog());
            case CATALOG_ON -> admin.enableTable(StoreTables.of(connection).catalog());
            case LOADS -> buryLoads();
            case SAMPLES_ON -> admin.enableTable(StoreTables.of(connection).samples());
            case ROWS -> countRows();
            case IDENTITY -> new CatalogWriter(connection, catalog(), clock).identify();
            case LOGS -> closeLogs();
        }
    }

    private Catalog catalog() throws IOException {
        return Catalog.find(connection, clock)
                .orElseThrow(() ->
                        new HtmStException("snapshot '" + name + "' has an empty catalog; restore another one", false));
    }

    private void disable(TableName table) throws IOException {
        if (admin.tableExists(table) && admin.isTableEnabled(table)) {
            admin.disableTable(table);
        }
    }

    private void buryLoads() throws IOException {
        Catalog catalog = catalog();
        CatalogWriter writer = new CatalogWriter(connection, catalog, clock);
        Map<Integer, Granule> live = live(catalog);
        for (JournalEntry entry : catalog.journal()) {
            if (!entry.isDead() && !live.containsKey(entry.granule())) {
                writer.markDead(entry.granule(), clock.millis());
            }
        }
    }

    private void countRows() throws IOException {
        Catalog catalog = catalog();
        CatalogWriter writer = new CatalogWriter(connection, catalog, clock);
        writer.settleChanges(clock.millis());
        Map<Integer, Granule> live = live(catalog);
        StoredRows rows = StoredRows.count(connection, catalog.schema().codeLayout());
        long strayRows = rows.bury(writer, "loaded while a snapshot was taken", clock.millis());
        for (Granule granule : live.values()) {
            if (rows.of(granule.id()) != granule.chunks()) {
                outcome = new RestoreOutcome(live.size(), samples(live), strayRows, Optional.of(lacks(granule, rows)));
                return;
            }
        }
        outcome = new RestoreOutcome(live.size(), samples(live), strayRows, Optional.empty());
    }

    /**
     * A log goes when another is begun and all that it tells stands in files. So a new one is begun first, since the guard is written to
     * all the time; whatever comes until the tables are flushed is in that.
     */
    private void closeLogs() throws IOException {
        beginLogs();
        StoreTables tables = StoreTables.of(connection);
        List<TableName> flushed = new ArrayList<>(List.of(tables.samples(), tables.catalog(), tables.guard()));
        flushed.addAll(List.of(admin.listTableNamesByNamespace(NamespaceDescriptor.SYSTEM_NAMESPACE_NAME_STR)));
        for (TableName table : flushed) {
            admin.flush(table);
        }
        beginLogs();
    }

    private void beginLogs() throws IOException {
        for (ServerName server : admin.getRegionServers()) {
            admin.rollWALWriter(server);
        }
    }

    private static long samples(Map<Integer, Granule> live) {
        return live.values().stream().mapToLong(Granule::samplesKept).sum();
    }

    private static String lacks(Granule granule, StoredRows rows) {
        return "the restored store has " + rows.of(granule.id()) + " of the " + granule.chunks() + " rows of granule "
                + granule.id() + " (" + granule.fileName()
                + "); restore another snapshot, or remove it and load its file again";
    }

    static Map<Integer, Granule> live(Catalog catalog) throws IOException {
        return catalog.granules().stream().collect(Collectors.toMap(Granule::id, Function.identity()));
    }
}
