package org.htmst.hbase.catalog;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.schema.Qualifier;
import org.htmst.hbase.schema.SchemaVersion;
import org.htmst.hbase.table.StoreTables;
import org.htmst.sample.Channel;

/** The catalog of one store. Every call asks the table, so that what other processes did is seen at once. */
public final class Catalog {

    private static final String SCHEMA = "schema";
    private static final String SATELLITE = "satellite/";
    private static final String CHANNEL = "channel/";
    private static final String LIVE = "live/";
    private static final String JOURNAL = "journal/";

    private static final Comparator<Granule> BY_COVERAGE =
            Comparator.comparingLong(Granule::firstMs).thenComparingInt(Granule::id);

    private final CatalogTable table;
    private final SchemaRecord schema;

    private Catalog(CatalogTable table, SchemaRecord schema) {
        this.table = table;
        this.schema = schema;
    }

    /**
     * The catalog of the store behind {@code connection}, whose tables are made if they are missing.
     *
     * @param layout how to lay out a new samples table
     * @throws HtmStException if the store was written with another schema version
     */
    public static Catalog open(Connection connection, SchemaRecord layout) throws IOException {
        CatalogTable table = new CatalogTable(connection);
        SchemaRecord schema = readSchema(table, connection)
                .or(() -> {
                    try {
                        table.putIfAbsent(SCHEMA, layout);
                        return table.get(SCHEMA, SchemaRecord.class);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .orElseThrow();
        if (schema.version() != SchemaVersion.CURRENT) {
            throw new HtmStException(
                    "the store has schema version " + schema.version() + ", this program reads version "
                            + SchemaVersion.CURRENT
                            + "; use a program of that version, or load the files into a new store",
                    false);
        }
        return new Catalog(table, schema);
    }

    private static Optional<SchemaRecord> readSchema(CatalogTable table, Connection connection) throws IOException {
        try {
            return table.get(SCHEMA, SchemaRecord.class);
        } catch (TableNotFoundException e) {
            StoreTables.create(connection);
            return table.get(SCHEMA, SchemaRecord.class);
        }
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

    /** Every granule ever begun and not yet vacuumed, live or not. */
    public List<JournalEntry> journal() throws IOException {
        return List.copyOf(table.list(JOURNAL, JournalEntry.class).values());
    }

    /** The number of a satellite, given to it now if it has none. */
    public int enrolSatellite(String name) throws IOException {
        Optional<Integer> known = table.get(SATELLITE + name, Integer.class);
        if (known.isEmpty()) {
            table.putIfAbsent(SATELLITE + name, (int) table.next("satellite"));
            known = table.get(SATELLITE + name, Integer.class);
        }
        return known.orElseThrow();
    }

    /**
     * The column numbers of {@code channels}, given now to those that have none. A changed description takes the place of the
     * older one; a changed type or family would make stored blocks unreadable and is refused.
     */
    public Map<Channel, Integer> enrolChannels(String product, List<Channel> channels) throws IOException {
        Map<String, ChannelEntry> known = table.list(CHANNEL + product + "/", ChannelEntry.class);
        Map<Channel, Integer> numbers = new LinkedHashMap<>();
        for (Channel channel : channels) {
            ChannelEntry entry = known.get(channel.name());
            if (entry == null || !entry.channel().equals(channel)) {
                entry = enrol(channel, Optional.ofNullable(entry));
            }
            numbers.put(channel, entry.number());
        }
        return numbers;
    }

    private ChannelEntry enrol(Channel channel, Optional<ChannelEntry> before) throws IOException {
        String row = CHANNEL + channel.product() + "/" + channel.name();
        if (before.isEmpty()) {
            table.putIfAbsent(
                    row, new ChannelEntry((int) table.next("channel") + Qualifier.FIRST_CHANNEL - 1, channel));
        }
        ChannelEntry entry = table.get(row, ChannelEntry.class).orElseThrow();
        Channel stored = entry.channel();
        if (stored.type() != channel.type() || stored.family() != channel.family()) {
            throw new HtmStException(
                    "channel " + channel.name() + " of product " + channel.product() + " is stored as "
                            + stored.type().label() + " in family " + stored.family() + ", the file has "
                            + channel.type().label() + " in " + channel.family() + "; give the product another name",
                    false);
        }
        ChannelEntry updated = new ChannelEntry(entry.number(), channel);
        if (!stored.equals(channel)) {
            table.put(row, updated);
        }
        return updated;
    }

    /** Notes that a granule is about to be written; until it is published nothing of it is seen. */
    public JournalEntry begin(String fileName, long firstMs, long lastMs, long nowMs) throws IOException {
        JournalEntry entry = new JournalEntry((int) table.next("granule"), fileName, firstMs, lastMs, nowMs, 0);
        table.put(journalRow(entry.granule()), entry);
        return entry;
    }

    /** The live granule of a slot. */
    public Optional<Granule> live(String slot) throws IOException {
        return table.get(LIVE + slot, Granule.class);
    }

    /**
     * Makes a wholly written granule live, in the place of {@code before}: the one step that publishes it.
     *
     * @return whether it was done; false if another process changed the slot meanwhile
     */
    public boolean publish(Granule granule, Optional<Granule> before) throws IOException {
        String row = LIVE + granule.slot();
        return before.isPresent() ? table.replace(row, before.get(), granule) : table.putIfAbsent(row, granule);
    }

    /** Takes a granule out of all later answers; false if it was not live any more. */
    public boolean retire(Granule granule, long nowMs) throws IOException {
        boolean done = table.remove(LIVE + granule.slot(), granule);
        markDead(granule.id(), nowMs);
        return done;
    }

    /** Whether the granule was declared dead, for instance because its load seemed to have ended long ago. */
    public boolean isDead(int granule) throws IOException {
        return table.get(journalRow(granule), JournalEntry.class)
                .map(entry -> entry.deadMs() != 0)
                .orElse(true);
    }

    /** Notes that a granule is not live and will not become so: its rows may be removed once no query can still read them. */
    public void markDead(int granule, long nowMs) throws IOException {
        Optional<JournalEntry> entry = table.get(journalRow(granule), JournalEntry.class);
        if (entry.isPresent() && entry.get().deadMs() == 0) {
            table.put(journalRow(granule), entry.get().dead(nowMs));
        }
    }

    /** Forgets a granule whose rows are gone. */
    public void forget(JournalEntry entry) throws IOException {
        table.remove(journalRow(entry.granule()));
    }

    private static String journalRow(int granule) {
        return JOURNAL + String.format("%010d", granule);
    }
}
