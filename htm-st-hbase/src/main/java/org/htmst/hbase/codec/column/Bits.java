package org.htmst.hbase.codec.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Single bits of byte arrays, counted from the highest bit of the first byte. */
final class Bits {

    /** At least so many bits of a {@link #window} are those of the array. */
    static final int WINDOW = 57;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Bits() {}

    /** The bytes that hold so many bits. */
    static int bytes(long bits) {
        return Math.toIntExact((bits + Byte.SIZE - 1) / Byte.SIZE);
    }

    /** The bits from {@code bit} on, {@value #WINDOW} at least, in the highest of the result; 0 behind the array. */
    static long window(byte[] bytes, long bit) {
        int at = (int) (bit / Byte.SIZE);
        int shift = (int) (bit % Byte.SIZE);
        if (at <= bytes.length - Long.BYTES) {
            return (long) LONGS.get(bytes, at) << shift;
        }
        long window = 0;
        for (int i = at; i < at + Long.BYTES; i++) {
            window = window << Byte.SIZE | (i < bytes.length ? bytes[i] & 0xFF : 0);
        }
        return window << shift;
    }

    /** Writes the low {@code count} bits of a number, at most 64, from {@code bit} on, where bits are 0. */
    static void put(byte[] bytes, long bit, long number, int count) {
        int left = count;
        int at = (int) (bit / Byte.SIZE);
        int free = Byte.SIZE - (int) (bit % Byte.SIZE);
        while (left > 0) {
            int some = Math.min(left, free);
            long part = number >>> left - some & (1L << some) - 1;
            bytes[at++] |= (byte) (part << free - some);
            left -= some;
            free = Byte.SIZE;
        }
    }
}
