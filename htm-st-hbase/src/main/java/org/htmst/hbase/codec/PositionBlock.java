package org.htmst.hbase.codec;

import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.hbase.codec.column.ColumnCodec;
import org.htmst.sample.ValueType;

/** Longitude, latitude and altitude of the samples of one chunk, as stored in its geometry. Lossless, as a channel's part is. */
final class PositionBlock {

    private static final String WHAT = "position block";
    private static final double[][] NO_SOURCES = {};

    private PositionBlock() {}

    /**
     * Writes entries {@code from} to {@code to - 1}.
     *
     * @param type the number type of all three
     * @throws IllegalArgumentException if an entry is no value of the type
     */
    static void write(
            BlockWriter out, ValueType type, double[] lonDeg, double[] latDeg, double[] altKm, int from, int to) {
        ColumnCodec.write(out, type, lonDeg, from, to);
        ColumnCodec.write(out, type, latDeg, from, to);
        ColumnCodec.write(out, type, altKm, from, to);
    }

    /**
     * Reads what {@link #write} wrote into entry {@code at} and on of the three arrays.
     *
     * @param altKm null if altitudes are not wanted
     * @param count the number of samples of the chunk; there must be room
     * @return the number type in the input file
     * @throws HtmStException if it is damaged
     */
    static ValueType read(BlockReader in, double[] lonDeg, double[] latDeg, double[] altKm, int at, int count) {
        ValueType type = ColumnCodec.type(in);
        ColumnCodec.read(in, count, lonDeg, at, Optional.empty(), NO_SOURCES);
        ColumnCodec.read(in, count, latDeg, at, Optional.empty(), NO_SOURCES);
        if (altKm != null) {
            ColumnCodec.read(in, count, altKm, at, Optional.empty(), NO_SOURCES);
            in.finish();
        }
        return type;
    }

    /** As {@link #read}, of the block of its own, in {@code length} bytes from {@code offset}, that versions up to 4 wrote. */
    static ValueType decode(
            byte[] bytes, int offset, int length, double[] lonDeg, double[] latDeg, double[] altKm, int at, int count) {
        BlockReader in = new BlockReader(WHAT, bytes, offset, length);
        ValueType type = BlockHeader.read(in, BlockHeader.POSITIONS, count);
        ColumnCodec.readOld(in, type, count, lonDeg, at, Optional.empty());
        ColumnCodec.readOld(in, type, count, latDeg, at, Optional.empty());
        if (altKm != null) {
            ColumnCodec.readOld(in, type, count, altKm, at, Optional.empty());
            in.finish();
        }
        return type;
    }
}
