package org.htmst.time;

/**
 * A daily span of local time, half-open; it crosses midnight when it ends before it starts.
 *
 * @param fromHour first hour inside, 0 to 24
 * @param toHour first hour after it, 0 to 24; 24 is midnight
 */
public record LocalTimeWindow(double fromHour, double toHour) {

    public LocalTimeWindow {
        check(fromHour);
        check(toHour);
        if (fromHour == toHour || fromHour == 24 && toHour == 0) {
            throw new IllegalArgumentException("local time " + fromHour + "," + toHour
                    + " is empty; give FROM,TO with two" + " hours that differ, 0,24 for the whole day");
        }
    }

    /** Whether local time {@code hours} (0 to 24) is inside. */
    public boolean contains(double hours) {
        return fromHour < toHour ? hours >= fromHour && hours < toHour : hours >= fromHour || hours < toHour;
    }

    /**
     * Whether it has a local time in common with the span of {@code lengthHours} (not negative) that begins at {@code startHour}
     * (any number of days before or after); both ends of the span belong to it.
     */
    public boolean meets(double startHour, double lengthHours) {
        double start = startHour - 24 * Math.floor(startHour / 24);
        double length = fromHour < toHour ? toHour - fromHour : toHour - fromHour + 24;
        double untilStart = start - fromHour;
        double intoWindow = untilStart < 0 ? untilStart + 24 : untilStart;
        return intoWindow < length || intoWindow + lengthHours >= 24;
    }

    private static void check(double hour) {
        if (!(hour >= 0 && hour <= 24)) {
            throw new IllegalArgumentException("local time " + hour + " is outside 0..24 hours");
        }
    }
}
