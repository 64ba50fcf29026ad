package org.htmst.answer.conjunction;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.htmst.answer.order.TimeSlices;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/** Reads what the files of satellites say of where these are, by channels. No run map tells of that: every sample is read. */
final class TrackValues {

    private static final long SLICE_SAMPLES = 1_000_000;

    private final StoreView view;
    private final QueryWatch watch;

    TrackValues(StoreView view, QueryWatch watch) {
        this.view = view;
        this.watch = watch;
    }

    /** Takes the samples of some days. */
    @FunctionalInterface
    interface Slices {

        /**
         * Takes what follows upon the slice before.
         *
         * @param samples of each satellite, by time: longitude, latitude, then the values of the channels, NaN for one that is missing
         * @param endMs before which no sample of a later slice is
         */
        void take(Map<String, TreeMap<Long, double[]>> samples, long endMs);
    }

    /** Reads to the end; tells how many bytes were read. */
    long read(
            SampleQuery query, List<String> satellites, List<Granule> granules, List<String> channels, Slices slices) {
        SampleQuery all = SampleQuery.builder(Region.SPHERE, query.times())
                .satellites(satellites)
                .products(query.products())
                .channels(channels)
                .build();
        long bytes = 0;
        for (TimeWindow slice : TimeSlices.of(query.times().hull(), granules, SLICE_SAMPLES)) {
            Map<String, TreeMap<Long, double[]>> samples = new TreeMap<>();
            SampleQuery part =
                    all.toBuilder().times(all.times().intersection(slice)).build();
            try (SampleScan scan = view.scan(part, watch)) {
                for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                    add(batch, samples.computeIfAbsent(batch.satellite(), first -> new TreeMap<>()));
                }
                bytes += scan.statistics().bytesRead();
            }
            slices.take(samples, slice.endMs());
        }
        return bytes;
    }

    private static void add(SampleBatch batch, TreeMap<Long, double[]> samples) {
        int channels = batch.values().length;
        for (int i = 0; i < batch.size(); i++) {
            double[] values = new double[2 + channels];
            values[0] = batch.lonDeg()[i];
            values[1] = batch.latDeg()[i];
            for (int c = 0; c < channels; c++) {
                values[2 + c] = batch.values()[c][i];
            }
            samples.put(batch.timeMs()[i], values);
        }
    }
}
