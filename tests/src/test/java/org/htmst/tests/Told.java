package org.htmst.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.query.Aggregate;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import org.htmst.sample.SampleBatch;

/**
 * An answer as it came: every sample in its order, every sum to its last bit, and what was looked at for it, but for the rows of dead
 * granules that lie between.
 */
record Told(List<String> batches, long samples, List<Aggregate.ChannelTotals> sums, List<Object> counts) {

    /** What a store answers now. */
    static Told of(Store store, SampleQuery query) {
        return of(store, query, new ArrayList<>());
    }

    /** What a store answers now; the statistics of the sum and of the rows are added to {@code statistics}. */
    static Told of(Store store, SampleQuery query, List<ScanStatistics> statistics) {
        List<String> batches = new ArrayList<>();
        Aggregate aggregate = store.aggregate(query);
        try (SampleScan scan = store.scan(query)) {
            for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                batches.add(batch.satellite() + " " + batch.product() + " " + batch.positionType() + " "
                        + Arrays.toString(batch.timeMs()) + Arrays.toString(batch.lonDeg())
                        + Arrays.toString(batch.latDeg()) + Arrays.toString(batch.altKm())
                        + Arrays.deepToString(batch.values()));
            }
            statistics.addAll(List.of(aggregate.statistics(), scan.statistics()));
            List<Object> counts = new ArrayList<>();
            for (ScanStatistics read : List.of(aggregate.statistics(), scan.statistics())) {
                counts.addAll(List.of(read.granules(), read.ranges(), read.runs(), read.runsPruned()));
                counts.addAll(List.of(read.samplesTouched(), read.samplesAnswered(), read.otherDirection()));
                counts.addAll(List.of(read.leftOut(), read.blanks()));
            }
            return new Told(batches, aggregate.samples(), aggregate.channels(), counts);
        }
    }
}
