package org.htmst.formats.netcdf;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.htmst.sample.ValueType;
import ucar.ma2.DataType;

/**
 * The values of one variable as doubles, each the very number of the file but for 64-bit integers.
 *
 * @param name the variable
 * @param type the number type in the file; empty for 64-bit integers
 * @param fills the values that the file declares to be none
 * @param values by record
 * @param wide the 64-bit integers; otherwise empty
 * @param unsigned whether those are unsigned
 */
public record NetcdfColumn(
        String name, Optional<ValueType> type, List<Double> fills, double[] values, long[] wide, boolean unsigned) {

    private static final int BYTE_MASK = 0xff;
    private static final int SHORT_MASK = 0xffff;
    private static final long INT_MASK = 0xffffffffL;

    /** {@code array}: the values as NetCDF-Java gives them, a Java array of the signed type of that width. */
    public static NetcdfColumn of(String name, DataType type, boolean unsigned, List<Number> fills, Object array) {
        ValueType valueType = valueType(type, unsigned);
        List<Double> declared = fills.stream()
                .flatMap(fill -> fill(valueType, unsigned, fill).stream())
                .distinct()
                .toList();
        return new NetcdfColumn(
                name,
                Optional.ofNullable(valueType),
                declared,
                doubles(array, unsigned),
                array instanceof long[] longs ? longs.clone() : new long[0],
                unsigned);
    }

    /** The values with the declared fills replaced by NaN. */
    double[] withoutFill() {
        if (fills.isEmpty()) {
            return values;
        }
        double[] clean = values.clone();
        for (int i = 0; i < clean.length; i++) {
            if (fills.contains(clean[i])) {
                clean[i] = Double.NaN;
            }
        }
        return clean;
    }

    /** The value of a record, which is finite, to the last digit. */
    BigDecimal exact(int record) {
        if (wide.length == 0) {
            return new BigDecimal(values[record]);
        }
        return unsigned ? new BigDecimal(Long.toUnsignedString(wide[record])) : BigDecimal.valueOf(wide[record]);
    }

    /** How far the next number of the same type is from the value of a record; 0 for integers, which are exact. */
    double step(int record) {
        return switch (type.orElse(ValueType.INT32)) {
            case FLOAT32 -> Math.ulp((float) values[record]);
            case FLOAT64 -> Math.ulp(values[record]);
            default -> 0;
        };
    }

    /** The type of a channel of such values; null if there is none. */
    static ValueType valueType(DataType type, boolean unsigned) {
        return switch (type.getSize() * (type.isFloatingPoint() ? -1 : 1)) {
            case 1 -> unsigned ? ValueType.UINT8 : ValueType.INT8;
            case 2 -> unsigned ? ValueType.UINT16 : ValueType.INT16;
            case 4 -> unsigned ? ValueType.UINT32 : ValueType.INT32;
            case -4 -> ValueType.FLOAT32;
            case -8 -> ValueType.FLOAT64;
            default -> null;
        };
    }

    /** A fill as a value of that type, if it can be one. */
    private static Optional<Double> fill(ValueType type, boolean unsigned, Number fill) {
        if (Double.isNaN(fill.doubleValue())) {
            return Optional.empty();
        }
        if (type == ValueType.FLOAT32) {
            return Optional.of((double) fill.floatValue());
        }
        if (type == ValueType.FLOAT64) {
            return Optional.of(fill.doubleValue());
        }
        if (fill.doubleValue() != Math.rint(fill.doubleValue())) {
            return Optional.empty();
        }
        long whole = fill.longValue();
        if (!unsigned) {
            return Optional.of((double) whole);
        }
        return Optional.of(
                type == null ? unsigned(whole) : (double) (whole & ((1L << (Byte.SIZE * type.bytes())) - 1)));
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
