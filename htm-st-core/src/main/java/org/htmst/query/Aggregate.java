package org.htmst.query;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An answer in numbers.
 *
 * @param samples how many samples answer
 * @param channels of each channel asked for, in the query's order, what its values come to
 * @param statistics what was read
 */
public record Aggregate(long samples, List<ChannelTotals> channels, ScanStatistics statistics) implements Serializable {

    public Aggregate {
        channels = List.copyOf(channels);
    }

    /** What this answer and another to the same question come to, of which no sample is in both. */
    public Aggregate plus(Aggregate other) {
        return new Aggregate(
                samples + other.samples,
                IntStream.range(0, channels.size())
                        .mapToObj(c -> channels.get(c).plus(other.channels.get(c)))
                        .toList(),
                statistics.plus(other.statistics));
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
    public record ChannelTotals(String name, long count, double sum, double min, double max) implements Serializable {

        /** The arithmetic mean; NaN if there is no value. */
        public double mean() {
            return sum / count;
        }

        private ChannelTotals plus(ChannelTotals other) {
            return new ChannelTotals(
                    name,
                    count + other.count,
                    sum + other.sum,
                    count == 0 ? other.min : other.count == 0 ? min : Math.min(min, other.min),
                    count == 0 ? other.max : other.count == 0 ? max : Math.max(max, other.max));
        }
    }
}
