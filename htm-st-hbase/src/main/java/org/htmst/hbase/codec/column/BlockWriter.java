package org.htmst.hbase.codec;

import java.util.Arrays;
import java.util.zip.CRC32C;

/** Collects the bytes of one block, big-endian, and closes it with its checksum. */
final class BlockWriter {

    private byte[] bytes;
    private int size;

    BlockWriter(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    /** The number of bytes so far. */
    int size() {
        return size;
    }

    /** Writes the low {@code width} (1 to 8) bytes of {@code number}. */
    void put(long number, int width) {
        reserve(width);
        for (int shift = Byte.SIZE * (width - 1); shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (number >>> shift);
        }
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
    byte[] close() {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, size);
        put(crc.getValue(), BlockReader.CRC_BYTES);
        return bytes.length == size ? bytes : Arrays.copyOf(bytes, size);
    }

    private void reserve(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * bytes.length));
        }
    }
}
