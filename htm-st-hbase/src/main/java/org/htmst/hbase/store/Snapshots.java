package org.htmst.hbase.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.client.Admin;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.guard.Guard;
import org.htmst.hbase.guard.Held;
import org.htmst.hbase.guard.Operation;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.table.StoreTables;

/**
 * Snapshots of a store: HBase's own, one of each table, which copy no data. The catalog's is taken first. What it says is live has
 * all its rows in the samples table by then, and the samples' snapshot, taken after it, has them, too, unless a vacuum removed them
 * in between; then the snapshot is given up.
 *
 * <p>Loads and queries may run while one is taken. While one is restored, and until a restoration that was cut short is done
 * again, the store refuses to be used. What is taken, restored or deleted leaves its mark in the store's {@link Guard}
 * first, so that no two such things, and no vacuum, run at once.
 */
public final class Snapshots implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

    /** A load that was begun this long ago is taken for dead, as by a vacuum. */
    private static final Duration LONGEST_LOAD = Duration.ofHours(1);

    private final StoreConnection connection;
    private final Guard guard;
    private final Clock clock;
    private final Consumer<String> steps;

    private Snapshots(StoreConnection connection, Clock clock, Consumer<String> steps) {
        this.connection = connection;
        this.guard = new Guard(connection.hbase());
        this.clock = clock;
        this.steps = steps;
    }

    /** As {@link #open(StoreLocation, Duration, Clock, Consumer)} with the location's own timeout, and nobody to hear of steps. */
    public static Snapshots open(StoreLocation location, Clock clock) {
        return open(location, location.timeout(), clock, step -> {});
    }

    /**
     * Connects to a store, which need not be usable: a restoration that was cut short leaves it half restored.
     *
     * @param timeout how long a step on the store may keep failing or unanswered, 1 s or more
     * @param steps hears of each step of what is done, before it is done
     * @throws HtmStException if it cannot be reached
     */
    public static Snapshots open(StoreLocation location, Duration timeout, Clock clock, Consumer<String> steps) {
        return new Snapshots(StoreConnection.open(location, timeout), clock, steps);
    }

    /** All snapshots, the oldest first. */
    public List<SnapshotRecord> list() {
        return with("listing snapshots", this::list);
    }

    /**
     * The snapshot of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public SnapshotRecord get(String name) {
        return with("listing snapshots", admin -> get(admin, name));
    }

    private List<SnapshotRecord> list(Admin admin) throws IOException {
        // Nobody compared the rows of one that was cut short, though it may have both tables.
        Optional<String> unfinished =
                guard.operation().filter(Snapshots::isOfSnapshot).map(Operation::subject);
        return asked(admin, SnapshotPairs::list).stream()
                .map(snapshot -> unfinished.filter(snapshot.name()::equals).isPresent()
                        ? new SnapshotRecord(snapshot.name(), snapshot.createdMs(), false)
                        : snapshot)
                .toList();
    }

    private SnapshotRecord get(Admin admin, String name) throws IOException {
        return list(admin).stream()
                .filter(snapshot -> snapshot.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "snapshot '" + name + "' does not exist; 'htm-st snapshot list' lists all"));
    }

    private static boolean isOfSnapshot(Operation operation) {
        return operation.kind() == Operation.Kind.SNAPSHOT || operation.kind() == Operation.Kind.SNAPSHOT_DELETE;
    }

    /**
     * Takes a snapshot.
     *
     * @param name letters, digits, '-' and '_'; not yet taken
     * @throws HtmStException if rows were removed meanwhile, or another operation is under way
     */
    public SnapshotRecord create(String name) {
        checkName(name);
        return with("taking the snapshot", admin -> {
            Catalog catalog = new StoreOpening(connection, clock).catalog();
            try (Held held = guard.begin(Operation.Kind.SNAPSHOT, name, steps)) {
                SnapshotPairs pairs = new SnapshotPairs(admin);
                deleteUnfinished(held, pairs);
                checkFree(pairs, name);
                held.step("catalog kept");
                pairs.delete(name);
                Map<Integer, JournalEntry> before = journal(catalog);
                pairs.take(name, StoreTables.of(connection.hbase()).catalog());
                held.step("samples kept");
                pairs.take(name, StoreTables.of(connection.hbase()).samples());
                held.step("rows compared");
                Map<Integer, JournalEntry> after = journal(catalog);
                boolean whole = before.values().stream()
                        .filter(entry -> !entry.isDead())
                        .map(entry -> after.get(entry.granule()))
                        .allMatch(entry -> entry != null && !entry.removing());
                if (!whole) {
                    pairs.delete(name);
                }
                held.end();
                if (!whole) {
                    throw new HtmStException(
                            "a vacuum removed rows while the snapshot was taken, so it was given up; take it again",
                            true);
                }
                return get(admin, name);
            }
        });
    }

    private static void checkFree(SnapshotPairs pairs, String name) throws IOException {
        if (pairs.find(name).filter(SnapshotRecord::complete).isPresent()) {
            throw new IllegalArgumentException(
                    "snapshot '" + name + "' exists; choose another name, or delete it first");
        }
    }

    private static void deleteUnfinished(Held held, SnapshotPairs pairs) throws IOException {
        Optional<Operation> left = held.before().filter(Snapshots::isOfSnapshot);
        if (left.isPresent()) {
            pairs.delete(left.get().subject());
        }
    }

    /**
     * Deletes a snapshot.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public void delete(String name) {
        with("deleting the snapshot", admin -> {
            // Of one whose deletion was cut short nothing may be left.
            if (guard.operation()
                    .filter(left -> isOfSnapshot(left) && left.subject().equals(name))
                    .isEmpty()) {
                get(admin, name);
            }
            try (Held held = guard.begin(Operation.Kind.SNAPSHOT_DELETE, name, steps)) {
                SnapshotPairs pairs = new SnapshotPairs(admin);
                deleteUnfinished(held, pairs);
                // Without its catalog a snapshot is not complete, and cannot be restored.
                held.step("catalog let go");
                pairs.delete(name, StoreTables.of(connection.hbase()).catalog());
                held.step("samples let go");
                pairs.delete(name, StoreTables.of(connection.hbase()).samples());
                held.end();
            }
            return null;
        });
    }

    /**
     * Makes the store what it was when a snapshot was taken. What was loaded later is gone. If it is cut short it is to be done
     * again; until then the store cannot be used.
     *
     * @param evenIfLoading whether it is known that no load runs, though the journal has one that was begun and not ended
     * @throws IllegalArgumentException if there is no such snapshot, or it is not complete
     * @throws HtmStException if a load or another operation runs, or the restored store lacks rows
     */
    public RestoreOutcome restore(String name, boolean evenIfLoading) {
        RestoreOutcome outcome = with("restoring the snapshot", admin -> {
            if (!get(admin, name).complete()) {
                throw new IllegalArgumentException(
                        "snapshot '" + name + "' was interrupted and lacks a table; delete it");
            }
            boolean halfRestored =
                    guard.operation().filter(left -> left.kind().replaces()).isPresent();
            if (!halfRestored && isUsable(admin)) {
                Optional<Catalog> catalog = Catalog.find(connection.hbase(), clock);
                if (catalog.isPresent()) {
                    if (!evenIfLoading) {
                        checkNoLoad(catalog.get());
                    }
                    // What a store of an earlier program gave out stands in the catalog alone.
                    new CatalogWriter(connection.hbase(), catalog.get(), clock).secure();
                }
            }
            try (Held held = guard.begin(Operation.Kind.RESTORE, name, steps)) {
                return new Restoration(connection.hbase(), admin, name, clock).run(held);
            }
        });
        if (outcome.lacking().isPresent()) {
            throw new HtmStException(outcome.lacking().get(), false);
        }
        return outcome;
    }

    private void checkNoLoad(Catalog catalog) throws IOException {
        Map<Integer, Granule> live = Restoration.live(catalog);
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

    @Override
    public void close() {
        connection.close();
    }

    /** Something to do with HBase. */
    @FunctionalInterface
    private interface Step<F, T> {
        T run(F with) throws IOException;
    }

    /** What the master answers at once. */
    private <T> T asked(Admin admin, Step<SnapshotPairs, T> question) throws IOException {
        return connection.patience().run(() -> question.run(new SnapshotPairs(admin)));
    }

    private <T> T with(String doing, Step<Admin, T> step) {
        try (Admin admin = connection.hbase().getAdmin()) {
            return step.run(admin);
        } catch (IOException e) {
            throw connection.patience().failure(doing, e);
        }
    }

    private static Map<Integer, JournalEntry> journal(Catalog catalog) throws IOException {
        return catalog.journal().stream().collect(Collectors.toMap(JournalEntry::granule, Function.identity()));
    }

    private boolean isUsable(Admin admin) throws IOException {
        Patience patience = connection.patience();
        return patience.run(() -> admin.tableExists(
                        StoreTables.of(connection.hbase()).catalog())
                && admin.isTableEnabled(StoreTables.of(connection.hbase()).catalog())
                && admin.tableExists(StoreTables.of(connection.hbase()).samples())
                && admin.isTableEnabled(StoreTables.of(connection.hbase()).samples()));
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("snapshot name '" + name
                    + "' is not allowed; use 1 to 63 letters, digits, '-' and '_', starting with a letter or digit");
        }
    }
}
