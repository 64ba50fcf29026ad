package org.htmst.conjunction;

import java.util.List;

/**
 * The way of one object over the ground, or a place that stays. Between samples that are near to each other in time an object
 * moves evenly along the shorter great circle; where they are farther apart nobody knows where it is.
 *
 * @param name of the object
 * @param stretches in order of time, none before the last sample of the one before it
 * @param stepMs the longest time between two samples that it is followed over, ms; {@link Long#MAX_VALUE} of a place that stays
 */
record GroundTrack(String name, List<Stretch> stretches, long stepMs) {

    public GroundTrack {
        stretches = List.copyOf(stretches);
    }

    /** A place. */
    public static GroundTrack fixed(Station station) {
        double lon = station.place().lonDeg();
        double lat = station.place().latDeg();
        TimedPlaces places = new TimedPlaces(
                new long[] {station.fromMs(), station.toMs()}, new double[] {lon, lon}, new double[] {lat, lat});
        return new GroundTrack(station.name(), List.of(places), Long.MAX_VALUE);
    }

    boolean isFixed() {
        return stepMs == Long.MAX_VALUE;
    }
}
