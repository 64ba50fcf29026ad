package org.htmst.hbase.codec.column;

import org.htmst.sample.ValueType;

/**
 * What the catalog knows of the values of a channel, so that a chunk need not carry it. A model may have sources: channels whose values
 * at the same samples say what to expect. Immutable; the package page draws the bytes of models, and of columns written with one.
 */
public sealed interface ChannelModel permits LevelModel, SumModel {

    /** In the high four bits of a model's first byte, above the code of its number type. */
    int LEVELS = 0x00;

    /** As {@link #LEVELS}, by those of a source. */
    int TOLD = 0x10;

    /** A sum of two sources. */
    int SUM = 0x20;

    /** The scheme of the columns that are written with it. */
    int scheme();

    /** The number type of the values. */
    ValueType type();

    /** The numbers of the channels whose values it must be given; none for most. */
    int[] sources();

    /**
     * The values with these bits, as {@link #decode} reads them.
     *
     * @param sources of each source the values, from index 0 on, at the same samples
     */
    byte[] encode(long[] bits, double[][] sources);

    /**
     * Reads {@code count} values to {@code into[at]} and on.
     *
     * @param sources of each source the values, from index 0 on, at the same samples
     * @return whether one of them is NaN
     */
    boolean decode(BlockReader in, int count, double[] into, int at, double[][] sources);

    /** The bytes that {@link #read} reads. */
    void write(BlockWriter out);

    /** Reads what {@link #write} wrote. */
    static ChannelModel read(BlockReader in) {
        int head = (int) in.get(1);
        ValueType type = TypeCode.of(in, head & 0xF);
        return switch (head & 0xF0) {
            case LEVELS -> LevelModel.read(in, type, false);
            case TOLD -> LevelModel.read(in, type, true);
            case SUM -> SumModel.read(in, type);
            default -> throw in.damaged("has a model of unknown kind " + head);
        };
    }
}
