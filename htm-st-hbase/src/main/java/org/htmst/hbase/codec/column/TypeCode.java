package org.htmst.hbase.codec.column;

import org.htmst.sample.ValueType;

/** The number types of values by the codes that stand for them in cells. */
public final class TypeCode {

    private static final ValueType[] TYPES = {
        ValueType.INT8,
        ValueType.UINT8,
        ValueType.INT16,
        ValueType.UINT16,
        ValueType.INT32,
        ValueType.UINT32,
        ValueType.FLOAT32,
        ValueType.FLOAT64
    };

    private TypeCode() {}

    /** Whether a number type has this code. */
    public static boolean isKnown(int code) {
        return code >= 0 && code < TYPES.length;
    }

    /** The number type of a code that {@linkplain #isKnown is known}. */
    public static ValueType type(int code) {
        return TYPES[code];
    }

    /** The code of a number type. */
    public static int of(ValueType type) {
        for (int code = 0; code < TYPES.length; code++) {
            if (TYPES[code] == type) {
                return code;
            }
        }
        throw new IllegalArgumentException("type " + type + " has no code in this schema");
    }

    /**
     * Reads a code.
     *
     * @throws org.htmst.failure.HtmStException if no number type has it
     */
    public static ValueType read(BlockReader in) {
        return of(in, (int) in.get(1));
    }

    /** The number type of a code that was read. */
    static ValueType of(BlockReader in, int code) {
        if (!isKnown(code)) {
            throw in.damaged("has values of the unknown number type " + code);
        }
        return TYPES[code];
    }
}
