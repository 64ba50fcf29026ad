package org.htmst.hbase.codec;

import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.ColumnCodec;
import org.htmst.sample.ValueType;

/** The values of one channel in one chunk, as versions up to 3 stored them: a block of its own. */
final class ValueBlock {

    private static final String WHAT = "value block";

    private ValueBlock() {}

    /**
     * Reads the block in {@code length} bytes from {@code offset} into {@code into[at]} and on.
     *
     * @param count the number of samples of the chunk, as its run map has it; there must be room
     * @return whether one of them is NaN
     * @throws HtmStException if the block is damaged or has not {@code count} values; {@code into} may then hold anything
     */
    static boolean decode(byte[] bytes, int offset, int length, double[] into, int at, int count) {
        BlockReader in = new BlockReader(WHAT, bytes, offset, length);
        boolean hasNan = ColumnCodec.readOld(
                in, BlockHeader.read(in, BlockHeader.VALUES, count), count, into, at, Optional.empty());
        in.finish();
        return hasNan;
    }

    /**
     * The number type that the block in {@code length} bytes from {@code offset} says its values have; {@link #decode} finds out
     * whether that is so.
     *
     * @throws HtmStException if it is no block of values
     */
    static ValueType type(byte[] bytes, int offset, int length) {
        return BlockHeader.peekType(WHAT, bytes, offset, length);
    }

    /** How many values the block in {@code length} bytes from {@code offset} says it has; {@link #decode} finds out whether that is so. */
    static int samples(byte[] bytes, int offset, int length) {
        return BlockHeader.peekCount(bytes, offset, length);
    }
}
