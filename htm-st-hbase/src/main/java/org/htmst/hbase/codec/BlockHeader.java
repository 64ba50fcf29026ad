package org.htmst.hbase.codec;

import java.util.Locale;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.TypeCode;
import org.htmst.sample.ValueType;

/**
 * The first three bytes of every block of versions up to 4: its kind, the number type of its values, and how many samples it tells
 * of.
 */
final class BlockHeader {

    static final int VALUES = 1;
    static final int TIMES = 2;
    static final int POSITIONS = 3;
    static final int RUN_MAP_OF_VERSION_3 = 4;
    static final int RUN_MAP_OF_VERSION_4 = 5;

    static final int BYTES = 3;
    static final int MAX_COUNT = 0xFFFF;

    private static final int COUNT_BYTES = 2;

    private BlockHeader() {}

    /** Reads the header of a block that must be of {@code kind} and tell of {@code count} samples; its number type. */
    static ValueType read(BlockReader in, int kind, int count) {
        ValueType type = readType(in, kind);
        int told = (int) in.get(COUNT_BYTES);
        if (told != count) {
            throw in.damaged("tells of " + told + " samples where " + count + " were expected");
        }
        return type;
    }

    /** Reads the header of a block that must be of {@code kind}; the number of samples that it tells of. */
    static int readCount(BlockReader in, int kind) {
        readType(in, kind);
        return (int) in.get(COUNT_BYTES);
    }

    /** Whether an unchecked block, which has a byte at least, says that it is of {@code kind}. */
    static boolean isOf(byte[] bytes, int offset, int kind) {
        return (bytes[offset] & 0xFF) >>> 4 == kind;
    }

    /** The number of samples that the header of an unchecked block tells of; 0 if it is too short to have one. */
    static int peekCount(byte[] bytes, int offset, int length) {
        return length < BYTES ? 0 : (bytes[offset + 1] & 0xFF) << Byte.SIZE | bytes[offset + 2] & 0xFF;
    }

    /** The number type that the header of an unchecked block of values tells. */
    static ValueType peekType(String what, byte[] bytes, int offset, int length) {
        int head = length < BYTES ? 0 : bytes[offset] & 0xFF;
        if (head >>> 4 != VALUES || !TypeCode.isKnown(head & 0xF)) {
            throw new HtmStException(
                    what + " begins with no header of values; the stored data is damaged: load its file again", false);
        }
        return TypeCode.type(head & 0xF);
    }

    private static ValueType readType(BlockReader in, int kind) {
        int head = (int) in.get(1);
        int type = head & 0xF;
        if (head >>> 4 != kind || !TypeCode.isKnown(type)) {
            throw in.damaged(
                    String.format(Locale.ROOT, "begins with the byte %02x, which is another kind of block", head));
        }
        return TypeCode.type(type);
    }
}
