package org.htmst.conjunction.shell;

import java.util.Arrays;

/** Samples of where one satellite was: L, magnetic local time, and place. */
public final class ShellTrack {

    static final double DAY_HOURS = 24;

    private long[] timeMs = new long[64];
    private double[] shell = new double[64];
    private double[] hour = new double[64];
    private double[] lonDeg = new double[64];
    private double[] latDeg = new double[64];
    private int size;

    /**
     * Adds a sample; one that lacks L or local time tells nothing and is left out.
     *
     * @param at ms since 1970-01-01 UTC, after those before
     * @param l McIlwain's L, above 0
     * @param mlt magnetic local time, hours, 0 to 24, which is 0 again
     */
    public void add(long at, double l, double mlt, double lon, double lat) {
        if (!(l > 0 && l < Double.POSITIVE_INFINITY && mlt >= 0 && mlt <= DAY_HOURS)) {
            return;
        }
        if (size > 0 && at <= timeMs[size - 1]) {
            throw new IllegalArgumentException(
                    "sample at " + at + " ms is not after the one before it, at " + timeMs[size - 1]);
        }
        if (size == timeMs.length) {
            timeMs = Arrays.copyOf(timeMs, 2 * size);
            shell = Arrays.copyOf(shell, 2 * size);
            hour = Arrays.copyOf(hour, 2 * size);
            lonDeg = Arrays.copyOf(lonDeg, 2 * size);
            latDeg = Arrays.copyOf(latDeg, 2 * size);
        }
        timeMs[size] = at;
        shell[size] = l;
        hour[size] = mlt;
        lonDeg[size] = lon;
        latDeg[size++] = lat;
    }

    void addAll(ShellTrack more) {
        for (int i = 0; i < more.size; i++) {
            add(more.timeMs[i], more.shell[i], more.hour[i], more.lonDeg[i], more.latDeg[i]);
        }
    }

    /** Forgets samples before a time. */
    void forget(long beforeMs) {
        int from = Arrays.binarySearch(timeMs, 0, size, beforeMs);
        from = from >= 0 ? from : -from - 1;
        for (Object column : new Object[] {timeMs, shell, hour, lonDeg, latDeg}) {
            System.arraycopy(column, from, column, 0, size - from);
        }
        size -= from;
    }

    int size() {
        return size;
    }

    long timeMs(int i) {
        return timeMs[i];
    }

    /** The last sample by a time; the first if none is. */
    int by(long at) {
        int found = Arrays.binarySearch(timeMs, 0, size, at);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    /** What has passed at a time of the way from sample {@code i} to the next. */
    private double share(int i, double at) {
        return (at - timeMs[i]) / (timeMs[i + 1] - timeMs[i]);
    }

    /** L between sample {@code i} and the next. */
    double shell(int i, double at) {
        return shell[i] + (shell[i + 1] - shell[i]) * share(i, at);
    }

    /** Local time between sample {@code i} and the next, the shorter way round, without a jump at midnight. */
    double hour(int i, double at) {
        return hour[i] + Math.IEEEremainder(hour[i + 1] - hour[i], DAY_HOURS) * share(i, at);
    }

    /** The place between sample {@code i} and the next, or a sample itself. */
    ShellPlace place(int i, double at) {
        return new ShellPlace(lonDeg[i], latDeg[i], lonDeg[i + 1], latDeg[i + 1], share(i, at));
    }
}
