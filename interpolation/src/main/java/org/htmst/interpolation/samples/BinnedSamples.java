package org.htmst.interpolation.samples;

import java.util.List;
import java.util.stream.IntStream;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.time.LocalTime;

/**
 * Samples on their way into a run, split by local time. Those that cannot have a part in a map are counted and left out. Not
 * safe for use by several threads at once.
 */
public final class BinnedSamples {

    private final LocalTimeBins bins;
    private final ValueSpace space;
    private final List<SamplePoints> points;
    private long noValue;
    private long notPositive;
    private long noLocalTime;
    private long noBin;

    /**
     * No samples yet.
     *
     * @param space the space of the run's means, which may have no room for some values
     */
    public BinnedSamples(LocalTimeBins bins, ValueSpace space) {
        this.bins = bins;
        this.space = space;
        this.points = IntStream.range(0, bins.size())
                .mapToObj(bin -> new SamplePoints())
                .toList();
    }

    /**
     * Puts one sample into the bin of its local time.
     *
     * @param localTime on the axis of the bins, see {@link LocalTime}; {@link LocalTime#NONE} for none
     * @param lonDeg longitude east, -180 to 360
     * @param latDeg geodetic latitude, -90 to 90
     * @param value in the unit of the channel; NaN and infinities are only counted
     */
    public void add(long localTime, double lonDeg, double latDeg, double value) {
        if (!Double.isFinite(value)) {
            noValue++;
        } else if (space == ValueSpace.LOG10 && value <= 0) {
            notPositive++;
        } else if (localTime == LocalTime.NONE) {
            noLocalTime++;
        } else {
            int bin = bins.of(localTime);
            if (bin == LocalTimeBins.NONE) {
                noBin++;
            } else {
                points.get(bin).add(lonDeg, latDeg, value);
            }
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

    /** What became of all samples that were added. */
    public SampleCounts counts() {
        return new SampleCounts(size(), noValue, notPositive, noLocalTime, noBin, 0);
    }
}
