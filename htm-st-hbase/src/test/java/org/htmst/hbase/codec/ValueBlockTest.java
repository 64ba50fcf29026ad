package org.htmst.hbase.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.htmst.failure.HtmStException;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValueBlockTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final int SCHEME_AT = 3;

    private enum Shape {
        CONSTANT,
        RAMP,
        CURVE,
        LEVELS,
        MANY_LEVELS,
        DECIMALS,
        SENTINELS,
        NOISE,
        EXTREMES
    }

    @ParameterizedTest
    @EnumSource
    void everyShapeOfEveryTypeComesBackBitForBit(ValueType type) {
        Seeds.run(Seeds.next(), random -> {
            for (Shape shape : Shape.values()) {
                for (int count : new int[] {0, 1, 2, 3, 15, 16, 17, 340, 1000, 4096}) {
                    double[] values = values(type, shape, count, random);
                    assertSame(type, values, shape + " x " + count);
                }
            }
        });
    }

    @Test
    void aSliceIsReadBackIntoASlice() {
        double[] values = {1, 2.5, 80.64516f, -999, 5};
        byte[] block = OldBlocks.values(ValueType.FLOAT32, values, 1, 4);
        byte[] shifted = new byte[block.length + 9];
        System.arraycopy(block, 0, shifted, 5, block.length);
        double[] into = {-1, -1, -1, -1, -1, -1};
        ValueBlock.decode(shifted, 5, block.length, into, 2, 3);
        assertArrayEquals(new double[] {-1, -1, 2.5, 80.64516f, -999, -1}, into);
    }

    @Test
    void oneBlockOfEachSchemeIsTheseBytes() {
        assertBlock("160003" + "00" + "c479c000", ValueType.FLOAT32, i -> -999, 3);
        assertBlock("110004" + "03" + "07070907", ValueType.UINT8, i -> i == 2 ? 9 : 7, 4);
        assertBlock(
                "160010" + "01" + "01" + "ff" + "00000000" + "42a14a52" + "01" + "8888",
                ValueType.FLOAT32,
                i -> i % 4 == 3 ? 80.64516f : 0,
                16);
        assertBlock(
                "170014" + "02" + "00" + "50" + "01" + "02" + "c1c1c1c1c1c180",
                ValueType.FLOAT64,
                i -> i % 3 - 1.0,
                20);
        assertBlock(
                "16000a" + "02" + "03" + "50" + "f6f82b" + "52" + "ff80",
                ValueType.FLOAT32,
                i -> (float) ((359_995 + 41 * i) / 1000.0),
                10);
        assertBlock(
                "150006" + "02" + "00" + "52" + "80fcffff1f" + "88032000158aa0001588c0",
                ValueType.UINT32,
                i -> 0xFFFF_FF00L + (i % 2 == 0 ? i / 2 : 200 - i / 2),
                6);
        assertBlock("120003" + "03" + "7f8000" + "ff0001", ValueType.INT16, i -> new double[] {32767, -32768, 1}[i], 3);
    }

    @Test
    void seriesOfVersionThreeAreRead() {
        assertRead(
                "160010" + "01" + "01" + "ff" + "00000000" + "42a14a52" + "01" + "8888",
                i -> i % 4 == 3 ? 80.64516f : 0,
                16);
        assertRead(
                "170014" + "01" + "02" + "00" + "11" + "ffffffffffffffff" + "0202" + "02" + "2449922449",
                i -> i % 3 - 1.0,
                20);
        assertRead(
                "16000a" + "02" + "03" + "20" + "0000000000057e3b" + "0000000000000029",
                i -> (float) ((359_995 + 41 * i) / 1000.0),
                10);
    }

    private static void assertRead(String hexWithoutChecksum, IntToDoubleFunction value, int count) {
        byte[] block = HEX.parseHex(hexWithoutChecksum + "00000000");
        Checksum.seal(block);
        double[] expected = new double[count];
        Arrays.setAll(expected, value);
        double[] back = new double[count];
        ValueBlock.decode(block, 0, block.length, back, 0, count);
        assertArrayEquals(expected, back);
    }

    @Test
    void nansAndZerosAndInfinitiesKeepTheirBits() {
        double[] values = {Double.NaN, 0.0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE};
        assertSame(ValueType.FLOAT64, values, "doubles");
        values[5] = Float.MIN_VALUE;
        assertSame(ValueType.FLOAT32, values, "floats");
        assertSame(ValueType.FLOAT32, new double[] {-0.0, -0.0}, "constant");
        assertSame(ValueType.FLOAT32, new double[] {1, 2, -0.0, 4, 5, 6, 7, 8, 9}, "decimals but one");
    }

    @Test
    void valuesOfAnotherTypeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> encode(ValueType.INT8, 1, 2, 128));
        assertThrows(IllegalArgumentException.class, () -> encode(ValueType.UINT16, -1));
        assertThrows(IllegalArgumentException.class, () -> encode(ValueType.INT32, 0.5));
        assertThrows(IllegalArgumentException.class, () -> encode(ValueType.INT32, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> encode(ValueType.FLOAT32, 0.1));
    }

    @Test
    void blocksThatDoNotFitAreRefused() {
        byte[] block = encode(ValueType.INT8, 1, 2, 3);
        assertThrows(HtmStException.class, () -> ValueBlock.decode(block, 0, block.length, new double[9], 0, 2));
        assertThrows(HtmStException.class, () -> ValueBlock.decode(block, 0, block.length, new double[9], 1, 4));
        byte[] times = OldBlocks.times(0, new long[] {0, 1}, 0, 2);
        assertThrows(HtmStException.class, () -> ValueBlock.decode(times, 0, times.length, new double[9], 0, 2));
        assertThrows(HtmStException.class, () -> ValueBlock.decode(new byte[0], 0, 0, new double[9], 0, 0));
    }

    @Test
    void anyChangedBitIsNoticed() {
        Seeds.run(Seeds.next(), random -> {
            for (Shape shape : Shape.values()) {
                byte[] block = block(ValueType.FLOAT32, values(ValueType.FLOAT32, shape, 100, random));
                for (int bit = 0; bit < block.length * Byte.SIZE; bit++) {
                    byte[] damaged = block.clone();
                    damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                    assertThrows(
                            HtmStException.class,
                            () -> ValueBlock.decode(damaged, 0, damaged.length, new double[200], 0, 100));
                }
                for (int length = 0; length < block.length; length++) {
                    int cut = length;
                    assertThrows(HtmStException.class, () -> ValueBlock.decode(block, 0, cut, new double[200], 0, 100));
                }
            }
        });
    }

    /** With the checksum made right again, hostile bytes give values or the one failure, never another one. */
    @Test
    void hostileBytesAreRefusedOrRead() {
        Seeds.run(Seeds.next(), random -> {
            int refused = 0;
            for (int round = 0; round < 20_000; round++) {
                ValueType type = ValueType.values()[random.nextInt(ValueType.values().length)];
                Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
                int count = random.nextInt(60);
                byte[] block = block(type, values(type, shape, count, random));
                byte[] hostile = Arrays.copyOf(block, Math.max(4, block.length + random.nextInt(-4, 5)));
                for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                    hostile[random.nextInt(Math.min(hostile.length, 40))] = (byte) random.nextInt();
                }
                Checksum.seal(hostile);
                try {
                    ValueBlock.decode(hostile, 0, hostile.length, new double[60], 0, count);
                } catch (HtmStException e) {
                    refused++;
                }
            }
            assertTrue(refused > 5_000, "only " + refused + " were refused");
        });
    }

    @Test
    void aTypicalChunkOfCountsTakesAByteAValueOrLess() {
        Random random = new Random(1);
        double[] fluxes = new double[340];
        Arrays.setAll(fluxes, i -> (float) (random.nextInt(16) / 0.0124));
        assertTrue(block(ValueType.FLOAT32, fluxes).length < 340);
    }

    private static void assertBlock(String hexWithoutChecksum, ValueType type, IntToDoubleFunction value, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, value);
        byte[] block = block(type, values);
        assertEquals(hexWithoutChecksum, HEX.formatHex(block, 0, block.length - 4));
        byte[] sealed = block.clone();
        Checksum.seal(sealed);
        assertArrayEquals(sealed, block, "checksum");
        assertSame(type, values, hexWithoutChecksum);
    }

    private static void assertSame(ValueType type, double[] values, String what) {
        byte[] block = block(type, values);
        double[] back = new double[values.length];
        ValueBlock.decode(block, 0, block.length, back, 0, back.length);
        for (int i = 0; i < values.length; i++) {
            assertEquals(
                    Double.doubleToLongBits(values[i]),
                    Double.doubleToLongBits(back[i]),
                    what + " of " + type + ", scheme " + block[SCHEME_AT] + ", entry " + i);
        }
    }

    private static byte[] encode(ValueType type, double... values) {
        return block(type, values);
    }

    private static byte[] block(ValueType type, double[] values) {
        return OldBlocks.values(type, values, 0, values.length);
    }

    private static double[] values(ValueType type, Shape shape, int count, Random random) {
        double start = random.nextInt(100);
        double step = random.nextInt(1, 4);
        double[] levels = new double[shape == Shape.LEVELS ? random.nextInt(2, 40) : 256];
        Arrays.setAll(levels, i -> type.isInteger() ? random.nextInt(128) : random.nextInt(1 << 20) / 0.0124);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double value =
                    switch (shape) {
                        case CONSTANT -> start;
                        case RAMP -> start + step * i;
                        case CURVE -> start + step * i * (i - 3.0) + random.nextInt(2);
                        case LEVELS, MANY_LEVELS -> levels[random.nextInt(levels.length)];
                        case DECIMALS -> random.nextInt(-99_999, 99_999) / 1000.0;
                        case SENTINELS -> random.nextInt(4) == 0 ? -1 : random.nextInt(100) / 4.0;
                        case NOISE -> noise(type, random);
                        case EXTREMES -> extreme(type, random);
                    };
            values[i] = fitted(type, value);
        }
        return values;
    }

    private static double noise(ValueType type, Random random) {
        return type == ValueType.FLOAT64 ? Double.longBitsToDouble(random.nextLong()) : random.nextGaussian() * 1e5;
    }

    private static double extreme(ValueType type, Random random) {
        double[] extremes = {
            Double.NaN,
            0.0,
            -0.0,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_VALUE,
            Float.MAX_VALUE,
            Float.MIN_VALUE,
            0x1p53,
            -0x1p53,
            0x1p62,
            Integer.MIN_VALUE,
            0xFFFF_FFFFL,
            1e-12
        };
        return extremes[random.nextInt(extremes.length)];
    }

    /** The value, or one of the type that its low bits make. */
    private static double fitted(ValueType type, double value) {
        long whole = (long) value;
        return switch (type) {
            case INT8 -> (byte) whole;
            case UINT8 -> whole & 0xFF;
            case INT16 -> (short) whole;
            case UINT16 -> whole & 0xFFFF;
            case INT32 -> (int) whole;
            case UINT32 -> whole & 0xFFFF_FFFFL;
            case FLOAT32 -> (float) value;
            case FLOAT64 -> value;
        };
    }
}
