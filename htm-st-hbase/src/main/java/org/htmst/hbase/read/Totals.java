package org.htmst.hbase.read;

import java.util.ArrayList;
import java.util.List;
import org.htmst.query.Aggregate;
import org.htmst.query.Aggregate.ChannelTotals;
import org.htmst.query.ScanStatistics;

/** Sums, counts and extremes on their way to an {@link Aggregate}. Used by one thread. */
final class Totals {

    private final long[] count;
    private final double[] sum;
    private final double[] lost;
    private final double[] min;
    private final double[] max;
    private double[] some = new double[0];
    private long samples;

    Totals(int channels) {
        count = new long[channels];
        sum = new double[channels];
        lost = new double[channels];
        min = new double[channels];
        max = new double[channels];
        for (int c = 0; c < channels; c++) {
            min[c] = Double.POSITIVE_INFINITY;
            max[c] = Double.NEGATIVE_INFINITY;
        }
    }

    void addSamples(long more) {
        samples += more;
    }

    /** Adds the first {@code n} values; NaN is none. */
    void addValues(int channel, double[] values, int n) {
        long counted = 0;
        double total = 0;
        double low = min[channel];
        double high = max[channel];
        for (int i = 0; i < n; i++) {
            double value = values[i];
            if (value == value) {
                counted++;
                total += value;
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
        }
        count[channel] += counted;
        lost[channel] += ChannelTotals.lostOf(sum[channel], total);
        sum[channel] += total;
        min[channel] = low;
        max[channel] = high;
    }

    /** Adds the values at the first {@code n} of {@code places}; NaN is none. */
    void addValues(int channel, double[] values, int[] places, int n) {
        if (some.length < n) {
            some = new double[n];
        }
        for (int i = 0; i < n; i++) {
            some[i] = values[places[i]];
        }
        addValues(channel, some, n);
    }

    Aggregate aggregate(List<String> names, ScanStatistics statistics) {
        List<ChannelTotals> channels = new ArrayList<>();
        for (int c = 0; c < count.length; c++) {
            boolean none = count[c] == 0;
            channels.add(new ChannelTotals(
                    names.get(c),
                    count[c],
                    sum[c] + lost[c],
                    ChannelTotals.lostOf(sum[c], lost[c]),
                    none ? Double.NaN : min[c],
                    none ? Double.NaN : max[c]));
        }
        return new Aggregate(samples, channels, statistics);
    }
}
