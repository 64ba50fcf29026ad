package org.htmst.serve.hapi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.htmst.answer.order.TimeSlices;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.Cancellation;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.time.TimeWindow;

/**
 * The records of a request, span after span. Some spans are read and encoded ahead, each by a thread, so that memory holds a few of them,
 * however long the request is. To be used by one thread, and closed.
 */
final class RecordSlices implements AutoCloseable {

    /** Of a span of days: sorting and threads have enough to do, and memory holds it. */
    private static final long SLICE_SAMPLES = 80_000;

    /** About the most that a span has as records; a day of very many parameters is cut, though its rows are then read more than once. */
    private static final long SLICE_BYTES =
            Math.max(4 << 20, Runtime.getRuntime().maxMemory() / 256);

    /** How long a request waits for others to make place. */
    private static final long PATIENCE_S = 60;

    private static final int MOST_PARTS = 24;

    /** The first span is a part of the others, for the first byte to come early. */
    private static final int FIRST_PARTS = 8;

    private static final int AHEAD = 1 + Runtime.getRuntime().availableProcessors();

    private final StoreView view;
    private final SampleQuery query;
    private final RecordLayout layout;
    private final RecordEncoder encoder;
    private final ExecutorService readers;
    private final Cancellation cancellation = new Cancellation();
    private final Iterator<TimeWindow> spans;
    private final Deque<Future<EncodedRecords>> ahead = new ArrayDeque<>();
    private final Semaphore places;
    private int held;

    /**
     * Starts reading.
     *
     * @param readers threads that read and encode spans, shared by requests
     * @param places of spans in memory, shared likewise: see {@link #places}
     */
    RecordSlices(
            StoreView view,
            Dataset dataset,
            TimeWindow window,
            RecordLayout layout,
            RecordEncoder encoder,
            ExecutorService readers,
            Semaphore places) {
        this.view = view;
        // No sample is left out for its values, whatever is asked for; the layout knows which are spoilt.
        this.query = dataset.query(window)
                .channels(layout.channels())
                .keepFlagged(true)
                .build();
        this.layout = layout;
        this.encoder = encoder;
        this.readers = readers;
        this.places = places;
        this.spans = spans(window, dataset.granules(), layout.recordBytes()).iterator();
    }

    /** As many places as a quarter of the memory has for spans. Clients that take their answers slowly hold one each. */
    static Semaphore places() {
        return new Semaphore((int) Math.max(16, Runtime.getRuntime().maxMemory() / (4 * SLICE_BYTES)), true);
    }

    /** Disjoint windows in the order of time that hold all samples of {@code granules} in {@code window}. */
    static List<TimeWindow> spans(TimeWindow window, List<Granule> granules, int recordBytes) {
        List<Granule> asked = granules.stream()
                .filter(granule -> granule.window().intersects(window))
                .toList();
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

    /**
     * The records of the next span that has any; null after the last.
     *
     * @throws HtmStException if they cannot be read
     */
    EncodedRecords next() {
        // That of the span before has been sent.
        release(held - ahead.size());
        readAhead();
        while (!ahead.isEmpty()) {
            EncodedRecords records = result(ahead.poll());
            if (records.count() > 0) {
                return records;
            }
            release(1);
            readAhead();
        }
        return null;
    }

    private void readAhead() {
        while (ahead.size() < AHEAD && spans.hasNext() && takesPlace()) {
            held++;
            TimeWindow span = spans.next();
            ahead.add(readers.submit(() -> read(span)));
        }
    }

    /** Whether there is place for one more span; for the only one it is waited for. */
    private boolean takesPlace() {
        if (!ahead.isEmpty()) {
            return places.tryAcquire();
        }
        try {
            if (places.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new HtmStException("other requests leave no place in memory; ask again later", true);
    }

    private void release(int count) {
        places.release(count);
        held -= count;
    }

    private EncodedRecords read(TimeWindow span) {
        SampleQuery part =
                query.toBuilder().times(query.times().intersection(span)).build();
        try (SampleScan scan = view.scan(part, QueryLimits.NONE.withCancellation(cancellation))) {
            return encoder.encode(OrderedSamples.of(scan), layout);
        }
    }

    private static EncodedRecords result(Future<EncodedRecords> records) {
        try {
            return records.get();
        } catch (InterruptedException | CancellationException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("the server stops", true, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw HtmStException.of((Error) e.getCause());
        }
    }

    @Override
    public void close() {
        cancellation.cancel();
        ahead.forEach(records -> records.cancel(false));
        release(held);
    }
}
