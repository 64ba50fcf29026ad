package org.htmst.hbase.load;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.htmst.code.CodeLayout;
import org.htmst.cover.CodeRange;
import org.htmst.cover.Decomposition;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.catalog.Retention;
import org.htmst.hbase.catalog.RollUp;
import org.htmst.hbase.catalog.cite.Answers;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.guard.Held;
import org.htmst.hbase.guard.Operation;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.key.TileKeyFormat;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.retry.RowScan;
import org.htmst.hbase.table.StoreTables;
import org.htmst.hbase.tile.TileRange;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/** Removes the rows of granules that are not live: replaced, removed, or left by a load that was killed. */
public final class Vacuum {

    /** How long a granule stays after its death by default, for the queries that still read it. */
    public static final Duration DEFAULT_GRACE = Duration.ofHours(1);

    private static final int DELETES_PER_CALL = 500;
    private static final int MAX_RANGES = 256;

    private final Connection connection;
    private final CatalogWriter writer;
    private final Catalog catalog;
    private final Clock clock;
    private final Patience patience;
    private final Consumer<String> steps;

    /**
     * A vacuum for the store of {@code writer}.
     *
     * @param steps hears of each step, before it is done
     */
    public Vacuum(Connection connection, CatalogWriter writer, Clock clock, Consumer<String> steps) {
        this.connection = connection;
        this.writer = writer;
        this.catalog = writer.catalog();
        this.clock = clock;
        this.steps = steps;
        this.patience = Patience.of(connection);
    }

    /**
     * Declares dead what is not live and was begun longer than {@code grace} ago, and removes the rows of what has been dead
     * for as long. With a grace of zero no load and no query may run.
     *
     * @throws HtmStException if another vacuum runs, or a snapshot is taken or restored, or HBase fails
     */
    public VacuumOutcome run(Duration grace) {
        try (Held held = catalog.guard().begin(Operation.Kind.VACUUM, "", steps)) {
            held.step("dead granules looked for");
            long nowMs = clock.millis();
            writer.settleChanges(nowMs - grace.toMillis());
            Staging staging = patience.run(() -> Staging.of(connection));
            List<Integer> staged = patience.run(staging::granules);
            // In this order: what is begun after the journal is read is not looked at, what is published before the
            // second
            // reading is seen to be live.
            List<JournalEntry> journal = catalog.journal();
            Set<Integer> live = catalog.granules().stream().map(Granule::id).collect(Collectors.toSet());
            Map<Integer, JournalEntry> removable = new HashMap<>();
            int waiting = 0;
            for (JournalEntry entry : journal) {
                if (live.contains(entry.granule())) {
                    continue;
                }
                Optional<JournalEntry> dead = deadFor(entry, nowMs, grace.toMillis());
                dead.ifPresent(e -> removable.put(e.granule(), e));
                waiting += dead.isPresent() ? 0 : 1;
            }
            for (int granule : staged) {
                // What had begun to write files before is live, dead or still writing by now.
                if (catalog.journalOf(granule).filter(e -> !e.isDead()).isEmpty() || live.contains(granule)) {
                    patience.run(() -> staging.remove(granule));
                }
            }
            Kept kept = kept(nowMs);
            int recent = drop(removable, kept.recent());
            int ofAnswers = drop(removable, kept.ofAnswers());
            held.step("roll-ups that count what is not live removed");
            removeRollUps(held);
            held.step("removal announced");
            for (JournalEntry entry : removable.values()) {
                writer.startRemoval(entry);
            }
            // Read once more: who had them kept meanwhile looks whether they are being removed.
            Kept now = kept(nowMs);
            for (JournalEntry entry : List.copyOf(removable.values())) {
                if (!entry.removing() && now.holds(entry.granule())) {
                    writer.begin(entry);
                    removable.remove(entry.granule());
                } else {
                    writer.noteGone(entry);
                }
            }
            held.step("rows removed");
            long rows = remove(removable, held);
            held.step("granules forgotten");
            for (JournalEntry entry : removable.values()) {
                writer.forget(entry);
            }
            held.end();
            return new VacuumOutcome(removable.size(), rows, recent, ofAnswers, waiting);
        } catch (IOException e) {
            throw patience.failure("vacuum", e);
        }
    }

    /** Granules that are to be kept, by number: replaced or removed not long ago, or those of answers. */
    private record Kept(Set<Integer> recent, Set<Integer> ofAnswers) {

        boolean holds(int granule) {
            return recent.contains(granule) || ofAnswers.contains(granule);
        }
    }

    private Kept kept(long nowMs) throws IOException {
        Retention retention = catalog.retention();
        Set<Integer> ofAnswers = new HashSet<>();
        Answers answers = new Answers(catalog, connection, ProgramVersion.SOFTWARE);
        for (String id : retention.answersAt(nowMs)) {
            answers.find(id).ifPresent(answer -> ofAnswers.addAll(answers.numbers(answer)));
        }
        Set<Integer> recent = new HashSet<>();
        if (retention.forMs() > 0) {
            catalog.history().past().values().stream()
                    .filter(past -> retention.keeps(past, nowMs))
                    .forEach(past -> recent.add(past.granule().id()));
        }
        return new Kept(recent, ofAnswers);
    }

    /** Leaves those of some numbers out; how many. */
    private static int drop(Map<Integer, JournalEntry> granules, Set<Integer> numbers) {
        int before = granules.size();
        // What was begun to be removed is not whole.
        granules.values().removeIf(entry -> !entry.removing() && numbers.contains(entry.granule()));
        return before - granules.size();
    }

    /**
     * The entry of a granule that is not live and has been dead for {@code graceMs}; one begun as long ago dies now, and one whose
     * death is yet to come, for the clock was ahead.
     */
    private Optional<JournalEntry> deadFor(JournalEntry entry, long nowMs, long graceMs) throws IOException {
        JournalEntry dead = entry;
        if (entry.isDead() ? entry.deadMs() > nowMs : nowMs - entry.begunMs() >= graceMs) {
            dead = writer.condemn(entry, nowMs);
        }
        return Optional.of(dead).filter(e -> e.isDead() && nowMs - e.deadMs() >= graceMs);
    }

    /** Removes the rows of roll-ups that are not good any more, or were never wholly written: none is being made now. */
    private void removeRollUps(Held held) throws IOException {
        List<RollUp> good = catalog.inventory().rollUps();
        for (RollUp rollUp : catalog.rollUps()) {
            if (!good.contains(rollUp)) {
                writer.withdraw(rollUp);
            }
        }
        Set<Integer> kept = good.stream().map(RollUp::id).collect(Collectors.toSet());
        try (Table table = connection.getTable(StoreTables.of(connection).samples())) {
            TileRange range = TileRange.ofPeriods();
            remove(table, range.start(), range.stop(), held, row -> TileKeyFormat.find(row)
                    .filter(key -> !kept.contains(key.granule()))
                    .isPresent());
        }
    }

    private long remove(Map<Integer, JournalEntry> granules, Held held) throws IOException {
        if (granules.isEmpty()) {
            return 0;
        }
        CodeLayout layout = catalog.schema().codeLayout();
        ChunkKeyFormat keys = new ChunkKeyFormat(layout.bits());
        TimeWindow covered = new TimeWindow(
                granules.values().stream()
                        .mapToLong(JournalEntry::firstMs)
                        .min()
                        .orElseThrow(),
                granules.values().stream().mapToLong(JournalEntry::lastMs).max().orElseThrow() + 1);
        long rows = 0;
        try (Table table = connection.getTable(StoreTables.of(connection).samples())) {
            for (CodeRange range : Decomposition.of(layout, Region.SPHERE, covered, MAX_RANGES)) {
                Map<Long, Long> removed = new HashMap<>();
                remove(table, keys.lowerBound(range.first()), keys.lowerBound(range.end()), held, row -> {
                    Optional<ChunkKey> key = keys.find(row).filter(own -> granules.containsKey(own.granule()));
                    key.ifPresent(own -> removed.merge(own.code(), -1L, Long::sum));
                    return key.isPresent();
                });
                writer.countRows(removed);
                rows -= removed.values().stream().mapToLong(Long::longValue).sum();
            }
            for (TileRange range : TileRange.all(catalog.channels(), covered)) {
                remove(table, range.start(), range.stop(), held, row -> TileKeyFormat.find(row)
                        .filter(key -> granules.containsKey(key.granule()))
                        .isPresent());
            }
        }
        return rows;
    }

    /** Removes the rows from {@code start} to before {@code stop} whose keys are dead. */
    private void remove(Table table, byte[] start, byte[] stop, Held held, Predicate<byte[]> isDead)
            throws IOException {
        Scan scan = new Scan()
                .withStartRow(start)
                .withStopRow(stop)
                .setCacheBlocks(false)
                .setFilter(StoreTables.keysOnly());
        List<Delete> deletes = new ArrayList<>();
        try (RowScan results =
                new RowScan(connection, StoreTables.of(connection).samples(), scan)) {
            for (Result result = results.next(); result != null; result = results.next()) {
                if (isDead.test(result.getRow())) {
                    deletes.add(new Delete(result.getRow()));
                }
                if (deletes.size() == DELETES_PER_CALL) {
                    delete(table, deletes, held);
                    deletes = new ArrayList<>();
                }
            }
        }
        delete(table, deletes, held);
    }

    /** A restoration that has taken this vacuum for dead may have made these granules live again. */
    private void delete(Table table, List<Delete> rows, Held held) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        held.check();
        patience.run(() -> {
            table.delete(rows);
            return null;
        });
    }
}
