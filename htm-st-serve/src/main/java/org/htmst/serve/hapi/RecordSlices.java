package org.htmst.serve.hapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.htmst.failure.HtmStException;
import org.htmst.query.Cancellation;
import org.htmst.query.QueryLimits;
import org.htmst.time.TimeWindow;

/**
 * The records of a request, span after span. Some spans are read and encoded ahead, each by a thread, so that memory holds a few of them,
 * however long the request is. To be used by one thread, and closed.
 */
final class RecordSlices implements AutoCloseable {

    /** How long a request waits for others to make place. */
    private static final long PATIENCE_S = 60;

    private static final int AHEAD = 1 + Runtime.getRuntime().availableProcessors();

    private final RecordSource source;
    private final List<RecordColumn> columns;
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
     * @param columns of the records of {@code source}
     * @param readers threads that read and encode spans, shared by requests
     * @param places of spans in memory, shared likewise: see {@link #places}
     */
    RecordSlices(
            RecordSource source,
            TimeWindow window,
            List<RecordColumn> columns,
            RecordEncoder encoder,
            ExecutorService readers,
            Semaphore places) {
        this.source = source;
        this.columns = columns;
        this.encoder = encoder;
        this.readers = readers;
        this.places = places;
        this.spans = source.spans(window).iterator();
    }

    /** As many places as a quarter of the memory has for spans. Clients that take their answers slowly hold one each. */
    static Semaphore places() {
        return new Semaphore(
                (int) Math.max(16, Runtime.getRuntime().maxMemory() / (4 * SampleRecordSource.SLICE_BYTES)), true);
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
        return encoder.encode(source.read(span, QueryLimits.NONE.withCancellation(cancellation)), columns);
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
