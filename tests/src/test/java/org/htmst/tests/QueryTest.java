package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.query.Aggregate;
import org.htmst.query.MemorySource;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import org.htmst.sample.SampleBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers over the four real files equal those of the same files in memory. */
@ExtendWith(TestStore.class)
class QueryTest {

    /** Another seed asks other questions: {@code -Dhtmst.seed=...}. */
    private static final long SEED = Long.getLong("htmst.seed", 20261121);

    private static final int QUERIES = 400;

    private final Store store;

    QueryTest(TestStore.Running running) {
        store = running.store();
    }

    @Test
    void answersEqualThoseOfMemory() {
        List<SourceContent> files = new ArrayList<>(
                SampleFiles.NETCDF.stream().map(SampleFiles::read).toList());
        // The real files report no in-flight calibration, so one that does is made up.
        files.add(MadeSamples.noisyFile(SEED));
        files.forEach(store::load);
        MemorySource memory = SampleFiles.inMemory(files);
        RandomQueries queries = new RandomQueries(SEED, files);
        int empty = 0;
        long answered = 0;
        for (int q = 0; q < QUERIES; q++) {
            SampleQuery query = queries.next();
            List<String> expected = SampleLines.sorted(memory, query);
            List<String> actual = new ArrayList<>();
            List<SampleBatch> batches = new ArrayList<>();
            try (SampleScan scan = store.scan(query)) {
                for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                    actual.addAll(SampleLines.of(batch));
                    batches.add(batch);
                }
                ScanStatistics statistics = scan.statistics();
                assertEquals(actual.size(), statistics.samplesAnswered());
                assertTrue(statistics.samplesTouched() >= actual.size());
            }
            actual.sort(null);
            assertEquals(expected, actual, "seed " + SEED + ", query " + q + ": " + query);
            assertAddsUp(store.aggregate(query), batches, "seed " + SEED + ", query " + q + ": " + query);
            empty += expected.isEmpty() ? 1 : 0;
            answered += expected.size();
        }
        // The questions must be neither all empty nor all the same.
        assertTrue(empty > 10 && QUERIES - empty >= 200, empty + " empty answers");
        assertTrue(answered > 1_000_000, answered + " samples answered");
    }

    /** An aggregate of the question says what its samples say. */
    private static void assertAddsUp(Aggregate aggregate, List<SampleBatch> batches, String question) {
        assertEquals(batches.stream().mapToLong(SampleBatch::size).sum(), aggregate.samples(), question);
        for (int c = 0; c < aggregate.channels().size(); c++) {
            int channel = c;
            DoubleSummaryStatistics expected = batches.stream()
                    .flatMapToDouble(batch -> DoubleStream.of(batch.values()[channel]))
                    .filter(value -> !Double.isNaN(value))
                    .summaryStatistics();
            Aggregate.ChannelTotals actual = aggregate.channels().get(c);
            assertEquals(expected.getCount(), actual.count(), question);
            assertEquals(expected.getSum(), actual.sum(), 1e-9 * Math.abs(expected.getSum()), question);
            if (expected.getCount() > 0) {
                assertEquals(expected.getMin(), actual.min(), question);
                assertEquals(expected.getMax(), actual.max(), question);
            } else {
                assertTrue(Double.isNaN(actual.min()) && Double.isNaN(actual.max()), question);
            }
        }
    }
}
