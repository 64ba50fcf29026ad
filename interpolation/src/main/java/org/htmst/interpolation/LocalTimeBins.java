package org.htmst.interpolation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.htmst.time.LocalTime;
import org.htmst.time.LocalTimeWindow;

/**
 * The bins of local time that a run makes maps of: together they cover the 24 hours, and no hour lies in two.
 *
 * @param windows the bins in the order of their maps, one or more
 */
public record LocalTimeBins(List<LocalTimeWindow> windows) {

    /** The number of bins in the paper: 8 of 3 hours. */
    public static final int DEFAULT_COUNT = 8;

    private static final int MAX_COUNT = 1440;
    private static final double DAY_HOURS = 24;

    /**
     * Bins as listed.
     *
     * @throws IllegalArgumentException if there is none, two overlap, or an hour is in none
     */
    public LocalTimeBins {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("no local-time bin given; give bins that cover 0,24");
        }
        checkCover(windows);
    }

    /**
     * Equal bins from midnight on.
     *
     * @param count how many, 1 to 1440
     */
    public static LocalTimeBins equal(int count) {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("number of local-time bins " + count + " is outside 1.." + MAX_COUNT);
        }
        List<LocalTimeWindow> windows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            windows.add(new LocalTimeWindow(i * DAY_HOURS / count, (i + 1) * DAY_HOURS / count));
        }
        return new LocalTimeBins(windows);
    }

    /** The number of bins. */
    public int size() {
        return windows.size();
    }

    /** The bin, from 0, in which it is local time at {@code timeMs} (ms since 1970 UTC) and longitude {@code lonDeg} east. */
    public int of(long timeMs, double lonDeg) {
        double hours = LocalTime.hours(timeMs, lonDeg);
        for (int bin = 0; bin < windows.size(); bin++) {
            if (windows.get(bin).contains(hours)) {
                return bin;
            }
        }
        throw new IllegalArgumentException("longitude " + lonDeg + " has no local time; allowed: -180..360 degrees");
    }

    private static void checkCover(List<LocalTimeWindow> windows) {
        List<LocalTimeWindow> sorted = new ArrayList<>(windows);
        sorted.sort(Comparator.comparingDouble(w -> w.fromHour() % DAY_HOURS));
        for (int i = 0; i < sorted.size(); i++) {
            LocalTimeWindow window = sorted.get(i);
            boolean last = i == sorted.size() - 1;
            double from = window.fromHour() % DAY_HOURS;
            double end = from < window.toHour() ? window.toHour() : window.toHour() + DAY_HOURS;
            LocalTimeWindow following = sorted.get(last ? 0 : i + 1);
            double next = following.fromHour() % DAY_HOURS + (last ? DAY_HOURS : 0);
            if (end > next) {
                throw new IllegalArgumentException("local-time bins " + text(window) + " and " + text(following)
                        + " overlap; give bins that do not");
            }
            if (end < next) {
                throw new IllegalArgumentException("local time " + window.toHour() % DAY_HOURS + ","
                        + following.fromHour() + " is in no bin; give bins that cover 0,24");
            }
        }
    }

    private static String text(LocalTimeWindow window) {
        return window.fromHour() + "," + window.toHour();
    }
}
