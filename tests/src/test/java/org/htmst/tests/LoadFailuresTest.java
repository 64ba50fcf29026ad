package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Source;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.LoadListener;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.table.StoreTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a load of many files says of each, and what becomes of those beside a file, a batch or a thread that fails. */
@ExtendWith(TestStore.class)
class LoadFailuresTest {

    private static final long DAY = Instant.parse("2016-02-29T00:00:00Z").toEpochMilli();

    private final TestStore.Running running;
    private final Store store;
    private final Answers answers;
    private final StagingFolder staging;

    LoadFailuresTest(TestStore.Running running) throws IOException {
        this.running = running;
        store = running.store();
        answers = new Answers(store);
        staging = running.staging();
    }

    @AfterEach
    void removeAll() throws Exception {
        running.clear();
    }

    @Test
    void manyFilesAreToldOfInTheirOrderAndABadOneHindersNone() throws Exception {
        SourceContent first = MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 3000, 1), 1);
        SourceContent newer = MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 5000, 1), 2);
        SourceContent copy = MadeSamples.file("copy.nc", "test-1", MadeSamples.times(DAY, 5000, 1), 2);
        SourceContent other = MadeSamples.file("b.nc", "test-2", MadeSamples.times(DAY, 4000, 1), 3);
        SourceContent newest = MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 5000, 1), 4);
        SourceContent unfit = MadeSamples.file("c.nc", "test-3", MadeSamples.times(DAY, 100, 1), 1e300);
        List<Supplier<Source>> sources = new ArrayList<>(MadeSamples.sources(List.of(first, newer, copy, unfit)));
        sources.add(() -> {
            throw new HtmStException("broken", false);
        });
        sources.addAll(MadeSamples.sources(List.of(other, newest)));
        Outcomes outcomes = new Outcomes();
        store.loadAll(sources.iterator(), outcomes);
        String noFloat = "channel flux: value 1.0E300 is no float32";
        assertEquals(
                List.of("LOADED", "REPLACED", "UNCHANGED", noFloat, "broken", "LOADED", "REPLACED"), outcomes.all());
        assertEquals(9000, answers.count());
        assertEquals(Set.of(4.0, 3.0), answers.values());
        assertEquals(
                List.of("a.nc", "b.nc"),
                store.catalog().granules().stream()
                        .map(Granule::fileName)
                        .sorted()
                        .toList());
        assertEquals(3, store.status().deadGranules());
        Outcomes again = new Outcomes();
        store.loadAll(MadeSamples.sources(List.of(newest, other)).iterator(), again);
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), again.all());
        assertEquals(List.of(), staging.names(), "a load leaves no file behind");
    }

    @Test
    void aListenerCanEndALoadAndWhatItHasHeardOfIsLoaded() throws Exception {
        List<SourceContent> files = IntStream.range(0, 8)
                .mapToObj(i -> MadeSamples.file(i + ".nc", "test-" + i, MadeSamples.times(DAY, 100, i), i))
                .toList();
        List<Supplier<Source>> sources = new ArrayList<>(MadeSamples.sources(files));
        sources.add(0, () -> {
            throw new HtmStException("broken", false);
        });
        HtmStException ended = assertThrows(
                HtmStException.class,
                () -> store.loadAll(sources.iterator(), new LoadListener() {
                    @Override
                    public void loaded(int source, LoadOutcome outcome) {}

                    @Override
                    public void failed(int source, RuntimeException cause) {
                        throw cause;
                    }
                }));
        assertEquals("broken", ended.getMessage());
        long live = store.catalog().granules().size();
        assertEquals(100 * live, answers.count());
        Outcomes outcomes = new Outcomes();
        store.loadAll(MadeSamples.sources(files).iterator(), outcomes);
        assertEquals(8, outcomes.all().size());
        assertEquals(800, answers.count());
    }

    @Test
    void anErrorOfJavaIsTheFailureOfItsFile() throws Exception {
        List<Supplier<Source>> sources = new ArrayList<>();
        List<Error> errors = List.of(
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError(),
                new IOError(new IOException("No space left on device")),
                new NoClassDefFoundError("x"));
        errors.forEach(error -> sources.add(() -> {
            throw error;
        }));
        sources.addAll(
                MadeSamples.sources(List.of(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 100, 1), 1))));
        Outcomes outcomes = new Outcomes();
        store.loadAll(sources.iterator(), outcomes);
        List<String> all = outcomes.all();
        assertTrue(all.get(0).contains("more memory is needed"), all.get(0));
        assertTrue(all.get(1).contains("nested too deeply"), all.get(1));
        assertEquals("No space left on device", all.get(2));
        assertTrue(all.get(3).startsWith("internal error"), all.get(3));
        assertEquals("LOADED", all.get(4));
        assertEquals(100, answers.count());
    }

    @Test
    void anInterruptIsNoFailureOfFiles() throws Exception {
        SourceContent file = MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 100, 1), 1);
        Thread loading = Thread.currentThread();
        List<Supplier<Source>> sources = new ArrayList<>(MadeSamples.sources(List.of(file)));
        sources.add(() -> {
            loading.interrupt();
            // Until the load ends and its workers are told to.
            synchronized (sources) {
                try {
                    sources.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            throw new IllegalStateException("nobody wakes it");
        });
        List<String> failed = new ArrayList<>();
        HtmStException ended = assertThrows(
                HtmStException.class,
                () -> store.loadAll(sources.iterator(), new LoadListener() {
                    @Override
                    public void loaded(int source, LoadOutcome outcome) {}

                    @Override
                    public void failed(int source, RuntimeException cause) {
                        failed.add(cause.toString());
                    }
                }));
        assertTrue(Thread.interrupted(), "who interrupted is not forgotten");
        assertTrue(ended.getMessage().contains("interrupted"), ended.getMessage());
        assertEquals(List.of(), failed);
        Outcomes again = new Outcomes();
        store.loadAll(MadeSamples.sources(List.of(file)).iterator(), again);
        assertEquals(100, answers.count());
    }

    /** A batch is given up for other reasons, too, than that a vacuum holds it for dead. */
    @Test
    void aBatchThatFailsSaysWhy() throws Exception {
        List<Supplier<Source>> sources = new ArrayList<>(MadeSamples.sources(IntStream.range(0, 8)
                .mapToObj(i -> MadeSamples.file(i + ".nc", "test-" + i, MadeSamples.times(DAY, 100, i), i))
                .toList()));
        Scan journal = new Scan().setStartStopRowForPrefixScan(Bytes.toBytes("journal/"));
        try (Connection connection = running.connect();
                Table catalog = connection.getTable(StoreTables.of(connection).catalog())) {
            List<Put> mended = new ArrayList<>();
            sources.add(() -> {
                // By now the first files are begun, and nothing is stored.
                try (ResultScanner results = catalog.getScanner(journal)) {
                    for (Result result : results) {
                        Cell cell =
                                result.getColumnLatestCell(StoreTables.catalogFamily(), StoreTables.catalogQualifier());
                        catalog.put(journalPut(cell, 1, Bytes.toBytes("{")));
                        mended.add(journalPut(cell, 2, CellUtil.cloneValue(cell)));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                throw new HtmStException("the last one", false);
            });
            HtmStException failed =
                    assertThrows(HtmStException.class, () -> store.loadAll(sources.iterator(), new Outcomes()));
            assertTrue(failed.getMessage().contains("cannot be read"), failed.getMessage());
            assertFalse(failed.getMessage().contains("held it for dead"), failed.getMessage());
            catalog.put(mended);
        }
    }

    private static Put journalPut(Cell cell, int later, byte[] value) {
        return new Put(CellUtil.cloneRow(cell))
                .addColumn(
                        StoreTables.catalogFamily(),
                        StoreTables.catalogQualifier(),
                        cell.getTimestamp() + later,
                        value);
    }
}
