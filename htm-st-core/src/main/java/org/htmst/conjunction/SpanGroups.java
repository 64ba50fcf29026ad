package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.List;

/** Spans of one object, several of them in a cap of their own, for looking for those near to a place and a time. */
final class SpanGroups {

    private static final int SIZE = 12;

    private final List<Span> spans;
    private final Span[] middles;
    private final double[] radii;

    /** Groups of spans that follow each other in time. */
    SpanGroups(List<Span> spans) {
        this.spans = spans;
        int groups = (spans.size() + SIZE - 1) / SIZE;
        middles = new Span[groups];
        radii = new double[groups];
        for (int g = 0; g < groups; g++) {
            int end = Math.min(spans.size(), (g + 1) * SIZE);
            middles[g] = spans.get((g * SIZE + end - 1) / 2);
            for (int s = g * SIZE; s < end; s++) {
                radii[g] = Math.max(radii[g], middles[g].angle(spans.get(s)) + spans.get(s).radius);
            }
        }
    }

    /** Those, in order, that may come within an angle in radians of {@code span} at most a lag before or after. */
    List<Span> near(Span span, double angle, long lagMs) {
        List<Span> near = new ArrayList<>();
        int first = firstEndingAfter(span.firstMs - lagMs);
        for (int s = first; s < spans.size() && spans.get(s).firstMs <= span.endMs + lagMs; ) {
            int g = s / SIZE;
            int end = Math.min(spans.size(), (g + 1) * SIZE);
            double reach = angle + span.radius + radii[g];
            boolean mayMeet = reach >= Math.PI || span.squaredChord(middles[g]) <= reach * reach;
            for (; mayMeet && s < end && spans.get(s).firstMs <= span.endMs + lagMs; s++) {
                if (span.mayMeet(spans.get(s), angle)) {
                    near.add(spans.get(s));
                }
            }
            s = end;
        }
        return near;
    }

    private int firstEndingAfter(long timeMs) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).endMs >= timeMs) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
