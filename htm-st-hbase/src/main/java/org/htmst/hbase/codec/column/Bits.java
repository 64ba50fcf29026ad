package org.htmst.hbase.codec.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Single bits of byte arrays, counted from the highest bit of the first byte. */
final class Bits {

    /** At least so many bits of a {@link #window} are those of the array. */
    static final int WINDOW = 57;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

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
            if (count + bits > Long.SIZE) {
                drain();
            }
            waiting = waiting << bits | number;
            count += bits;
        }

        /** Leaves less than a byte waiting; bits above are not read any more. */
        private void drain() {
            while (count >= Byte.SIZE) {
                count -= Byte.SIZE;
                bytes[at++] = (byte) (waiting >>> count);
            }
        }

        /** Fills the last byte up with zeros. */
        void end() {
            drain();
            if (count > 0) {
                bytes[at] = (byte) (waiting << Byte.SIZE - count);
            }
        }
    }

    /** Writes numbers of some bits, one before the other. */
    static final class BackwardWriter {

        private byte[] bytes;
        private int at;
        private long waiting;
        private int count;

        BackwardWriter() {
            this.bytes = new byte[Long.BYTES];
        }

        /** Forgets what it wrote, and makes room for so many bits. */
        void clear(long bits) {
            // A long may be written before the first whole byte, and one byte is read behind the last.
            int needed = bytes(bits) + Long.BYTES + 1;
            if (bytes.length < needed) {
                bytes = new byte[needed];
            }
            at = bytes.length - 1;
            waiting = 0;
            count = 0;
        }

        /** Writes a number of so many bits, 0 to 32, before all others; higher ones of it are 0. */
        void put(long number, int bits) {
            waiting |= number << count;
            count += bits;
            if (count >= Integer.SIZE) {
                at -= Integer.BYTES;
                INTS.set(bytes, at, (int) waiting);
                waiting >>>= Integer.SIZE;
                count -= Integer.SIZE;
            }
        }

        /** All bits, from the highest of the first byte on, the last byte filled up with zeros. */
        byte[] end() {
            LONGS.set(bytes, at - Long.BYTES, waiting);
            long first = (long) at * Byte.SIZE - count;
            byte[] written = new byte[bytes((bytes.length - 1L) * Byte.SIZE - first)];
            int from = (int) (first / Byte.SIZE);
            int shift = (int) (first % Byte.SIZE);
            for (int i = 0; i < written.length; i++) {
                int pair = (bytes[from + i] & 0xFF) << Byte.SIZE | bytes[from + i + 1] & 0xFF;
                written[i] = (byte) (pair >>> Byte.SIZE - shift);
            }
            return written;
        }
    }
}
