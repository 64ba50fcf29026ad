package org.htmst.bench.keys;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.htmst.simulate.orbit.Orbit;
import org.htmst.simulate.orbit.Track;

/**
 * Where and when a satellite samples on one day: every two seconds, without gaps, places to the thousandth of a degree as in the
 * files. Entry {@code i} of all columns is one sample.
 *
 * @param timeMs ms since 1970-01-01 UTC
 * @param lonDeg longitude east, from 0 to before 360
 * @param latDeg latitude
 */
record TrackDay(long[] timeMs, double[] lonDeg, double[] latDeg) {

    /** The samples of a day. */
    static final int SIZE = 43_200;

    private static final int STEP_MS = 2000;
    private static final double PARTS = 1000;
    private static final double FULL_DEG = 360;

    static TrackDay of(String satellite, LocalDate day) {
        long startMs = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        long[] timeMs = new long[SIZE];
        for (int i = 0; i < SIZE; i++) {
            timeMs[i] = startMs + (long) STEP_MS * i;
        }
        Track track = Orbit.nearest(satellite, startMs).track(timeMs);
        double[] lonDeg = track.lonDeg();
        double[] latDeg = track.latDeg();
        for (int i = 0; i < SIZE; i++) {
            double lon = Math.rint(lonDeg[i] * PARTS) / PARTS;
            lonDeg[i] = lon == FULL_DEG ? 0 : lon;
            latDeg[i] = Math.rint(latDeg[i] * PARTS) / PARTS;
        }
        return new TrackDay(timeMs, lonDeg, latDeg);
    }

    int size() {
        return timeMs.length;
    }
}
