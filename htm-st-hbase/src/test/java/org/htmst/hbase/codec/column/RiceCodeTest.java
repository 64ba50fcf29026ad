package org.htmst.hbase.codec.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.Checksum;
import org.htmst.hbase.codec.Seeds;
import org.junit.jupiter.api.Test;

class RiceCodeTest {

    private static byte[] written(long[] numbers, int low) {
        long[] codes = Arrays.stream(numbers).map(RiceCode::zigzag).toArray();
        byte[] bytes = new byte[RiceCode.bytes(codes, 0, codes.length, low)];
        RiceCode.write(codes, 0, codes.length, low, bytes, 0);
        return bytes;
    }

    private static long[] read(byte[] bytes, int low, int count) {
        byte[] sealed = Arrays.copyOf(bytes, bytes.length + BlockReader.CRC_BYTES);
        Checksum.seal(sealed);
        long[] back = new long[count];
        BlockReader in = new BlockReader("numbers", sealed, 0, sealed.length);
        RiceCode.read(in, low, back, 0, count);
        in.finish();
        return back;
    }

    @Test
    void numbersOfAnySizeComeBack() {
        Seeds.run(Seeds.next(), random -> {
            for (int low = 0; low <= RiceCode.MAX_LOW_BITS; low++) {
                long[] numbers = new long[1 + random.nextInt(500)];
                Arrays.setAll(numbers, i -> {
                    int bits = random.nextInt(10) == 0 ? random.nextInt(56) : random.nextInt(6);
                    return random.nextLong(-1L << bits, 1L << bits);
                });
                assertArrayEquals(numbers, read(written(numbers, low), low, numbers.length));
            }
        });
    }

    @Test
    void theBestNumberOfLowBitsIsFound() {
        Seeds.run(Seeds.next(), random -> {
            long[] codes = new long[300];
            int scale = 1 << random.nextInt(20);
            Arrays.setAll(codes, i -> Math.abs(Math.round(random.nextGaussian() * scale)));
            int found =
                    RiceCode.bytes(codes, 0, 300, RiceCode.fit(codes, 0, 300).low());
            for (int low = 0; low <= RiceCode.MAX_LOW_BITS; low++) {
                assertTrue(found <= RiceCode.bytes(codes, 0, 300, low), scale + ", " + low);
            }
        });
    }

    /** The zigzags 0, 2, 5 with one low bit are 10, 010, 0011; 100 is 12 zeros, its length 000111, and 1100100. */
    @Test
    void numbersAreTheseBits() {
        assertEquals("918000f900", HexFormat.of().formatHex(written(new long[] {0, 1, -3, 50}, 1)));
    }

    @Test
    void aNumberOfMoreBitsThanThereAreIsRefused() {
        // 12 zeros, and a length of 63.
        assertThrows(HtmStException.class, () -> read(HexFormat.of().parseHex("000fc00000000000000000"), 0, 1));
        assertThrows(HtmStException.class, () -> read(new byte[] {0}, 0, 1));
    }
}
