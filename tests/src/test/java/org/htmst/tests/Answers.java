package org.htmst.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/** What a store of {@link MadeSamples} answers. */
record Answers(Store store) {

    /** The flux of all samples. */
    static SampleQuery everything() {
        return SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                .channels(List.of("flux"))
                .build();
    }

    /** How many samples there are. */
    long count() {
        try (SampleScan scan = store.scan(SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS))) {
            return scan.count();
        }
    }

    /** All values of the flux. */
    Set<Double> values() {
        Set<Double> values = new HashSet<>();
        batches().forEach(batch -> Arrays.stream(batch.values()[0]).forEach(values::add));
        return values;
    }

    /** The flux of all samples, as it comes. */
    List<SampleBatch> batches() {
        List<SampleBatch> batches = new ArrayList<>();
        try (SampleScan scan = store.scan(everything())) {
            for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                batches.add(batch);
            }
        }
        return batches;
    }
}
