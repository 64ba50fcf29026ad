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

    /** Writes numbers of some bits, one behind the other. */
    static final class Writer {

        private final byte[] bytes;
        private int at;
        private long waiting;
        private int count;

        /** Writes from the byte {@code at} on. */
        Writer(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        /** Writes a number of so many bits, 0 to {@value #WINDOW}; higher ones of it are 0. */
        void put(long number, int bits) {
            waiting = waiting << bits | number;
            count += bits;
            while (count >= Byte.SIZE) {
                count -= Byte.SIZE;
                bytes[at++] = (byte) (waiting >>> count);
            }
        }

        /** Fills the last byte up with zeros. */
        void end() {
            if (count > 0) {
                bytes[at] = (byte) (waiting << Byte.SIZE - count);
            }
        }
    }
}
