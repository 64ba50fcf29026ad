package org.htmst.formats.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class GzipTest {

    private static final byte[] ONE = text(1);
    private static final byte[] TWO = text(2);

    private final long seed = Long.getLong("htmst.seed", 20261127);
    private final Random random = new Random(seed);

    @Test
    void allMembersAreUnpacked() throws Exception {
        assertArrayEquals(ONE, Gzip.unpack(gzip(ONE), 1 << 20));
        assertArrayEquals(join(ONE, TWO), Gzip.unpack(join(gzip(ONE), gzip(TWO)), 1 << 20));
        assertArrayEquals(
                join(ONE, new byte[0], TWO), Gzip.unpack(join(gzip(ONE), gzip(new byte[0]), gzip(TWO)), 1 << 20));
        assertArrayEquals(join(ONE, TWO), Gzip.unpack(join(gzip(ONE), gzip(TWO), new byte[511]), 1 << 20));
        assertThrows(Gzip.TooLongException.class, () -> Gzip.unpack(join(gzip(ONE), gzip(TWO)), ONE.length + 1));
    }

    @Test
    void headersWithAllThatTheyMayHave() throws Exception {
        byte[] plain = gzip(ONE);
        byte[] extra = {'a', 'b', 2, 0, 9, 9};
        byte[] head = Arrays.copyOf(plain, 10);
        head[3] = 1 | 2 | 4 | 8 | 16;
        byte[] named = join(
                head, new byte[] {6, 0}, extra, "a.csv\0".getBytes(StandardCharsets.US_ASCII), new byte[] {'c', 0});
        CRC32 sum = new CRC32();
        sum.update(named);
        byte[] check = {(byte) sum.getValue(), (byte) (sum.getValue() >> 8)};
        byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
        assertArrayEquals(join(TWO, ONE), Gzip.unpack(join(gzip(TWO), named, check, rest), 1 << 20));
        check[0]++;
        assertRefused(join(gzip(TWO), named, check, rest), "member 2 has a header that does not fit its checksum");
    }

    /** Java's own stream ends without a word where the header of a later member is wrong. */
    @Test
    void aLaterMemberThatIsDamagedIsNoEnd() throws Exception {
        assertLater(later -> set(later, 0, 0x1e), "member 2 does not begin as one does");
        assertLater(later -> set(later, 1, 0), "member 2 does not begin as one does");
        assertLater(later -> set(later, 2, 7), "member 2 has compression method 7");
        assertLater(later -> set(later, 3, 0x20), "member 2 has flags 0x20");
        assertLater(later -> set(later, 3, 2), "member 2 has a header that does not fit");
        assertLater(later -> set(later, later.length - 1, 1), "member 2 holds something else");
        assertLater(
                later -> set(later, later.length - 8, later[later.length - 8] ^ 1), "member 2 holds something else");
        assertLater(later -> join(later, new byte[] {0, 0, 1}), "member 3 does not begin");
        assertLater(later -> join(new byte[4], later), "member 2 does not begin");
        assertLater(later -> "time,lon,lat".getBytes(StandardCharsets.US_ASCII), "member 2 does not begin");
        byte[] second = gzip(TWO);
        for (int length = 1; length < second.length; length++) {
            int cut = length;
            assertLater(later -> Arrays.copyOf(later, cut), "member 2 is cut");
        }
    }

    @Test
    void aBitAnywhereInTheDataIsNoticed() throws Exception {
        byte[] both = join(gzip(ONE), gzip(TWO));
        int head = 10;
        for (int round = 0; round < 300; round++) {
            byte[] bad = both.clone();
            int at = head + random.nextInt(both.length - head);
            boolean unchecked = at >= gzip(ONE).length + 4 && at < gzip(ONE).length + head;
            if (!unchecked) {
                bad[at] ^= (byte) (1 << random.nextInt(8));
                assertThrows(ZipException.class, () -> Gzip.unpack(bad, 1 << 20), "seed " + seed + ", byte " + at);
            }
        }
    }

    private static void assertLater(UnaryOperator<byte[]> damage, String message) throws IOException {
        assertRefused(join(gzip(ONE), damage.apply(gzip(TWO))), message);
    }

    private static void assertRefused(byte[] packed, String message) {
        ZipException e = assertThrows(ZipException.class, () -> Gzip.unpack(packed, 1 << 20), message);
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private static byte[] text(int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append(number).append(',').append(i * i).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] set(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text);
        }
        assertEquals(0, bytes.toByteArray()[3]);
        return bytes.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
