package org.htmst.query;

import java.util.List;

/**
 * An answer in numbers.
 *
 * @param samples how many samples answer
 * @param channels of each channel asked for, in the query's order, what its values come to
 * @param statistics what was read
 */
public record Aggregate(long samples, List<ChannelTotals> channels, ScanStatistics statistics) {

    public Aggregate {
        channels = List.copyOf(channels);
    }

    /**
     * The valid values of a channel in the samples that answer.
     *
     * @param name as asked for
     * @param count how many there are
     * @param sum of them; the same question to the same store gives the same rounding
     * @param min the lowest; NaN if there is none
     * @param max the highest; NaN if there is none
     */
    public record ChannelTotals(String name, long count, double sum, double min, double max) {

        /** The arithmetic mean; NaN if there is no value. */
        public double mean() {
            return sum / count;
        }
    }
}
