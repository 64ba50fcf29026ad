package org.htmst.hbase.catalog.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntToLongFunction;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.expression.Definition;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.CatalogTable;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Generations;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Journal;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.catalog.ModelsEntry;
import org.htmst.hbase.catalog.RegionEntry;
import org.htmst.hbase.catalog.Retention;
import org.htmst.hbase.catalog.RollUp;
import org.htmst.hbase.catalog.RowCounters;
import org.htmst.hbase.catalog.SchemaRecord;
import org.htmst.hbase.codec.SchemaVersion;
import org.htmst.hbase.guard.Guard;
import org.htmst.hbase.guard.SamplesIdentity;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.table.StoreTables;
import org.htmst.sample.Channel;

/**
 * The steps by which the catalog of one store changes. The package page tells in which order they make a granule's life. Each is done
 * wholly or not at all; a step whose answer was lost may be done again.
 */
public final class CatalogWriter {

    private static final String GRANULE_COUNTER = "granule";
    static final String SATELLITE_COUNTER = "satellite";
    static final String CHANNEL_COUNTER = "channel";
    private static final String MODELS_COUNTER = "models";

    private final Connection connection;
    private final Catalog catalog;
    private final CatalogTable table;
    private final Guard guard;
    private final Generations generations;
    private final SecondCopyWriter copy;
    private final Enrolment enrolment;
    private final Journal journal;
    private final HistoryWriter history;
    private final Clock clock;
    private final RowCounters rowCounters;

    /**
     * A writer of a catalog, to be kept as long as the catalog.
     *
     * @param clock tells how long changes have taken
     */
    public CatalogWriter(Connection connection, Catalog catalog, Clock clock) {
        this.connection = connection;
        this.catalog = catalog;
        this.table = new CatalogTable(connection);
        this.guard = catalog.guard();
        this.generations = new Generations(connection, table, clock);
        this.copy = new SecondCopyWriter(table, guard);
        this.enrolment = new Enrolment(table, guard, copy);
        this.journal = new Journal(table);
        this.history = new HistoryWriter(catalog, journal);
        this.clock = clock;
        this.rowCounters = new RowCounters(table);
    }

    /** What it writes, for reading. */
    public Catalog catalog() {
        return catalog;
    }

    /** Where to cut a samples table that has to be made. */
    @FunctionalInterface
    public interface Splits {
        /** The first keys of all its regions but the first, ascending. */
        List<byte[]> keys() throws IOException;
    }

    /**
     * As {@link Catalog#find}, but the tables are made where they are missing; safe against others doing so at the same time.
     *
     * @param layout how to lay out a new samples table
     */
    public static Catalog make(Connection connection, SchemaRecord layout, Splits splits, Clock clock)
            throws IOException {
        Optional<Catalog> made = Catalog.find(connection, clock);
        if (made.isEmpty()) {
            StoreTables.of(connection).create(connection, splits.keys());
            new CatalogTable(connection).putIfAbsent(CatalogTable.SCHEMA, layout);
            made = Catalog.find(connection, clock);
            // Nothing went before.
            made.orElseThrow().history().begin(0);
        }
        Catalog catalog = made.orElseThrow();
        new CatalogWriter(connection, catalog, clock).secure();
        return catalog;
    }

    /**
     * Gives a store of an earlier program what it lacks: numbers that no restore takes back, a second copy of the catalog's records, and the
     * identity that all its tables carry.
     */
    public void secure() throws IOException {
        if (guard.identity().isEmpty()) {
            StoreTables.of(connection).createGuard(connection);
            identify();
        }
    }

    /** Makes the other tables, and what they know of the catalog, agree with it. */
    public void identify() throws IOException {
        guard.skip(GRANULE_COUNTER, table.count(GRANULE_COUNTER));
        // Where it is the guard table that was lost, the catalog has no counter, but the granules.
        guard.skip(
                GRANULE_COUNTER,
                highest(catalog.journal().stream().map(JournalEntry::granule).toList()));
        guard.skip(
                GRANULE_COUNTER,
                highest(catalog.granules().stream().map(Granule::id).toList()));
        guard.skip(SATELLITE_COUNTER, highest(catalog.satellites().values()));
        guard.skip(
                CHANNEL_COUNTER,
                highest(catalog.channels().stream().map(ChannelEntry::number).toList())
                        - (Qualifier.FIRST_CHANNEL - 1));
        guard.skip(
                MODELS_COUNTER,
                highest(catalog.models().stream().map(ModelsEntry::number).toList()));
        copy.followAll();
        String fresh = guard.identity().orElse(UUID.randomUUID().toString());
        // Of two that do this at once, the first in the catalog prevails.
        table.putColumnIfAbsent(CatalogTable.SCHEMA, CatalogTable.IDENTITY, fresh.getBytes(StandardCharsets.US_ASCII));
        String identity = catalog.identity().orElseThrow();
        SamplesIdentity.write(connection, identity);
        guard.identify(identity);
    }

    private static long highest(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
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

    /** A number for new channel models, unused until now and for ever after. */
    public int newModels() throws IOException {
        return (int) guard.next(MODELS_COUNTER);
    }

    /** Keeps channel models, for good. */
    public void addModels(ModelsEntry models) throws IOException {
        String row = CatalogTable.MODELS + models.number();
        table.putIfAbsent(row, models);
        copy.follow(row);
    }

    /**
     * Gives a region its name.
     *
     * @param replace whether also if another has it
     */
    public void putRegion(RegionEntry region, boolean replace) throws IOException {
        String row = CatalogTable.REGION + region.name();
        if (replace) {
            table.put(row, region);
        } else {
            table.putIfAbsent(row, region);
        }
        copy.follow(row);
    }

    /** Takes its name from a region. */
    public void removeRegion(String name) throws IOException {
        String row = CatalogTable.REGION + name;
        copy.drop(row);
        table.remove(row);
        copy.follow(row);
    }

    /** Defines a derived channel, in the place of another of its product and name. */
    public void putDefinition(Definition definition) throws IOException {
        String row = row(definition);
        generations.change(() -> {
            table.put(row, definition);
            return true;
        });
        copy.follow(row);
    }

    /** Takes away the definition of a derived channel. */
    public void removeDefinition(Definition definition) throws IOException {
        String row = row(definition);
        copy.drop(row);
        generations.change(() -> {
            table.remove(row);
            return true;
        });
        copy.follow(row);
    }

    private static String row(Definition definition) {
        return CatalogTable.DERIVED + definition.product() + "/" + definition.name();
    }

    /** Notes that rows of the current version are about to be written, so that programs that cannot read them refuse. */
    public void raiseSchema() throws IOException {
        SchemaRecord schema = catalog.schema();
        if (schema.version() < SchemaVersion.CURRENT) {
            table.put(
                    CatalogTable.SCHEMA, new SchemaRecord(SchemaVersion.CURRENT, schema.layout(), schema.chunkLevel()));
            copy.follow(CatalogTable.SCHEMA);
        }
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

    /** A moment of the store, see {@link Guard#moment}: now, or just after the last. */
    public long moment() throws IOException {
        return guard.moment(clock.millis());
    }

    /** Notes that the store was put back to a former state. */
    public void noteRestored() throws IOException {
        history.restored(moment());
    }

    /**
     * Has nobody ask any more for granules that were live and have lost rows.
     *
     * @param rows how many each has
     */
    public void settlePast(IntToLongFunction rows) throws IOException {
        history.settle(rows, clock.millis());
    }

    /**
     * Makes a wholly written granule live, in the place of {@code before}: the one step that publishes it.
     *
     * @return whether it was done; false also if it was but the answer was lost and the step tried twice
     */
    public boolean publish(Granule granule, Optional<Granule> before) throws IOException {
        String row = CatalogTable.LIVE + granule.slot();
        history.begin(granule.sinceMs());
        if (before.isPresent()) {
            history.end(before.get(), granule.sinceMs(), granule.id());
        }
        boolean done = generations.change(() -> before.isPresent()
                ? table.replace(row, before.get().id(), granule, granule.id())
                : table.putIfAbsent(row, granule, granule.id()));
        copy.follow(row);
        return done;
    }

    /**
     * Puts another record of a live granule in the place of its record.
     *
     * @return whether it is live, and the record in its place
     */
    public boolean describe(Granule granule) throws IOException {
        String row = CatalogTable.LIVE + granule.slot();
        generations.change(() -> table.replace(row, granule.id(), granule, granule.id()));
        copy.follow(row);
        return catalog.live(granule.slot()).filter(granule::equals).isPresent();
    }

    /** Has a wholly written roll-up answer, in the place of another of the same subject if there is one. */
    public void publish(RollUp rollUp) throws IOException {
        generations.change(() -> {
            table.put(CatalogTable.ROLL_UP + rollUp.subject(), rollUp);
            return true;
        });
    }

    /** Takes a roll-up out of all later answers. */
    public void withdraw(RollUp rollUp) throws IOException {
        generations.change(() -> {
            table.remove(CatalogTable.ROLL_UP + rollUp.subject());
            return true;
        });
    }

    /** Undoes {@link #publish(Granule, Optional)}, if the granule is still live. */
    public void withdraw(Granule granule, Optional<Granule> before) throws IOException {
        String row = CatalogTable.LIVE + granule.slot();
        copy.drop(row);
        history.end(granule, moment(), before.map(Granule::id).orElse(0));
        generations.change(() -> before.isPresent()
                ? table.replace(row, granule.id(), before.get(), before.get().id())
                : table.remove(row, granule.id()));
        copy.follow(row);
    }

    /** Takes a granule out of all later answers; false if another had taken its place already. */
    public boolean retire(Granule granule, long nowMs) throws IOException {
        copy.drop(CatalogTable.LIVE + granule.slot());
        Optional<Granule> last = catalog.live(granule.slot()).filter(now -> now.id() == granule.id());
        if (last.isPresent()) {
            history.end(last.get(), guard.moment(nowMs), 0);
        }
        generations.change(() -> table.remove(CatalogTable.LIVE + granule.slot(), granule.id()));
        copy.follow(CatalogTable.LIVE + granule.slot());
        Optional<Granule> now = catalog.live(granule.slot());
        if (now.isPresent() && now.get().id() == granule.id()) {
            return false;
        }
        markDead(granule.id(), nowMs);
        return now.isEmpty();
    }

    /** Notes that a granule is not live and will not become so: its rows may be removed once no query can still read them. */
    public void markDead(int granule, long nowMs) throws IOException {
        Optional<JournalEntry> entry = catalog.journalOf(granule);
        if (entry.isPresent()) {
            begin(entry.get().dead(nowMs));
        }
    }

    /** As {@link #markDead}, unless the granule turns out to be live; the journal's line afterwards. */
    public JournalEntry condemn(JournalEntry entry, long nowMs) throws IOException {
        JournalEntry dead = entry.dead(nowMs);
        begin(dead);
        Optional<Granule> now = catalog.live(entry.slot());
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

    /** Notes in the history that the rows of a dead granule go now; of one that was never live nothing is noted. */
    public void noteGone(JournalEntry entry) throws IOException {
        history.rowsGo(entry.granule(), clock.millis());
    }

    /** Changes how long rows of granules are kept that are not live. */
    public void putRetention(Retention retention) throws IOException {
        table.put(CatalogTable.RETENTION, retention);
    }

    /** Forgets a granule whose rows are gone. */
    public void forget(JournalEntry entry) throws IOException {
        journal.remove(entry);
    }

    /**
     * Takes away the marks of changes that never ended, for their process died: of those begun before {@code beforeMs}, ms since 1970
     * UTC, and of all that have had more than enough time.
     */
    public void settleChanges(long beforeMs) throws IOException {
        generations.settleChanges(beforeMs);
    }

    /** Notes that rows were added to the samples table, or, where negative, removed from it; by their codes. */
    public void countRows(Map<Long, Long> ofCode) throws IOException {
        rowCounters.add(ofCode);
    }
}
