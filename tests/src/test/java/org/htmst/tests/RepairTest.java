package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.Repair;
import org.htmst.hbase.store.RepairReport;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A store that lost a table, or what was in it, says so whatever it is asked, and is repaired. */
class RepairTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261127);
    private static final int QUERIES = 30;

    private static final TableName CATALOG = TableName.valueOf("htmst:catalog");
    private static final TableName SAMPLES = TableName.valueOf("htmst:samples");
    private static final TableName GUARD = TableName.valueOf("htmst:guard");

    private static StoreLocation.Embedded location;
    private static List<SourceContent> files;
    private static List<String> answers;

    @BeforeAll
    static void load() throws IOException {
        System.out.println("seed " + SEED + "; another with -Dhtmst.seed=N");
        location = new StoreLocation.Embedded(Files.createTempDirectory("htm-st-repair"));
        // Of each product one: every test here loads or reads them all again.
        files = new ArrayList<>(Stream.of(SampleFiles.NETCDF.get(0), SampleFiles.NETCDF.get(3))
                .map(SampleFiles::read)
                .toList());
        files.add(MadeSamples.noisyFile(SEED));
        try (Store store = Store.open(location)) {
            store.load(MadeSamples.file("gone.nc", "gone-1", MadeSamples.times(1_571_875_200_000L, 500, 1), 1));
            files.forEach(store::load);
            store.remove(store.catalog().granules().stream()
                    .filter(granule -> granule.fileName().equals("gone.nc"))
                    .toList());
            answers = answers(store);
        }
        assertTrue(answers.size() > 10_000, answers.size() + " lines");
    }

    @AfterAll
    static void stop() throws IOException {
        EmbeddedServer.stop(location.home());
        TestStore.delete(location.home());
    }

    @AfterEach
    void isSoundAgain() {
        assertSound();
    }

    private static void assertSound() {
        try (Store store = Store.open(location)) {
            assertEquals(List.of(), store.verify(Optional.empty(), part -> {}).faults());
            assertEquals(answers, answers(store), "seed " + SEED);
        }
        assertEquals("nothing is amiss\n", run("repair", "--dry-run").err());
    }

    private static List<String> answers(Store store) {
        RandomQueries queries = new RandomQueries(SEED, files);
        List<String> all = new ArrayList<>();
        for (int q = 0; q < QUERIES; q++) {
            all.add("question " + q);
            all.addAll(SampleLines.sorted(store.view(), queries.next()));
        }
        return all;
    }

    private static CommandLineRun run(String... arguments) {
        return CommandLineRun.of(location, arguments);
    }

    /** Something done behind the program's back. */
    private interface Loss {
        void happen(Admin admin) throws IOException;
    }

    private static void behindItsBack(Loss loss) throws IOException {
        try (EmbeddedServer server = EmbeddedServer.attach(location.home());
                Connection connection = TestStore.connect(server);
                Admin admin = connection.getAdmin()) {
            loss.happen(admin);
        }
    }

    private static void drop(Admin admin, TableName table) throws IOException {
        admin.disableTable(table);
        admin.deleteTable(table);
    }

    private static void truncate(Admin admin, TableName table) throws IOException {
        admin.disableTable(table);
        admin.truncateTable(table, true);
    }

    private static void assertRefused(String why) {
        for (List<String> command : List.of(
                List.of("count"),
                List.of("ls"),
                List.of("status"),
                List.of("verify"),
                List.of("vacuum"),
                List.of("init"),
                List.of("snapshot", "create", "x"),
                List.of("load", SampleFiles.NETCDF.get(3).toString()))) {
            CommandLineRun refused = run(command.toArray(String[]::new));
            assertEquals(1, refused.code(), command + ": " + refused.err());
            assertEquals("", refused.out(), command.toString());
            assertTrue(refused.err().contains(why), command + ": " + refused.err());
            assertTrue(refused.err().contains("'htm-st repair'"), command + ": " + refused.err());
        }
    }

    private static RepairReport repair(boolean dry) {
        return Repair.run(location, location.timeout(), Clock.systemUTC(), dry, step -> {});
    }

    @Test
    void anEmptiedCatalogIsRebuilt() throws Exception {
        int highest = highest();
        behindItsBack(admin -> truncate(admin, CATALOG));
        assertRefused("the catalog of the store is lost");
        CommandLineRun dry = run("repair", "--dry-run");
        assertEquals(0, dry.code(), dry.err());
        assertTrue(dry.out().contains("(noisy.nc, 20000 samples) would answer again"), dry.out());
        assertRefused("the catalog of the store is lost");
        CommandLineRun repaired = run("repair");
        assertEquals(0, repaired.code(), repaired.err());
        assertTrue(repaired.out().contains("(noisy.nc, 20000 samples) answers again"), repaired.out());
        assertSound();
        try (Store store = Store.open(location)) {
            store.vacuum(Duration.ZERO);
            assertEquals(0, store.verify(Optional.empty(), part -> {}).notLiveRows());
            Granule next = store.load(MadeSamples.file("next.nc", "gone-1", MadeSamples.times(0, 50, 1), 1))
                    .granule();
            assertTrue(next.id() > highest, "no number is given twice");
            store.remove(List.of(next));
        }
    }

    private static int highest() throws IOException {
        try (Store store = Store.open(location)) {
            return new TestStore.Running(location, store).write(CatalogWriter::newGranule);
        }
    }

    /** A file of the catalog that held some of its records: the others look like a whole. */
    @Test
    void aLostRecordIsFoundByAVerification() throws Exception {
        behindItsBack(admin -> {
            try (Table catalog = admin.getConnection().getTable(CATALOG);
                    ResultScanner rows = catalog.getScanner(
                            new Scan().setStartStopRowForPrefixScan("live/made".getBytes(StandardCharsets.UTF_8)))) {
                catalog.delete(new Delete(rows.next().getRow()));
            }
        });
        CommandLineRun verify = run("verify");
        assertEquals(1, verify.code());
        assertTrue(verify.out().contains("(noisy.nc), catalog: was live and has lost its record"), verify.out());
        assertTrue(run("repair").out().contains("(noisy.nc, 20000 samples) answers again"));
    }

    @Test
    void aRepairCutShortAnywhereIsDoneAgain() throws Exception {
        behindItsBack(admin -> drop(admin, CATALOG));
        assertRefused("the catalog of the store is lost");
        for (int cut = 0; ; cut++) {
            List<String> heard = new ArrayList<>();
            int last = cut;
            Consumer<String> steps = step -> {
                heard.add(step);
                if (heard.size() > last) {
                    throw new IllegalStateException("cut");
                }
            };
            try {
                Repair.run(location, location.timeout(), Clock.systemUTC(), false, steps);
                assertEquals(5, cut);
                return;
            } catch (IllegalStateException e) {
                HtmStException refused = assertThrows(HtmStException.class, () -> Store.open(location));
                assertTrue(refused.getMessage().contains("'htm-st repair' finishes it"), refused.getMessage());
            }
        }
    }

    @Test
    void aCatalogWhoseFilesAreDeletedIsRebuilt() throws Exception {
        EmbeddedServer.stop(location.home());
        List<Path> lost;
        try (Stream<Path> paths = Files.walk(location.home().resolve("hbase/data/htmst/catalog"))) {
            lost = paths.filter(path -> path.getParent().endsWith("c"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
        assertTrue(!lost.isEmpty());
        for (Path file : lost) {
            Files.delete(file);
        }
        assertRefused("the catalog of the store is lost");
        assertEquals(files.size(), repair(true).putBack().size());
        assertEquals(files.size(), repair(false).putBack().size());
    }

    @Test
    void lostSamplesAreNamedAndLoadedAgain() throws Exception {
        behindItsBack(admin -> drop(admin, SAMPLES));
        assertRefused("the samples of the store are lost");
        assertEquals(files.size(), repair(true).loadAgain().size());
        CommandLineRun repaired = run("repair");
        assertEquals(0, repaired.code(), repaired.err());
        assertTrue(repaired.out().contains("load again: noisy.nc"), repaired.out());
        loadAgain();
        behindItsBack(admin -> truncate(admin, SAMPLES));
        assertRefused("the samples of the store are lost");
        repair(false);
        loadAgain();
    }

    private static void loadAgain() {
        try (Store store = Store.open(location)) {
            assertEquals(0, new Answers(store).count());
            store.vacuum(Duration.ZERO);
            files.forEach(store::load);
        }
    }

    @Test
    void aStoreOfAnEarlierProgramGetsItsCopyWithTheFirstLoad() throws Exception {
        behindItsBack(admin -> drop(admin, GUARD));
        try (Store store = Store.open(location)) {
            assertEquals(answers, answers(store));
            int given = store.catalog().granules().stream()
                    .mapToInt(Granule::id)
                    .max()
                    .orElseThrow();
            Granule next = store.load(MadeSamples.file("next.nc", "gone-1", MadeSamples.times(0, 50, 1), 1))
                    .granule();
            assertTrue(next.id() > given);
            store.remove(List.of(next));
        }
        behindItsBack(admin -> truncate(admin, CATALOG));
        assertRefused("the catalog of the store is lost");
        repair(false);
        assertSound();
        behindItsBack(admin -> {
            drop(admin, GUARD);
            drop(admin, CATALOG);
        });
        assertRefused("samples and no catalog");
        assertTrue(repair(true).found().toString().contains("no copy of the catalog was kept"));
        repair(false);
        loadAgain();
    }
}
