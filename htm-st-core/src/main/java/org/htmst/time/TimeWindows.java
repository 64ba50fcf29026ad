package org.htmst.time;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import org.htmst.range.LongRange;
import org.htmst.range.RangeSet;

/** Several spans of time as one set of instants: in order, disjoint, not adjacent; half-open each. */
public final class TimeWindows implements Serializable {

    private static final long serialVersionUID = 1;

    /** Every instant of the time axis. */
    public static final TimeWindows ALWAYS = of(TimeWindow.ALWAYS);

    private final RangeSet instants;
    private final long[] starts;
    private final long[] ends;

    private TimeWindows(RangeSet instants) {
        this.instants = instants;
        this.starts = instants.ranges().stream().mapToLong(LongRange::first).toArray();
        this.ends = instants.ranges().stream().mapToLong(LongRange::end).toArray();
    }

    /** The instants of one window. */
    public static TimeWindows of(TimeWindow window) {
        return of(List.of(window));
    }

    /** The instants of any of {@code windows}, which may overlap, be empty, and come in any order. */
    public static TimeWindows of(Collection<TimeWindow> windows) {
        return new TimeWindows(RangeSet.of(windows.stream()
                .filter(window -> !window.isEmpty())
                .map(window -> new LongRange(window.startMs(), window.endMs()))
                .toList()));
    }

    /** The windows, in order. */
    public List<TimeWindow> list() {
        return instants.ranges().stream()
                .map(range -> new TimeWindow(range.first(), range.end()))
                .toList();
    }

    /** Whether no instant is inside. */
    public boolean isEmpty() {
        return starts.length == 0;
    }

    /** From the first instant to just after the last; empty if there is none. */
    public TimeWindow hull() {
        return isEmpty() ? new TimeWindow(0, 0) : new TimeWindow(starts[0], ends[ends.length - 1]);
    }

    /** Whether {@code timeMs} (ms since 1970-01-01 UTC) is inside. */
    public boolean contains(long timeMs) {
        int at = endingAfter(timeMs);
        return at < starts.length && starts[at] <= timeMs;
    }

    /** Whether an instant from {@code startMs} to before {@code endMs} is inside. */
    public boolean intersects(long startMs, long endMs) {
        int at = endingAfter(startMs);
        return startMs < endMs && at < starts.length && starts[at] < endMs;
    }

    /** Whether an instant of {@code window} is inside. */
    public boolean intersects(TimeWindow window) {
        return intersects(window.startMs(), window.endMs());
    }

    /** Whether every instant from {@code startMs} to before {@code endMs} is inside. */
    public boolean holds(long startMs, long endMs) {
        int at = endingAfter(startMs);
        return startMs >= endMs || at < starts.length && starts[at] <= startMs && endMs <= ends[at];
    }

    /** The instants inside both. */
    public TimeWindows intersection(TimeWindow window) {
        return window.isEmpty()
                ? new TimeWindows(RangeSet.EMPTY)
                : new TimeWindows(
                        instants.intersection(RangeSet.of(List.of(new LongRange(window.startMs(), window.endMs())))));
    }

    /** How many milliseconds from {@code startMs} to before {@code endMs} are inside. */
    public long lengthMs(long startMs, long endMs) {
        long lengthMs = 0;
        for (int at = endingAfter(startMs); at < starts.length && starts[at] < endMs; at++) {
            lengthMs += Math.min(endMs, ends[at]) - Math.max(startMs, starts[at]);
        }
        return lengthMs;
    }

    /** The first window that ends after {@code timeMs}. */
    private int endingAfter(long timeMs) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > timeMs) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof TimeWindows other && instants.equals(other.instants);
    }

    @Override
    public int hashCode() {
        return instants.hashCode();
    }

    @Override
    public String toString() {
        return list().toString();
    }
}
