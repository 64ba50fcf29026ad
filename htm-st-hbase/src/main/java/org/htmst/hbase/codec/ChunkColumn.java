package org.htmst.hbase.codec;

import java.util.List;
import java.util.Optional;
import org.htmst.hbase.codec.column.ChannelModel;
import org.htmst.hbase.codec.column.ColumnEncoder;
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

    /** The channel's parts of the cells of chunks, written with {@code model}, whose sources are these. */
    Parts parts(Optional<ChannelModel> model, List<ChunkColumn> sources) {
        double[][] told = sources.stream().map(source -> source.values).toArray(double[][]::new);
        return new Parts(new ColumnEncoder(channel.type(), values, model, told));
    }

    /** Makes parts, one after the other; not to be shared between threads. */
    final class Parts {

        private final ColumnEncoder encoder;

        private Parts(ColumnEncoder encoder) {
            this.encoder = encoder;
        }

        /**
         * The part of the chunk of these samples; empty if a reader can tell without.
         *
         * @throws IllegalArgumentException if a value is none of the channel's type
         */
        Optional<byte[]> of(int[] samples) {
            if (isFlag && encoder.isZero(samples)) {
                return Optional.empty();
            }
            try {
                return Optional.of(ChannelGroup.part(encoder, samples));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("channel " + channel.name() + ": " + e.getMessage(), e);
            }
        }
    }
}
