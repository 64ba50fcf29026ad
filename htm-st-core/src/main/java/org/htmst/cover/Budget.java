package org.htmst.cover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Brings a list of code ranges down to a number by joining neighbours where that costs least. */
final class Budget {

    /** A code whose inner flag is lost costs this share of one that is read for nothing: it is tested, not fetched. */
    private static final double TEST_COST = 0.125;

    private Budget() {}

    /** At most {@code maxRanges} ranges that hold {@code ranges}, which are sorted and disjoint. */
    static List<CodeRange> fitted(List<CodeRange> ranges, int maxRanges) {
        if (ranges.size() <= maxRanges) {
            return ranges;
        }
        boolean[] joined = new boolean[ranges.size()];
        IntStream.range(1, ranges.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> cost(ranges.get(i - 1), ranges.get(i))))
                .limit(ranges.size() - (long) maxRanges)
                .forEach(i -> joined[i] = true);
        List<CodeRange> fitted = new ArrayList<>(maxRanges);
        for (int i = 0; i < ranges.size(); i++) {
            if (joined[i]) {
                CodeRange last = fitted.remove(fitted.size() - 1);
                fitted.add(new CodeRange(last.first(), ranges.get(i).end(), false));
            } else {
                fitted.add(ranges.get(i));
            }
        }
        return merged(fitted);
    }

    /** The same with neighbours joined that touch and have the same flag. */
    static List<CodeRange> merged(List<CodeRange> ranges) {
        List<CodeRange> merged = new ArrayList<>();
        for (CodeRange next : ranges) {
            CodeRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.end() == next.first() && last.inner() == next.inner()) {
                merged.set(merged.size() - 1, new CodeRange(last.first(), next.end(), last.inner()));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private static double cost(CodeRange left, CodeRange right) {
        double tested = (left.inner() ? length(left) : 0) + (right.inner() ? length(right) : 0);
        return right.first() - left.end() + TEST_COST * tested;
    }

    private static double length(CodeRange range) {
        return range.end() - range.first();
    }
}
