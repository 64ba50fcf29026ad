package org.htmst.region.text;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Reads a length of time as typed: {@code 13.5d}, {@code 6h}, {@code 10m}, {@code 30s}, {@code 0}, or in ISO-8601, as {@code PT10M}. */
public final class SpanText {

    private static final double SECOND_MS = 1000;
    private static final double HOUR_MS = 3600 * SECOND_MS;

    private SpanText() {}

    /**
     * The length, which may be negative or nothing; of the first form in whole milliseconds.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        if (text.matches("\\d{1,9}(\\.\\d+)?[dhms]")) {
            double number = Double.parseDouble(text.substring(0, text.length() - 1));
            double unitMs =
                    switch (text.charAt(text.length() - 1)) {
                        case 's' -> SECOND_MS;
                        case 'm' -> 60 * SECOND_MS;
                        case 'h' -> HOUR_MS;
                        default -> 24 * HOUR_MS;
                    };
            return Duration.ofMillis(Math.round(number * unitMs));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "it is no duration; give one such as 13.5d, 6h, 10m, 30s, PT10M or P1D", e);
        }
    }
}
