package org.htmst.hbase.input;

import org.htmst.sample.ValueType;

/** Numbers of CSV files: decimal text to a value of a type. */
final class CsvNumber {

    private static final double EXACT = 0x1p53;

    private CsvNumber() {}

    /**
     * The value of {@code type} that {@code text} tells: the nearest one if the type is floating, {@code NaN} for "nan", and the very
     * one if it is whole. Empty text is NaN of a floating type.
     *
     * @throws IllegalArgumentException if it tells none, an infinite one, or a whole number that the type does not hold exactly
     */
    static double parse(ValueType type, String text) {
        boolean floating = !type.isInteger();
        if (floating && (text.isEmpty() || text.equalsIgnoreCase("nan"))) {
            return Double.NaN;
        }
        if (!isDecimal(text)) {
            throw new IllegalArgumentException("'" + text + "' is not a decimal number");
        }
        double value = number(type, text);
        if (Double.isInfinite(value) || !type.holds(value)) {
            throw new IllegalArgumentException("'" + text + "' is no value of type " + type.label());
        }
        if (Math.abs(value) >= EXACT && isDigits(text)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is a whole number of 2^53 or more, which is not kept exactly");
        }
        return value;
    }

    private static double number(ValueType type, String text) {
        try {
            return type == ValueType.FLOAT32 ? Float.parseFloat(text) : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a decimal number", e);
        }
    }

    /** Java's own parser takes "0x1p3", "1f" and "Infinity", too. */
    private static boolean isDecimal(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-' || c == '+');
    }
}
