package org.htmst.time;

import java.io.Serializable;

/**
 * A daily span of local time, half-open; it crosses midnight when it ends before it starts.
 *
 * <p>Its borders are exact. An hour that is a whole number of milliseconds is that one (3:20 is 12,000,000 ms, though no double is
 * 3 1/3 hours), one that is a whole number of any n-th of a day, n up to {@value #MOST_PARTS}, is that (24/7 hours), and any other
 * is the decimal number it was given as. A class and not a record, since it keeps them beside the hours.
 */
public final class LocalTimeWindow implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int MOST_PARTS = 1440;
    private static final double HOUR_MS = 3_600_000;

    /**
     * By how much {@link #meets} widens what it is given, in hours: the decimals of a 32-bit longitude and the number itself are
     * up to 1.6e-5 degrees apart, which makes 1.1e-6 hours.
     */
    private static final double SLACK_HOURS = 2e-6;

    private final double fromHour;
    private final double toHour;
    private final long from;
    private final long to;

    /**
     * The span between two hours.
     *
     * @param fromHour first hour inside, 0 to 24
     * @param toHour first hour after it, 0 to 24; 24 is midnight
     * @throws IllegalArgumentException if one is outside these, or they are the same
     */
    public LocalTimeWindow(double fromHour, double toHour) {
        this.fromHour = fromHour;
        this.toHour = toHour;
        this.from = border(fromHour);
        this.to = border(toHour);
        if (from == to || from == LocalTime.DAY && to == 0) {
            throw new IllegalArgumentException("local time " + fromHour + "," + toHour
                    + " is empty; give FROM,TO with two hours that differ, 0,24 for the whole day");
        }
    }

    /** The first hour inside, 0 to 24, rounded to a double. */
    public double fromHour() {
        return fromHour;
    }

    /** The first hour after it, 0 to 24, rounded to a double. */
    public double toHour() {
        return toHour;
    }

    /** The first {@linkplain LocalTime local time} inside, 0 to 24 h, in ps. */
    public long from() {
        return from;
    }

    /** The first {@linkplain LocalTime local time} after it, 0 to 24 h, in ps. */
    public long to() {
        return to;
    }

    /** Whether a {@linkplain LocalTime local time} is inside; {@link LocalTime#NONE} is in no window. */
    public boolean contains(long localTime) {
        return from < to
                ? localTime >= from && localTime < to
                : localTime >= from || localTime < to && localTime != LocalTime.NONE;
    }

    /**
     * Whether samples that lie between two times and two meridians can have a local time inside; it errs on the side of true.
     *
     * @param startMs of the first, ms since 1970 UTC
     * @param endMs of the last, not before that
     * @param westDeg where they begin, in degrees, any number of turns
     * @param widthDeg how far east of there they lie at the most, not negative
     */
    public boolean meets(long startMs, long endMs, double westDeg, double widthDeg) {
        double start = LocalTime.hoursLong(Math.floorMod(startMs, 86_400_000L), westDeg) - SLACK_HOURS;
        double length = LocalTime.hoursLong((double) (endMs - startMs), widthDeg) + 2 * SLACK_HOURS;
        double own = fromHour < toHour ? toHour - fromHour : toHour - fromHour + 24;
        double offset = start - fromHour;
        double intoWindow = offset - 24 * Math.floor(offset / 24);
        return intoWindow < own || intoWindow + length >= 24;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof LocalTimeWindow other && from == other.from && to == other.to;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * from + to);
    }

    @Override
    public String toString() {
        return "LocalTimeWindow[fromHour=" + fromHour + ", toHour=" + toHour + "]";
    }

    /** The least local time, in ps, that is not before {@code hour}. */
    private static long border(double hour) {
        if (!(hour >= 0 && hour <= 24)) {
            throw new IllegalArgumentException("local time " + hour + " is outside 0..24 hours");
        }
        double ms = Math.rint(hour * HOUR_MS);
        if (ms / HOUR_MS == hour) {
            return (long) ms * LocalTime.MS;
        }
        for (int parts = 1; parts <= MOST_PARTS; parts++) {
            double part = Math.rint(hour * parts / 24);
            if (part * 24 / parts == hour) {
                long number = (long) part;
                long rest = LocalTime.DAY % parts;
                return number * (LocalTime.DAY / parts) + (number * rest + parts - 1) / parts;
            }
        }
        return LocalTime.atLeast(hour);
    }
}
