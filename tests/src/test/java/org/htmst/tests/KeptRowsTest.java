package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Repair;
import org.htmst.hbase.store.Snapshots;
import org.htmst.hbase.store.Store;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A store that keeps the rows of earlier questions answers as one that reads all of them from the servers, whatever happens between. */
@ExtendWith(TestStore.class)
class KeptRowsTest {

    /** Another seed makes other files and questions: {@code -Dhtmst.seed=...}. */
    private static final long SEED = Long.getLong("htmst.seed", 20261127);

    private static final int QUESTIONS = Integer.getInteger("htmst.kept.questions", 40);

    private static final TableName SAMPLES = TableName.valueOf("htmst:samples");
    private static final long DAY_MS = 86_400_000;
    private static final long DAY = 16_800 * DAY_MS;

    private final TestStore.Running running;
    private final Store store;

    /** Forgets before each question. */
    private Store forgetful;

    KeptRowsTest(TestStore.Running running) {
        this.running = running;
        store = running.store();
    }

    @BeforeEach
    void open() {
        forgetful = Store.open(running.location());
    }

    @AfterEach
    void removeAll() throws IOException {
        forgetful.close();
        running.clear();
    }

    private Told fresh(SampleQuery query) {
        forgetful.forget();
        return Told.of(forgetful, query);
    }

    /** Asks twice, and another who has kept nothing; what was read for the second. */
    private List<ScanStatistics> check(SampleQuery query, String what) {
        Told expected = fresh(query);
        assertEquals(expected, Told.of(store, query), () -> "first, " + what + ", " + query);
        List<ScanStatistics> second = new ArrayList<>();
        assertEquals(expected, Told.of(store, query, second), () -> "second, " + what + ", " + query);
        return second;
    }

    private static SampleQuery everything() {
        return Answers.everything();
    }

    private static SampleQuery hours(int from, int to) {
        return everything().toBuilder()
                .times(TimeWindows.of(new TimeWindow(DAY + from * 3_600_000L, DAY + to * 3_600_000L)))
                .build();
    }

    private Granule load(String name, String satellite, long startMs, int samples, double value) {
        return store.load(MadeSamples.file(name, satellite, MadeSamples.times(startMs, samples, 1), value))
                .granule();
    }

    private ScanStatistics count(SampleQuery query) {
        return store.aggregate(query).statistics();
    }

    @Test
    void randomQuestionsAreAnsweredAlikeWhateverChangesBetween(@TempDir Path folder) throws IOException {
        System.out.println("kept: seed " + SEED);
        TwinFiles files = new TwinFiles(SEED, folder);
        List<SourceContent> contents = new ArrayList<>();
        for (int day = 0; day < TwinFiles.DAYS; day++) {
            contents.add(files.noaa(0, day, List.of()));
            contents.add(files.noaa(1, day, day == 1 ? List.of("L_IGRF", "MLT") : List.of()));
            contents.add(files.csv("probe-" + day + ".csv", TwinFiles.START_MS + day * TwinFiles.DAY_MS, 24, day % 3));
        }
        loadAll(contents);
        RandomQueries random = new RandomQueries(SEED, contents);
        List<SampleQuery> queries = new ArrayList<>();
        while (queries.size() < QUESTIONS) {
            queries.add(random.next());
        }
        ask(queries, "as loaded");
        remove("poes_noaa-19_2013-02-02_proc.nc");
        ask(queries, "one removed");
        loadAll(List.of(files.noaa(0, 0, List.of())));
        ask(queries, "one replaced");
        store.vacuum(Duration.ZERO);
        ask(queries, "vacuumed");
        loadAll(List.of(files.acrossMidnight(0, 1), files.acrossMidnight(1, 2)));
        ask(queries, "two that overlap others");
        remove("probe-3.csv");
        loadAll(List.of(files.csv("probe-0.csv", TwinFiles.START_MS, 24, 2)));
        store.compact(part -> {});
        ask(queries, "compacted");
        loadAll(List.of(files.csv("probe-extra.csv", TwinFiles.START_MS + 30 * 3_600_000L, 30, 1)));
        store.vacuum(Duration.ZERO);
        ask(queries, "one more");
    }

    private void ask(List<SampleQuery> queries, String what) {
        long rows = 0;
        long kept = 0;
        for (SampleQuery query : queries) {
            for (ScanStatistics second : check(query, "seed " + SEED + ", " + what)) {
                assertEquals(second.rows(), second.rowsKept(), () -> what + ", " + query);
                assertEquals(0, second.bytesRead(), () -> what + ", " + query);
                rows += second.rows();
            }
            kept += count(query).rowsKept();
        }
        assertTrue(rows > 20L * QUESTIONS && kept > 0, rows + " rows, " + kept + " kept");
    }

    private void loadAll(List<SourceContent> contents) {
        Outcomes outcomes = new Outcomes();
        store.loadAll(MadeSamples.sources(contents).iterator(), Fewer.ALLOWED, outcomes);
        assertEquals(contents.size(), outcomes.all().size(), outcomes.all()::toString);
    }

    private void remove(String name) throws IOException {
        List<Granule> granules = store.catalog().granules().stream()
                .filter(granule -> granule.fileName().equals(name))
                .toList();
        assertEquals(1, store.remove(granules).size(), name);
    }

    @Test
    void aLoadMakesOnlyTheDaysThatItHasRowsInToBeReadAgain() {
        load("a.nc", "test-1", DAY, 20_000, 1);
        load("b.nc", "test-1", DAY + DAY_MS, 20_000, 2);
        assertEquals(0, count(everything()).rowsKept());
        long rows = count(everything()).rows();
        assertEquals(rows, count(everything()).rowsKept());
        load("c.nc", "test-2", DAY + 5 * DAY_MS, 20_000, 3);
        ScanStatistics more = count(everything());
        assertEquals(rows, more.rowsKept(), "two days are as they were");
        assertTrue(more.rows() > rows && more.bytesRead() > 0);
        load("d.nc", "test-3", DAY + DAY_MS, 20_000, 4);
        long first = more.rows();
        ScanStatistics again = count(everything());
        assertTrue(again.rowsKept() > 0 && again.rowsKept() < first, again + " after " + more);
        check(everything(), "two days changed");
    }

    /** What a question for one satellite has read is good for another's, too, as long as nothing changes. */
    @Test
    void rowsOfOtherSatellitesAreKeptAsLongAsNothingChanges() {
        load("a.nc", "test-1", DAY, 20_000, 1);
        load("b.nc", "test-2", DAY, 20_000, 2);
        SampleQuery one = everything().toBuilder().satellites(List.of("test-1")).build();
        SampleQuery other =
                everything().toBuilder().satellites(List.of("test-2")).build();
        count(one);
        assertEquals(0, count(other).bytesRead());
        load("c.nc", "test-3", DAY + 9 * DAY_MS, 100, 3);
        assertEquals(0, count(one).bytesRead(), "whose granules were proven to be whole");
        assertTrue(count(other).bytesRead() > 0, "whose granules were not");
        check(other, "after a load");
    }

    /** Hours of a day that is kept are in it; of hours that are kept the rest of the day is not. */
    @Test
    void partsOfDaysAreKept() {
        load("a.nc", "test-1", DAY, 43_000, 1);
        SampleQuery hour = hours(3, 4);
        SampleQuery later = hours(3, 9);
        check(hour, "an hour");
        check(later, "more hours");
        check(everything(), "the day");
        store.forget();
        count(everything());
        assertEquals(0, count(hour).bytesRead());
        check(hour, "an hour of a kept day");
    }

    @Test
    void oneThatGoesLiveAfterAnotherOfAHigherNumberIsSeen() throws IOException {
        Granule low = load("low.nc", "test-1", DAY, 5000, 1);
        load("high.nc", "test-2", DAY, 5000, 2);
        store.remove(List.of(low));
        check(everything(), "without the first");
        boolean published = running.write(writer -> writer.publish(low, Optional.empty()));
        assertTrue(published);
        check(everything(), "with it");
        assertEquals(10_000, store.aggregate(everything()).samples());
    }

    /** A restored store is of the generation that it was of, and may have been of many in between. */
    @Test
    void aRestoredStoreIsAnsweredFromAsItIs() throws Exception {
        Granule first = load("a.nc", "test-1", DAY, 5000, 1);
        load("b.nc", "test-2", DAY, 3000, 2);
        check(everything(), "before");
        Optional<String> generation = store.catalog().inventory().generation();
        try (Snapshots snapshots = Snapshots.open(running.location(), Clock.systemUTC())) {
            snapshots.create("kept");
            store.remove(List.of(first));
            load("b.nc", "test-2", DAY, 3000, 3);
            load("c.nc", "test-3", DAY, 2000, 4);
            store.vacuum(Duration.ZERO);
            check(everything(), "changed");
            assertTrue(!store.catalog().inventory().generation().equals(generation));
            snapshots.restore("kept", false);
            assertEquals(generation, store.catalog().inventory().generation());
            check(everything(), "restored");
            assertEquals(8000, store.aggregate(everything()).samples());
            load("c.nc", "test-3", DAY, 2500, 5);
            check(everything(), "loaded after that");
            assertEquals(10_500, store.aggregate(everything()).samples());
            snapshots.delete("kept");
        }
    }

    @Test
    void aRepairedStoreIsAnsweredFromAsItIs() throws Exception {
        Granule lost = load("a.nc", "test-1", DAY, 5000, 1);
        load("b.nc", "test-2", DAY, 3000, 2);
        check(everything(), "before");
        try (Connection connection = running.connect();
                Table table = connection.getTable(SAMPLES)) {
            table.delete(new Delete(rowOf(table, lost).getRow()));
        }
        assertEquals(8000, store.aggregate(everything()).samples(), "still known");
        Repair.run(running.location(), Duration.ofMinutes(1), Clock.systemUTC(), false, step -> {});
        check(everything(), "one has not all its rows any more");
        assertEquals(3000, store.aggregate(everything()).samples());
        load("a.nc", "test-1", DAY, 5000, 1);
        check(everything(), "loaded again");
        assertEquals(8000, store.aggregate(everything()).samples());
    }

    private static Result rowOf(Table table, Granule granule) throws IOException {
        try (ResultScanner rows = table.getScanner(new Scan())) {
            for (Result row = rows.next(); row != null; row = rows.next()) {
                if (Bytes.toInt(row.getRow(), row.getRow().length - Integer.BYTES) == granule.id()) {
                    return row;
                }
            }
        }
        throw new IllegalStateException("no row of " + granule);
    }

    /** A question that fails at its end may have read what was half removed. */
    @Test
    void whatAFailedQuestionReadIsNotUsed() throws IOException {
        Granule first = load("a.nc", "test-1", DAY, 20_000, 1);
        load("b.nc", "test-2", DAY, 20_000, 2);
        try (SampleScan scan = store.scan(everything())) {
            scan.next();
            store.remove(List.of(first));
            store.vacuum(Duration.ZERO);
            assertThrows(HtmStException.class, scan::count);
        }
        assertEquals(0, count(everything()).rowsKept());
        check(everything(), "after a question that failed");
    }

    /** Half of an answer is none: rows of a scan that was closed before its end are not used either. */
    @Test
    void whatAnUnfinishedQuestionReadIsNotUsed() {
        load("a.nc", "test-1", DAY, 20_000, 1);
        try (SampleScan scan = store.scan(everything())) {
            assertTrue(scan.next().size() > 0);
        }
        assertEquals(0, count(everything()).rowsKept());
        check(everything(), "after a question that was given up");
    }

    /** A question for another satellite keeps a damaged row without looking into it. */
    @Test
    void damagedRowsAreReadAgain() throws IOException {
        Granule granule = load("a.nc", "test-1", DAY, 5000, 1);
        load("b.nc", "test-2", DAY, 3000, 2);
        Told sound = fresh(everything());
        SampleQuery other =
                everything().toBuilder().satellites(List.of("test-2")).build();
        try (Connection connection = running.connect();
                Table table = connection.getTable(SAMPLES)) {
            Cell geometry = Arrays.stream(rowOf(table, granule).rawCells())
                    .filter(cell -> cell.getQualifierLength() == 2
                            && Bytes.toShort(cell.getQualifierArray(), cell.getQualifierOffset()) == 0)
                    .findFirst()
                    .orElseThrow();
            put(table, geometry, 1, value -> {
                value[value.length - 1]++;
                return value;
            });
            assertEquals(3000, store.aggregate(other).samples());
            assertThrows(HtmStException.class, () -> Told.of(store, everything()));
            put(table, geometry, 2, value -> value);
            assertEquals(sound, Told.of(store, everything()));
            put(table, geometry, 3, value -> new byte[] {1});
            assertEquals(sound, Told.of(store, everything()), "kept as it was");
            store.forget();
            assertThrows(HtmStException.class, () -> Told.of(store, everything()));
            put(table, geometry, 4, value -> value);
            assertEquals(sound, Told.of(store, everything()));
        }
    }

    private static void put(Table table, Cell cell, int later, UnaryOperator<byte[]> change) throws IOException {
        table.put(new Put(CellUtil.cloneRow(cell))
                .addColumn(
                        CellUtil.cloneFamily(cell),
                        CellUtil.cloneQualifier(cell),
                        cell.getTimestamp() + later,
                        change.apply(CellUtil.cloneValue(cell))));
    }

    @Test
    void threadsThatAskTheSameGetTheSame() throws Exception {
        load("a.nc", "test-1", DAY, 43_000, 1);
        load("b.nc", "test-2", DAY + DAY_MS, 43_000, 2);
        store.load(MadeSamples.noisyFile(SEED));
        SampleQuery small = SampleQuery.builder(new Cap(new LonLat(20, 65), 10), TimeWindow.ALWAYS)
                .channels(List.of("flux"))
                .build();
        SampleQuery hour = hours(3, 4);
        List<SampleQuery> queries =
                List.of(everything(), small, hour, SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS));
        List<Told> expected = queries.stream().map(this::fresh).toList();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> asked = new ArrayList<>();
            for (int round = 0; round < 60; round++) {
                int q = round % queries.size();
                boolean forgets = round % 11 == 10;
                asked.add(threads.submit(() -> {
                    if (forgets) {
                        store.forget();
                    }
                    assertEquals(expected.get(q), Told.of(store, queries.get(q)));
                }));
            }
            for (Future<?> answer : asked) {
                answer.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
