package org.htmst.spark.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/** Reads conditions of time as windows, exactly: samples have whole milliseconds, and Spark's instants microseconds. */
public final class TimeFilter {

    private static final long MS_US = 1000;

    private static final PredicateTree<TimeWindows> TREE =
            new PredicateTree<>(TimeFilter::leaf, TimeFilter::both, TimeFilter::either, TimeFilter::others);

    private TimeFilter() {}

    /** The instants that meet a predicate; empty if it speaks of anything else, too. */
    public static Optional<TimeWindows> windows(Predicate predicate) {
        return TREE.read(predicate);
    }

    /** What is in both. */
    public static TimeWindows both(TimeWindows a, TimeWindows b) {
        return TimeWindows.of(a.list().stream()
                .flatMap(window -> b.intersection(window).list().stream())
                .toList());
    }

    private static TimeWindows either(TimeWindows a, TimeWindows b) {
        List<TimeWindow> all = new ArrayList<>(a.list());
        all.addAll(b.list());
        return TimeWindows.of(all);
    }

    private static TimeWindows others(TimeWindows times) {
        List<TimeWindow> gaps = new ArrayList<>();
        long fromMs = TimeAxis.MIN_MS;
        for (TimeWindow window : times.list()) {
            gaps.add(new TimeWindow(fromMs, window.startMs()));
            fromMs = window.endMs();
        }
        gaps.add(new TimeWindow(fromMs, TimeAxis.END_MS));
        return TimeWindows.of(gaps);
    }

    private static Optional<TimeWindows> leaf(Predicate predicate) {
        return ColumnTest.of(predicate)
                .filter(test ->
                        test.column().equals("time") && test.values().size() == 1 && test.value() instanceof Long)
                .flatMap(test -> window(test.operator(), (Long) test.value()))
                .map(TimeWindows::of);
    }

    private static Optional<TimeWindow> window(String operator, long us) {
        long notBefore = -Math.floorDiv(-us, MS_US);
        long after = Math.floorDiv(us, MS_US) + 1;
        return switch (operator) {
            case "=" -> Optional.of(window(notBefore, after));
            case "<" -> Optional.of(window(TimeAxis.MIN_MS, notBefore));
            case "<=" -> Optional.of(window(TimeAxis.MIN_MS, after));
            case ">" -> Optional.of(window(after, TimeAxis.END_MS));
            case ">=" -> Optional.of(window(notBefore, TimeAxis.END_MS));
            default -> Optional.empty();
        };
    }

    /** What of it is on the axis of time. */
    private static TimeWindow window(long fromMs, long toMs) {
        return new TimeWindow(fromMs, Math.max(fromMs, toMs)).intersection(TimeWindow.ALWAYS);
    }
}
