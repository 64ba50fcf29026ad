package org.htmst.hbase.key;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.time.TimeAxis;

/**
 * How the row keys of a table are written: fixed widths, big-endian, all unsigned, so that the order of the bytes is the order
 * of (code, start time, satellite, granule). The package page draws the bytes.
 *
 * @param codeBits the bits of a code, 1 to 63: {@code layout.bits()} of the table's layout at its chunk level
 */
public record ChunkKeyFormat(int codeBits) implements Serializable {

    private static final int TIME_BYTES = 6;
    private static final int SATELLITE_BYTES = 2;
    private static final int GRANULE_BYTES = 4;

    public ChunkKeyFormat {
        if (codeBits < 1 || codeBits > 63) {
            throw new IllegalArgumentException("code of " + codeBits + " bits; allowed: 1..63");
        }
    }

    /** The length of a row key. */
    public int bytes() {
        return codeBytes() + TIME_BYTES + SATELLITE_BYTES + GRANULE_BYTES;
    }

    /** The row key. */
    public byte[] encode(ChunkKey key) {
        checkCode(key.code());
        byte[] row = new byte[bytes()];
        int at = put(row, 0, codeBytes(), key.code());
        at = put(row, at, TIME_BYTES, axisMs(key.startMs()));
        at = put(row, at, SATELLITE_BYTES, key.satellite());
        put(row, at, GRANULE_BYTES, key.granule());
        return row;
    }

    /**
     * Reads the row key in {@code length} bytes from {@code offset}.
     *
     * @throws HtmStException if they are none of this format
     */
    public ChunkKey decode(byte[] row, int offset, int length) {
        if (length != bytes()) {
            throw new HtmStException("row key of " + length + " bytes, expected " + bytes(), false);
        }
        int time = offset + codeBytes();
        int satellite = time + TIME_BYTES;
        int granule = satellite + SATELLITE_BYTES;
        long code = get(row, offset, codeBytes());
        long axisMs = get(row, time, TIME_BYTES);
        long granuleNumber = get(row, granule, GRANULE_BYTES);
        if (code >>> codeBits != 0
                || axisMs >= TimeAxis.END_MS - TimeAxis.MIN_MS
                || granuleNumber > Integer.MAX_VALUE) {
            throw new HtmStException(
                    "row key holds a code, time or granule out of range; the row is not a chunk", false);
        }
        return new ChunkKey(
                code, TimeAxis.MIN_MS + axisMs, (int) get(row, satellite, SATELLITE_BYTES), (int) granuleNumber);
    }

    /** The key that a row has; empty if that row is no chunk. */
    public Optional<ChunkKey> find(byte[] row) {
        try {
            return Optional.of(decode(row, 0, row.length));
        } catch (HtmStException e) {
            return Optional.empty();
        }
    }

    /**
     * The lowest key of {@code code}: first row of a scan from there, or end of a scan up to there.
     *
     * @param code 0 to 2^codeBits, the latter as the end of the last range
     * @return a prefix of keys; empty, which HBase takes for the end of the table, if no code of that number fits
     */
    public byte[] lowerBound(long code) {
        if (code != 1L << codeBits) {
            checkCode(code);
        } else if (codeBits % Byte.SIZE == 0) {
            return new byte[0];
        }
        byte[] row = new byte[codeBytes()];
        put(row, 0, codeBytes(), code);
        return row;
    }

    /** The lowest key of {@code code} whose chunk starts at {@code startMs} or later; a prefix of keys. */
    public byte[] lowerBound(long code, long startMs) {
        checkCode(code);
        byte[] row = new byte[codeBytes() + TIME_BYTES];
        int at = put(row, 0, codeBytes(), code);
        put(row, at, TIME_BYTES, axisMs(startMs));
        return row;
    }

    /** Where in a row key the number of the granule stands. */
    public int granuleOffset() {
        return bytes() - GRANULE_BYTES;
    }

    /** The number of a granule as it stands in row keys. */
    public byte[] granuleBytes(int granule) {
        byte[] bytes = new byte[GRANULE_BYTES];
        put(bytes, 0, GRANULE_BYTES, granule);
        return bytes;
    }

    /** The code that a row key, or a prefix of one that has it, begins with. */
    public long code(byte[] row) {
        return get(row, 0, codeBytes());
    }

    /** How many bytes of a row key the code takes, the first ones. */
    public int codeBytes() {
        return (codeBits + Byte.SIZE - 1) / Byte.SIZE;
    }

    private void checkCode(long code) {
        if (code < 0 || code >>> codeBits != 0) {
            throw new IllegalArgumentException(
                    "code " + code + " does not fit the " + codeBits + " bits of this table");
        }
    }

    private static long axisMs(long timeMs) {
        if (timeMs < TimeAxis.MIN_MS || timeMs > TimeAxis.END_MS) {
            throw new IllegalArgumentException("time " + timeMs + " ms is off the time axis "
                    + Instant.ofEpochMilli(TimeAxis.MIN_MS) + " to " + Instant.ofEpochMilli(TimeAxis.END_MS));
        }
        return timeMs - TimeAxis.MIN_MS;
    }

    private static int put(byte[] row, int at, int width, long number) {
        for (int i = 0; i < width; i++) {
            row[at + i] = (byte) (number >>> Byte.SIZE * (width - 1 - i));
        }
        return at + width;
    }

    private static long get(byte[] row, int at, int width) {
        long number = 0;
        for (int i = 0; i < width; i++) {
            number = number << Byte.SIZE | row[at + i] & 0xFF;
        }
        return number;
    }
}
