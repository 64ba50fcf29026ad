package org.htmst.conjunction;

import java.util.List;
import org.htmst.sphere.LonLat;

/**
 * The way of one object over the ground, or a place that stays. Between samples at most {@value #STEP_MS} ms apart an object moves evenly
 * along the shorter great circle; where they are farther apart nobody knows where it is.
 *
 * @param name of the object
 * @param stretches in order of time, none before the last sample of the one before it
 * @param isFixed whether it is a place, at all times
 */
record GroundTrack(String name, List<Stretch> stretches, boolean isFixed) {

    /** The longest time between two samples that an object is followed over. */
    public static final long STEP_MS = 4_000;

    /** Times of which nobody asks. */
    private static final long FOREVER_MS = 1L << 50;

    public GroundTrack {
        stretches = List.copyOf(stretches);
    }

    /** A place. */
    public static GroundTrack fixed(String name, LonLat place) {
        double[] lonDeg = {place.lonDeg(), place.lonDeg()};
        double[] latDeg = {place.latDeg(), place.latDeg()};
        return new GroundTrack(
                name, List.of(new TimedPlaces(new long[] {-FOREVER_MS, FOREVER_MS}, lonDeg, latDeg)), true);
    }

    /** The longest step between samples that are joined. */
    long stepMs() {
        return isFixed ? Long.MAX_VALUE : STEP_MS;
    }
}
