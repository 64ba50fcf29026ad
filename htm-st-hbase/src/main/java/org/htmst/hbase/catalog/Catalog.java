package org.htmst.hbase.catalog;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.expression.Definition;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.SchemaVersion;
import org.htmst.hbase.guard.Guard;
import org.htmst.hbase.retry.Patience;

/**
 * The catalog of one store, for reading; {@link org.htmst.hbase.catalog.write.CatalogWriter} changes it. Every call asks the table, so that what other processes did is seen at once; {@link #inventory} asks
 * whether anything changed, and reads the whole only then.
 */
public final class Catalog {

    private static final Comparator<Granule> BY_COVERAGE =
            Comparator.comparingLong(Granule::firstMs).thenComparingInt(Granule::id);

    private final Patience patience;
    private final CatalogTable table;
    private final SchemaRecord schema;
    private final Generations generations;
    private final Guard guard;
    private final SecondCopy copy;
    private final Journal journal;
    private final RowCounters rowCounters;
    private final History history;
    private final Map<Integer, ChannelModels> models = new ConcurrentHashMap<>();
    private final Optional<PastState> past;
    private volatile Inventory kept;

    private Catalog(Connection connection, CatalogTable table, SchemaRecord schema, Clock clock) {
        this.patience = Patience.of(connection);
        this.table = table;
        this.schema = schema;
        this.guard = new Guard(connection);
        this.copy = new SecondCopy(table, guard);
        this.journal = new Journal(table);
        this.rowCounters = new RowCounters(table);
        this.generations = new Generations(connection, table, clock);
        this.history = new History(table);
        this.past = Optional.empty();
    }

    private Catalog(Catalog now, PastState past) {
        this.patience = now.patience;
        this.table = now.table;
        this.schema = now.schema;
        this.guard = now.guard;
        this.copy = now.copy;
        this.journal = now.journal;
        this.rowCounters = now.rowCounters;
        this.generations = now.generations;
        this.history = now.history;
        this.past = Optional.of(past);
    }

    /**
     * The catalog of the store behind {@code connection}; empty if it has none, or an empty one.
     *
     * @param clock tells how long changes have taken
     * @throws HtmStException if the store has a schema version that this program does not read
     */
    public static Optional<Catalog> find(Connection connection, Clock clock) throws IOException {
        CatalogTable table = new CatalogTable(connection);
        Optional<SchemaRecord> schema;
        try {
            schema = table.get(CatalogTable.SCHEMA, SchemaRecord.class);
        } catch (TableNotFoundException e) {
            return Optional.empty();
        }
        if (schema.isPresent() && !SchemaVersion.isRead(schema.get().version())) {
            throw new HtmStException(
                    "the store has schema version " + schema.get().version() + ", this program reads versions "
                            + SchemaVersion.OLDEST + " to " + SchemaVersion.CURRENT
                            + (schema.get().version() > SchemaVersion.CURRENT
                                    ? "; use a newer program"
                                    : "; load the files into a new store"),
                    false);
        }
        if (schema.isEmpty()) {
            return Optional.empty();
        }
        Catalog catalog = new Catalog(connection, table, schema.get(), clock);
        catalog.journal.rename();
        return Optional.of(catalog);
    }

    /** How long rows of granules are kept that are not live. */
    public Retention retention() throws IOException {
        return table.get(CatalogTable.RETENTION, Retention.class).orElse(Retention.NONE);
    }

    /** What was live when. */
    public History history() {
        return history;
    }

    /**
     * The catalog as it was at a time, ms since 1970 UTC, with the names and the regions of now.
     *
     * @throws HtmStException if what it was is not known
     */
    public Catalog at(long ms) throws IOException {
        return past(history.at(ms, granules()), channels(), definitions(), satellites(), regions());
    }

    /** The catalog as it was with these granules, live or not, and names. */
    public Catalog past(
            List<Granule> granules,
            List<ChannelEntry> channels,
            List<Definition> definitions,
            Map<String, Integer> satellites,
            List<RegionEntry> regions)
            throws IOException {
        Inventory inventory = Inventory.of(
                Optional.empty(),
                granules.stream().sorted(BY_COVERAGE).toList(),
                channels,
                definitions,
                satellites,
                rows(),
                rollUps());
        return new Catalog(this, new PastState(inventory, regions));
    }

    /**
     * What does not change.
     *
     * @param regions those that were given a name
     */
    private record PastState(Inventory inventory, List<RegionEntry> regions) {}

    /** What the store knows of itself beside the catalog. */
    public Guard guard() {
        return guard;
    }

    /** The identity of the store that this catalog is of; empty if an earlier program made it. */
    public Optional<String> identity() throws IOException {
        return Optional.ofNullable(table.columns(CatalogTable.SCHEMA).get(CatalogTable.IDENTITY))
                .map(identity -> Bytes.toString(identity.value()));
    }

    /** Granules that were live, of whose records only the second copy is left. */
    public List<Granule> lostRecords() throws IOException {
        return notDead(copy.granules(copy.lost()));
    }

    /** Those of some granules that the journal does not say are dead. */
    public List<Granule> notDead(List<Granule> granules) throws IOException {
        List<Granule> notDead = new ArrayList<>();
        for (Granule granule : granules) {
            if (journalOf(granule.id()).filter(JournalEntry::isDead).isEmpty()) {
                notDead.add(granule);
            }
        }
        return notDead;
    }

    /** Whether the second copy lacks something, or has something older: its writer was killed in between. */
    public boolean copyLags() throws IOException {
        return copy.lags();
    }

    /** How the samples table is laid out. */
    public SchemaRecord schema() {
        return schema;
    }

    /** Names and numbers of all satellites ever loaded, sorted by name. */
    public Map<String, Integer> satellites() throws IOException {
        return past.isPresent()
                ? past.get().inventory().satellites()
                : table.list(CatalogTable.SATELLITE, Integer.class);
    }

    /**
     * The channel models that blocks name by a number, as they were written once.
     *
     * @throws HtmStException if there are none of that number, or they cannot be read
     */
    public ChannelModels channelModels(int number) {
        return number == ChannelModels.NO_NUMBER
                ? ChannelModels.NONE
                : models.computeIfAbsent(number, this::readChannelModels);
    }

    private ChannelModels readChannelModels(int number) {
        try {
            return table.get(CatalogTable.MODELS + number, ModelsEntry.class)
                    .orElseThrow(() -> new HtmStException(
                            "the catalog has no channel models " + number
                                    + ", which stored samples need; 'htm-st repair' says what can be done",
                            false))
                    .decoded();
        } catch (IOException e) {
            throw patience.failure("reading the catalog", e);
        }
    }

    /** All channel models, by their numbers. */
    public List<ModelsEntry> models() throws IOException {
        return table.list(CatalogTable.MODELS, ModelsEntry.class).values().stream()
                .sorted(Comparator.comparingInt(ModelsEntry::number))
                .toList();
    }

    /** All channels of files ever loaded, sorted by product and name. */
    public List<ChannelEntry> channels() throws IOException {
        return past.isPresent()
                ? past.get().inventory().channels()
                : List.copyOf(
                        table.list(CatalogTable.CHANNEL, ChannelEntry.class).values());
    }

    /** What channels are derived, by product and name. */
    public List<Definition> definitions() throws IOException {
        return past.isPresent()
                ? past.get().inventory().definitions()
                : List.copyOf(table.list(CatalogTable.DERIVED, Definition.class).values());
    }

    /** The regions that were given a name, by name. */
    public List<RegionEntry> regions() throws IOException {
        return past.isPresent()
                ? past.get().regions()
                : List.copyOf(table.list(CatalogTable.REGION, RegionEntry.class).values());
    }

    /** The region that was given a name, in lower case; empty if none was. */
    public Optional<RegionEntry> region(String name) throws IOException {
        return past.isPresent()
                ? past.get().regions().stream()
                        .filter(region -> region.name().equals(name))
                        .findFirst()
                : table.get(CatalogTable.REGION + name, RegionEntry.class);
    }

    /** The granules that answer queries, by the time of their first sample. */
    public List<Granule> granules() throws IOException {
        if (past.isPresent()) {
            return past.get().inventory().granules();
        }
        return table.list(CatalogTable.LIVE, Granule.class).values().stream()
                .sorted(BY_COVERAGE)
                .toList();
    }

    /** All that a query needs to know, as it is now. */
    public Inventory inventory() throws IOException {
        if (past.isPresent()) {
            return past.get().inventory();
        }
        // Asked for first: what changes while the rest is read gives a newer generation, and the next call reads again.
        Optional<String> generation = generations.settled();
        Inventory last = kept;
        if (last != null && generation.isPresent() && last.generation().equals(generation)) {
            return last;
        }
        // In this order: a granule is published after its channels and satellites have their numbers.
        List<Granule> granules = granules();
        Inventory inventory =
                Inventory.of(generation, granules, channels(), definitions(), satellites(), rows(), rollUps());
        generation.ifPresent(now -> kept = inventory);
        return inventory;
    }

    /** All roll-ups, good or not. */
    public List<RollUp> rollUps() throws IOException {
        return List.copyOf(table.list(CatalogTable.ROLL_UP, RollUp.class).values());
    }

    /** Whether nothing has changed since an inventory of the generation {@code then}; an unknown generation is always past. */
    public boolean isStill(Optional<String> then) throws IOException {
        return then.isPresent() && generations.settled().equals(then);
    }

    /**
     * Of some granules that were live, one whose rows may not all be there any more: a vacuum has begun to remove them, or the store was
     * put back to a state without it.
     */
    public Optional<Granule> lost(List<Granule> granules) throws IOException {
        Map<Integer, JournalEntry> entries = journal.of(granules);
        return granules.stream()
                .filter(granule -> !isStored(granule, entries.get(granule.id())))
                .findFirst();
    }

    /** Whether the line of a granule's number in the journal, null if there is none, is that granule's, and its rows are there. */
    private static boolean isStored(Granule granule, JournalEntry entry) {
        return entry != null
                && !entry.removing()
                && entry.slot().equals(granule.slot())
                && entry.firstMs() == granule.firstMs()
                && entry.lastMs() == granule.lastMs();
    }

    /**
     * Makes sure, of a past state, that the rows of some of its granules are still there. Of what is live it is taken for granted; whether
     * it was so is seen at a question's end.
     *
     * @throws HtmStException if rows are gone; it names the granules
     */
    public void checkStored(List<Granule> granules) throws IOException {
        if (past.isEmpty()) {
            return;
        }
        Map<Integer, JournalEntry> entries = journal.of(granules);
        List<Granule> gone = granules.stream()
                .filter(granule -> !isStored(granule, entries.get(granule.id())))
                .toList();
        if (!gone.isEmpty()) {
            Map<Integer, PastGranule> records =
                    history.past(gone.stream().map(Granule::id).toList());
            throw new HtmStException(
                    "the store no longer has the rows of " + gone.size()
                            + (gone.size() == 1 ? " granule" : " granules") + " that answered then: "
                            + gone.stream()
                                    .map(granule -> records.containsKey(granule.id())
                                            ? records.get(granule.id()).toString()
                                            : granule.fileName() + " (granule " + granule.id() + ")")
                                    .collect(Collectors.joining(", "))
                            + "; 'htm-st retain' keeps those of files that are replaced or removed later",
                    false);
        }
    }

    /** The rows of the samples table, as those who added and removed them counted. */
    public RowCounts rows() throws IOException {
        return rowCounters.counts();
    }

    /** Every granule ever begun and not yet vacuumed, live or not. */
    public List<JournalEntry> journal() throws IOException {
        return journal.entries();
    }

    /** The live granule of a slot. */
    public Optional<Granule> live(String slot) throws IOException {
        return table.get(CatalogTable.LIVE + slot, Granule.class);
    }

    /** The live granules whose slots begin with {@code prefix}. */
    public List<Granule> liveUnder(String prefix) throws IOException {
        return List.copyOf(table.list(CatalogTable.LIVE + prefix, Granule.class).values());
    }

    /** The journal's line of a granule; empty once its rows are gone. */
    public Optional<JournalEntry> journalOf(int granule) throws IOException {
        return journal.of(granule);
    }
}
