package org.htmst.formats.csv;

import org.htmst.time.LeapSeconds;
import org.htmst.time.TimeScale;

/** Times of files of text: text to ms since 1970-01-01 UTC. */
final class CsvTimeFormat {

    private static final int MS_PER_S = 1000;
    private static final double HALF = 0.5;

    private final Notation notation;
    private final TimeScale scale;
    private final CsvDescriptor.Time.Finer finer;

    /** A way to write times. */
    @FunctionalInterface
    interface Notation {
        /**
         * The time that {@code text} tells.
         *
         * @throws IllegalArgumentException if it tells none
         */
        Told told(String text);
    }

    /**
     * What a text tells.
     *
     * @param ms the last millisecond that is not after the time
     * @param beyond how far the time lies beyond it, as a part of a millisecond from 0 to below 1
     * @param leapSecond whether it is of a leap second, which this count does not have: the text's second 60 is told as the second
     *     after it
     */
    record Told(long ms, double beyond, boolean leapSecond) {}

    private CsvTimeFormat(Notation notation, TimeScale scale, CsvDescriptor.Time.Finer finer) {
        this.notation = notation;
        this.scale = scale;
        this.finer = finer;
    }

    static CsvTimeFormat of(CsvDescriptor.Time time) {
        return new CsvTimeFormat(notation(time.format()), time.scale(), time.finer());
    }

    /**
     * Checks the name or pattern of a format.
     *
     * @throws IllegalArgumentException if it is none
     */
    static void check(String format) {
        notation(format);
    }

    private static Notation notation(String format) {
        if (WordTime.isFormat(format)) {
            return WordTime.of(format);
        }
        if (EpochTime.isSince(format)) {
            return EpochTime.since(format);
        }
        return switch (format) {
            case "iso-8601" -> IsoTime::told;
            case "epoch-ms" -> EpochTime.ofUnit(1);
            case "epoch-s" -> EpochTime.ofUnit(MS_PER_S);
            case "julian-date" -> EpochTime.JULIAN_DATE;
            case "modified-julian-date" -> EpochTime.MODIFIED_JULIAN_DATE;
            default -> {
                if (format.startsWith("epoch-")) {
                    throw new IllegalArgumentException(
                            "time format '" + format + "' is unknown; use iso-8601, epoch-ms, epoch-s or a pattern");
                }
                yield PatternTime.of(format);
            }
        };
    }

    /** Whether {@code format} writes years with two digits. */
    static boolean hasShortYears(String format) {
        return notation(format) instanceof PatternTime pattern && pattern.hasShortYears();
    }

    /**
     * The time that {@code text} tells.
     *
     * @throws IllegalArgumentException if it tells none, or one finer than a millisecond that is to be rejected
     */
    Told told(String text) {
        Told told = notation.told(text);
        if (told.beyond() > 0 && finer == CsvDescriptor.Time.Finer.REJECT) {
            throw new IllegalArgumentException("'" + text
                    + "' is finer than a millisecond; let the descriptor say \"finer\": \"floor\" or \"round\"");
        }
        long ms = told.ms() + (finer == CsvDescriptor.Time.Finer.ROUND && told.beyond() >= HALF ? 1 : 0);
        if (scale == TimeScale.UTC) {
            return new Told(ms, 0, told.leapSecond());
        }
        if (told.leapSecond()) {
            throw new IllegalArgumentException("'" + text + "' is a leap second, which " + scale + " does not have");
        }
        try {
            LeapSeconds.Utc utc = scale.utc(ms);
            return new Told(utc.ms(), 0, utc.isLeap());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' of " + scale + ": " + e.getMessage(), e);
        }
    }
}
