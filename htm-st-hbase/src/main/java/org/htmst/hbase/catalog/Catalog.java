package org.htmst.hbase.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.SchemaVersion;
import org.htmst.hbase.guard.Guard;
import org.htmst.hbase.guard.SamplesIdentity;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.table.StoreTables;
import org.htmst.sample.Channel;

/**
 * The catalog of one store. Every call asks the table, so that what other processes did is seen at once; {@link #inventory} asks
 * whether anything changed, and reads the whole only then.
 */
public final class Catalog {

    static final String SCHEMA = "schema";
    static final String SATELLITE = "satellite/";
    static final String CHANNEL = "channel/";
    static final String LIVE = "live/";

    /** What the rows begin with that cannot be made anew, and that a second copy is kept of. */
    static final List<String> COPIED = List.of(SCHEMA, SATELLITE, CHANNEL, LIVE);

    private static final String IDENTITY = "i";
    private static final String GRANULE_COUNTER = "granule";
    static final String SATELLITE_COUNTER = "satellite";
    static final String CHANNEL_COUNTER = "channel";

    /** A step fails for one at most, its last attempt may take another; the third is for clocks that differ. */
    private static final int TIMEOUTS_OF_A_CHANGE = 3;

    private static final Comparator<Granule> BY_COVERAGE =
            Comparator.comparingLong(Granule::firstMs).thenComparingInt(Granule::id);

    private final CatalogTable table;
    private final SchemaRecord schema;
    private final Generations generations;
    private final Connection connection;
    private final Clock clock;
    private final Guard guard;
    private final CatalogCopy copy;
    private final Enrolment enrolment;
    private final Journal journal;
    private final RowCounters rowCounters;
    private volatile Inventory kept;

    private Catalog(Connection connection, CatalogTable table, SchemaRecord schema, Clock clock) {
        this.connection = connection;
        this.clock = clock;
        this.guard = new Guard(connection);
        this.table = table;
        this.copy = new CatalogCopy(table, guard, COPIED);
        this.enrolment = new Enrolment(table, guard, copy);
        this.journal = new Journal(table);
        this.rowCounters = new RowCounters(table);
        this.schema = schema;
        Duration timeout = Patience.of(connection).timeout();
        this.generations = new Generations(table, clock, timeout.multipliedBy(TIMEOUTS_OF_A_CHANGE));
    }

    /** Where to cut a samples table that has to be made. */
    @FunctionalInterface
    public interface Splits {
        /** The first keys of all its regions but the first, ascending. */
        List<byte[]> keys() throws IOException;
    }

    /**
     * The catalog of the store behind {@code connection}; empty if it has none, or an empty one.
     *
     * @param clock tells how long changes have taken
     * @throws HtmStException if the store was written with another schema version
     */
    public static Optional<Catalog> find(Connection connection, Clock clock) throws IOException {
        CatalogTable table = new CatalogTable(connection);
        Optional<SchemaRecord> schema;
        try {
            schema = table.get(SCHEMA, SchemaRecord.class);
        } catch (TableNotFoundException e) {
            return Optional.empty();
        }
        if (schema.isPresent() && schema.get().version() != SchemaVersion.CURRENT) {
            throw new HtmStException(
                    "the store has schema version " + schema.get().version() + ", this program reads version "
                            + SchemaVersion.CURRENT
                            + "; use a program of that version, or load the files into a new store",
                    false);
        }
        if (schema.isEmpty()) {
            return Optional.empty();
        }
        Catalog catalog = new Catalog(connection, table, schema.get(), clock);
        catalog.journal.rename();
        return Optional.of(catalog);
    }

    /**
     * As {@link #find}, but the tables are made where they are missing; safe against others doing so at the same time.
     *
     * @param layout how to lay out a new samples table
     */
    public static Catalog make(Connection connection, SchemaRecord layout, Splits splits, Clock clock)
            throws IOException {
        Optional<Catalog> made = find(connection, clock);
        if (made.isEmpty()) {
            StoreTables.create(connection, splits.keys());
            new CatalogTable(connection).putIfAbsent(SCHEMA, layout);
            made = find(connection, clock);
        }
        made.orElseThrow().secure();
        return made.get();
    }

    /** What the store knows of itself beside the catalog. */
    public Guard guard() {
        return guard;
    }

    /** The identity of the store that this catalog is of; empty if an earlier program made it. */
    public Optional<String> identity() throws IOException {
        return Optional.ofNullable(table.columns(SCHEMA).get(IDENTITY))
                .map(identity -> Bytes.toString(identity.value()));
    }

    /**
     * Gives a store of an earlier program what it lacks: numbers that no restore takes back, a second copy of the catalog's records, and the
     * identity that all its tables carry.
     */
    public void secure() throws IOException {
        if (guard.identity().isEmpty()) {
            StoreTables.createGuard(connection);
            identify();
        }
    }

    /** Makes the other tables, and what they know of the catalog, agree with it. */
    public void identify() throws IOException {
        guard.skip(GRANULE_COUNTER, table.count(GRANULE_COUNTER));
        // Where it is the guard table that was lost, the catalog has no counter, but the granules.
        guard.skip(
                GRANULE_COUNTER,
                highest(journal().stream().map(JournalEntry::granule).toList()));
        guard.skip(GRANULE_COUNTER, highest(granules().stream().map(Granule::id).toList()));
        guard.skip(SATELLITE_COUNTER, highest(satellites().values()));
        guard.skip(
                CHANNEL_COUNTER,
                highest(channels().stream().map(ChannelEntry::number).toList()) - (Qualifier.FIRST_CHANNEL - 1));
        copy.followAll();
        String fresh = guard.identity().orElse(UUID.randomUUID().toString());
        // Of two that do this at once, the first in the catalog prevails.
        table.putColumnIfAbsent(SCHEMA, IDENTITY, fresh.getBytes(StandardCharsets.US_ASCII));
        String identity = identity().orElseThrow();
        SamplesIdentity.write(connection, identity);
        guard.identify(identity);
    }

    /** Granules that were live, of whose records only the second copy is left. */
    public List<Granule> lostRecords() throws IOException {
        return new CatalogRepair(connection, clock).lost().granules();
    }

    /** Whether the second copy lacks something, or has something older: its writer was killed in between. */
    public boolean copyLags() throws IOException {
        return copy.lags();
    }

    private static long highest(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** How the samples table is laid out. */
    public SchemaRecord schema() {
        return schema;
    }

    /** Names and numbers of all satellites ever loaded, sorted by name. */
    public Map<String, Integer> satellites() throws IOException {
        return table.list(SATELLITE, Integer.class);
    }

    /** All channels ever loaded, sorted by product and name. */
    public List<ChannelEntry> channels() throws IOException {
        return List.copyOf(table.list(CHANNEL, ChannelEntry.class).values());
    }

    /** The granules that answer queries, by the time of their first sample. */
    public List<Granule> granules() throws IOException {
        return table.list(LIVE, Granule.class).values().stream()
                .sorted(BY_COVERAGE)
                .toList();
    }

    /** All that a query needs to know, as it is now. */
    public Inventory inventory() throws IOException {
        // Asked for first: what changes while the rest is read gives a newer generation, and the next call reads again.
        Optional<String> generation = generations.settled();
        Inventory last = kept;
        if (last != null && generation.isPresent() && last.generation().equals(generation)) {
            return last;
        }
        // In this order: a granule is published after its channels and satellites have their numbers.
        List<Granule> granules = granules();
        Inventory inventory = Inventory.of(generation, granules, channels(), satellites(), rows());
        generation.ifPresent(now -> kept = inventory);
        return inventory;
    }

    /**
     * Of some granules, live in {@code inventory}, one whose rows may not all be there any more: a vacuum has begun to remove them,
     * or the store was put back to a state without it.
     */
    public Optional<Granule> lost(List<Granule> granules, Inventory inventory) throws IOException {
        Optional<String> generation = generations.settled();
        if (generation.isPresent() && generation.equals(inventory.generation())) {
            return Optional.empty();
        }
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

    /** The rows of the samples table, as those who added and removed them counted. */
    public RowCounts rows() throws IOException {
        return rowCounters.counts();
    }

    /** Notes that rows were added to the samples table, or, where negative, removed from it; by their codes. */
    public void countRows(Map<Long, Long> ofCode) throws IOException {
        rowCounters.add(ofCode);
    }

    /** Every granule ever begun and not yet vacuumed, live or not. */
    public List<JournalEntry> journal() throws IOException {
        return journal.entries();
    }

    /** The number of a satellite, given to it now if it has none. */
    public int enrolSatellite(String name) throws IOException {
        return enrolment.satellite(name);
    }

    /**
     * The column numbers of {@code channels}, given now to those that have none. A changed alias, instrument or description
     * takes the place of the older one.
     *
     * @throws HtmStException if a change would give stored values another meaning, or two channels one name
     */
    public Map<Channel, Integer> enrolChannels(String product, List<Channel> channels) throws IOException {
        return enrolment.channels(product, channels);
    }

    /** A number for a new granule, unused until now and for ever after. */
    public int newGranule() throws IOException {
        return (int) guard.next(GRANULE_COUNTER);
    }

    /** Gives no number up to {@code number} to any later granule. */
    public void skipGranules(long number) throws IOException {
        guard.skip(GRANULE_COUNTER, number);
    }

    /** Notes that a granule is about to be written; until it is published nothing of it is seen. */
    public void begin(JournalEntry entry) throws IOException {
        journal.put(entry);
    }

    /** The live granule of a slot. */
    public Optional<Granule> live(String slot) throws IOException {
        return table.get(LIVE + slot, Granule.class);
    }

    /** The live granules whose slots begin with {@code prefix}. */
    public List<Granule> liveUnder(String prefix) throws IOException {
        return List.copyOf(table.list(LIVE + prefix, Granule.class).values());
    }

    /**
     * Makes a wholly written granule live, in the place of {@code before}: the one step that publishes it.
     *
     * @return whether it was done; false also if it was but the answer was lost and the step tried twice
     */
    public boolean publish(Granule granule, Optional<Granule> before) throws IOException {
        String row = LIVE + granule.slot();
        boolean done = generations.change(() -> before.isPresent()
                ? table.replace(row, before.get().id(), granule, granule.id())
                : table.putIfAbsent(row, granule, granule.id()));
        copy.follow(row);
        return done;
    }

    /** Undoes {@link #publish}, if the granule is still live. */
    public void withdraw(Granule granule, Optional<Granule> before) throws IOException {
        String row = LIVE + granule.slot();
        copy.drop(row);
        generations.change(() -> before.isPresent()
                ? table.replace(row, granule.id(), before.get(), before.get().id())
                : table.remove(row, granule.id()));
        copy.follow(row);
    }

    /** Takes a granule out of all later answers; false if another had taken its place already. */
    public boolean retire(Granule granule, long nowMs) throws IOException {
        copy.drop(LIVE + granule.slot());
        generations.change(() -> table.remove(LIVE + granule.slot(), granule.id()));
        copy.follow(LIVE + granule.slot());
        Optional<Granule> now = live(granule.slot());
        if (now.isPresent() && now.get().id() == granule.id()) {
            return false;
        }
        markDead(granule.id(), nowMs);
        return now.isEmpty();
    }

    /** The journal's line of a granule; empty once its rows are gone. */
    public Optional<JournalEntry> journalOf(int granule) throws IOException {
        return journal.of(granule);
    }

    /** Notes that a granule is not live and will not become so: its rows may be removed once no query can still read them. */
    public void markDead(int granule, long nowMs) throws IOException {
        Optional<JournalEntry> entry = journalOf(granule);
        if (entry.isPresent()) {
            begin(entry.get().dead(nowMs));
        }
    }

    /** As {@link #markDead}, unless the granule turns out to be live; the journal's line afterwards. */
    public JournalEntry condemn(JournalEntry entry, long nowMs) throws IOException {
        JournalEntry dead = entry.dead(nowMs);
        begin(dead);
        Optional<Granule> now = live(entry.slot());
        if (now.isPresent() && now.get().id() == entry.granule()) {
            begin(entry);
            return entry;
        }
        return dead;
    }

    /** Notes that the rows of a dead granule go now, so that a query that still reads them can tell. */
    public void startRemoval(JournalEntry entry) throws IOException {
        begin(entry.startRemoval());
    }

    /** Takes away the marks of changes that never ended, for their process died: of those begun before {@code beforeMs}, and of
     * all that have had more than enough time. */
    public void settleChanges(long beforeMs) throws IOException {
        generations.settleChanges(beforeMs);
    }

    /** Forgets a granule whose rows are gone. */
    public void forget(JournalEntry entry) throws IOException {
        journal.remove(entry);
    }
}
