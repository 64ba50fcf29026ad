package org.htmst.region.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmst.failure.Excerpt;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;

/** Reads a time window as typed: {@code START/END} in ISO-8601. */
public final class TimeText {

    private static final String FORM = "give START/END in ISO-8601 UTC, such as 2019-10-24/2019-10-25 or"
            + " 2019-10-24T06:30:00Z/PT1H, or a day, month or year; '..' leaves a side open";

    private static final String YEAR = "\\d{4}";
    private static final String MONTH = "\\d{4}-\\d{2}";
    private static final String ORDINAL = "\\d{4}-\\d{3}";
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

    /** The end of a day. */
    private static final String MIDNIGHT = "24:00(:00(\\.0+)?)?";

    private static final Pattern CLOCK = Pattern.compile("([0-9:.,]+)(Z|[+-]\\d{2}(?::?\\d{2})?)?");

    private TimeText() {}

    /**
     * The window of {@code START/END}, or of a day, month or year alone. Each side is a date (its midnight; {@code 2019-297} is day 297),
     * a month or year (its first midnight), a date and time (UTC unless it has an offset; 24:00 is the next midnight),
     * {@code ..} or nothing for open, or, beside a time, a duration such as {@code P7D} or {@code PT1H}. Data comes in whole
     * milliseconds; a finer bound means the next one, so that the window stays half-open.
     *
     * @throws IllegalArgumentException if it is anything else, reversed, or off the time axis
     */
    public static TimeWindow parse(String text) {
        String[] sides = text.split("/", -1);
        if (sides.length != 2 && !isDate(text)) {
            throw new IllegalArgumentException("it is no START/END; " + FORM);
        }
        boolean lengthFirst = sides[0].startsWith("P");
        boolean lengthLast = sides[sides.length - 1].startsWith("P");
        if (lengthFirst && (lengthLast || isOpen(sides[1])) || lengthLast && isOpen(sides[0])) {
            throw new IllegalArgumentException("a duration needs a time on the other side; " + FORM);
        }
        try {
            if (sides.length == 1) {
                return period(text);
            }
            long startMs = lengthFirst
                    ? ms(moved(instant(sides[1]), sides[0], -1))
                    : isOpen(sides[0]) ? TimeAxis.MIN_MS : ms(instant(sides[0]));
            long endMs = lengthLast
                    ? ms(moved(instant(sides[0]), sides[1], 1))
                    : isOpen(sides[1]) ? TimeAxis.END_MS : ms(instant(sides[1]));
            return new TimeWindow(startMs, endMs);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(Excerpt.of(e.getMessage()) + "; " + FORM, e);
        }
    }

    /**
     * The time of a text such as {@code 2019-10-24T06:30Z}, in ms since 1970 UTC; a date is its midnight.
     *
     * @throws IllegalArgumentException if it is none, or off the time axis
     */
    public static long instantMs(String text) {
        try {
            return ms(instant(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    Excerpt.of(e.getMessage()) + "; give one in ISO-8601 UTC, such as 2019-10-24T06:30:00Z", e);
        }
    }

    private static boolean isDate(String text) {
        return text.matches(YEAR) || text.matches(MONTH) || text.matches(ORDINAL) || text.matches(DAY);
    }

    private static boolean isOpen(String side) {
        return side.isEmpty() || side.equals("..");
    }

    private static OffsetDateTime instant(String text) {
        int clock = text.indexOf('T');
        LocalDate date = date(clock < 0 ? text : text.substring(0, clock));
        if (clock < 0) {
            return date.atStartOfDay().atOffset(ZoneOffset.UTC);
        }
        Matcher time = CLOCK.matcher(text.substring(clock + 1));
        if (!time.matches()) {
            throw new DateTimeException("'" + text + "' has no time of day after its T");
        }
        ZoneOffset offset = time.group(2) == null ? ZoneOffset.UTC : ZoneOffset.of(time.group(2));
        return time.group(1).matches(MIDNIGHT)
                ? date.plusDays(1).atStartOfDay().atOffset(offset)
                : date.atTime(LocalTime.parse(time.group(1))).atOffset(offset);
    }

    /** A day, or the first one of a month or year. */
    private static LocalDate date(String text) {
        return text.matches(ORDINAL)
                ? LocalDate.parse(text, DateTimeFormatter.ISO_ORDINAL_DATE)
                : LocalDate.parse(text.matches(YEAR) ? text + "-01-01" : text.matches(MONTH) ? text + "-01" : text);
    }

    /** The whole day, month or year of that name. */
    private static TimeWindow period(String text) {
        LocalDate first = date(text);
        LocalDate next =
                text.matches(YEAR) ? first.plusYears(1) : text.matches(MONTH) ? first.plusMonths(1) : first.plusDays(1);
        return new TimeWindow(
                ms(first.atStartOfDay().atOffset(ZoneOffset.UTC)),
                ms(next.atStartOfDay().atOffset(ZoneOffset.UTC)));
    }

    /** Years, months, weeks and days by the calendar, then hours, minutes and seconds. */
    private static OffsetDateTime moved(OffsetDateTime from, String duration, int sign) {
        int clock = duration.indexOf('T');
        String calendar = clock < 0 ? duration : duration.substring(0, clock);
        OffsetDateTime to = from.withOffsetSameInstant(ZoneOffset.UTC);
        List<TemporalAmount> amounts = calendar.equals("P")
                ? List.of(Duration.parse(duration))
                : clock < 0
                        ? List.of(Period.parse(calendar))
                        : List.of(Period.parse(calendar), Duration.parse("P" + duration.substring(clock)));
        for (TemporalAmount amount : amounts) {
            to = sign > 0 ? to.plus(amount) : to.minus(amount);
        }
        return to;
    }

    private static long ms(OffsetDateTime time) {
        long ms = Math.addExact(time.toInstant().toEpochMilli(), time.getNano() % 1_000_000 == 0 ? 0 : 1);
        if (ms < TimeAxis.MIN_MS || ms > TimeAxis.END_MS) {
            throw new IllegalArgumentException(time + " is off the time axis " + Instant.ofEpochMilli(TimeAxis.MIN_MS)
                    + " to " + Instant.ofEpochMilli(TimeAxis.END_MS));
        }
        return ms;
    }
}
