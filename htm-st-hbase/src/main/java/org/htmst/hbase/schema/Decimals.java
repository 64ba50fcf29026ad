package org.htmst.hbase.schema;

import org.htmst.sample.ValueType;

/**
 * Values that are whole numbers divided by a power of ten, as files hold them that were printed with a few decimals: each is
 * the value of its type nearest to {@code numbers[i] / 10^exponent}, to the bit.
 *
 * @param exponent 0 to {@value #MAX_EXPONENT}
 * @param numbers the whole numbers, each less than {@link IntegerSeries#LIMIT} in size
 */
record Decimals(int exponent, long[] numbers) {

    static final int MAX_EXPONENT = 6;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

    /** The form with the fewest decimals of {@code values[from]} to {@code values[to - 1]}, or null if there is none. */
    static Decimals of(ValueType type, double[] values, int from, int to) {
        long[] numbers = new long[to - from];
        int exponent = 0;
        int done = 0;
        while (true) {
            done = scale(type == ValueType.FLOAT32, values, from, POWERS[exponent], numbers, done);
            if (done == numbers.length) {
                return new Decimals(exponent, numbers);
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

    /** Writes the values of the first {@code count} numbers to {@code into[at]} and on. */
    static void values(ValueType type, int exponent, long[] numbers, int count, double[] into, int at) {
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
