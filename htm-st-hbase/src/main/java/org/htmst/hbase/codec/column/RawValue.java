package org.htmst.hbase.codec.column;

import org.htmst.sample.ValueType;

/**
 * Values as the bits of their type: two's complement for whole numbers, IEEE 754 for the others, in the low bytes of a long.
 * Every NaN becomes the canonical one and a whole -0.0 becomes 0; all else comes back bit for bit.
 */
final class RawValue {

    private RawValue() {}

    /**
     * The bits of {@code values[from]} to {@code values[to - 1]}.
     *
     * @throws IllegalArgumentException if one of them is no value of the type
     */
    static long[] bits(ValueType type, double[] values, int from, int to) {
        long[] bits = new long[to - from];
        bits(type, values, from, to, bits);
        return bits;
    }

    /** As {@link #bits(ValueType, double[], int, int)}, into the first entries of {@code bits}. */
    static void bits(ValueType type, double[] values, int from, int to, long[] bits) {
        switch (type) {
            case FLOAT64 -> {
                for (int i = from; i < to; i++) {
                    bits[i - from] = Double.doubleToLongBits(values[i]);
                }
            }
            case FLOAT32 -> {
                for (int i = from; i < to; i++) {
                    float value = (float) values[i];
                    if (value != values[i] && value == value) {
                        throw unfit(type, values[i]);
                    }
                    bits[i - from] = Float.floatToIntBits(value) & 0xFFFF_FFFFL;
                }
            }
            default -> {
                long mask = (1L << Byte.SIZE * type.bytes()) - 1;
                for (int i = from; i < to; i++) {
                    if (!type.holds(values[i])) {
                        throw unfit(type, values[i]);
                    }
                    bits[i - from] = (long) values[i] & mask;
                }
            }
        }
    }

    /** The bits of a value of the type. */
    static long bits(ValueType type, double value) {
        return switch (type) {
            case FLOAT64 -> Double.doubleToLongBits(value);
            case FLOAT32 -> Float.floatToIntBits((float) value) & 0xFFFF_FFFFL;
            default -> (long) value & (1L << Byte.SIZE * type.bytes()) - 1;
        };
    }

    /** The value whose low {@code type.bytes()} bytes are {@code bits}; higher ones are ignored. */
    static double value(ValueType type, long bits) {
        return switch (type) {
            case INT8 -> (byte) bits;
            case UINT8 -> bits & 0xFF;
            case INT16 -> (short) bits;
            case UINT16 -> bits & 0xFFFF;
            case INT32 -> (int) bits;
            case UINT32 -> bits & 0xFFFF_FFFFL;
            case FLOAT32 -> Float.intBitsToFloat((int) bits);
            case FLOAT64 -> Double.longBitsToDouble(bits);
        };
    }

    private static IllegalArgumentException unfit(ValueType type, double value) {
        return new IllegalArgumentException("value " + value + " is no " + type.label());
    }
}
