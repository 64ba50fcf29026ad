package org.htmst.cli.option;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.List;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;

/** Reads a time window as typed: {@code START/END} in ISO-8601. */
final class TimeText {

    private static final String FORM = "give START/END in ISO-8601 UTC, such as 2019-10-24/2019-10-25 or"
            + " 2019-10-24T06:30:00Z/PT1H; '..' leaves a side open";

    private TimeText() {}

    /**
     * The window of {@code START/END}. Each side is a date (its midnight), a date and time (UTC unless it has an offset),
     * {@code ..} or nothing for open, or, beside a time, a duration such as {@code P7D} or {@code PT1H}. Data comes in whole
     * milliseconds; a finer bound means the next one, so that the window stays half-open.
     *
     * @throws IllegalArgumentException if it is anything else, reversed, or off the time axis
     */
    static TimeWindow parse(String text) {
        String[] sides = text.split("/", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("it is no START/END; " + FORM);
        }
        boolean lengthFirst = sides[0].startsWith("P");
        boolean lengthLast = sides[1].startsWith("P");
        if (lengthFirst && (lengthLast || isOpen(sides[1])) || lengthLast && isOpen(sides[0])) {
            throw new IllegalArgumentException("a duration needs a time on the other side; " + FORM);
        }
        try {
            long startMs = lengthFirst
                    ? ms(moved(instant(sides[1]), sides[0], -1))
                    : isOpen(sides[0]) ? TimeAxis.MIN_MS : ms(instant(sides[0]));
            long endMs = lengthLast
                    ? ms(moved(instant(sides[0]), sides[1], 1))
                    : isOpen(sides[1]) ? TimeAxis.END_MS : ms(instant(sides[1]));
            return new TimeWindow(startMs, endMs);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(e.getMessage() + "; " + FORM, e);
        }
    }

    private static boolean isOpen(String side) {
        return side.isEmpty() || side.equals("..");
    }

    private static OffsetDateTime instant(String text) {
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
        }
        String clock = text.substring(text.indexOf('T'));
        return clock.matches(".*[Z+-].*")
                ? OffsetDateTime.parse(text)
                : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
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
