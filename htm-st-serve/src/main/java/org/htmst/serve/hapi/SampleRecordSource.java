package org.htmst.serve.hapi;

import java.util.ArrayList;
import java.util.List;
import org.htmst.answer.order.OrderedSamples;
import org.htmst.answer.order.TimeSlices;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.serve.dataset.Dataset;
import org.htmst.serve.dataset.DatasetParameter;
import org.htmst.time.TimeWindow;

/** A record for each sample, whatever it has values of. */
final class SampleRecordSource implements RecordSource {

    /** Of a span of days: sorting and threads have enough to do, and memory holds it. */
    private static final long SLICE_SAMPLES = 80_000;

    /** About the most that a span has as records; a day of very many parameters is cut, though its rows are then read more than once. */
    static final long SLICE_BYTES = Math.max(4 << 20, Runtime.getRuntime().maxMemory() / 256);

    private static final int MOST_PARTS = 24;

    /** The first span is a part of the others, for the first byte to come early. */
    private static final int FIRST_PARTS = 8;

    private final StoreView view;
    private final Dataset dataset;
    private final SampleLayout layout;
    private final int recordBytes;

    SampleRecordSource(StoreView view, Dataset dataset, List<DatasetParameter> parameters) {
        this.view = view;
        this.dataset = dataset;
        this.layout = SampleLayout.of(parameters);
        this.recordBytes = RecordColumn.recordBytes(RecordColumn.of(parameters));
    }

    @Override
    public boolean isWithin(long samples, TimeWindow window, QueryLimits limits) {
        // They are only counted where files say that there may be more.
        return asked(window).stream().mapToLong(Granule::samplesKept).sum() <= samples
                || view.aggregate(dataset.query(window).keepFlagged(true).build(), limits)
                                .samples()
                        <= samples;
    }

    private List<Granule> asked(TimeWindow window) {
        return dataset.granules().stream()
                .filter(granule -> granule.window().intersects(window))
                .toList();
    }

    @Override
    public List<TimeWindow> spans(TimeWindow window) {
        List<Granule> asked = asked(window);
        List<TimeWindow> spans = new ArrayList<>();
        for (TimeWindow slice : TimeSlices.of(window, asked, SLICE_SAMPLES)) {
            long parts = Math.min(MOST_PARTS, 1 + expected(slice, asked) * recordBytes / SLICE_BYTES);
            cut(slice, spans.isEmpty() ? Math.max(parts, FIRST_PARTS) : parts, spans);
        }
        return spans;
    }

    private static long expected(TimeWindow slice, List<Granule> granules) {
        double samples = 0;
        for (Granule granule : granules) {
            TimeWindow shared = granule.window().intersection(slice);
            samples += (double) granule.samplesKept()
                    * (shared.endMs() - shared.startMs())
                    / (granule.window().endMs() - granule.window().startMs());
        }
        return (long) samples;
    }

    private static void cut(TimeWindow slice, long parts, List<TimeWindow> spans) {
        long lengthMs = slice.endMs() - slice.startMs();
        long startMs = slice.startMs();
        for (long part = 1; part <= parts; part++) {
            long endMs = slice.startMs() + lengthMs * part / parts;
            if (endMs > startMs) {
                spans.add(new TimeWindow(startMs, endMs));
            }
            startMs = endMs;
        }
    }

    @Override
    public Records read(TimeWindow span, QueryLimits limits) {
        // No sample is left out for its values, whatever is asked for; the layout knows which are spoilt.
        SampleQuery query = dataset.query(span)
                .channels(layout.channels())
                .keepFlagged(true)
                .build();
        try (SampleScan scan = view.scan(query, limits)) {
            return new SampleRecords(OrderedSamples.of(scan), layout);
        }
    }
}
