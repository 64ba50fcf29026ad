package org.htmst.summary;

import java.util.List;
import org.htmst.sample.SampleBatch;
import org.htmst.track.Direction;

/**
 * By time since an event, in hours.
 *
 * @param lengthMs of a bin; bin 0 begins at the event
 * @param eventMs the event, ms since 1970 UTC
 */
record ByEpoch(long lengthMs, long eventMs) implements Group {

    private static final double HOUR_MS = 3_600_000;

    /** The same bins of another event. */
    ByEpoch at(long event) {
        return new ByEpoch(lengthMs, event);
    }

    @Override
    public String name() {
        return "epoch";
    }

    @Override
    public long bin(SampleBatch batch, int i, Direction way) {
        return Math.floorDiv(batch.timeMs()[i] - eventMs, lengthMs);
    }

    @Override
    public boolean isAlikeIn(int trixelLevel) {
        return false;
    }

    @Override
    public List<Object> cells(long bin) {
        return List.of(bin * lengthMs / HOUR_MS, (bin + 1) * lengthMs / HOUR_MS);
    }
}
