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
     * @param sum of them, rounded once: it does not depend on how the question was cut into parts
     * @param lost what that rounding leaves out
     * @param min the lowest; NaN if there is none
     * @param max the highest; NaN if there is none
     */
    public record ChannelTotals(String name, long count, double sum, double lost, double min, double max)
            implements Serializable {

        /** Of values whose sum is exact, or not to be added to others. */
        public ChannelTotals(String name, long count, double sum, double min, double max) {
            this(name, count, sum, 0, min, max);
        }

        /** The arithmetic mean; NaN if there is no value. */
        public double mean() {
            return sum / count;
        }

        /** What the rounding of {@code a + b} leaves out (Knuth 1969); 0 where the sum is not finite. */
        public static double lostOf(double a, double b) {
            double sum = a + b;
            double ofB = sum - a;
            double lost = a - (sum - ofB) + (b - ofB);
            return Double.isFinite(lost) ? lost : 0;
        }

        private ChannelTotals plus(ChannelTotals other) {
            double high = sum + other.sum;
            double low = lostOf(sum, other.sum) + lost + other.lost;
            return new ChannelTotals(
                    name,
                    count + other.count,
                    high + low,
                    lostOf(high, low),
                    count == 0 ? other.min : other.count == 0 ? min : Math.min(min, other.min),
                    count == 0 ? other.max : other.count == 0 ? max : Math.max(max, other.max));
        }
    }
}
