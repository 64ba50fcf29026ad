package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.List;

/** Counts the samples of an object in spans of the windows that an event may have begun in. */
final class SampleCount {

    private final List<Span> spans = new ArrayList<>();

    /**
     * Adds those of a window.
     *
     * @param more in order; they may begin with some that the window before ended with
     * @param earliestMs before this none is needed any more
     */
    void add(List<Span> more, long earliestMs) {
        long lastMs = spans.isEmpty() ? Long.MIN_VALUE : spans.get(spans.size() - 1).firstMs;
        spans.removeIf(span -> span.endMs < earliestMs);
        more.stream().filter(span -> span.firstMs > lastMs).forEach(spans::add);
    }

    /** The number of samples between two times, both included. */
    long between(double startMs, double endMs) {
        long from = (long) Math.ceil(startMs);
        long to = (long) Math.floor(endMs);
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).endMs >= from) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        long count = 0;
        for (int s = low; s < spans.size() && spans.get(s).firstMs <= to; s++) {
            long[] timeMs = spans.get(s).leg().timeMs;
            int own = spans.get(s).samples();
            for (int i = 0; i < own; i++) {
                if (timeMs[i] >= from && timeMs[i] <= to) {
                    count++;
                }
            }
        }
        return count;
    }
}
