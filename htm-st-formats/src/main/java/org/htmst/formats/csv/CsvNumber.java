package org.htmst.formats.csv;

import java.math.BigDecimal;
import org.htmst.sample.ValueType;

/** Numbers of CSV files: decimal text to a value of a type. */
final class CsvNumber {

    private static final double EXACT = 0x1p53;

    /** The shortest decimal text of a double's exact value may be longer, but nobody writes it. */
    private static final int LONGEST = 400;

    private CsvNumber() {}

    /**
     * The value of {@code type} that {@code text} tells: the nearest one if the type is floating, and the very one if it is whole.
     *
     * @throws IllegalArgumentException if it tells none, an infinite one, or a whole number that the type does not hold exactly
     */
    static double parse(ValueType type, String text) {
        if (!isDecimal(text)) {
            throw new IllegalArgumentException("'" + text + "' is not a decimal number");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a number of " + text.length() + " characters is too long; at most " + LONGEST + " are read");
        }
        double value = number(type, text);
        if (Double.isInfinite(value) || !type.holds(value) || type.isInteger() && !isExactly(value, text)) {
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
            String number = withoutFortran(text);
            return type == ValueType.FLOAT32 ? Float.parseFloat(number) : Double.parseDouble(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a decimal number", e);
        }
    }

    /**
     * {@code factor} times a number that {@link #parse} takes as one of float64, as a value of {@code type}: the nearest one if the type
     * is floating, and the very one if it is whole.
     *
     * @throws IllegalArgumentException if the type does not hold it
     */
    static double times(double factor, ValueType type, String text) {
        BigDecimal exact = new BigDecimal(withoutFortran(text)).multiply(BigDecimal.valueOf(factor));
        double value = type == ValueType.FLOAT32 ? exact.floatValue() : exact.doubleValue();
        if (Double.isInfinite(value)
                || !type.holds(value)
                || type.isInteger() && exact.compareTo(new BigDecimal(value)) != 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' times " + factor + " is no value of type " + type.label());
        }
        return value;
    }

    /** The thousandth of a number that {@link #parse} takes: the nearest value of {@code type} to what stands there. */
    static double thousandth(ValueType type, String text) {
        BigDecimal exact = new BigDecimal(withoutFortran(text)).movePointLeft(3);
        return type == ValueType.FLOAT32 ? exact.floatValue() : exact.doubleValue();
    }

    /** Whether a fraction too small for a double was not lost. */
    private static boolean isExactly(double value, String text) {
        return isDigits(text) || new BigDecimal(withoutFortran(text)).compareTo(new BigDecimal(value)) == 0;
    }

    /** A number with Fortran's exponent of double precision, {@code 1.5D+02}, with that of everybody else. */
    static String withoutFortran(String number) {
        return number.replace('D', 'E').replace('d', 'e');
    }

    /** Java's own parser takes "0x1p3", "1f", "1d" and "Infinity", too. */
    private static boolean isDecimal(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eEdD".indexOf(c) >= 0);
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-' || c == '+');
    }
}
