package org.htmst.hbase.codec;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.htmst.failure.HtmStException;

/** The groups of channels of one row, or some of them, in which a channel finds those that tell its values. */
public final class ChannelGroups {

    private ChannelGroup[] groups = new ChannelGroup[4];
    private int count;

    /** Adds one. */
    public void add(ChannelGroup group) {
        if (count == groups.length) {
            groups = Arrays.copyOf(groups, 2 * count);
        }
        groups[count++] = group;
    }

    /** The group that has values of a channel, by the channel's number, or null if none has. */
    public ChannelGroup of(int channel) {
        for (int g = 0; g < count; g++) {
            if (groups[g].has(channel)) {
                return groups[g];
            }
        }
        return null;
    }

    /**
     * Reads the {@code samples} values of a channel that {@code group}, one of these, has into the first entries of {@code into}.
     *
     * @param others gives the group of a channel that none of these has, or null; it is added
     * @return whether one of them is NaN
     * @throws HtmStException if the cell is damaged or has not {@code samples} values; {@code into} may then hold anything
     */
    public boolean decode(
            ChannelGroup group, int channel, double[] into, int samples, IntFunction<ChannelGroup> others) {
        int[] sources = group.sources(channel);
        double[][] told = new double[sources.length][samples];
        for (int s = 0; s < sources.length; s++) {
            ChannelGroup source = of(sources[s]);
            if (source == null) {
                source = others.apply(sources[s]);
                if (source == null || !source.has(sources[s])) {
                    throw new HtmStException(
                            "the chunk lacks channel " + sources[s]
                                    + ", which tells its values; the stored data is damaged: load its file again",
                            false);
                }
                add(source);
            }
            decode(source, sources[s], told[s], samples, others);
        }
        return group.decode(channel, into, samples, told);
    }
}
