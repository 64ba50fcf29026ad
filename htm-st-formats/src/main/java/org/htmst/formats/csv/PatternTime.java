package org.htmst.formats.csv;

import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.time.temporal.WeekFields;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Times in the form of a {@link DateTimeFormatter} pattern, in UTC where the text names no zone. Names of months and days are English,
 * in any case. A year of two digits, {@code yy} or {@code uu}, is one of 1957 to 2056, as in two-line elements: there was no
 * satellite before. The end of the day and leap seconds are read as {@link IsoTime} reads them.
 */
final class PatternTime implements CsvTimeFormat.Notation {

    private static final int FIRST_SHORT_YEAR = 1957;
    private static final int LONGEST = 200;
    private static final int NS_PER_MS = 1_000_000;
    private static final int END_OF_DAY = 24;
    private static final int LEAP = 60;

    /** What is left of a time whose second is not one of the formatter's. */
    private static final Set<TemporalField> TO_MINUTES = fields(SECOND_OF_MINUTE, NANO_OF_SECOND);

    private static final Set<TemporalField> DATE =
            fields(HOUR_OF_DAY, MINUTE_OF_HOUR, SECOND_OF_MINUTE, NANO_OF_SECOND);

    private final DateTimeFormatter formatter;
    private final boolean shortYears;

    private PatternTime(DateTimeFormatter formatter, boolean shortYears) {
        this.formatter = formatter;
        this.shortYears = shortYears;
    }

    /**
     * The notation of a pattern.
     *
     * @throws IllegalArgumentException if it is none, or longer than {@value #LONGEST} characters
     */
    static PatternTime of(String pattern) {
        if (pattern.length() > LONGEST) {
            throw new IllegalArgumentException("time format of " + pattern.length() + " characters ('"
                    + pattern.substring(0, 20) + "...') is too long; at most " + LONGEST + " are read");
        }
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        boolean shortYears;
        try {
            shortYears = append(pattern, builder);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "time format '" + pattern + "' is neither iso-8601, epoch-ms, epoch-s, another that the page of"
                            + " descriptors names, nor a pattern: "
                            + e.getMessage(),
                    e);
        }
        // Strict resolving alone keeps 30 February an error, and wants an era with 'yyyy'.
        DateTimeFormatter formatter = builder.parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT)
                .withZone(ZoneOffset.UTC);
        return new PatternTime(formatter, shortYears);
    }

    boolean hasShortYears() {
        return shortYears;
    }

    /** Appends a pattern, but two-digit years with a century of our own; whether it has such. */
    private static boolean append(String pattern, DateTimeFormatterBuilder builder) {
        boolean found = false;
        boolean quoted = false;
        int appended = 0;
        int at = 0;
        while (at < pattern.length()) {
            char letter = pattern.charAt(at);
            int end = at + 1;
            if (letter == '\'') {
                quoted = !quoted;
            } else if (!quoted) {
                while (end < pattern.length() && pattern.charAt(end) == letter) {
                    end++;
                }
                if (letter == 'Y' && end - at == 2) {
                    throw new IllegalArgumentException("'YY' is the year of a week in an unknown century; use 'yy'");
                }
                if ((letter == 'y' || letter == 'u') && end - at == 2) {
                    builder.appendPattern(pattern.substring(appended, at))
                            .appendValueReduced(
                                    letter == 'u' ? ChronoField.YEAR : ChronoField.YEAR_OF_ERA, 2, 2, FIRST_SHORT_YEAR);
                    appended = end;
                    found = true;
                }
            }
            at = end;
        }
        builder.appendPattern(pattern.substring(appended));
        return found;
    }

    @Override
    public CsvTimeFormat.Told told(String text) {
        try {
            Instant instant = formatter.parse(text, Instant::from);
            return told(instant, false);
        } catch (DateTimeException | ArithmeticException e) {
            return edge(text)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'" + text + "' is no time of the format: " + e.getMessage(), e));
        }
    }

    /** A time of the hour 24 or the second 60, which no formatter knows that is strict about dates. */
    private Optional<CsvTimeFormat.Told> edge(String text) {
        ParsePosition end = new ParsePosition(0);
        TemporalAccessor raw = formatter.parseUnresolved(text, end);
        if (raw == null || end.getIndex() < text.length()) {
            return Optional.empty();
        }
        long nanos = value(raw, NANO_OF_SECOND);
        try {
            if (value(raw, SECOND_OF_MINUTE) == LEAP) {
                Instant minute = formatter.withResolverFields(TO_MINUTES).parse(text, Instant::from);
                Instant instant = minute.plusSeconds(LEAP);
                if (!IsoTime.isAfterLeap(instant.getEpochSecond())) {
                    throw IsoTime.noLeapSecond();
                }
                return Optional.of(told(instant.plusNanos(nanos), true));
            }
            if (value(raw, HOUR_OF_DAY) == END_OF_DAY
                    && value(raw, MINUTE_OF_HOUR) == 0
                    && value(raw, SECOND_OF_MINUTE) == 0
                    && nanos == 0) {
                TemporalAccessor day = formatter.withResolverFields(DATE).parse(text);
                ZoneId zone = day.query(TemporalQueries.offset()) == null
                        ? day.query(TemporalQueries.zone())
                        : day.query(TemporalQueries.offset());
                return Optional.of(
                        told(LocalDate.from(day).plusDays(1).atStartOfDay(zone).toInstant(), false));
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is no time of the format: " + e.getMessage(), e);
        }
        return Optional.empty();
    }

    private static CsvTimeFormat.Told told(Instant instant, boolean leapSecond) {
        return new CsvTimeFormat.Told(
                instant.toEpochMilli(), instant.getNano() % NS_PER_MS / (double) NS_PER_MS, leapSecond);
    }

    /** What a text says of a field, 0 if nothing. */
    private static long value(TemporalAccessor raw, TemporalField field) {
        return raw.isSupported(field) ? raw.getLong(field) : 0;
    }

    /** All that patterns can name, but for some. */
    private static Set<TemporalField> fields(TemporalField... without) {
        WeekFields weeks = WeekFields.of(Locale.ENGLISH);
        Set<TemporalField> fields = new HashSet<>(List.of(ChronoField.values()));
        fields.addAll(List.of(
                IsoFields.QUARTER_OF_YEAR,
                JulianFields.MODIFIED_JULIAN_DAY,
                weeks.dayOfWeek(),
                weeks.weekOfMonth(),
                weeks.weekOfWeekBasedYear(),
                weeks.weekBasedYear()));
        fields.removeAll(List.of(without));
        return fields;
    }
}
