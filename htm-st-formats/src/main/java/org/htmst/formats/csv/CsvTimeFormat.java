package org.htmst.formats.csv;

/** Times of CSV files: text to ms since 1970-01-01 UTC. */
final class CsvTimeFormat {

    private static final int MS_PER_S = 1000;

    private final Notation notation;
    private final boolean floor;

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
     * @param finer whether the time lies between that and the next
     * @param leapSecond whether it is of a leap second, which this scale does not have: the text's second 60 is told as the second
     *     after it
     */
    record Told(long ms, boolean finer, boolean leapSecond) {}

    private CsvTimeFormat(Notation notation, boolean floor) {
        this.notation = notation;
        this.floor = floor;
    }

    static CsvTimeFormat of(CsvDescriptor.Time time) {
        return new CsvTimeFormat(notation(time.format()), time.floor());
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
        return switch (format) {
            case "iso-8601" -> IsoTime::told;
            case "epoch-ms" -> new EpochTime(1);
            case "epoch-s" -> new EpochTime(MS_PER_S);
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
     * @throws IllegalArgumentException if it tells none, or one finer than a millisecond that is not to be cut
     */
    Told told(String text) {
        Told told = notation.told(text);
        if (told.finer() && !floor) {
            throw new IllegalArgumentException("'" + text
                    + "' is finer than a millisecond; let the descriptor say \"finer\": \"floor\" to cut such times");
        }
        return told;
    }
}
