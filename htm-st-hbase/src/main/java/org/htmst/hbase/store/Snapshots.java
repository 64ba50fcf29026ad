package org.htmst.hbase.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.SnapshotDescription;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.table.StoreTables;

/**
 * Snapshots of a store: HBase's own, one of each table, which copy no data. The catalog's is taken first. What it says is live has
 * all its rows in the samples table by then, and the samples' snapshot, taken after it, has them, too, unless a vacuum removed them
 * in between; then the snapshot is given up.
 *
 * <p>Loads and queries may run while one is taken. While one is restored no load should run, and queries fail.
 */
public final class Snapshots implements AutoCloseable {

    private static final String PREFIX = "htmst.";
    private static final String CATALOG = ".catalog";
    private static final String SAMPLES = ".samples";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

    /** A load that was begun this long ago is taken for dead, as by a vacuum. */
    private static final Duration LONGEST_LOAD = Duration.ofHours(1);

    private final StoreConnection connection;
    private final Clock clock;

    private Snapshots(StoreConnection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * Connects to a store, which need not be usable: a restoration that was interrupted leaves its tables disabled.
     *
     * @throws HtmStException if it cannot be reached
     */
    public static Snapshots open(StoreLocation location, Clock clock) {
        return new Snapshots(StoreConnection.open(location, location.timeout()), clock);
    }

    /** All snapshots, the oldest first. */
    public List<SnapshotRecord> list() {
        return with("listing snapshots", Snapshots::list);
    }

    /**
     * The snapshot of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public SnapshotRecord get(String name) {
        return with("listing snapshots", admin -> existing(admin, name));
    }

    /**
     * Takes a snapshot.
     *
     * @param name letters, digits, '-' and '_'; not yet taken
     * @throws HtmStException if rows were removed meanwhile
     */
    public SnapshotRecord create(String name) {
        checkName(name);
        return with("taking the snapshot", admin -> {
            if (find(admin, name).isPresent()) {
                throw new IllegalArgumentException(
                        "snapshot '" + name + "' exists; choose another name, or delete it first");
            }
            Catalog catalog = catalog();
            Map<Integer, JournalEntry> before = journal(catalog);
            admin.snapshot(PREFIX + name + CATALOG, StoreTables.CATALOG);
            admin.snapshot(PREFIX + name + SAMPLES, StoreTables.SAMPLES);
            Map<Integer, JournalEntry> after = journal(catalog);
            boolean whole = before.values().stream()
                    .filter(entry -> !entry.isDead())
                    .map(entry -> after.get(entry.granule()))
                    .allMatch(entry -> entry != null && !entry.removing());
            if (!whole) {
                delete(admin, name);
                throw new HtmStException(
                        "a vacuum removed rows while the snapshot was taken, so it was given up; take it again", true);
            }
            return find(admin, name).orElseThrow();
        });
    }

    /**
     * Deletes a snapshot.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public void delete(String name) {
        with("deleting the snapshot", admin -> {
            existing(admin, name);
            delete(admin, name);
            return null;
        });
    }

    /**
     * Makes the store what it was when a snapshot was taken. What was loaded later is gone. If it is interrupted it is to be done
     * again; until then the store cannot be used.
     *
     * @param evenIfLoading whether it is known that no load runs, though the journal has one that was begun and not ended
     * @throws IllegalArgumentException if there is no such snapshot, or it is not complete
     * @throws HtmStException if a load runs, or the restored store lacks rows
     */
    public RestoreOutcome restore(String name, boolean evenIfLoading) {
        return with("restoring the snapshot", admin -> {
            if (!existing(admin, name).complete()) {
                throw new IllegalArgumentException(
                        "snapshot '" + name + "' was interrupted and lacks a table; delete it");
            }
            long granulesGiven = 0;
            if (isUsable(admin)) {
                Catalog catalog = catalog();
                if (!evenIfLoading) {
                    checkNoLoad(catalog);
                }
                granulesGiven = catalog.granulesGiven();
            }
            // No load can publish once the catalog is off.
            disable(admin, StoreTables.CATALOG);
            disable(admin, StoreTables.SAMPLES);
            restore(admin, PREFIX + name + SAMPLES, StoreTables.SAMPLES);
            restore(admin, PREFIX + name + CATALOG, StoreTables.CATALOG);
            admin.enableTable(StoreTables.CATALOG);
            Catalog catalog = catalog();
            buryLoads(catalog);
            admin.enableTable(StoreTables.SAMPLES);
            return settle(catalog, granulesGiven);
        });
    }

    private void checkNoLoad(Catalog catalog) throws IOException {
        Map<Integer, Granule> live = live(catalog);
        for (JournalEntry entry : catalog.journal()) {
            boolean recent = entry.begunMs() > clock.millis() - LONGEST_LOAD.toMillis();
            if (recent && !entry.isDead() && !live.containsKey(entry.granule())) {
                throw new HtmStException(
                        "a load of " + entry.fileName() + " was begun less than " + LONGEST_LOAD.toMinutes()
                                + " minutes ago and has not ended; wait for it, or give --force if it was killed",
                        true);
            }
        }
    }

    /** A load that was running when the snapshot was taken and goes on would publish rows that are not there. */
    private void buryLoads(Catalog catalog) throws IOException {
        Map<Integer, Granule> live = live(catalog);
        for (JournalEntry entry : catalog.journal()) {
            if (!entry.isDead() && !live.containsKey(entry.granule())) {
                catalog.markDead(entry.granule(), clock.millis());
            }
        }
    }

    /** Makes sure that every live granule has its rows, and that rows of unknown granules will be removed and never taken for others'. */
    private RestoreOutcome settle(Catalog catalog, long granulesGiven) throws IOException {
        catalog.settleChanges(clock.millis());
        Map<Integer, Granule> live = live(catalog);
        Map<Integer, JournalEntry> known = journal(catalog);
        Map<Integer, StoredRows.OfGranule> rows =
                StoredRows.count(connection.hbase(), catalog.schema().codeLayout());
        long strayRows = 0;
        long highest = granulesGiven;
        for (Map.Entry<Integer, StoredRows.OfGranule> entry : rows.entrySet()) {
            int granule = entry.getKey();
            highest = Math.max(highest, granule);
            if (!live.containsKey(granule) && !known.containsKey(granule)) {
                StoredRows.OfGranule stray = entry.getValue();
                strayRows += stray.rows();
                catalog.begin(new JournalEntry(
                        granule,
                        "",
                        "loaded while a snapshot was taken",
                        stray.firstMs(),
                        stray.endMs() - 1,
                        clock.millis(),
                        clock.millis(),
                        false));
                catalog.countRows(stray.ofCode());
            }
        }
        catalog.skipGranules(highest);
        for (Granule granule : live.values()) {
            long stored = Optional.ofNullable(rows.get(granule.id()))
                    .map(StoredRows.OfGranule::rows)
                    .orElse(0L);
            if (stored != granule.chunks()) {
                throw new HtmStException(
                        "the restored store has " + stored + " of the " + granule.chunks() + " rows of granule "
                                + granule.id() + " (" + granule.fileName()
                                + "); restore another snapshot, or remove it and load its file again",
                        false);
            }
        }
        long samples = live.values().stream().mapToLong(Granule::samplesKept).sum();
        return new RestoreOutcome(live.size(), samples, strayRows);
    }

    @Override
    public void close() {
        connection.close();
    }

    /** Something to do with HBase. */
    @FunctionalInterface
    private interface Step<T> {
        T run(Admin admin) throws IOException;
    }

    private <T> T with(String doing, Step<T> step) {
        try (Admin admin = connection.hbase().getAdmin()) {
            return step.run(admin);
        } catch (IOException e) {
            throw connection.patience().failure(doing, e);
        }
    }

    private Catalog catalog() throws IOException {
        return Catalog.open(
                connection.hbase(), Store.NEW_STORE, () -> StoreInit.defaultSplits(connection, clock), clock);
    }

    private static Map<Integer, Granule> live(Catalog catalog) throws IOException {
        return catalog.granules().stream().collect(Collectors.toMap(Granule::id, Function.identity()));
    }

    private static Map<Integer, JournalEntry> journal(Catalog catalog) throws IOException {
        return catalog.journal().stream().collect(Collectors.toMap(JournalEntry::granule, Function.identity()));
    }

    private static boolean isUsable(Admin admin) throws IOException {
        return admin.tableExists(StoreTables.CATALOG)
                && admin.isTableEnabled(StoreTables.CATALOG)
                && admin.tableExists(StoreTables.SAMPLES)
                && admin.isTableEnabled(StoreTables.SAMPLES);
    }

    private static void disable(Admin admin, TableName table) throws IOException {
        if (admin.tableExists(table) && admin.isTableEnabled(table)) {
            admin.disableTable(table);
        }
    }

    /** Puts a snapshot in the place of a disabled table, which stays as it was if that fails. */
    private static void restore(Admin admin, String snapshot, TableName table) throws IOException {
        if (admin.tableExists(table)) {
            admin.restoreSnapshot(snapshot, true);
        } else {
            admin.cloneSnapshot(snapshot, table);
            admin.disableTable(table);
        }
    }

    private static List<SnapshotRecord> list(Admin admin) throws IOException {
        Map<String, Map<String, SnapshotDescription>> parts = new TreeMap<>();
        for (SnapshotDescription snapshot : admin.listSnapshots()) {
            for (String table : List.of(CATALOG, SAMPLES)) {
                if (snapshot.getName().startsWith(PREFIX) && snapshot.getName().endsWith(table)) {
                    String name = snapshot.getName()
                            .substring(PREFIX.length(), snapshot.getName().length() - table.length());
                    parts.computeIfAbsent(name, any -> new HashMap<>()).put(table, snapshot);
                }
            }
        }
        return parts.entrySet().stream()
                .map(entry -> new SnapshotRecord(
                        entry.getKey(),
                        entry.getValue().values().stream()
                                .mapToLong(SnapshotDescription::getCreationTime)
                                .min()
                                .orElseThrow(),
                        entry.getValue().size() == 2))
                .sorted(Comparator.comparingLong(SnapshotRecord::createdMs))
                .toList();
    }

    private static Optional<SnapshotRecord> find(Admin admin, String name) throws IOException {
        return list(admin).stream()
                .filter(snapshot -> snapshot.name().equals(name))
                .findFirst();
    }

    private static SnapshotRecord existing(Admin admin, String name) throws IOException {
        return find(admin, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "snapshot '" + name + "' does not exist; 'htm-st snapshot list' lists all"));
    }

    private static void delete(Admin admin, String name) throws IOException {
        for (SnapshotDescription snapshot : admin.listSnapshots()) {
            if (snapshot.getName().equals(PREFIX + name + CATALOG)
                    || snapshot.getName().equals(PREFIX + name + SAMPLES)) {
                admin.deleteSnapshot(snapshot.getName());
            }
        }
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("snapshot name '" + name
                    + "' is not allowed; use 1 to 63 letters, digits, '-' and '_', starting with a letter or digit");
        }
    }
}
