package org.htmst.formats.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The checksum of HDF5 metadata: Bob Jenkins' lookup3 (public domain), as the HDF5 File Format Specification 3.0 names it.
 */
public final class Lookup3 {

    private static final int START = 0xdeadbeef;
    private static final int BLOCK = 12;

    private Lookup3() {}

    /** The checksum of {@code length} bytes from {@code from}. */
    public static int of(byte[] bytes, int from, int length) {
        int a = START + length;
        int b = a;
        int c = a;
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = from;
        int left = length;
        for (; left > BLOCK; left -= BLOCK, at += BLOCK) {
            a += words.getInt(at);
            b += words.getInt(at + 4);
            c += words.getInt(at + 8);
            a = (a - c) ^ Integer.rotateLeft(c, 4);
            c += b;
            b = (b - a) ^ Integer.rotateLeft(a, 6);
            a += c;
            c = (c - b) ^ Integer.rotateLeft(b, 8);
            b += a;
            a = (a - c) ^ Integer.rotateLeft(c, 16);
            c += b;
            b = (b - a) ^ Integer.rotateLeft(a, 19);
            a += c;
            c = (c - b) ^ Integer.rotateLeft(b, 4);
            b += a;
        }
        if (left == 0) {
            return c;
        }
        ByteBuffer rest =
                ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN).put(0, bytes, at, left);
        return last(a + rest.getInt(0), b + rest.getInt(4), c + rest.getInt(8));
    }

    private static int last(int a0, int b0, int c0) {
        int a = a0;
        int b = b0;
        int c = (c0 ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        return (c ^ b) - Integer.rotateLeft(b, 24);
    }
}
