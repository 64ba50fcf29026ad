package org.htmst.summary;

import java.math.BigDecimal;
import org.htmst.sample.ValueType;

/**
 * Bins between whole multiples of a decimal number, each with its lower edge and without its upper. An edge is the double nearest to the
 * decimal number, and for 32-bit values the float nearest to it: 1.3 lies in the bin from 1.3, however it is stored.
 */
final class BinWidth {

    private static final int MOST_DIGITS = 9;

    private final long scaled;
    private final double power;

    /**
     * Bins of a width.
     *
     * @param what is binned, for the message
     * @throws IllegalArgumentException if the width is not above 0, or has more than nine decimals
     */
    BinWidth(String what, String width) {
        BigDecimal number;
        try {
            number = new BigDecimal(width).stripTrailingZeros();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("bin width '" + width + "' of " + what + " is no number", e);
        }
        int digits = Math.max(0, number.scale());
        if (number.signum() <= 0 || digits > MOST_DIGITS || number.compareTo(BigDecimal.valueOf(1_000_000_000)) > 0) {
            throw new IllegalArgumentException("bin width " + width + " of " + what
                    + " is not above 0 and at most 1e9, with at most " + MOST_DIGITS + " decimals");
        }
        scaled = number.movePointRight(digits).longValueExact();
        power = BigDecimal.ONE.movePointRight(digits).doubleValue();
    }

    /** The bin of a value, or {@link Group#NONE} of NaN and of what is too large to tell bins. */
    long bin(double value, ValueType type) {
        double near = Math.floor(value * power / scaled);
        if (!(Math.abs(near) < 1e9)) {
            return Group.NONE;
        }
        long bin = (long) near;
        while (edge(bin, type) > value) {
            bin--;
        }
        while (edge(bin + 1, type) <= value) {
            bin++;
        }
        return bin;
    }

    /** The lower edge of a bin. */
    double edge(long bin) {
        return bin * scaled / power;
    }

    private double edge(long bin, ValueType type) {
        double edge = edge(bin);
        return type == ValueType.FLOAT32 ? (float) edge : edge;
    }
}
