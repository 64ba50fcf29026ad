package org.htmst.hbase.input;

import java.util.Optional;
import org.htmst.sample.ValueType;
import ucar.ma2.DataType;

/**
 * The values of one variable as doubles, each the very number of the file.
 *
 * @param name the variable
 * @param type the number type in the file; empty for 64-bit integers
 * @param fill the fill value that the file declares for it, or NaN
 * @param values by record
 */
record NetcdfColumn(String name, Optional<ValueType> type, double fill, double[] values) {

    private static final int BYTE_MASK = 0xff;
    private static final int SHORT_MASK = 0xffff;
    private static final long INT_MASK = 0xffffffffL;

    /** {@code array}: the values as NetCDF-Java gives them, a Java array of the signed type of that width. */
    static NetcdfColumn of(String name, DataType type, boolean unsigned, Number fill, Object array) {
        ValueType valueType = valueType(type, unsigned);
        return new NetcdfColumn(
                name, Optional.ofNullable(valueType), fill(valueType, unsigned, fill), doubles(array, unsigned));
    }

    /** The values with the declared fill replaced by NaN. */
    double[] withoutFill() {
        if (Double.isNaN(fill)) {
            return values;
        }
        double[] clean = values.clone();
        for (int i = 0; i < clean.length; i++) {
            if (clean[i] == fill) {
                clean[i] = Double.NaN;
            }
        }
        return clean;
    }

    private static ValueType valueType(DataType type, boolean unsigned) {
        return switch (type.getSize() * (type.isFloatingPoint() ? -1 : 1)) {
            case 1 -> unsigned ? ValueType.UINT8 : ValueType.INT8;
            case 2 -> unsigned ? ValueType.UINT16 : ValueType.INT16;
            case 4 -> unsigned ? ValueType.UINT32 : ValueType.INT32;
            case -4 -> ValueType.FLOAT32;
            case -8 -> ValueType.FLOAT64;
            default -> null;
        };
    }

    private static double fill(ValueType type, boolean unsigned, Number fill) {
        if (fill == null) {
            return Double.NaN;
        }
        if (type == ValueType.FLOAT32) {
            return fill.floatValue();
        }
        if (type == ValueType.FLOAT64) {
            return fill.doubleValue();
        }
        long whole = fill.longValue();
        if (!unsigned) {
            return whole;
        }
        return type == null ? unsigned(whole) : whole & ((1L << (Byte.SIZE * type.bytes())) - 1);
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : value + 0x1p64;
    }

    private static double[] doubles(Object array, boolean unsigned) {
        if (array instanceof float[] floats) {
            double[] values = new double[floats.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = floats[i];
            }
            return values;
        }
        if (array instanceof double[] values) {
            // NetCDF-Java may keep the array and hand it out again.
            return values.clone();
        }
        if (array instanceof byte[] bytes) {
            double[] values = new double[bytes.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = unsigned ? bytes[i] & BYTE_MASK : bytes[i];
            }
            return values;
        }
        if (array instanceof short[] shorts) {
            double[] values = new double[shorts.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = unsigned ? shorts[i] & SHORT_MASK : shorts[i];
            }
            return values;
        }
        if (array instanceof int[] ints) {
            double[] values = new double[ints.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = unsigned ? ints[i] & INT_MASK : ints[i];
            }
            return values;
        }
        long[] longs = (long[]) array;
        double[] values = new double[longs.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = unsigned ? unsigned(longs[i]) : longs[i];
        }
        return values;
    }
}
