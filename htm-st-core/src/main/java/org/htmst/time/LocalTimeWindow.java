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
        if (fromHour == toHour) {
            throw new IllegalArgumentException("local time " + fromHour + "," + toHour
                    + " is empty; give FROM,TO with two" + " hours that differ, 0,24 for the whole day");
        }
    }

    /** Whether local time {@code hours} (0 to 24) is inside. */
    public boolean contains(double hours) {
        return fromHour < toHour ? hours >= fromHour && hours < toHour : hours >= fromHour || hours < toHour;
    }

    private static void check(double hour) {
        if (!(hour >= 0 && hour <= 24)) {
            throw new IllegalArgumentException("local time " + hour + " is outside 0..24 hours");
        }
    }
}
