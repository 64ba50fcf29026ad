package org.htmst.interpolation.bins;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.htmst.time.LocalTime;
import org.htmst.time.LocalTimeWindow;

/**
 * The bins of local time that a run makes maps of; no hour lies in two.
 *
 * @param axis whose hours they are
 * @param windows the bins in the order of their maps, one or more
 */
public record LocalTimeBins(LocalTimeAxis axis, List<LocalTimeWindow> windows) implements Serializable {

    /** The number of bins in the paper: 8 of 3 hours. */
    public static final int DEFAULT_COUNT = 8;

    /** What {@link #of} answers for local times that lie in no bin. */
    public static final int NONE = -1;

    private static final int MAX_COUNT = 1440;
    private static final double DAY_HOURS = 24;

    /**
     * Bins as listed; together they need not cover the day.
     *
     * @throws IllegalArgumentException if there is none, or two overlap
     */
    public LocalTimeBins {
        Objects.requireNonNull(axis);
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("no local-time bin given; give bins that cover 0,24");
        }
        List<LocalTimeWindow> sorted = sorted(windows);
        for (int i = 0; i < sorted.size(); i++) {
            if (end(sorted, i) > nextStart(sorted, i)) {
                throw new IllegalArgumentException("local-time bins " + text(sorted.get(i)) + " and "
                        + text(sorted.get((i + 1) % sorted.size())) + " overlap; give bins that do not");
            }
        }
    }

    /**
     * Equal bins from midnight on.
     *
     * @param count how many, 1 to 1440
     */
    public static LocalTimeBins equal(LocalTimeAxis axis, int count) {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("number of local-time bins " + count + " is outside 1.." + MAX_COUNT);
        }
        List<LocalTimeWindow> windows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            windows.add(new LocalTimeWindow(i * DAY_HOURS / count, (i + 1) * DAY_HOURS / count));
        }
        return new LocalTimeBins(axis, windows);
    }

    /** Equal bins of mean solar local time. */
    public static LocalTimeBins equal(int count) {
        return equal(LocalTimeAxis.LOCAL_TIME, count);
    }

    /** The number of bins. */
    public int size() {
        return windows.size();
    }

    /** The bin, from 0, in which a {@linkplain LocalTime local time} lies, or {@link #NONE}. */
    public int of(long localTime) {
        for (int bin = 0; bin < windows.size(); bin++) {
            if (windows.get(bin).contains(localTime)) {
                return bin;
            }
        }
        return NONE;
    }

    /**
     * Checks that every hour lies in a bin.
     *
     * @throws IllegalArgumentException if one does not
     */
    public void requireWholeDay() {
        List<LocalTimeWindow> sorted = sorted(windows);
        for (int i = 0; i < sorted.size(); i++) {
            if (end(sorted, i) < nextStart(sorted, i)) {
                throw new IllegalArgumentException("local time " + sorted.get(i).toHour() % DAY_HOURS + ","
                        + sorted.get((i + 1) % sorted.size()).fromHour()
                        + " is in no bin; give bins that cover 0,24, or --part-of-day");
            }
        }
    }

    private static List<LocalTimeWindow> sorted(List<LocalTimeWindow> windows) {
        List<LocalTimeWindow> sorted = new ArrayList<>(windows);
        sorted.sort(Comparator.comparingLong(LocalTimeBins::start));
        return sorted;
    }

    private static long start(LocalTimeWindow window) {
        return window.from() % LocalTime.DAY;
    }

    /** Where window {@code i} ends, after its start. */
    private static long end(List<LocalTimeWindow> sorted, int i) {
        LocalTimeWindow window = sorted.get(i);
        return start(window) < window.to() ? window.to() : window.to() + LocalTime.DAY;
    }

    /** Where the window after window {@code i} starts; after the last comes the first, a day later. */
    private static long nextStart(List<LocalTimeWindow> sorted, int i) {
        return i + 1 < sorted.size() ? start(sorted.get(i + 1)) : start(sorted.get(0)) + LocalTime.DAY;
    }

    /** The hours of all bins, such as {@code 0.0,12.0 12.0,24.0}, and their axis. */
    public String text() {
        return windows.stream().map(LocalTimeBins::text).collect(Collectors.joining(" ")) + " of " + axis.title();
    }

    private static String text(LocalTimeWindow window) {
        return window.fromHour() + "," + window.toHour();
    }
}
