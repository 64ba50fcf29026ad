package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.query.MemorySource;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.SampleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store of five missions from four formats answers as their files in memory do. {@code -Dhtmst.questions=200} says how many questions
 * are asked, {@code -Dhtmst.seed=N} which.
 */
@ExtendWith(TestStore.class)
class MissionsTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261128);
    private static final int QUERIES = Integer.getInteger("htmst.questions", 30);

    private static final List<String> FILES = List.of(
            "missions/swarm-a_mag_lr_20160101.cdf",
            "missions/de2_ion2s_rpa_19830213_v01.cdf",
            "missions/sci_xrsf-l2-avg1m_g16_d20210101_truncated.nc",
            "poes_n18_20191024.txt",
            "poes_m02_20181231_raw.nc");

    private final TestStore.Running running;
    private final Store store;

    @TempDir
    private Path folder;

    MissionsTest(TestStore.Running running) {
        this.running = running;
        store = running.store();
    }

    @Test
    void answersOverFiveMissionsEqualThoseOfMemory() {
        List<SourceContent> files = FILES.stream()
                .map(name -> SourceFiles.read(SampleFiles.FOLDER.resolve(name), Optional.empty()))
                .toList();
        assertEquals(
                List.of("swarm-a", "de-2", "goes-16", "noaa-18", "metop-02"),
                files.stream()
                        .flatMap(file -> file.samples().satellites().stream())
                        .toList());
        files.forEach(store::load);
        MemorySource memory = SampleFiles.inMemory(files);
        RandomQueries queries = new RandomQueries(SEED, files);
        long answered = 0;
        for (int q = 0; q < QUERIES; q++) {
            SampleQuery query = queries.next();
            List<String> expected = SampleLines.sorted(memory, query);
            List<String> actual = new ArrayList<>();
            try (SampleScan scan = store.scan(query)) {
                for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                    actual.addAll(SampleLines.of(batch));
                }
            }
            actual.sort(null);
            assertEquals(expected, actual, "seed " + SEED + ", query " + q + ": " + query);
            answered += expected.size();
        }
        assertTrue(answered > 10_000, answered + " samples answered");
        assertWrittenBack(files.subList(0, 4));
    }

    /** What came from no file of NOAA's layout comes back as a table that loads to the same samples. */
    private void assertWrittenBack(List<SourceContent> files) {
        for (SourceContent file : files) {
            CommandLineRun run =
                    running.run("export", "--product", file.product().name(), "-o", folder.toString());
            assertEquals(0, run.code(), run.err());
            String name = file.file().getFileName().toString().replaceFirst("\\.[a-z]+$", ".csv");
            SourceContent again = SourceFiles.read(folder.resolve(name), Optional.empty());
            SampleTable expected = file.samples();
            SampleTable actual = again.samples();
            assertEquals(expected.channels(), actual.channels());
            assertEquals(expected.satellites(), actual.satellites());
            assertArrayEquals(expected.timeMs(), actual.timeMs());
            assertArrayEquals(expected.lonDeg(), actual.lonDeg());
            assertArrayEquals(expected.latDeg(), actual.latDeg());
            assertArrayEquals(expected.altKm(), actual.altKm());
            assertArrayEquals(expected.values(), actual.values(), name);
        }
    }
}
