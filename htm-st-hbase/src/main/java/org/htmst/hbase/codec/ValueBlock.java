package org.htmst.hbase.codec;

import org.htmst.failure.HtmStException;
import org.htmst.sample.ValueType;

/**
 * The values of one channel in one chunk, as stored in one cell. Lossless: every value comes back bit for bit (but a NaN as the
 * canonical one, and -0.0 of a whole-number type as 0), in the smallest of the schemes that the package page specifies.
 */
public final class ValueBlock {

    private static final String WHAT = "value block";

    private ValueBlock() {}

    /**
     * The block of {@code values[from]} to {@code values[to - 1]}, at most 65535.
     *
     * @throws IllegalArgumentException if there are more, or one of them is no value of the type
     */
    public static byte[] encode(ValueType type, double[] values, int from, int to) {
        BlockWriter out = new BlockWriter(64 + (to - from) * type.bytes());
        BlockHeader.write(out, BlockHeader.VALUES, type, to - from);
        ColumnCodec.write(out, type, values, from, to);
        return out.close();
    }

    /**
     * Reads the block in {@code length} bytes from {@code offset} into {@code into[at]} and on.
     *
     * @param count the number of samples of the chunk, as its run map has it; there must be room
     * @return whether one of them is NaN
     * @throws HtmStException if the block is damaged or has not {@code count} values; {@code into} may then hold anything
     */
    public static boolean decode(byte[] bytes, int offset, int length, double[] into, int at, int count) {
        BlockReader in = new BlockReader(WHAT, bytes, offset, length);
        boolean hasNan = ColumnCodec.read(in, BlockHeader.read(in, BlockHeader.VALUES, count), count, into, at);
        in.finish();
        return hasNan;
    }

    /**
     * The number type that the block in {@code length} bytes from {@code offset} says its values have; {@link #decode} finds out
     * whether that is so.
     *
     * @throws HtmStException if it is no block of values
     */
    public static ValueType type(byte[] bytes, int offset, int length) {
        return BlockHeader.peekType(WHAT, bytes, offset, length);
    }

    /** How many values the block in {@code length} bytes from {@code offset} says it has; {@link #decode} finds out whether that is so. */
    public static int samples(byte[] bytes, int offset, int length) {
        return BlockHeader.peekCount(bytes, offset, length);
    }
}
