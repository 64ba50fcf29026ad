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
                byte[] block = OldBlocks.times(start, times, 2, count + 2);
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
        assertTrue(OldBlocks.times(0, times, 0, times.length).length <= 3 + 1 + 5 + 340 * 3 / 8 + 4);
    }

    @Test
    void aTimeBlockIsTheseBytes() {
        byte[] block = OldBlocks.times(1000, new long[] {1000, 3000, 5001, 7000}, 0, 4);
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
        assertThrows(IllegalArgumentException.class, () -> OldBlocks.times(0, new long[] {1L << 53}, 0, 1));
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
                    byte[] block = OldBlocks.positions(type, lon, lat, alt, 0, count);
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
        byte[] block = OldBlocks.positions(ValueType.INT8, zeros, zeros, zeros, 0, 5);
        assertEquals("300005" + "0000" + "0000" + "0000", HEX.formatHex(block, 0, block.length - 4));
        assertThrows(
                HtmStException.class, () -> PositionBlock.decode(block, 0, block.length, zeros, zeros, zeros, 0, 4));
    }

    /** What the program of version 4 wrote, and what is written now, say the same. */
    @Test
    void aGeometryOfThreeBlocksIsReadAsTheOneThatIsWritten() {
        Seeds.run(Seeds.next(), random -> {
            int count = 1 + random.nextInt(400);
            long[] times = new long[count];
            double[] lon = new double[count];
            double[] lat = new double[count];
            double[] alt = new double[count];
            for (int i = 0; i < count; i++) {
                times[i] = (i == 0 ? 5000 : times[i - 1]) + 2000 + random.nextInt(3);
                lon[i] = (float) (i * 0.05);
                lat[i] = (float) Math.sin(i / 90.0);
                alt[i] = (float) (850 + i % 7);
            }
            times[0] = 5000;
            byte[] old = OldBlocks.geometry(
                    OldBlocks.runMap(5000, times, lon, lat, 0, count),
                    OldBlocks.times(5000, times, 0, count),
                    OldBlocks.positions(ValueType.FLOAT32, lon, lat, alt, 0, count));
            byte[] cell = Geometry.encode(5000, times, ValueType.FLOAT32, lon, lat, alt, 0, count);
            assertTrue(cell.length < old.length);
            for (byte[] bytes : List.of(old, cell)) {
                Geometry geometry = new Geometry(bytes, 0, bytes.length, 5000);
                assertEquals(count, geometry.samples());
                assertEquals(count, geometry.runMap().samples());
                long[] timesBack = new long[count];
                geometry.times(timesBack, count);
                assertArrayEquals(times, timesBack);
                double[][] back = new double[3][count];
                assertEquals(ValueType.FLOAT32, geometry.positions(back[0], back[1], back[2], count));
                assertArrayEquals(lon, back[0]);
                assertArrayEquals(lat, back[1]);
                assertArrayEquals(alt, back[2]);
            }
        });
    }

    @Test
    void anyChangedBitOfACellIsNoticed() {
        byte[] cell = Geometry.encode(
                0, new long[] {0, 2000}, ValueType.FLOAT32, new double[2], new double[2], new double[2], 0, 2);
        eachDamaged(cell, bytes -> {
            Geometry geometry = new Geometry(bytes, 0, bytes.length, 0);
            geometry.runMap().checkWhole();
            geometry.times(new long[9], 2);
            geometry.positions(new double[9], new double[9], new double[9], 2);
        });
    }

    @Test
    void anyChangedBitIsNoticed() {
        long[] times = {0, 2000, 4001, 6000};
        double[] degrees = {1, 2.5, 3, 8};
        byte[] timeBlock = OldBlocks.times(0, times, 0, 4);
        byte[] positionBlock = OldBlocks.positions(ValueType.FLOAT32, degrees, degrees, degrees, 0, 4);
        byte[] runMap = OldBlocks.runMap(0, times, degrees, degrees, 0, 4);
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
            OldBlocks.times(0, times, 0, 4),
            OldBlocks.positions(ValueType.FLOAT32, degrees, degrees, degrees, 0, 4),
            OldBlocks.runMap(0, times, degrees, degrees, 0, 4)
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
