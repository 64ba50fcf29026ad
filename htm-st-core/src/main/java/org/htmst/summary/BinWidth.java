package org.htmst.summary;

import java.math.BigDecimal;
import org.htmst.sample.ValueType;

/**
 * Bins between multiples of a decimal number.
 *
 * @param scaled the width, times {@code power}
 * @param power of ten, up to 10^9
 * @param start the lower edge of bin 0
 */
record BinWidth(long scaled, long power, int start) implements Binning {

    private static final int MOST_DIGITS = 9;

    /** Bins farther from 0 are not told apart. */
    private static final double FARTHEST = 1e9;

    /** An edge is the nearest double while its numerator is below this. */
    private static final double EXACT_LONG = 0x1p53;

    /**
     * Bins of a width.
     *
     * @param what is binned, for the message
     * @throws IllegalArgumentException if the width is not above 0, or has more than nine decimals
     */
    static BinWidth parse(String what, String width) {
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
        return new BinWidth(
                number.movePointRight(digits).longValueExact(),
                BigDecimal.ONE.movePointRight(digits).longValueExact(),
                0);
    }

    /** None of NaN, and of what is too large to tell bins. */
    @Override
    public long bin(double value, ValueType type) {
        double near = Math.floor((value - start) * power / scaled);
        if (!(Math.abs(near) < FARTHEST && Math.abs(near * scaled) < EXACT_LONG)) {
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

    @Override
    public double edge(long bin) {
        return (double) (bin * scaled + start * power) / power;
    }

    private double edge(long bin, ValueType type) {
        double edge = edge(bin);
        return type == ValueType.FLOAT32 ? (float) edge : edge;
    }

    @Override
    public boolean areOfMultiplesOf(int number) {
        return start % number == 0 && scaled % (number * power) == 0;
    }

    @Override
    public BinWidth moved(int by) {
        return new BinWidth(scaled, power, start + by);
    }
}
