package org.htmst.interpolation.netcdf;

import java.time.LocalDate;
import org.htmst.time.TimeWindow;

/**
 * The clock of a file of maps: seconds, the shortest unit that all programs know by name, since the day on which the window begins. Programs that
 * count in nanoseconds in a double read them without rounding; since 1970 they do not.
 *
 * @param window what the maps are of
 */
record MapClock(TimeWindow window) {

    private static final long DAY_MS = 86_400_000;
    private static final long HALF_MS_NS = 500_000;
    private static final double SECOND_NS = 1e9;

    /** As the CF conventions tell it. */
    String units() {
        return "seconds since " + LocalDate.ofEpochDay(epochDay()) + " 00:00:00";
    }

    double start() {
        return seconds(2 * sinceEpochMs(window.startMs()));
    }

    double end() {
        return seconds(2 * sinceEpochMs(window.endMs()));
    }

    double middle() {
        return seconds(sinceEpochMs(window.startMs()) + sinceEpochMs(window.endMs()));
    }

    private long sinceEpochMs(long timeMs) {
        return timeMs - epochDay() * DAY_MS;
    }

    /** The least number of seconds that is not below the time when it is made nanoseconds, since some programs cut these off. */
    private static double seconds(long halfMs) {
        long ns = halfMs * HALF_MS_NS;
        double seconds = ns / SECOND_NS;
        return (long) (seconds * SECOND_NS) < ns ? Math.nextUp(seconds) : seconds;
    }

    private long epochDay() {
        return Math.floorDiv(window.startMs(), DAY_MS);
    }
}
