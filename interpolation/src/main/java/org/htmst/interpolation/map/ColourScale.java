package org.htmst.interpolation.map;

import java.util.stream.IntStream;

/**
 * Values to colours: viridis over the logarithm.
 *
 * @param limits the values of the first and the last colour
 */
record ColourScale(ValueLimits limits) {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** The colour, 0xRRGGBB, of a value that is not NaN; zero and below get the first. */
    int rgb(double value) {
        int last = Resources.VIRIDIS.length - 1;
        double position = value > 0 ? position(value) : 0;
        return Resources.VIRIDIS[(int) Math.round(last * Math.min(1, Math.max(0, position)))];
    }

    /** Where a value above 0 lies: 0 at the low limit, 1 at the high one. */
    double position(double value) {
        return Math.log(value / limits.low()) / Math.log(limits.high() / limits.low());
    }

    /** The exponents of the powers of ten between the limits, ascending. */
    int[] decades() {
        int first = (int) Math.ceil(Math.log10(limits.low()) - 1e-9);
        int last = (int) Math.floor(Math.log10(limits.high()) + 1e-9);
        return IntStream.rangeClosed(first, last).toArray();
    }

    /** Ten to the power of {@code exponent}, as print. */
    static String powerOfTen(int exponent) {
        return "10" + raised(exponent);
    }

    /** A whole number in raised digits. */
    static String raised(int number) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            text.append(digit == '-' ? '⁻' : SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }
}
