package org.htmst.hbase.codec.column;

import org.htmst.sample.ValueType;

/**
 * Values that are whole numbers divided by a power of ten, as files hold them that were printed with a few decimals: each is
 * the value of its type nearest to {@code number / 10^exponent}, to the bit.
 */
final class Decimals {

    static final int MAX_EXPONENT = 12;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

    private final int exponent;
    private final IntegerSeries series;

    private Decimals(int exponent, IntegerSeries series) {
        this.exponent = exponent;
        this.series = series;
    }

    /**
     * The form with the fewest decimals of {@code values[from]} to {@code values[to - 1]}, at least one value, or null if
     * there is none.
     */
    static Decimals of(ValueType type, double[] values, int from, int to) {
        long[] numbers = new long[to - from];
        int exponent = 0;
        int done = 0;
        while (true) {
            done = scale(type == ValueType.FLOAT32, values, from, POWERS[exponent], numbers, done);
            if (done == numbers.length) {
                return new Decimals(exponent, IntegerSeries.of(numbers, done));
            }
            if (exponent == MAX_EXPONENT) {
                return null;
            }
            exponent++;
            for (int i = 0; i < done; i++) {
                numbers[i] *= 10;
                if (!isSmall(numbers[i])) {
                    return null;
                }
            }
        }
    }

    /** The number of bytes {@link #write} will write. */
    int bytes() {
        return 1 + series.bytes();
    }

    void write(BlockWriter out) {
        out.put(exponent, 1);
        series.write(out);
    }

    /** Reads {@code count} (at least 1) values, what {@link #write} wrote after the exponent, to {@code into[at]} and on. */
    static void read(BlockReader in, ValueType type, int exponent, int count, double[] into, int at) {
        if (exponent > MAX_EXPONENT) {
            throw in.damaged("has values scaled by 10^" + exponent);
        }
        long[] numbers = new long[count];
        IntegerSeries.read(in, count, numbers, 0);
        double power = POWERS[exponent];
        if (type == ValueType.FLOAT32) {
            for (int i = 0; i < count; i++) {
                into[at + i] = (float) (numbers[i] / power);
            }
        } else if (exponent == 0) {
            for (int i = 0; i < count; i++) {
                into[at + i] = numbers[i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                into[at + i] = numbers[i] / power;
            }
        }
    }

    /** Fills {@code numbers} from index {@code done} on and returns the index of the first value without such a number. */
    private static int scale(boolean single, double[] values, int from, double power, long[] numbers, int done) {
        for (int i = done; i < numbers.length; i++) {
            double value = values[from + i];
            long number = (long) Math.rint(value * power);
            double quotient = number / power;
            double back = single ? (float) quotient : quotient;
            if (Double.doubleToRawLongBits(back) != Double.doubleToRawLongBits(value) || !isSmall(number)) {
                return i;
            }
            numbers[i] = number;
        }
        return numbers.length;
    }

    private static boolean isSmall(long number) {
        return number > -IntegerSeries.LIMIT && number < IntegerSeries.LIMIT;
    }
}
