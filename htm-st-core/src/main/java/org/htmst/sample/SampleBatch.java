package org.htmst.sample;

import java.util.List;

/**
 * Some samples of an answer, all of one satellite and product, as columns of equal length.
 *
 * @param satellite such as {@code noaa-18}
 * @param product such as {@code poes-proc}
 * @param positionType the number type of longitude, latitude and altitude in the input file
 * @param timeMs ms since 1970-01-01 UTC
 * @param lonDeg longitude east, as in the file: -180 to 360
 * @param latDeg geodetic latitude, -90 to 90
 * @param altKm altitude; NaN where there is none
 * @param channels the channels asked for, in the order of the question; null where the product has no such channel
 * @param values {@code values[c][i]}: channel {@code c} of sample {@code i}; NaN where missing or, unless kept, flagged
 */
public record SampleBatch(
        String satellite,
        String product,
        ValueType positionType,
        long[] timeMs,
        double[] lonDeg,
        double[] latDeg,
        double[] altKm,
        List<Channel> channels,
        double[][] values) {

    /** The number of samples. */
    public int size() {
        return timeMs.length;
    }

    /** What its numbers take: eight bytes for each time, longitude, latitude, altitude and value. */
    public long bytes() {
        return (4L + values.length) * Double.BYTES * size();
    }
}
