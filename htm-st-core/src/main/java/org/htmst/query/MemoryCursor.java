package org.htmst.query;

import java.time.Duration;
import java.util.List;
import org.htmst.failure.HtmStException;
import org.htmst.sample.SampleBatch;

/** An answer of a {@link MemorySource}: samples are looked at when they are asked for. */
final class MemoryCursor implements SampleCursor {

    private final List<TrackLook> looks;
    private final MemoryCounts counts;
    private final QueryWatch watch;
    private final Duration planning;
    private int at;
    private boolean closed;
    private HtmStException failure;
    private Duration firstBatch = Duration.ZERO;
    private Duration total;

    MemoryCursor(List<TrackLook> looks, int channels, QueryWatch watch) {
        this.looks = looks;
        this.counts = new MemoryCounts(channels);
        this.watch = watch;
        this.planning = sinceStart();
    }

    @Override
    public SampleBatch next() {
        if (closed) {
            throw new IllegalStateException("the cursor is closed");
        }
        if (failure != null) {
            throw failure;
        }
        try {
            return take();
        } catch (HtmStException e) {
            failure = e;
            throw e;
        }
    }

    private SampleBatch take() {
        watch.check();
        while (at < looks.size()) {
            TrackLook look = looks.get(at);
            if (look.isAtEnd()) {
                at++;
                continue;
            }
            SampleBatch batch = look.look(counts);
            watch.check();
            if (batch.size() > 0) {
                watch.handOver(batch);
                firstBatch = firstBatch.isZero() ? sinceStart() : firstBatch;
                return batch;
            }
        }
        total = total == null ? sinceStart() : total;
        return null;
    }

    @Override
    public ScanStatistics statistics() {
        return new ScanStatistics(
                (int) looks.stream().map(TrackLook::table).distinct().count(),
                0,
                0,
                0,
                0,
                0,
                counts.touched,
                counts.answered,
                counts.otherDirection,
                counts.leftOut,
                List.of(counts.blanks),
                0,
                planning,
                firstBatch,
                total == null ? sinceStart() : total);
    }

    @Override
    public void close() {
        closed = true;
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - watch.startNs());
    }
}
