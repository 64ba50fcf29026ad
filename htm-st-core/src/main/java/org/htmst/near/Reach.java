package org.htmst.near;

import java.io.Serializable;
import org.htmst.sphere.EarthSphere;

/**
 * What counts as near: within a distance along the ground and a time, both included.
 *
 * @param km 0 or more
 * @param ms before or after, 0 or more; {@link #ANY_TIME} for whatever time
 */
public record Reach(double km, long ms) implements Serializable {

    /** However far apart in time. */
    public static final long ANY_TIME = Long.MAX_VALUE;

    /** Far more than rounding errors. */
    private static final double RAISED = 1 + 1e-12;

    public Reach {
        if (!(km >= 0 && km < Double.POSITIVE_INFINITY) || ms < 0) {
            throw new IllegalArgumentException(
                    "a reach of " + km + " km and " + ms + " ms is none; give 0 or more of both");
        }
    }

    /** The metric in which what is within is about as wide in place as in time. */
    public Metric metric() {
        return isTimed() ? new Metric(Math.max(1, km), Math.max(1000, ms)) : Metric.PLACE;
    }

    /** Whether times count. */
    public boolean isTimed() {
        return ms != ANY_TIME;
    }

    /** Whether a sample is within, by the squared chord of its place and the point's and what they are apart in time, 0 or more. */
    boolean holds(double squaredChord, double apartMs) {
        return mayHold(squaredChord, apartMs) && Metric.km(squaredChord) <= km;
    }

    /** Whether a sample can be within that is at least so far; never false where {@link #holds} is true. */
    public boolean mayHold(double squaredChord, double apartMs) {
        return squaredChord <= mostSquaredChord() && (!isTimed() || apartMs <= ms);
    }

    /** At least the squared chord of what is within. */
    double mostSquaredChord() {
        double chord = km / EarthSphere.RADIUS_KM * RAISED;
        return chord * chord;
    }
}
