package org.htmst.answer.order;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.time.TimeWindow;

/** The order of an answer. */
public enum AnswerOrder {
    /** As stored: the first samples come at once. */
    KEY {
        @Override
        public void answer(StoreView view, SampleQuery query, QueryLimits limits, Sink sink) throws IOException {
            try (SampleScan scan = view.scan(query, limits)) {
                AnswerWriter writer = sink.begin(scan.scope().granules());
                while (!writer.isFull()) {
                    SampleBatch batch = scan.next();
                    if (batch == null) {
                        break;
                    }
                    writer.write(batch, 0, batch.size());
                }
                writer.leftOut(scan.statistics());
            }
        }
    },

    /**
     * By the coupled code of place and time, two levels finer than the store's cells, of which one at a time is sorted. Any rows that
     * follow each other are near in place and in time, so that statistics of a part of a file tell what it holds.
     */
    CODE {
        @Override
        public void answer(StoreView view, SampleQuery query, QueryLimits limits, Sink sink) throws IOException {
            try (SampleScan scan = view.scan(query, limits)) {
                AnswerWriter writer = sink.begin(scan.scope().granules());
                CodeSorter sorter = new CodeSorter(scan.scope().layout(), writer);
                for (SampleBatch batch = scan.next(); batch != null && !writer.isFull(); batch = scan.next()) {
                    sorter.add(batch);
                }
                sorter.write();
                writer.leftOut(scan.statistics());
            }
        }
    },

    /** By time, then satellite, then product: the window is asked for in slices that fit into memory, each sorted. */
    TIME {
        @Override
        public void answer(StoreView view, SampleQuery query, QueryLimits limits, Sink sink) throws IOException {
            QueryWatch watch = limits.start();
            List<Granule> granules = view.plan(query).granules();
            AnswerWriter writer = sink.begin(granules);
            for (TimeWindow slice : TimeSlices.of(query.times().hull(), granules, sliceSamples(query))) {
                if (writer.isFull()) {
                    return;
                }
                OrderedSamples samples;
                try (SampleScan scan = view.scan(
                        query.toBuilder()
                                .times(query.times().intersection(slice))
                                .build(),
                        watch)) {
                    samples = OrderedSamples.of(scan);
                    writer.leftOut(scan.statistics());
                }
                samples.writeTo(writer);
            }
        }
    };

    /** What the samples of a slice should take in memory; a single day may take more. */
    private static final long SLICE_BYTES = 100_000_000;

    /** What a sample takes beside its numbers while it is held and sorted: its time and place, twice. */
    private static final int HELD_BYTES = 40;

    /** Time, longitude, latitude and altitude. */
    private static final int PLACE_NUMBERS = 4;

    private static long sliceSamples(SampleQuery query) {
        return SLICE_BYTES
                / (HELD_BYTES + Double.BYTES * (PLACE_NUMBERS + query.channels().size()));
    }

    /** Where an answer goes. */
    @FunctionalInterface
    public interface Sink {
        /** Begins an answer that comes from {@code granules}. */
        AnswerWriter begin(List<Granule> granules) throws IOException;
    }

    /** Answers {@code query} from {@code view}, as far as {@code limits} go. */
    public abstract void answer(StoreView view, SampleQuery query, QueryLimits limits, Sink sink) throws IOException;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
