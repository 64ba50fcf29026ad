package org.htmst.hbase.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;

/** Times of CSV files: text to ms since 1970-01-01 UTC. */
final class CsvTimeFormat {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");
    private static final int MS_PER_S = 1000;
    private static final int NS_PER_MS = 1_000_000;

    private final DateTimeFormatter formatter;
    private final int unitMs;
    private final boolean floor;

    /** {@code unitMs}: the length of the unit of a number, or 0 for text that {@code formatter} reads. */
    private CsvTimeFormat(DateTimeFormatter formatter, int unitMs, boolean floor) {
        this.formatter = formatter;
        this.unitMs = unitMs;
        this.floor = floor;
    }

    static CsvTimeFormat of(CsvDescriptor.Time time) {
        return switch (time.format()) {
            case "epoch-ms" -> new CsvTimeFormat(null, 1, time.floor());
            case "epoch-s" -> new CsvTimeFormat(null, MS_PER_S, time.floor());
            default -> new CsvTimeFormat(formatter(time.format()), 0, time.floor());
        };
    }

    /**
     * Checks the name or pattern of a format.
     *
     * @throws IllegalArgumentException if it is none
     */
    static void check(String format) {
        if (!format.startsWith("epoch-")) {
            formatter(format);
        } else if (!format.equals("epoch-ms") && !format.equals("epoch-s")) {
            throw new IllegalArgumentException(
                    "time format '" + format + "' is unknown; use iso-8601, epoch-ms, epoch-s or a pattern");
        }
    }

    /**
     * The time that {@code text} tells.
     *
     * @throws IllegalArgumentException if it tells none, or one finer than a millisecond that is not to be cut
     */
    long timeMs(String text) {
        return unitMs == 0 ? written(text) : counted(text);
    }

    private long counted(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a decimal number");
        }
        BigDecimal exact = new BigDecimal(text).multiply(BigDecimal.valueOf(unitMs));
        BigDecimal whole = exact.setScale(0, RoundingMode.FLOOR);
        if (!floor && exact.compareTo(whole) != 0) {
            throw finer(text);
        }
        try {
            return whole.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is off the time axis", e);
        }
    }

    private long written(String text) {
        try {
            Instant instant = formatter.parse(text, Instant::from);
            if (!floor && instant.getNano() % NS_PER_MS != 0) {
                throw finer(text);
            }
            return instant.toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is no time of the format: " + e.getMessage(), e);
        }
    }

    private static IllegalArgumentException finer(String text) {
        return new IllegalArgumentException("'" + text
                + "' is finer than a millisecond; let the descriptor say \"finer\": \"floor\" to cut such times");
    }

    private static DateTimeFormatter formatter(String format) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        if (format.equals("iso-8601")) {
            builder.append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .optionalStart()
                    .appendOffsetId();
        } else {
            try {
                // Strict resolving alone keeps 30 February an error, and wants an era with 'yyyy'.
                builder.appendPattern(format).parseDefaulting(ChronoField.ERA, 1);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "time format '" + format + "' is neither iso-8601, epoch-ms, epoch-s nor a pattern: "
                                + e.getMessage(),
                        e);
            }
        }
        return builder.toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT)
                .withZone(ZoneOffset.UTC);
    }
}
