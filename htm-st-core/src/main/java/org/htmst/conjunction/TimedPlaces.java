package org.htmst.conjunction;

import org.htmst.sphere.Bounds;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/**
 * Where an object was at some times. The arrays are not copied.
 *
 * @param timeMs rising, ms since 1970-01-01 UTC
 * @param lonDeg longitude east, -180 to 360
 * @param latDeg latitude, -90 to 90
 */
public record TimedPlaces(long[] timeMs, double[] lonDeg, double[] latDeg) implements Stretch {

    public TimedPlaces {
        if (timeMs.length == 0 || timeMs.length != lonDeg.length || timeMs.length != latDeg.length) {
            throw new IllegalArgumentException("places have " + timeMs.length + " times, " + lonDeg.length
                    + " longitudes and " + latDeg.length + " latitudes; give as many of each, one or more");
        }
    }

    /** The direction of sample {@code i}. */
    UnitVector direction(int i) {
        return new LonLat(lonDeg[i], latDeg[i]).unitVector();
    }

    @Override
    public long firstMs() {
        return timeMs[0];
    }

    @Override
    public long lastMs() {
        return timeMs[timeMs.length - 1];
    }

    @Override
    public Bounds bounds() {
        UnitVector centre = direction(timeMs.length / 2);
        double radius = 0;
        for (int i = 0; i < timeMs.length; i++) {
            radius = Math.max(radius, centre.angleTo(direction(i)));
        }
        return Bounds.around(centre, Math.min(180, Math.toDegrees(radius)));
    }

    @Override
    public TimedPlaces places() {
        return this;
    }
}
