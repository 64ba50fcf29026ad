package org.htmst.track;

import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.time.LocalTime;

/**
 * Where a satellite was at one time.
 *
 * @param timeMs ms since 1970-01-01 UTC
 * @param lonDeg longitude east, as in the file: -180 to 360
 * @param latDeg geodetic latitude, -90 to 90
 * @param type the number type in which the file gave the place
 */
public record TrackPoint(long timeMs, double lonDeg, double latDeg, ValueType type) {

    /** That of sample {@code i} of {@code batch}. */
    public static TrackPoint of(SampleBatch batch, int i) {
        return new TrackPoint(batch.timeMs()[i], batch.lonDeg()[i], batch.latDeg()[i], batch.positionType());
    }

    /** Mean solar local time of the place, hours, 0 to 24 (excluded). */
    public double localTimeHours() {
        return LocalTime.hours(LocalTime.of(timeMs, lonDeg, type));
    }
}
