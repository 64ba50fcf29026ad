package org.htmst.near;

import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/** Places, each perhaps with a time, for which samples are sought. Read by several threads. */
public final class Points {

    private final double[] lonDeg;
    private final double[] latDeg;

    /** Null if they have none. */
    private final long[] timeMs;

    final double[] x;
    final double[] y;
    final double[] z;

    private Points(double[] lonDeg, double[] latDeg, long[] timeMs) {
        this.lonDeg = lonDeg;
        this.latDeg = latDeg;
        this.timeMs = timeMs;
        int n = lonDeg.length;
        x = new double[n];
        y = new double[n];
        z = new double[n];
        for (int p = 0; p < n; p++) {
            UnitVector place = new LonLat(lonDeg[p], latDeg[p]).unitVector();
            x[p] = place.x();
            y[p] = place.y();
            z[p] = place.z();
        }
    }

    /**
     * Places.
     *
     * @param lonDeg -180 to 360; not to be changed any more
     * @param latDeg -90 to 90; not to be changed any more
     * @throws IllegalArgumentException if one is no place
     */
    public static Points of(double[] lonDeg, double[] latDeg) {
        return new Points(lonDeg, latDeg, null);
    }

    /** As {@link #of(double[], double[])}, each with a time in ms since 1970-01-01 UTC. */
    public static Points of(double[] lonDeg, double[] latDeg, long[] timeMs) {
        return new Points(lonDeg, latDeg, timeMs);
    }

    /** How many there are. */
    public int size() {
        return lonDeg.length;
    }

    /** Whether they have times. */
    public boolean isTimed() {
        return timeMs != null;
    }

    /** The longitude of a point, as given. */
    public double lonDeg(int point) {
        return lonDeg[point];
    }

    /** The latitude of a point. */
    public double latDeg(int point) {
        return latDeg[point];
    }

    /** The time of a point, ms since 1970-01-01 UTC; 0 if they have none. */
    public long timeMs(int point) {
        return timeMs == null ? 0 : timeMs[point];
    }

    double squaredChord(int point, int other) {
        double dx = x[point] - x[other];
        double dy = y[point] - y[other];
        double dz = z[point] - z[other];
        return dx * dx + dy * dy + dz * dz;
    }

    /** The direction of a point. */
    public UnitVector place(int point) {
        return new UnitVector(x[point], y[point], z[point]);
    }
}
