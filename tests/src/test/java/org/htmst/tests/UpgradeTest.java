package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.csv.CsvDescriptor;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.SchemaVersion;
import org.htmst.hbase.load.Upgrade;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.simulate.SimulatedDay;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A store of a schema before the present one answers as it did, before it is upgraded, meanwhile, and afterwards. */
@ExtendWith(TestStore.class)
class UpgradeTest {

    private static final List<String> TABLES = List.of("swarm-like-vfm.csv.gz", "telescope-like-electrons.csv");
    private static final List<String> SIMULATED =
            List.of("mep_ele_tel90_flux_e1", "mep_ele_tel90_flux_e3", "mep_pro_tel90_flux_p1");

    private final TestStore.Running running;
    private final List<SourceContent> tables =
            TABLES.stream().map(UpgradeTest::table).toList();
    private final MemorySource memory = SampleFiles.inMemory(tables);

    UpgradeTest(TestStore.Running running) {
        this.running = running;
    }

    private static SourceContent table(String name) {
        CsvDescriptor descriptor =
                CsvDescriptor.read(SampleFiles.FOLDER.resolve(name.replaceAll("\\..*", "") + ".json"));
        return SourceFiles.read(SampleFiles.FOLDER.resolve(name), Optional.of(descriptor));
    }

    private void restore(int schema) throws IOException {
        try (Connection connection = running.connect()) {
            TestCluster.drop(connection, "htmst");
            OldStore.restore(OldStore.ofSchema(schema), connection);
        }
    }

    static IntStream olderSchemas() {
        return IntStream.range(SchemaVersion.OLDEST, SchemaVersion.CURRENT);
    }

    private Store open() {
        return Store.open(running.location());
    }

    /** What the two tables, and the simulated day, hold is what the store has of them, by all ways to an answer. */
    private void checkAnswers(Store store) throws IOException {
        for (SourceContent table : tables) {
            List<String> channels =
                    table.samples().channels().stream().map(Channel::name).toList();
            SampleQuery query = SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                    .products(List.of(table.product().name()))
                    .channels(channels)
                    .keepFlagged(true)
                    .build();
            Fold expected;
            try (SampleCursor cursor = memory.scan(query, QueryLimits.NONE)) {
                expected = Fold.of(cursor);
            }
            assertEquals(table.samples().size(), expected.samples);
            try (SampleScan scan = store.scan(query)) {
                assertEquals("", expected.difference(Fold.of(scan)));
            }
            assertEquals("", expected.difference(store.aggregate(query)));
        }
        Granule day = store.catalog().granules().stream()
                .filter(granule -> granule.fileName().startsWith("simulated"))
                .findFirst()
                .orElseThrow();
        SampleTable stored = store.samples(day);
        SampleTable made = SimulatedDay.of("noaa-18", LocalDate.of(2014, 2, 1), 1)
                .samples(SIMULATED.stream()
                        .map(name -> SimulatedDay.product().channel(name).orElseThrow())
                        .toList());
        assertArrayEquals(made.timeMs(), stored.timeMs());
        assertArrayEquals(made.lonDeg(), stored.lonDeg());
        assertArrayEquals(made.latDeg(), stored.latDeg());
        assertArrayEquals(made.altKm(), stored.altKm());
        for (int c = 0; c < SIMULATED.size(); c++) {
            String name = SIMULATED.get(c);
            int column = stored.channels().stream().map(Channel::name).toList().indexOf(name);
            assertArrayEquals(made.values()[c], stored.values()[column], name);
        }
    }

    private static long older(Store store) throws IOException {
        return store.catalog().granules().stream().filter(Upgrade::isOlder).count();
    }

    private static void checkSound(Store store) {
        assertEquals(List.of(), store.verify(Optional.empty(), part -> {}).faults());
    }

    @ParameterizedTest
    @MethodSource("olderSchemas")
    void aStoreOfTheSchemaBeforeAnswersAndTakesLoads(int schema) throws IOException {
        restore(schema);
        try (Store store = open()) {
            assertEquals(schema, store.catalog().schema().version());
            assertEquals(3, older(store));
            assertEquals(3, store.status().olderGranules());
            checkAnswers(store);
            checkSound(store);
            store.load(table("swarm-like-lp.csv"));
            assertEquals(3, older(store));
        }
        try (Store store = open()) {
            assertEquals(SchemaVersion.CURRENT, store.catalog().schema().version());
            assertEquals(4, store.catalog().granules().size());
            checkAnswers(store);
            checkSound(store);
        }
    }

    @ParameterizedTest
    @MethodSource("olderSchemas")
    void anUpgradeCutShortAnywhereChangesNoAnswerAndGoesOn(int schema) throws IOException {
        restore(schema);
        int steps = CutShort.everywhere(
                cut -> {
                    try (Store store =
                            Store.open(running.location(), running.location().timeout(), Clock.systemUTC(), cut)) {
                        store.upgrade(new Failing());
                    }
                },
                again -> {
                    try (Store store = open()) {
                        checkAnswers(store);
                        checkSound(store);
                    }
                });
        assertTrue(steps > 5, steps + " steps");
        try (Store store = open()) {
            assertEquals(0, older(store));
            checkAnswers(store);
            checkSound(store);
            // Nothing is left of the old rows once HBase has written its files anew, and what was dead before still
            // goes.
            assertEquals(1, store.vacuum(Duration.ZERO).granules());
            store.compact(part -> {});
            checkAnswers(store);
            checkSound(store);
            store.upgrade(new Failing());
        }
    }

    @Test
    void theCommandTellsWhatItDoes() throws IOException {
        restore(SchemaVersion.CURRENT - 1);
        CommandLineRun dry = running.run("upgrade", "--dry-run", "--format", "csv");
        assertEquals("name,value\ngranules,3\npresent_schema,0\nwould_upgrade,3\n", dry.out());
        assertTrue(running.run("status").out().contains("older granules"), dry.out());
        CommandLineRun run = running.run("upgrade", "--format", "csv");
        assertEquals(0, run.code(), run.err());
        assertEquals("name,value\ngranules,3\npresent_schema,0\nupgraded,3\nfailed,0\n", run.out());
        assertTrue(run.err().startsWith("3 granules written anew"), run.err());
        assertEquals(
                "name,value\ngranules,3\npresent_schema,3\nupgraded,0\nfailed,0\n",
                running.run("upgrade", "--format", "csv").out());
    }

    @Test
    void aGranuleThatWasRemovedMeanwhileStaysRemoved() throws IOException {
        restore(SchemaVersion.CURRENT - 1);
        try (Store store = Store.open(
                running.location(), running.location().timeout(), Clock.systemUTC(), this::removeBeforeItIsWritten)) {
            store.upgrade(new Failing());
            assertEquals(2, store.catalog().granules().size());
            assertEquals(2, store.vacuum(Duration.ZERO).granules());
            checkSound(store);
        }
    }

    /** The simulated day, as another process might. */
    private void removeBeforeItIsWritten(String step) {
        if (step.equals("granule 4 written")) {
            try (Store other = open()) {
                other.remove(other.catalog().granules().stream()
                        .filter(granule -> granule.id() == 4)
                        .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Failing implements Upgrade.Listener {

        @Override
        public void upgraded(Granule granule) {
            // As it should be.
        }

        @Override
        public void failed(Granule granule, HtmStException cause) {
            throw cause;
        }
    }
}
