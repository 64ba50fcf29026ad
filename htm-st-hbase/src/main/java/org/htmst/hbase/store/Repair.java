package org.htmst.hbase.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.catalog.SchemaRecord;
import org.htmst.hbase.catalog.write.CatalogRepair;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.guard.Guard;
import org.htmst.hbase.guard.Held;
import org.htmst.hbase.guard.Operation;
import org.htmst.hbase.table.StoreTables;

/**
 * Makes a store's tables agree again, one of which was lost, emptied, or put back to another time behind the program's back: from
 * the rows, the journal and the second copy of the catalog's records. Cut short anywhere, it is done again from the first step on.
 */
public final class Repair {

    private final StoreConnection connection;
    private final Admin admin;
    private final Clock clock;

    private Repair(StoreConnection connection, Admin admin, Clock clock) {
        this.connection = connection;
        this.admin = admin;
        this.clock = clock;
    }

    /** The steps, in their order. */
    private enum Step {
        TABLES("tables made"),
        NAMES("satellites, channels and named regions put back"),
        GRANULES("granules put back"),
        ROWS("rows that are lost or nobody's noted"),
        IDENTITY("tables identified");

        private final String text;

        Step(String text) {
            this.text = text;
        }
    }

    /**
     * Tells what is amiss in the store of {@code location}, and, unless it is only to be told, mends it.
     *
     * @param timeout how long a step on the store may keep failing or unanswered, 1 s or more
     * @param dry whether nothing is to be changed
     * @param steps hears of each step, before it is done
     * @throws HtmStException if there is no store, another operation is under way, a restoration has to be finished first, or HBase
     *     fails
     */
    public static RepairReport run(
            StoreLocation location, Duration timeout, Clock clock, boolean dry, Consumer<String> steps) {
        try (StoreConnection connection = StoreConnection.open(location, timeout)) {
            try (Admin admin = connection.hbase().getAdmin()) {
                return new Repair(connection, admin, clock).run(dry, steps);
            } catch (IOException e) {
                throw connection.patience().failure("repairing the store", e);
            }
        }
    }

    private RepairReport run(boolean dry, Consumer<String> steps) throws IOException {
        Guard guard = new Guard(connection.hbase());
        Optional<Operation> restoring = guard.operation().filter(left -> left.kind() == Operation.Kind.RESTORE);
        if (restoring.isPresent()) {
            throw new HtmStException("the store is not repaired: " + restoring.get(), true);
        }
        RepairReport.Builder report = new RepairReport.Builder();
        if (dry) {
            look(report);
            return report.build();
        }
        try (Held held = guard.begin(Operation.Kind.REPAIR, "", steps)) {
            look(report);
            for (Step step : Step.values()) {
                held.step(step.text);
                run(step);
            }
            held.end();
        }
        return report.build();
    }

    private void run(Step step) throws IOException {
        switch (step) {
            case TABLES -> makeTables();
            case NAMES -> new CatalogRepair(connection.hbase(), clock).putBackNames(Store.NEW_STORE);
            case GRANULES -> putGranulesBack();
            case ROWS -> settleRows();
            case IDENTITY -> writer().identify();
        }
    }

    /** What is amiss, and what is done about it. */
    private void look(RepairReport.Builder report) throws IOException {
        Optional<String> identity = new Guard(connection.hbase()).identity();
        boolean samples = exists(StoreTables.of(connection.hbase()).samples(), report);
        boolean table = exists(StoreTables.of(connection.hbase()).catalog(), report);
        Optional<Catalog> catalog = table ? Catalog.find(connection.hbase(), clock) : Optional.empty();
        if (!samples && !table && identity.isEmpty()) {
            throw new HtmStException("there is no store to repair; 'htm-st init' makes one", false);
        }
        new StoreOpening(connection, clock).disagreement(identity, catalog).ifPresent(report::found);
        CatalogRepair.Lost lost = new CatalogRepair(connection.hbase(), clock).lost();
        if (catalog.isEmpty() && lost.schema().isEmpty()) {
            report.found(
                    "no copy of the catalog was kept, for an earlier program made the store: what its rows are of is lost");
        }
        report.count(
                lost.names().size(),
                "satellites, channels and named regions that the catalog lacks",
                "put back from their copy");
        SchemaRecord schema = catalog.map(Catalog::schema).or(lost::schema).orElse(Store.NEW_STORE);
        StoredRows rows = samples ? StoredRows.count(connection.hbase(), schema.codeLayout()) : StoredRows.none();
        List<Granule> live = catalog.isPresent() ? catalog.get().granules() : List.of();
        lost.granules().stream()
                .filter(granule -> rows.of(granule.id()) == granule.chunks())
                .forEach(granule -> report.putBack(named(granule)));
        lost.granules().stream()
                .filter(granule -> rows.of(granule.id()) != granule.chunks())
                .forEach(granule -> report.loadAgain(granule.fileName(), lacking(granule, rows)));
        live.stream()
                .filter(granule -> rows.of(granule.id()) != granule.chunks())
                .forEach(granule -> report.loadAgain(granule.fileName(), lacking(granule, rows)));
        report.count(
                strays(rows, live, lost.granules(), catalog),
                "rows of granules that nobody knows",
                "left to the next vacuum");
        if (catalog.isPresent() && !rows.differences(catalog.get()).isEmpty()) {
            report.found("the planner's counts of rows are not those of the rows; they are counted anew");
        }
        if (catalog.isPresent() && catalog.get().copyLags()) {
            report.found("the second copy of the catalog's records is not complete; it is written anew");
        }
    }

    private boolean exists(TableName table, RepairReport.Builder report) throws IOException {
        boolean exists = connection.patience().run(() -> admin.tableExists(table));
        if (exists && !connection.patience().run(() -> admin.isTableEnabled(table))) {
            throw new HtmStException(
                    "the table " + table + " is switched off, and cannot be looked at; if nobody works at it,"
                            + " switch it on with HBase's own shell: enable '" + table + "'",
                    false);
        }
        if (!exists) {
            report.found("the table " + table + " is missing; it is made anew");
        }
        return exists;
    }

    private static String named(Granule granule) {
        return "granule " + granule.id() + " (" + granule.fileName() + ", " + granule.samplesKept() + " samples)";
    }

    private static String lacking(Granule granule, StoredRows rows) {
        return named(granule) + " has " + rows.of(granule.id()) + " of its " + granule.chunks() + " rows";
    }

    private static long strays(StoredRows rows, List<Granule> live, List<Granule> lost, Optional<Catalog> catalog)
            throws IOException {
        Set<Integer> known = live.stream().map(Granule::id).collect(Collectors.toSet());
        lost.forEach(granule -> known.add(granule.id()));
        if (catalog.isPresent()) {
            catalog.get().journal().forEach(entry -> known.add(entry.granule()));
        }
        return rows.notOf(known);
    }

    private Catalog catalog() throws IOException {
        return Catalog.find(connection.hbase(), clock).orElseThrow();
    }

    private CatalogWriter writer() throws IOException {
        return new CatalogWriter(connection.hbase(), catalog(), clock);
    }

    private void makeTables() throws IOException {
        StoreTables.of(connection.hbase()).create(connection.hbase(), StoreInit.defaultSplits(connection, clock));
    }

    private void putGranulesBack() throws IOException {
        CatalogRepair repair = new CatalogRepair(connection.hbase(), clock);
        StoredRows rows =
                StoredRows.count(connection.hbase(), catalog().schema().codeLayout());
        for (Granule granule : repair.lost().granules()) {
            if (rows.of(granule.id()) == granule.chunks()) {
                repair.putBack(granule);
            }
        }
    }

    /** A granule that has not all of its rows must not answer: a part would be taken for the whole. */
    private void settleRows() throws IOException {
        CatalogWriter writer = writer();
        Catalog catalog = writer.catalog();
        StoredRows rows = StoredRows.count(connection.hbase(), catalog.schema().codeLayout());
        Map<Integer, JournalEntry> journal = new TreeMap<>();
        catalog.journal().forEach(entry -> journal.put(entry.granule(), entry));
        for (Granule granule : catalog.granules()) {
            if (!journal.containsKey(granule.id())) {
                writer.begin(JournalEntry.of(granule, 0));
            }
            if (rows.of(granule.id()) != granule.chunks()) {
                writer.retire(granule, clock.millis());
            }
        }
        writer.settlePast(rows::of);
        rows.bury(writer, "left without a record", clock.millis());
    }
}
