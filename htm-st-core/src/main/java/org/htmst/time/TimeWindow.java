package org.htmst.time;

import java.io.Serializable;
import java.time.Instant;

/**
 * A span of time, half-open.
 *
 * @param startMs first instant inside, ms since 1970-01-01 UTC
 * @param endMs first instant after it; not before {@code startMs}, and equal to it for the empty window
 */
public record TimeWindow(long startMs, long endMs) implements Serializable {

    /** Every instant of the time axis. */
    public static final TimeWindow ALWAYS = new TimeWindow(TimeAxis.MIN_MS, TimeAxis.END_MS);

    public TimeWindow {
        if (endMs < startMs) {
            throw new IllegalArgumentException("time window ends at " + Instant.ofEpochMilli(endMs)
                    + ", before its start " + Instant.ofEpochMilli(startMs) + "; give START/END with START first");
        }
    }

    /** Whether {@code startMs <= timeMs < endMs}. */
    public boolean contains(long timeMs) {
        return timeMs >= startMs && timeMs < endMs;
    }

    /** Whether no instant is inside. */
    public boolean isEmpty() {
        return startMs == endMs;
    }

    /** Whether the two share an instant. */
    public boolean intersects(TimeWindow other) {
        return Math.max(startMs, other.startMs) < Math.min(endMs, other.endMs);
    }

    /** The instants inside both; empty, at the later start, if there are none. */
    public TimeWindow intersection(TimeWindow other) {
        long start = Math.max(startMs, other.startMs);
        return new TimeWindow(start, Math.max(start, Math.min(endMs, other.endMs)));
    }
}
