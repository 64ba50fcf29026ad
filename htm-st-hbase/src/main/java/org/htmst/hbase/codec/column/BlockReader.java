package org.htmst.hbase.codec.column;

import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.htmst.failure.HtmStException;

/**
 * Reads the bytes of one block, big-endian. The checksum is compared first; and yet nothing read is believed: a block that
 * claims more than it holds throws {@link HtmStException}.
 */
public final class BlockReader {

    /** The bytes of the checksum that a block ends with. */
    public static final int CRC_BYTES = 4;

    private final String what;
    private final byte[] bytes;
    private final int end;
    private int at;

    /**
     * Begins a block.
     *
     * @param what the kind of block, for the message of a failure
     */
    public BlockReader(String what, byte[] bytes, int offset, int length) {
        this.what = what;
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length - CRC_BYTES;
        if (length < CRC_BYTES) {
            throw damaged("has " + length + " bytes, too few for a checksum");
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length - CRC_BYTES);
        long stored = number(end, CRC_BYTES);
        if (crc.getValue() != stored) {
            throw damaged(String.format(Locale.ROOT, "has the checksum %08x but says %08x", crc.getValue(), stored));
        }
    }

    /** The bytes from {@code from} to {@code to} of a block whose checksum was compared. */
    private BlockReader(BlockReader whole, int from, int to) {
        this.what = whole.what;
        this.bytes = whole.bytes;
        this.at = from;
        this.end = to;
    }

    /** The bytes of the array from {@code from} to {@code to}, within this block, to be read by themselves. */
    public BlockReader part(int from, int to) {
        return new BlockReader(this, from, to);
    }

    /** The next {@code width} (1 to 7, or 8 with the sign) bytes as an unsigned number. */
    public long get(int width) {
        return number(skip(width), width);
    }

    /** The next byte, which is not passed over. */
    int peek() {
        int here = at;
        int next = (int) get(1);
        at = here;
        return next;
    }

    /** Reads what {@link BlockWriter#putShort} wrote. */
    public long getShort() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BlockWriter.SEVEN) {
            long next = get(1);
            number |= (next & BlockWriter.LOW_SEVEN) << shift;
            if (next < BlockWriter.HIGHEST) {
                return number;
            }
        }
        throw damaged("has a number of more than 64 bits");
    }

    /** Passes over {@code count} bytes and returns where they begin in {@link #array()}. */
    public int skip(int count) {
        if (count < 0 || count > end - at) {
            throw damaged("ends within a field of " + count + " bytes");
        }
        int start = at;
        at += count;
        return start;
    }

    /** The array that holds the block. */
    public byte[] array() {
        return bytes;
    }

    /** Reads what {@link BlockWriter#putPlanes} wrote into {@code numbers[from]} to {@code numbers[to - 1]}, unsigned. */
    void getPlanes(long[] numbers, int from, int to, int width) {
        int count = to - from;
        int plane = skip(count * width);
        if (width == 0) {
            Arrays.fill(numbers, from, to, 0);
            return;
        }
        for (int i = 0; i < count; i++) {
            numbers[from + i] = bytes[plane + i] & 0xFF;
        }
        for (int p = 1; p < width; p++) {
            plane += count;
            for (int i = 0; i < count; i++) {
                numbers[from + i] = numbers[from + i] << Byte.SIZE | bytes[plane + i] & 0xFF;
            }
        }
    }

    /** Checks that every byte was read. */
    public void finish() {
        if (at != end) {
            throw damaged("has " + (end - at) + " bytes too many");
        }
    }

    /** The failure to throw for a block that is not as specified. */
    public HtmStException damaged(String how) {
        return new HtmStException(what + " " + how + "; the stored data is damaged: load its file again", false);
    }

    private long number(int start, int width) {
        long number = 0;
        for (int i = start; i < start + width; i++) {
            number = number << Byte.SIZE | bytes[i] & 0xFF;
        }
        return number;
    }
}
