package org.htmst.hbase.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.htmst.time.TimeAxis;
import org.junit.jupiter.api.Test;

class TileKeyFormatTest {

    private static final long DAY_MS = 1_571_875_200_000L;

    @Test
    void keysAreAsTheSpecificationDrawsThem() {
        byte[] row = TileKeyFormat.encode(new TileKey(1, 0x0203, DAY_MS, 0x0405, 0x06070809));
        String midnight = HexFormat.of().toHexDigits(DAY_MS - TimeAxis.MIN_MS, 12);
        assertEquals(
                "ffffffffffff" + "01" + "0203" + midnight + "0405" + "06070809",
                HexFormat.of().formatHex(row));
        assertEquals(Optional.of(new TileKey(1, 0x0203, DAY_MS, 0x0405, 0x06070809)), TileKeyFormat.find(row));
    }

    @Test
    void tilesStandBehindEveryChunk() {
        byte[] first = TileKeyFormat.lowerBound(0, 0, TimeAxis.MIN_MS);
        for (int bits = 15; bits <= 63; bits += 4) {
            ChunkKeyFormat keys = new ChunkKeyFormat(bits);
            byte[] last = keys.encode(
                    new ChunkKey((1L << bits) - 1, TimeAxis.END_MS - 1, ChunkKey.MAX_SATELLITE, Integer.MAX_VALUE));
            assertTrue(Arrays.compareUnsigned(last, first) < 0, bits + " bits");
            assertEquals(Optional.empty(), TileKeyFormat.find(last));
            assertEquals(Optional.empty(), keys.find(TileKeyFormat.encode(new TileKey(0, 4, DAY_MS, 1, 1))));
        }
        assertTrue(Arrays.compareUnsigned(new byte[] {-1}, first) < 0);
    }

    @Test
    void aRowOfSomethingElseIsNoTile() {
        byte[] row = TileKeyFormat.encode(new TileKey(0, 4, DAY_MS, 1, 7));
        assertEquals(Optional.empty(), TileKeyFormat.find(Arrays.copyOf(row, row.length - 1)));
        assertEquals(Optional.empty(), TileKeyFormat.find(Arrays.copyOf(row, row.length + 1)));
        row[3] = 0;
        assertEquals(Optional.empty(), TileKeyFormat.find(row));
    }
}
