package org.htmst.hbase.codec;

import java.util.Optional;
import org.htmst.hbase.codec.column.ChannelModel;
import org.htmst.sample.Channel;

/** One channel's column of a granule, ready to be cut into chunks. */
final class ChunkColumn {

    private final Channel channel;
    private final int number;
    private final boolean isFlag;
    private final double[] values;

    /**
     * The column of a channel.
     *
     * @param number its number in the catalog
     * @param isFlag whether it is the calibration flag of others, so that it is left out where all zero
     */
    ChunkColumn(Channel channel, int number, boolean isFlag, double[] values) {
        this.channel = channel;
        this.number = number;
        this.isFlag = isFlag;
        this.values = values;
    }

    int number() {
        return number;
    }

    /** Whether readers find it in every chunk. */
    boolean isInAll() {
        return !isFlag;
    }

    /** The values of some samples. */
    double[] values(int[] samples) {
        return Chunks.gathered(values, samples);
    }

    /**
     * The channel's part of a chunk's cell; empty if a reader can tell without.
     *
     * @param sources of each source of the model the values of these samples
     * @throws IllegalArgumentException if a value is none of the channel's type
     */
    Optional<byte[]> part(int[] samples, Optional<ChannelModel> model, double[][] sources) {
        double[] chunk = values(samples);
        if (isFlag && isAllZero(chunk)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ChannelGroup.part(channel.type(), chunk, model, sources));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("channel " + channel.name() + ": " + e.getMessage(), e);
        }
    }

    private static boolean isAllZero(double[] values) {
        for (double value : values) {
            if (Double.doubleToRawLongBits(value) != 0) {
                return false;
            }
        }
        return true;
    }
}
