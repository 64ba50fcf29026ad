package org.htmst.hbase.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.htmst.failure.HtmStException;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;

class GeometryBlocksTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void timesComeBack() {
        Seeds.run(Seeds.next(), random -> {
            for (int count : new int[] {0, 1, 2, 3, 340, 4096}) {
                long start = random.nextLong(-1L << 41, 1L << 45);
                long[] times = new long[count + 4];
                long time = start;
                for (int i = 2; i < count + 2; i++) {
                    times[i] = time;
                    time += random.nextInt(50) == 0 ? random.nextInt(1, 90_000_000) : 1999 + random.nextInt(3);
                }
                byte[] block = TimeBlock.encode(start, times, 2, count + 2);
                long[] back = new long[count + 4];
                TimeBlock.decode(block, 0, block.length, start, back, 2, count);
                assertArrayEquals(times, back);
            }
        });
    }

    @Test
    void jitteringTimesTakeThreeBitsEach() {
        long[] times = new long[340];
        Arrays.setAll(times, i -> 2000L * i + i % 3);
        assertTrue(TimeBlock.encode(0, times, 0, times.length).length <= 3 + 1 + 5 + 340 * 3 / 8 + 4);
    }

    @Test
    void aTimeBlockIsTheseBytes() {
        byte[] block = TimeBlock.encode(1000, new long[] {1000, 3000, 5001, 7000}, 0, 4);
        // First differences, no low bits; the first time, and the median difference 2000; zigzags 0, 2 and 1: 1 001 01.
        assertEquals("200004" + "50" + "00" + "a01f" + "94" + "6c43f73a", HEX.formatHex(block));
    }

    @Test
    void aTimeBlockOfVersionThreeIsRead() {
        byte[] block = HEX.parseHex("200004" + "12" + "0000000000000000" + "0f0f0f" + "a0a29e" + "dfd29253");
        long[] timesMs = new long[4];
        TimeBlock.decode(block, 0, block.length, 1000, timesMs, 0, 4);
        assertArrayEquals(new long[] {1000, 3000, 5001, 7000}, timesMs);
    }

    @Test
    void timesTooFarFromTheStartAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> TimeBlock.encode(0, new long[] {1L << 53}, 0, 1));
    }

    @Test
    void positionsComeBackOverTheMeridianAndWithoutAltitude() {
        Seeds.run(Seeds.next(), random -> {
            for (ValueType type : new ValueType[] {ValueType.FLOAT32, ValueType.FLOAT64}) {
                for (int count : new int[] {0, 1, 2, 340, 4096}) {
                    double[] lon = new double[count];
                    double[] lat = new double[count];
                    double[] alt = new double[count];
                    for (int i = 0; i < count; i++) {
                        lon[i] = (float) ((358_000 + 57L * i + random.nextInt(3)) % 360_000 / 1000.0);
                        lat[i] = (float) (Math.rint(81_000 * Math.sin(i / 1000.0)) / 1000);
                        alt[i] = count == 340 ? Double.NaN : (float) (850 + random.nextInt(10) / 10.0);
                    }
                    byte[] block = PositionBlock.encode(type, lon, lat, alt, 0, count);
                    double[][] back = new double[3][count + 1];
                    assertEquals(
                            type, PositionBlock.decode(block, 0, block.length, back[0], back[1], back[2], 1, count));
                    assertArrayEquals(lon, Arrays.copyOfRange(back[0], 1, count + 1));
                    assertArrayEquals(lat, Arrays.copyOfRange(back[1], 1, count + 1));
                    assertArrayEquals(alt, Arrays.copyOfRange(back[2], 1, count + 1));
                }
            }
        });
    }

    @Test
    void aPositionBlockOfAnotherCountIsRefused() {
        double[] zeros = new double[5];
        byte[] block = PositionBlock.encode(ValueType.INT8, zeros, zeros, zeros, 0, 5);
        assertEquals("300005" + "0000" + "0000" + "0000", HEX.formatHex(block, 0, block.length - 4));
        assertThrows(
                HtmStException.class, () -> PositionBlock.decode(block, 0, block.length, zeros, zeros, zeros, 0, 4));
    }

    @Test
    void anyChangedBitIsNoticed() {
        long[] times = {0, 2000, 4001, 6000};
        double[] degrees = {1, 2.5, 3, 8};
        byte[] timeBlock = TimeBlock.encode(0, times, 0, 4);
        byte[] positionBlock = PositionBlock.encode(ValueType.FLOAT32, degrees, degrees, degrees, 0, 4);
        byte[] runMap = RunMap.encode(0, times, degrees, degrees, 0, 4);
        eachDamaged(timeBlock, bytes -> TimeBlock.decode(bytes, 0, bytes.length, 0, new long[9], 0, 4));
        eachDamaged(
                positionBlock,
                bytes -> PositionBlock.decode(
                        bytes, 0, bytes.length, new double[9], new double[9], new double[9], 0, 4));
        eachDamaged(runMap, bytes -> RunMap.decode(bytes, 0, bytes.length, 0));
    }

    /** With the checksum made right again, hostile bytes are read or give the one failure, never another one. */
    @Test
    void hostileBytesAreRefusedOrRead() {
        long[] times = {0, 2000, 4001, 6000};
        double[] degrees = {1, 2.5, 3, 8};
        byte[][] blocks = {
            TimeBlock.encode(0, times, 0, 4),
            PositionBlock.encode(ValueType.FLOAT32, degrees, degrees, degrees, 0, 4),
            RunMap.encode(0, times, degrees, degrees, 0, 4)
        };
        Seeds.run(Seeds.next(), random -> {
            int refused = 0;
            for (int round = 0; round < 20_000; round++) {
                byte[] hostile = blocks[random.nextInt(blocks.length)].clone();
                for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                    hostile[random.nextInt(hostile.length)] = (byte) random.nextInt();
                }
                Checksum.seal(hostile);
                refused += refusals(hostile);
            }
            assertTrue(refused > 40_000, "only " + refused + " of 60000 were refused");
        });
    }

    /** How many of the three readers refuse a block; two must, for it is of another kind. */
    private static int refusals(byte[] block) {
        int refused = 0;
        List<Decoding> decodings = List.of(
                bytes -> TimeBlock.decode(bytes, 0, bytes.length, 0, new long[4], 0, 4),
                bytes ->
                        PositionBlock.decode(bytes, 0, bytes.length, new double[4], new double[4], new double[4], 0, 4),
                bytes -> {
                    RunMap map = RunMap.decode(bytes, 0, bytes.length, 0);
                    for (int run = 0; run < map.runs(); run++) {
                        map.bounds(run);
                    }
                });
        for (Decoding decoding : decodings) {
            try {
                decoding.decode(block);
            } catch (HtmStException e) {
                refused++;
            }
        }
        return refused;
    }

    private interface Decoding {
        void decode(byte[] bytes);
    }

    private static void eachDamaged(byte[] block, Decoding decoding) {
        for (int bit = 0; bit < block.length * Byte.SIZE; bit++) {
            byte[] damaged = block.clone();
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThrows(HtmStException.class, () -> decoding.decode(damaged));
        }
        for (int length = 0; length < block.length; length++) {
            byte[] cut = Arrays.copyOf(block, length);
            assertThrows(HtmStException.class, () -> decoding.decode(cut));
        }
    }
}
