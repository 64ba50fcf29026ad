package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.RegionInfo;
import org.htmst.cli.option.StoreOptions;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.table.RegionSplits;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** Loads, queries, removals, vacuums and the moves of regions at the same time. */
@ExtendWith(TestStore.class)
class ConcurrencyTest {

    private static final TableName SAMPLES = TableName.valueOf("htmst:samples");
    private static final long DAY = Instant.parse("2016-02-29T00:00:00Z").toEpochMilli();
    private static final SampleQuery EVERYTHING = SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
            .channels(List.of("flux"))
            .build();

    private final TestStore.Running running;
    private final Store store;

    ConcurrencyTest(TestStore.Running running) {
        this.running = running;
        store = running.store();
    }

    @AfterEach
    void removeAll() throws Exception {
        running.clear();
    }

    @Test
    void theSameFilesFromTwoProcessesAreLoadedOnce() throws Exception {
        String[] options = running.options().toArray(String[]::new);
        List<Process> loaders =
                List.of(ChildProcess.start(LoadMain.class, options), ChildProcess.start(LoadMain.class, options));
        for (Process loader : loaders) {
            assertEquals("ready", ChildProcess.firstLine(loader));
        }
        for (Process loader : loaders) {
            loader.getOutputStream().close();
        }
        for (Process loader : loaders) {
            assertEquals(0, loader.waitFor());
        }
        List<SourceContent> files = LoadMain.files();
        assertEquals(
                files.stream()
                        .map(file -> file.file().getFileName().toString())
                        .sorted()
                        .toList(),
                store.catalog().granules().stream()
                        .map(Granule::fileName)
                        .sorted()
                        .toList());
        try (SampleScan scan = store.scan(SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS))) {
            assertEquals(files.stream().mapToLong(file -> file.samples().size()).sum(), scan.count());
        }
        store.vacuum(Duration.ZERO);
        assertEquals(files.size(), store.catalog().journal().size(), "what the slower one had written is gone");
    }

    @Test
    void everyAnswerIsWhollyOfOneVersion() throws Exception {
        load(1);
        AtomicBoolean loading = new AtomicBoolean(true);
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try {
            List<Future<Set<Double>>> seen = new ArrayList<>();
            for (int reader = 0; reader < 2; reader++) {
                seen.add(readers.submit(() -> {
                    Set<Double> versions = new HashSet<>();
                    while (loading.get()) {
                        versions.add(versionOfAnAnswer());
                    }
                    return versions;
                }));
            }
            for (int version = 2; version <= 12; version++) {
                load(version);
            }
            loading.set(false);
            for (Future<Set<Double>> versions : seen) {
                assertTrue(versions.get().size() > 1, "answers while versions changed: " + versions.get());
            }
        } finally {
            loading.set(false);
            readers.shutdown();
        }
        assertEquals(12, versionOfAnAnswer());
    }

    /** Each version has a number of samples and a value of its own. */
    private void load(int version) {
        store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 3000 + version, 1), version));
    }

    private double versionOfAnAnswer() {
        Set<Double> values = new HashSet<>();
        long samples = 0;
        try (SampleScan scan = store.scan(EVERYTHING)) {
            for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                samples += batch.size();
                Arrays.stream(batch.values()[0]).forEach(values::add);
            }
        }
        assertEquals(1, values.size(), "versions in one answer: " + values);
        double version = values.iterator().next();
        assertEquals(3000 + version, samples, "samples of version " + version);
        return version;
    }

    @Test
    void removalsAndVacuumsDuringLoadsTakeNothingElseAlong() throws Exception {
        AtomicBoolean loading = new AtomicBoolean(true);
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            Future<?> removals = others.submit(() -> {
                while (loading.get()) {
                    store.remove(granules("goes.nc"));
                }
            });
            // A grace that no load outlasts: none is held for dead while it runs.
            Future<?> vacuums = others.submit(() -> {
                while (loading.get()) {
                    store.vacuum(Duration.ofMinutes(10));
                }
            });
            for (int version = 1; version <= 15; version++) {
                store.load(MadeSamples.file("stays.nc", "test-1", MadeSamples.times(DAY, 2000, 1), version));
                store.load(MadeSamples.file("goes.nc", "test-2", MadeSamples.times(DAY, 2000, 2), version));
                assertEquals(2000, countOf("test-1"), "after version " + version);
                long going = countOf("test-2");
                assertTrue(going == 0 || going == 2000, going + " samples of a file on its way out");
            }
            loading.set(false);
            removals.get();
            vacuums.get();
        } finally {
            loading.set(false);
            others.shutdown();
        }
        store.remove(granules("goes.nc"));
        store.vacuum(Duration.ZERO);
        assertEquals(0, countOf("test-2"));
        assertEquals(2000, countOf("test-1"));
        assertEquals(1, store.catalog().journal().size());
    }

    private List<Granule> granules(String fileName) {
        try {
            return store.catalog().granules().stream()
                    .filter(granule -> granule.fileName().equals(fileName))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long countOf(String satellite) {
        SampleQuery query = SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                .satellites(List.of(satellite))
                .build();
        try (SampleScan scan = store.scan(query)) {
            return scan.count();
        }
    }

    /** What happens to regions while a scan reads them. */
    @FunctionalInterface
    private interface Change {
        void make(Admin admin) throws Exception;
    }

    @Test
    void aScanGoesOnOverRegionsThatAreMergedSplitAndMoved() throws Exception {
        try (Connection connection = running.connect();
                Admin admin = connection.getAdmin()) {
            admin.disableTable(SAMPLES);
            admin.truncateTable(SAMPLES, false);
            // Nothing, the southern half of the rows, the northern half, nothing.
            for (byte[] key :
                    RegionSplits.keys(store.catalog().schema().codeLayout(), new TimeWindow(DAY, DAY + 1), 2)) {
                byte[][] regions = regions(admin);
                admin.splitRegionAsync(regions[regions.length - 1], key).get();
            }
            assertEquals(4, regions(admin).length);
            store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 300_000, 1), 1));
            scanDuring(
                    admin,
                    a -> a.mergeRegionsAsync(Arrays.copyOfRange(regions(a), 2, 4), false)
                            .get(),
                    ConcurrencyTest::closeAndOpenAll);
            assertEquals(3, regions(admin).length);
            scanDuring(
                    admin,
                    a -> a.splitRegionAsync(regions(a)[1]).get(),
                    ConcurrencyTest::closeAndOpenAll,
                    ConcurrencyTest::closeAndOpenAll);
            assertEquals(4, regions(admin).length);
        }
    }

    private void scanDuring(Admin admin, Change... changes) throws Exception {
        Set<Long> times = new HashSet<>();
        int changed = 0;
        try (SampleScan scan = store.scan(EVERYTHING)) {
            for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                for (long timeMs : batch.timeMs()) {
                    assertTrue(times.add(timeMs), "a sample came twice");
                }
                if (times.size() > 40_000 * (changed + 1) && changed < changes.length) {
                    changes[changed++].make(admin);
                }
            }
        }
        assertEquals(changes.length, changed);
        assertEquals(300_000, times.size());
    }

    private static byte[][] regions(Admin admin) throws IOException {
        return admin.getRegions(SAMPLES).stream().map(RegionInfo::getRegionName).toArray(byte[][]::new);
    }

    private static void closeAndOpenAll(Admin admin) throws IOException {
        for (byte[] region : regions(admin)) {
            admin.unassign(region);
            admin.assign(region);
        }
    }

    /** Reads the real files, says so, and loads them as soon as its input ends. */
    static final class LoadMain {
        private LoadMain() {}

        static List<SourceContent> files() {
            return SampleFiles.NETCDF.subList(1, 4).stream()
                    .map(SampleFiles::read)
                    .toList();
        }

        public static void main(String[] args) throws Exception {
            StoreOptions options = CommandLine.populateCommand(new StoreOptions(), args);
            try (Store store = Store.open(options.location(Map.of()))) {
                List<SourceContent> files = files();
                System.out.println("ready");
                System.in.read();
                store.loadAll(MadeSamples.sources(files).iterator(), new Outcomes());
            }
        }
    }
}
