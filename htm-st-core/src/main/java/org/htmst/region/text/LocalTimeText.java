package org.htmst.region.text;

import org.htmst.time.LocalTimeWindow;

/** Reads a span of local time as typed: {@code FROM,TO} in hours, each as {@code 21.5} or {@code 21:30}. */
public final class LocalTimeText {

    private LocalTimeText() {}

    /**
     * The span.
     *
     * @throws IllegalArgumentException if the text has another form, or an hour is outside 0..24
     */
    public static LocalTimeWindow parse(String text) {
        String[] sides = text.split(",", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("it is no FROM,TO; give two hours, such as 21,3 or 21:30,03:00");
        }
        return new LocalTimeWindow(hours(sides[0].strip()), hours(sides[1].strip()));
    }

    private static double hours(String text) {
        if (text.matches("\\d{1,2}:[0-5]\\d")) {
            String[] parts = text.split(":");
            return (60 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1])) / 60.0;
        }
        if (text.matches("\\d+(\\.\\d*)?")) {
            return Double.parseDouble(text);
        }
        throw new IllegalArgumentException("'" + text + "' is no hour; give 0..24, as 21.5 or 21:30");
    }
}
