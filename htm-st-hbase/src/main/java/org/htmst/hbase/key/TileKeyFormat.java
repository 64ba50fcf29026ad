package org.htmst.hbase.key;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.htmst.time.TimeAxis;

/** How the row keys of tiles are written. They stand behind all chunks, and have more bytes than the key of any chunk. */
public final class TileKeyFormat {

    private static final int MARK_BYTES = 6;
    private static final byte MARK = (byte) 0xFF;
    private static final int DAY_AT = MARK_BYTES + 1 + Short.BYTES;
    private static final int SATELLITE_AT = DAY_AT + 6;
    private static final int GRANULE_AT = SATELLITE_AT + Short.BYTES;
    private static final int BYTES = GRANULE_AT + Integer.BYTES;

    private TileKeyFormat() {}

    /** The row key. */
    public static byte[] encode(TileKey key) {
        byte[] row = Arrays.copyOf(lowerBound(key.grid(), key.group(), key.dayMs()), BYTES);
        ByteBuffer.wrap(row).putShort(SATELLITE_AT, (short) key.satellite()).putInt(GRANULE_AT, key.granule());
        return row;
    }

    /** The key that a row has; empty if that row is no tile. */
    public static Optional<TileKey> find(byte[] row) {
        if (row.length != BYTES || !isBehindChunks(row)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(row);
        long axisMs = (long) Short.toUnsignedInt(bytes.getShort(DAY_AT)) << Integer.SIZE
                | Integer.toUnsignedLong(bytes.getInt(DAY_AT + Short.BYTES));
        int granule = bytes.getInt(GRANULE_AT);
        return granule < 0
                ? Optional.empty()
                : Optional.of(new TileKey(
                        Byte.toUnsignedInt(row[MARK_BYTES]),
                        Short.toUnsignedInt(bytes.getShort(MARK_BYTES + 1)),
                        TimeAxis.MIN_MS + axisMs,
                        Short.toUnsignedInt(bytes.getShort(SATELLITE_AT)),
                        granule));
    }

    private static boolean isBehindChunks(byte[] row) {
        for (int i = 0; i < MARK_BYTES; i++) {
            if (row[i] != MARK) {
                return false;
            }
        }
        return true;
    }

    /** The first key that a tile of a grid and group can have whose day begins at {@code dayMs} or later; a prefix of keys. */
    public static byte[] lowerBound(int grid, int group, long dayMs) {
        long axisMs = Math.min(TimeAxis.END_MS, Math.max(TimeAxis.MIN_MS, dayMs)) - TimeAxis.MIN_MS;
        byte[] row = new byte[SATELLITE_AT];
        Arrays.fill(row, 0, MARK_BYTES, MARK);
        row[MARK_BYTES] = (byte) grid;
        ByteBuffer.wrap(row)
                .putShort(MARK_BYTES + 1, (short) group)
                .putShort(DAY_AT, (short) (axisMs >>> Integer.SIZE))
                .putInt(DAY_AT + Short.BYTES, (int) axisMs);
        return row;
    }
}
