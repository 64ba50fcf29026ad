package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Table;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.load.VacuumOutcome;
import org.htmst.hbase.store.Snapshots;
import org.htmst.hbase.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was acknowledged holds, however the clocks of the servers and of the program are put between two steps. */
class ClockStepsTest {

    private static final long DAY = Instant.parse("2016-02-29T00:00:00Z").toEpochMilli();
    private static final int SAMPLES = 50;
    private static final List<Duration> OFFSETS = List.of(
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofHours(-1),
            Duration.ofDays(1),
            Duration.ofDays(-1),
            Duration.ofMillis(-1));

    private static SteppedServer server;
    private static Store store;

    /** The values of the live files, by name. */
    private final Map<String, Double> live = new TreeMap<>();

    private double lastValue;

    @BeforeAll
    static void start() throws Exception {
        server = SteppedServer.start();
        store = Store.open(server.location(), Duration.ofMinutes(3), server.clock());
    }

    @AfterAll
    static void stop() throws Exception {
        store.close();
        server.close();
    }

    @BeforeEach
    void clear() throws IOException {
        server.putClock(Duration.ZERO);
        store.remove(store.catalog().granules());
    }

    private void load(String name) {
        lastValue++;
        LoadOutcome outcome = store.load(MadeSamples.file(
                name, "test-1", MadeSamples.times(DAY + name.hashCode() % 97 * 3_600_000L, SAMPLES, 1), lastValue));
        assertEquals(
                live.containsKey(name) ? LoadOutcome.Kind.REPLACED : LoadOutcome.Kind.LOADED, outcome.kind(), name);
        live.put(name, lastValue);
    }

    private void remove(String name) throws IOException {
        List<Granule> named = store.catalog().granules().stream()
                .filter(granule -> granule.fileName().equals(name))
                .toList();
        assertEquals(named, store.remove(named));
        live.remove(name);
    }

    /** What is live is what was acknowledged, for a reader that keeps the catalog, and in the catalog itself. */
    private void check(String after) throws IOException {
        Set<String> names =
                store.catalog().granules().stream().map(Granule::fileName).collect(Collectors.toSet());
        assertEquals(live.keySet(), names, after);
        Answers answers = new Answers(store);
        assertEquals(new HashSet<>(live.values()), answers.values(), after);
        assertEquals(SAMPLES * live.size(), answers.count(), after);
    }

    @Test
    void anyOrderOfStepsAndClocks() throws Exception {
        long seed = Long.getLong("htmst.seed", 20261127L);
        Random random = new Random(seed);
        List<String> names = List.of("a.nc", "b.nc", "c.nc");
        List<String> history = new ArrayList<>();
        for (int step = 0; step < 80; step++) {
            Duration offset = OFFSETS.get(random.nextInt(OFFSETS.size()));
            server.putClock(offset);
            String name = names.get(random.nextInt(names.size()));
            int kind = random.nextInt(10);
            history.add(offset + " " + kind + " " + name);
            if (kind < 5) {
                load(name);
            } else if (kind < 9) {
                if (live.containsKey(name)) {
                    remove(name);
                }
            } else {
                store.vacuum(Duration.ZERO);
            }
            check("seed " + seed + ": " + history);
        }
        server.putClock(Duration.ofDays(2));
        store.vacuum(Duration.ZERO);
        check("the last vacuum");
        assertEquals(List.of(), store.verify(Optional.empty(), done -> {}).faults(), "seed " + seed + ": " + history);
        assertEquals(live.size(), store.catalog().journal().size(), "nothing is left behind");
    }

    /**
     * The program's clock goes back and forth, that of the servers forth only: where it goes back HBase itself, which keeps the
     * states of tables by it, cannot switch one on again. (The embedded server's clock does not go back.)
     */
    @Test
    void snapshotsAreTakenAndRestoredUnderAnyClockOfTheProgram() throws Exception {
        load("a.nc");
        load("b.nc");
        remove("b.nc");
        Map<String, Double> before = new TreeMap<>(live);
        server.putClock(Duration.ofHours(1));
        try (Snapshots snapshots = Snapshots.open(server.location(), offset(Duration.ofDays(-1)))) {
            snapshots.create("steps");
        }
        load("a.nc");
        load("b.nc");
        store.vacuum(Duration.ZERO);
        server.putClock(Duration.ofDays(1));
        try (Snapshots snapshots = Snapshots.open(server.location(), offset(Duration.ofHours(-1)))) {
            snapshots.restore("steps", true);
            snapshots.delete("steps");
        }
        live.clear();
        live.putAll(before);
        check("restored");
        server.putClock(Duration.ZERO);
        load("b.nc");
        load("a.nc");
        check("loaded after it");
    }

    private static Clock offset(Duration by) {
        return Clock.offset(Clock.systemUTC(), by);
    }

    @Test
    void allInOneMillisecond() throws Exception {
        server.stopClock();
        for (int round = 0; round < 5; round++) {
            load("a.nc");
            check("loaded");
            load("a.nc");
            check("replaced");
            remove("a.nc");
            check("removed");
        }
    }

    @Test
    void whatDiedUnderAClockAheadWaitsForItsGraceAndNotForTheClock() throws Exception {
        server.putClock(Duration.ofDays(2));
        store.vacuum(Duration.ZERO);
        load("a.nc");
        remove("a.nc");
        server.putClock(Duration.ZERO);
        assertEquals(new VacuumOutcome(0, 0, 0, 0, 1), store.vacuum(Duration.ofHours(1)));
        server.putClock(Duration.ofMinutes(59));
        assertEquals(new VacuumOutcome(0, 0, 0, 0, 1), store.vacuum(Duration.ofHours(1)));
        server.putClock(Duration.ofMinutes(61));
        assertEquals(1, store.vacuum(Duration.ofHours(1)).granules());
        assertEquals(List.of(), store.catalog().journal());
    }

    /** What a program left behind whose rows had the servers' time, and whose servers were a day ahead. */
    @Test
    void aStoreThatWasWrittenToUnderAClockAhead() throws Exception {
        load("a.nc");
        String slot = store.catalog().granules().get(0).slot();
        int granule = store.catalog().granules().get(0).id();
        remove("a.nc");
        server.putClock(Duration.ofDays(1));
        try (Connection connection = server.connect();
                Table catalog = connection.getTable(TableName.valueOf("htmst:catalog"))) {
            byte[] family = bytes("c");
            catalog.put(new Put(bytes("live/" + slot)).addColumn(family, bytes("j"), bytes("{}")));
            catalog.delete(new Delete(bytes("live/" + slot)));
            catalog.put(new Put(bytes("state")).addColumn(family, bytes("generation"), bytes("of a day ahead")));
            catalog.delete(new Delete(bytes("journal/" + String.format(Locale.ROOT, "%010d", granule + 1))));
            server.putClock(Duration.ZERO);
            check("nothing is live");
            load("a.nc");
            check("loaded below a deletion of the future");
            assertTrue(store.catalog().journalOf(granule + 1).isPresent(), "its line in the journal, too");
            load("a.nc");
            check("replaced");
            remove("a.nc");
            check("removed");
        }
    }

    /** A program under a Persian or Arabic locale wrote the numbers of the journal's rows with those digits. */
    @Test
    void aJournalInOtherDigits() throws Exception {
        load("a.nc");
        load("b.nc");
        try (Connection connection = server.connect();
                Table catalog = connection.getTable(TableName.valueOf("htmst:catalog"))) {
            int digits = 0;
            for (JournalEntry entry : store.catalog().journal()) {
                byte[] row = bytes("journal/" + String.format(Locale.ROOT, "%010d", entry.granule()));
                byte[] json = catalog.get(new Get(row)).getValue(bytes("c"), bytes("j"));
                String language = List.of("fa-IR", "ar-EG", "hi-IN-u-nu-deva", "my-MM-u-nu-mymr")
                        .get(digits++ % 4);
                byte[] other =
                        bytes("journal/" + String.format(Locale.forLanguageTag(language), "%010d", entry.granule()));
                catalog.put(new Put(other).addColumn(bytes("c"), bytes("j"), json));
                if (digits % 2 == 0) {
                    catalog.delete(new Delete(row));
                }
            }
        }
        try (Store opened = Store.open(server.location(), Duration.ofMinutes(3), server.clock())) {
            List<Integer> granules = opened.catalog().journal().stream()
                    .map(JournalEntry::granule)
                    .toList();
            assertEquals(granules.size(), new HashSet<>(granules).size(), "each once");
            try (Snapshots snapshots = Snapshots.open(server.location(), server.clock())) {
                snapshots.create("digits");
                snapshots.delete("digits");
            }
            check("nothing changed");
            remove("b.nc");
            opened.vacuum(Duration.ZERO);
            assertEquals(1, opened.catalog().journal().size(), "what was removed is vacuumed");
            check("vacuumed");
            assertEquals(List.of(), opened.verify(Optional.empty(), done -> {}).faults());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
