package org.htmst.interpolation;

import java.util.List;
import java.util.stream.IntStream;
import org.htmst.sample.SampleBatch;

/**
 * Samples on their way into a run, split by local time. A value that is not a finite number has no part in a mean: it is
 * counted and left out. Not safe for use by several threads at once.
 */
public final class BinnedSamples {

    private final LocalTimeBins bins;
    private final List<SamplePoints> points;
    private long ignored;

    /** No samples yet. */
    public BinnedSamples(LocalTimeBins bins) {
        this.bins = bins;
        this.points = IntStream.range(0, bins.size())
                .mapToObj(bin -> new SamplePoints())
                .toList();
    }

    /**
     * Puts one sample into the bin of its local time.
     *
     * @param timeMs ms since 1970-01-01 UTC
     * @param lonDeg longitude east, -180 to 360
     * @param latDeg geodetic latitude, -90 to 90
     * @param value in the unit of the channel; NaN and infinities are only counted
     */
    public void add(long timeMs, double lonDeg, double latDeg, double value) {
        if (Double.isFinite(value)) {
            points.get(bins.of(timeMs, lonDeg)).add(lonDeg, latDeg, value);
        } else {
            ignored++;
        }
    }

    /**
     * Puts the samples of a batch into their bins.
     *
     * @param channel index into the batch's channels, whose values count
     */
    public void add(SampleBatch batch, int channel) {
        double[] values = batch.values()[channel];
        for (int i = 0; i < batch.size(); i++) {
            add(batch.timeMs()[i], batch.lonDeg()[i], batch.latDeg()[i], values[i]);
        }
    }

    /** The bins. */
    public LocalTimeBins bins() {
        return bins;
    }

    /** The samples of bin {@code bin}, from 0. */
    public SamplePoints points(int bin) {
        return points.get(bin);
    }

    /** The number of samples in all bins. */
    public long size() {
        return points.stream().mapToLong(SamplePoints::size).sum();
    }

    /** The number of samples left out because their value was NaN or infinite. */
    public long ignored() {
        return ignored;
    }
}
