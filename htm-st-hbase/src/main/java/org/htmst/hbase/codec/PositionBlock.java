package org.htmst.hbase.codec;

import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.hbase.codec.column.ColumnCodec;
import org.htmst.sample.ValueType;

/** Longitude, latitude and altitude of the samples of one chunk, as stored in one cell. Lossless, as {@link ValueBlock} is. */
public final class PositionBlock {

    private static final String WHAT = "position block";

    private PositionBlock() {}

    /**
     * The block of entries {@code from} to {@code to - 1}, at most 65535.
     *
     * @param type the number type of all three
     * @throws IllegalArgumentException if there are more, or an entry is no value of the type
     */
    public static byte[] encode(ValueType type, double[] lonDeg, double[] latDeg, double[] altKm, int from, int to) {
        BlockWriter out = new BlockWriter(128 + 3 * (to - from) * type.bytes());
        BlockHeader.write(out, BlockHeader.POSITIONS, type, to - from);
        ColumnCodec.write(out, type, lonDeg, from, to, Optional.empty());
        ColumnCodec.write(out, type, latDeg, from, to, Optional.empty());
        ColumnCodec.write(out, type, altKm, from, to, Optional.empty());
        return out.close();
    }

    /**
     * Reads the block in {@code length} bytes from {@code offset} into entry {@code at} and on of the three arrays, which are
     * of equal length.
     *
     * @param altKm null if altitudes are not wanted
     * @param count the number of samples of the chunk, as its run map has it; there must be room
     * @return the number type in the input file
     * @throws HtmStException if the block is damaged or has not {@code count} entries
     */
    public static ValueType decode(
            byte[] bytes, int offset, int length, double[] lonDeg, double[] latDeg, double[] altKm, int at, int count) {
        BlockReader in = new BlockReader(WHAT, bytes, offset, length);
        ValueType type = BlockHeader.read(in, BlockHeader.POSITIONS, count);
        ColumnCodec.read(in, type, count, lonDeg, at, Optional.empty());
        ColumnCodec.read(in, type, count, latDeg, at, Optional.empty());
        if (altKm != null) {
            ColumnCodec.read(in, type, count, altKm, at, Optional.empty());
            in.finish();
        }
        return type;
    }
}
