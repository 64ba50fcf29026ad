package org.htmst.summary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.htmst.region.text.TimeText;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/**
 * Events on which samples are lined up, and how far around them these are looked for (superposed epochs, Chree 1913).
 *
 * @param events ms since 1970 UTC, ascending
 * @param beforeMs how long before an event samples count, 0 or more
 * @param afterMs how long after it they do, 0 or more; the last instant excluded
 */
public record Epochs(List<Long> events, long beforeMs, long afterMs) {

    /** About as long as the time axis. */
    private static final Duration LONGEST = Duration.ofDays(100_000);

    public Epochs {
        events = events.stream().sorted().toList();
    }

    /**
     * Reads a list of events: a time in ISO-8601 UTC on each line, but for blank ones and what is behind a {@code #}.
     *
     * @param source of the lines, for messages
     * @throws IllegalArgumentException if a line is no time or repeats another, there is none, or the span around an event is empty,
     *     negative, or longer than the time axis
     */
    public static Epochs parse(String source, List<String> lines, Duration before, Duration after) {
        return of(
                lines.stream().map(line -> line.replaceFirst("#.*", "")).toList(),
                before,
                after,
                "'" + source + "'",
                "line");
    }

    /**
     * Reads a list of events with commas between.
     *
     * @throws IllegalArgumentException as {@link #parse}
     */
    public static Epochs listed(String text, Duration before, Duration after) {
        return of(List.of(text.split(",", -1)), before, after, "the list", "time");
    }

    private static Epochs of(List<String> texts, Duration before, Duration after, String source, String each) {
        if (before.compareTo(LONGEST) > 0 || after.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("spans of " + before + " before an event and " + after
                    + " after it are longer than the time axis; give shorter ones");
        }
        if (before.isNegative() || after.isNegative() || before.plus(after).compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("no sample is from " + before + " before an event to " + after
                    + " after it; give two spans of which none is negative and one is above 0");
        }
        Map<Long, Integer> seen = new HashMap<>();
        List<Long> events = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).strip();
            if (!text.isEmpty()) {
                String where = each + " " + (i + 1) + " of " + source;
                long event = event(where, text);
                Integer earlier = seen.putIfAbsent(event, i + 1);
                if (earlier != null) {
                    throw new IllegalArgumentException(
                            where + " repeats " + each + " " + earlier + "; an event counts once");
                }
                events.add(event);
            }
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException(source + " has no event; give one, such as 2013-03-17T06:00Z");
        }
        return new Epochs(events, before.toMillis(), after.toMillis());
    }

    private static long event(String where, String text) {
        try {
            return TimeText.instantMs(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ", '" + text + "', is no time: " + e.getMessage(), e);
        }
    }

    /** When samples count for an event. */
    TimeWindow window(long event) {
        return new TimeWindow(Math.max(TimeAxis.MIN_MS, event - beforeMs), Math.min(TimeAxis.END_MS, event + afterMs));
    }

    /** When samples count for an event, in so far as they lie within {@code times}. */
    public TimeWindows windows(TimeWindows times) {
        TimeWindows around = TimeWindows.of(events.stream().map(this::window).toList());
        return TimeWindows.of(times.list().stream()
                .flatMap(window -> around.intersection(window).list().stream())
                .toList());
    }

    /** The events for which an instant from {@code firstMs} to {@code lastMs} may count. */
    List<Long> around(long firstMs, long lastMs) {
        return events.stream()
                .filter(event -> event - beforeMs <= lastMs && event + afterMs > firstMs)
                .toList();
    }
}
