package org.htmst.hbase.store;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.util.CommonFSUtils;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.guard.Held;
import org.htmst.hbase.table.StoreTables;

/** Puts a snapshot in the place of a store's tables, step by step. Cut short anywhere, it is done again from the first step on. */
final class Restoration {

    /** How often logs are begun anew until those of before are gone. */
    private static final int MOST_TURNS = 10;

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
        HISTORY("history noted"),
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
            case HISTORY -> new CatalogWriter(connection, catalog(), clock).noteRestored();
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
        writer.settlePast(rows::of);
        for (Granule granule : live.values()) {
            if (rows.of(granule.id()) != granule.chunks()) {
                outcome = new RestoreOutcome(live.size(), samples(live), strayRows, Optional.of(lacks(granule, rows)));
                return;
            }
        }
        outcome = new RestoreOutcome(live.size(), samples(live), strayRows, Optional.empty());
    }

    /**
     * A log goes, a moment later, when another is begun and all that it tells stands in files; the guard is written to all the time, so
     * that takes more than one turn. One that tells of tables of others as well may stay.
     */
    private void closeLogs() throws IOException {
        Set<String> before = logs();
        beginLogs();
        StoreTables tables = StoreTables.of(connection);
        List<TableName> flushed = new ArrayList<>(List.of(tables.samples(), tables.catalog(), tables.guard()));
        flushed.addAll(List.of(admin.listTableNamesByNamespace(NamespaceDescriptor.SYSTEM_NAMESPACE_NAME_STR)));
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            for (TableName table : flushed) {
                admin.flush(table);
            }
            beginLogs();
            if (Collections.disjoint(before, logs())) {
                return;
            }
        }
    }

    private void beginLogs() throws IOException {
        for (ServerName server : admin.getRegionServers()) {
            admin.rollWALWriter(server);
        }
    }

    /** The logs that servers play back after a crash, but for those of HBase's own list of regions; none if that is not for us to see. */
    private Set<String> logs() {
        Configuration conf = connection.getConfiguration();
        Set<String> logs = new HashSet<>();
        try {
            FileSystem files = CommonFSUtils.getWALFileSystem(conf);
            Path folder = new Path(CommonFSUtils.getWALRootDir(conf), HConstants.HREGION_LOGDIR_NAME);
            for (FileStatus server : files.listStatus(folder)) {
                for (FileStatus log : files.listStatus(server.getPath())) {
                    if (!log.getPath().getName().endsWith(".meta")) {
                        logs.add(log.getPath().getName());
                    }
                }
            }
        } catch (IOException e) {
            return Set.of();
        }
        return logs;
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
