package org.htmst.hbase.codec.column;

import java.util.Arrays;
import java.util.zip.CRC32C;

/** Collects the bytes of one block, big-endian, and closes it with its checksum. */
public final class BlockWriter {

    static final int SEVEN = 7;
    static final int LOW_SEVEN = 0x7F;
    static final int HIGHEST = 0x80;

    private byte[] bytes;
    private int size;

    public BlockWriter(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    /** Writes the low {@code width} (1 to 8) bytes of {@code number}. */
    public void put(long number, int width) {
        reserve(width);
        for (int shift = Byte.SIZE * (width - 1); shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (number >>> shift);
        }
    }

    /** Writes a number of no sign, seven bits to a byte from the lowest on; the highest bit of a byte tells that another follows. */
    public void putShort(long number) {
        long left = number;
        while (left >>> SEVEN != 0) {
            put(left & LOW_SEVEN | HIGHEST, 1);
            left >>>= SEVEN;
        }
        put(left, 1);
    }

    /** The number of bytes that {@link #putShort} writes. */
    static int shortBytes(long number) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(number) + SEVEN - 1) / SEVEN);
    }

    /** Writes the bytes as they are. */
    public void putAll(byte[] more) {
        int at = room(more.length);
        System.arraycopy(more, 0, bytes, at, more.length);
    }

    /** Makes room for {@code count} bytes and returns where they begin in {@link #array()}; the caller fills them. */
    int room(int count) {
        reserve(count);
        int at = size;
        size += count;
        return at;
    }

    /** The bytes being written; another array after the next call that writes. */
    byte[] array() {
        return bytes;
    }

    /** Writes the low {@code width} bytes of the numbers as planes: first the highest byte of each, then the next, and so on. */
    void putPlanes(long[] numbers, int from, int to, int width) {
        int at = room((to - from) * width);
        for (int shift = Byte.SIZE * (width - 1); shift >= 0; shift -= Byte.SIZE) {
            for (int i = from; i < to; i++) {
                bytes[at++] = (byte) (numbers[i] >>> shift);
            }
        }
    }

    /** Appends the CRC32C of all bytes so far and returns the block. */
    public byte[] close() {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, size);
        put(crc.getValue(), BlockReader.CRC_BYTES);
        return bytes();
    }

    /** All bytes so far. */
    public byte[] bytes() {
        return bytes.length == size ? bytes : Arrays.copyOf(bytes, size);
    }

    private void reserve(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * bytes.length));
        }
    }
}
