package org.htmst.formats.csv;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952): one member after another to the last byte, as gzip and Python do. Java's own stream takes a damaged
 * header of a later member for the end of the file.
 */
final class Gzip {

    private static final int HEAD = 10;
    private static final int TAIL = 8;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int BUFFER = 1 << 16;

    private final byte[] packed;
    private final int most;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private int start;
    private int at;
    private int member;

    /** What is packed is longer than asked for. */
    static final class TooLongException extends Exception {
        private static final long serialVersionUID = 1;
    }

    private Gzip(byte[] packed, int most) {
        this.packed = packed;
        this.most = most;
    }

    /** Whether {@code bytes} begin as gzip does. */
    static boolean isGzip(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
    }

    /**
     * What all members hold; zeros after the last one, as tapes leave them, are nothing.
     *
     * @param most the greatest length of it
     * @throws ZipException if a member is cut or damaged, or anything else follows one; the message says which and what
     */
    static byte[] unpack(byte[] packed, int most) throws ZipException, TooLongException {
        Gzip gzip = new Gzip(packed, most);
        do {
            gzip.member++;
            gzip.unpackMember();
        } while (!gzip.isPadding());
        return gzip.text.toByteArray();
    }

    private boolean isPadding() {
        for (int i = at; i < packed.length; i++) {
            if (packed[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private void unpackMember() throws ZipException, TooLongException {
        start = at;
        if (unsigned(0) != 0x1f || unsigned(1) != 0x8b) {
            throw wrong("does not begin as one does; what follows the one before is something else");
        }
        if (unsigned(2) != DEFLATE) {
            throw wrong("has compression method " + unsigned(2) + ", which is unknown; 8 is");
        }
        int flags = unsigned(3);
        if ((flags & RESERVED) != 0) {
            throw wrong("has flags 0x" + Integer.toHexString(flags) + ", of which some are unknown");
        }
        skip(HEAD);
        if ((flags & EXTRA) != 0) {
            skip(2 + unsigned(0) + (unsigned(1) << 8));
        }
        skipText(flags & NAME);
        skipText(flags & COMMENT);
        if ((flags & HEADER_CHECK) != 0) {
            CRC32 header = new CRC32();
            header.update(packed, start, at - start);
            if (unsigned(0) + (unsigned(1) << 8) != (header.getValue() & 0xffff)) {
                throw wrong("has a header that does not fit its checksum");
            }
            skip(2);
        }
        inflate();
    }

    private void inflate() throws ZipException, TooLongException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed, at, packed.length - at);
            CRC32 sum = new CRC32();
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && !inflater.finished()) {
                    throw cut();
                }
                if (text.size() + (long) length > most) {
                    throw new TooLongException();
                }
                sum.update(buffer, 0, length);
                text.write(buffer, 0, length);
            }
            at = packed.length - inflater.getRemaining();
            if (number(0) != sum.getValue() || number(4) != (inflater.getBytesWritten() & 0xffff_ffffL)) {
                throw wrong("holds something else than its checksum and length tell");
            }
            skip(TAIL);
        } catch (DataFormatException e) {
            throw wrong("cannot be unpacked: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private void skipText(int flag) throws ZipException {
        if (flag != 0) {
            while (unsigned(0) != 0) {
                skip(1);
            }
            skip(1);
        }
    }

    private void skip(int bytes) throws ZipException {
        if (packed.length - at < bytes) {
            throw cut();
        }
        at += bytes;
    }

    private int unsigned(int ahead) throws ZipException {
        if (at + ahead >= packed.length) {
            throw cut();
        }
        return packed[at + ahead] & 0xff;
    }

    private long number(int ahead) throws ZipException {
        return unsigned(ahead)
                | (long) unsigned(ahead + 1) << 8
                | (long) unsigned(ahead + 2) << 16
                | (long) unsigned(ahead + 3) << 24;
    }

    private ZipException cut() {
        return new ZipException(
                "is truncated: its gzip member " + member + " is cut after " + packed.length + " bytes");
    }

    private ZipException wrong(String what) {
        return new ZipException("its gzip member " + member + " " + what + " (it begins at byte " + start + ")");
    }
}
