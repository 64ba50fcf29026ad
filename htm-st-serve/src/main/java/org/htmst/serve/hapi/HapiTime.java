package org.htmst.serve.hapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as HAPI restricts ISO 8601: year, month and day or year and day of year, then hours, minutes, seconds and fractions of these,
 * cut off anywhere behind the year; UTC, with a Z or without.
 */
final class HapiTime {

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(?:(\\d{3})|(\\d{2})(?:-(\\d{2}))?))?"
            + "(?:T(\\d{2})(?::(\\d{2})(?::(\\d{2})(?:\\.(\\d{0,9})\\d*)?)?)?)?Z?");

    private static final int NANOSECOND_DIGITS = 9;
    private static final int LEAP_SECOND = 60;
    private static final int END_OF_DAY = 24;
    private static final long NS_PER_MS = 1_000_000;

    private HapiTime() {}

    /** The time that a text means; empty if it means none. A leap second is the instant after it, 24:00 the next midnight. */
    static Optional<Instant> parse(String text) {
        Matcher parts = FORM.matcher(text);
        boolean hasDay = parts.matches() && (parts.group(2) != null || parts.group(4) != null);
        if (!parts.matches() || parts.group(5) != null && !hasDay) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(parts.group(1));
            LocalDate date = parts.group(2) != null
                    ? LocalDate.ofYearDay(year, Integer.parseInt(parts.group(2)))
                    : LocalDate.of(year, number(parts.group(3), 1), number(parts.group(4), 1));
            return time(date, parts).map(time -> time.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> time(LocalDate date, Matcher parts) {
        int hour = number(parts.group(5), 0);
        int minute = number(parts.group(6), 0);
        int second = number(parts.group(7), 0);
        String fraction = parts.group(8) == null ? "" : parts.group(8);
        int ns = number(fraction + "0".repeat(NANOSECOND_DIGITS - fraction.length()), 0);
        if (hour == END_OF_DAY) {
            return minute + second + ns == 0 ? Optional.of(date.plusDays(1).atStartOfDay()) : Optional.empty();
        }
        if (second == LEAP_SECOND) {
            return hour == 23 && minute == 59 ? Optional.of(date.plusDays(1).atStartOfDay()) : Optional.empty();
        }
        return Optional.of(date.atTime(hour, minute, second, ns));
    }

    private static int number(String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    /** The first whole millisecond that is not before {@code time}: samples have whole ones. */
    static long firstMs(Instant time) {
        return time.toEpochMilli() + (time.getNano() % NS_PER_MS == 0 ? 0 : 1);
    }
}
