package org.htmst.sample;

import java.util.Locale;

/**
 * The number type a value has in its input file.
 *
 * <p>In memory every value is a {@code double}, which holds each of these types exactly; the type says how many bytes a value
 * needs at rest and how it is written as text so that it reads back as the very number of the file.
 */
public enum ValueType {
    INT8(1, -0x1p7, 0x1p7 - 1),
    UINT8(1, 0, 0x1p8 - 1),
    INT16(2, -0x1p15, 0x1p15 - 1),
    UINT16(2, 0, 0x1p16 - 1),
    INT32(4, -0x1p31, 0x1p31 - 1),
    UINT32(4, 0, 0x1p32 - 1),
    FLOAT32(4, -Float.MAX_VALUE, Float.MAX_VALUE),
    FLOAT64(8, -Double.MAX_VALUE, Double.MAX_VALUE);

    private static final double EXACT_LONG = 0x1p53;

    private final int bytes;
    private final double min;
    private final double max;

    ValueType(int bytes, double min, double max) {
        this.bytes = bytes;
        this.min = min;
        this.max = max;
    }

    /** Bytes of one value at rest, uncompressed. */
    public int bytes() {
        return bytes;
    }

    /** Whether values are whole numbers. */
    public boolean isInteger() {
        return this != FLOAT32 && this != FLOAT64;
    }

    /** Whether {@code value} is one of this type's values: NaN and infinities only for the two floating types. */
    public boolean holds(double value) {
        return switch (this) {
            case FLOAT64 -> true;
            case FLOAT32 -> Double.isNaN(value) || (float) value == value;
            default -> value >= min && value <= max && value == Math.rint(value);
        };
    }

    /** The shortest text that reads back as {@code value}, a value of this type; whole numbers without a decimal point. */
    public String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < EXACT_LONG && !(value == 0 && 1 / value < 0)) {
            return Long.toString((long) value);
        }
        return this == FLOAT32 ? Float.toString((float) value) : Double.toString(value);
    }

    /** The name used in JSON and netCDF descriptions, such as {@code float32}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The type of that label.
     *
     * @throws IllegalArgumentException if no type has it
     */
    public static ValueType ofLabel(String label) {
        for (ValueType type : values()) {
            if (type.label().equals(label)) {
                return type;
            }
        }
        throw new IllegalArgumentException("type '" + label
                + "' is unknown; allowed: int8, uint8, int16, uint16, int32," + " uint32, float32, float64");
    }
}
