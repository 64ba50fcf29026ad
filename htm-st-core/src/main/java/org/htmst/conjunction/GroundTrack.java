package org.htmst.conjunction;

import java.util.List;

/**
 * The way of one object over the ground, or a place that stays. Between samples at most {@value #STEP_MS} ms apart an object moves evenly
 * along the shorter great circle; where they are farther apart nobody knows where it is.
 *
 * @param name of the object
 * @param stretches in order of time, none before the last sample of the one before it
 * @param isFixed whether it is a place that stays
 */
record GroundTrack(String name, List<Stretch> stretches, boolean isFixed) {

    /** The longest time between two samples that an object is followed over. */
    public static final long STEP_MS = 4_000;

    public GroundTrack {
        stretches = List.copyOf(stretches);
    }

    /** A place. */
    public static GroundTrack fixed(Station station) {
        double lon = station.place().lonDeg();
        double lat = station.place().latDeg();
        TimedPlaces places = new TimedPlaces(
                new long[] {station.fromMs(), station.toMs()}, new double[] {lon, lon}, new double[] {lat, lat});
        return new GroundTrack(station.name(), List.of(places), true);
    }

    /** The longest step between samples that are joined. */
    long stepMs() {
        return isFixed ? Long.MAX_VALUE : STEP_MS;
    }
}
