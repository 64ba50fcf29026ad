package org.htmst.hbase.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.htmst.code.CodeLayout;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.Seeds;
import org.htmst.time.TimeAxis;
import org.junit.jupiter.api.Test;

class ChunkKeyFormatTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final Comparator<ChunkKey> BY_FIELDS = Comparator.comparingLong(ChunkKey::code)
            .thenComparingLong(ChunkKey::startMs)
            .thenComparingInt(ChunkKey::satellite)
            .thenComparingInt(ChunkKey::granule);

    private final ChunkKeyFormat format =
            new ChunkKeyFormat(CodeLayout.coupled(2).bits());

    @Test
    void theOriginOfTheAxisIsAsThePageSays() {
        assertEquals(
                "1900-04-26T08:12:24.448Z",
                Instant.ofEpochMilli(TimeAxis.MIN_MS).toString());
    }

    @Test
    void aKeyIsTheseBytes() {
        ChunkKey key = new ChunkKey(0x2AF00F, TimeAxis.MIN_MS + 0x01_02_03_04_05L, 0xFEDC, 0x10_20_30_40);
        assertEquals("2af00f" + "000102030405" + "fedc" + "10203040", HEX.formatHex(format.encode(key)));
    }

    @Test
    void theFirstKeyAndTheLastAreTheseBytes() {
        assertEquals(
                "000000000000000000000000000000", HEX.formatHex(format.encode(new ChunkKey(0, TimeAxis.MIN_MS, 0, 0))));
        assertEquals(
                "7fffff7ff7ffffffffffff7fffffff",
                HEX.formatHex(format.encode(
                        new ChunkKey((1 << 23) - 1, TimeAxis.END_MS - 1, ChunkKey.MAX_SATELLITE, Integer.MAX_VALUE))));
    }

    /** The axis begins within a day. */
    @Test
    void chunksOfTheFirstDayStartOnTheAxis() {
        long midnightMs = Instant.parse("1900-04-27T00:00:00Z").toEpochMilli();
        for (long timeMs : new long[] {TimeAxis.MIN_MS, TimeAxis.MIN_MS + 1, midnightMs - 1}) {
            assertEquals(TimeAxis.MIN_MS, ChunkKey.earliestStartMs(timeMs));
            assertEquals(midnightMs, ChunkKey.latestEndMs(timeMs));
            assertEquals(9, format.lowerBound(0, ChunkKey.earliestStartMs(timeMs)).length);
        }
        assertEquals(midnightMs, ChunkKey.earliestStartMs(midnightMs));
        assertEquals(midnightMs + 86_400_000, ChunkKey.latestEndMs(midnightMs));
    }

    @Test
    void theBytesOfKeysSortAsTheirFieldsDo() {
        long seed = Seeds.next();
        Seeds.run(seed, random -> {
            List<ChunkKey> keys = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                keys.add(new ChunkKey(
                        random.nextInt(3) * 0x7F_FF + random.nextInt(3),
                        TimeAxis.MIN_MS
                                + random.nextLong(1, TimeAxis.END_MS - TimeAxis.MIN_MS) / (1L << random.nextInt(40)),
                        random.nextInt(2) * 0x8000 + random.nextInt(2),
                        random.nextInt(2) * 0x7FFF_FF00 + random.nextInt(256)));
            }
            List<ChunkKey> byFields = new ArrayList<>(keys);
            byFields.sort(BY_FIELDS);
            List<ChunkKey> byBytes = keys.stream()
                    .map(format::encode)
                    .sorted(Arrays::compareUnsigned)
                    .map(row -> format.decode(row, 0, row.length))
                    .toList();
            assertEquals(byFields, byBytes);
            for (ChunkKey a : keys) {
                for (ChunkKey b : keys) {
                    assertEquals(
                            Integer.signum(BY_FIELDS.compare(a, b)),
                            Integer.signum(Arrays.compareUnsigned(format.encode(a), format.encode(b))));
                }
            }
        });
    }

    @Test
    void aLowerBoundIsThePrefixOfItsKeysAndAboveAllOthersBefore() {
        long start = Instant.parse("2019-10-24T00:00:00Z").toEpochMilli();
        byte[] bound = format.lowerBound(0x1234, start);
        assertEquals("001234" + HEX.toHexDigits(start - TimeAxis.MIN_MS, 12), HEX.formatHex(bound));
        byte[] first = format.encode(new ChunkKey(0x1234, start, 0, 0));
        byte[] before = format.encode(new ChunkKey(0x1234, start - 1, ChunkKey.MAX_SATELLITE, Integer.MAX_VALUE));
        assertTrue(Arrays.compareUnsigned(bound, first) <= 0);
        assertTrue(Arrays.compareUnsigned(before, bound) < 0);
        assertArrayEquals(HEX.parseHex("001234"), format.lowerBound(0x1234));
    }

    @Test
    void theEndOfTheLastRangeIsABound() {
        assertEquals("800000", HEX.formatHex(format.lowerBound(1 << 23)));
        assertEquals(0, new ChunkKeyFormat(24).lowerBound(1 << 24).length);
        assertEquals("8000000000000000", HEX.formatHex(new ChunkKeyFormat(63).lowerBound(1L << 63)));
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> new ChunkKeyFormat(64));
        assertThrows(IllegalArgumentException.class, () -> new ChunkKey(1, 0, 0x1_0000, 0));
        assertThrows(IllegalArgumentException.class, () -> new ChunkKey(-1, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> format.encode(new ChunkKey(1 << 23, 0, 0, 0)));
        assertThrows(IllegalArgumentException.class, () -> format.lowerBound(-1));
        assertThrows(IllegalArgumentException.class, () -> format.lowerBound(0, TimeAxis.MIN_MS - 1));
    }

    @Test
    void rowsThatAreNoChunksAreRefused() {
        for (String hex : List.of(
                "",
                "2af00f000102030405fedc102030",
                "800000000102030405fedc10203040",
                "2af00f800000000000fedc10203040",
                "2af00f000102030405fedc80000000")) {
            byte[] row = HEX.parseHex(hex);
            assertThrows(HtmStException.class, () -> format.decode(row, 0, row.length), hex);
        }
    }

    @Test
    void chunksEndAtMidnight() {
        long noon = Instant.parse("2019-10-24T12:00:00Z").toEpochMilli();
        assertEquals(Instant.parse("2019-10-24T00:00:00Z").toEpochMilli(), ChunkKey.earliestStartMs(noon));
        assertEquals(-86_400_000, ChunkKey.earliestStartMs(-1));
    }

    @Test
    void qualifiersAreTwoBytes() {
        assertEquals("0000", HEX.formatHex(Qualifier.encode(Qualifier.GEOMETRY)));
        assertEquals("0010", HEX.formatHex(Qualifier.encode(Qualifier.FIRST_CHANNEL)));
        assertEquals("ffff", HEX.formatHex(Qualifier.encode(65535)));
        assertEquals(0xFE01, Qualifier.decode(new byte[] {9, (byte) 0xFE, 1}, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> Qualifier.encode(0x1_0000));
        assertThrows(HtmStException.class, () -> Qualifier.decode(new byte[3], 0, 3));
    }
}
