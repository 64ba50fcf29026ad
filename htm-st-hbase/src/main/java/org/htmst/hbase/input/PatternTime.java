package org.htmst.hbase.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Times in the form of a {@link DateTimeFormatter} pattern, in UTC where the text names no zone. Names of months and days are English,
 * in any case. A year of two digits, {@code yy} or {@code uu}, is one of 1957 to 2056, as in two-line elements: there was no
 * satellite before.
 */
final class PatternTime implements CsvTimeFormat.Notation {

    private static final int FIRST_SHORT_YEAR = 1957;
    private static final int LONGEST = 200;
    private static final int NS_PER_MS = 1_000_000;

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
                    "time format '" + pattern + "' is neither iso-8601, epoch-ms, epoch-s nor a pattern: "
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
            return new CsvTimeFormat.Told(instant.toEpochMilli(), instant.getNano() % NS_PER_MS != 0, false);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is no time of the format: " + e.getMessage(), e);
        }
    }
}
