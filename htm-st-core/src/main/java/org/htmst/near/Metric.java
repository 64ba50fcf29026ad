package org.htmst.near;

import java.io.Serializable;
import org.htmst.sphere.EarthSphere;

/**
 * How far a sample is from a point: by place alone, the great circle between the two, or by place and time, each in a scale of its own:
 * d² = (km / scaleKm)² + (dt / scaleMs)².
 *
 * <p>What is compared is a <em>measure</em>, which grows with the distance and costs less: the squared chord of the unit sphere for places
 * alone, else d².
 *
 * @param scaleKm how many kilometres along the ground are a distance of 1, above 0
 * @param scaleMs how many milliseconds are a distance of 1, above 0; infinite where times do not count
 */
public record Metric(double scaleKm, double scaleMs) implements Serializable {

    /** Great-circle distance in km, whatever the times are. */
    public static final Metric PLACE = new Metric(1, Double.POSITIVE_INFINITY);

    /** Far more than the rounding errors of a measure. */
    private static final double SLACK = 1 - 1e-12;

    public Metric {
        if (!(scaleKm > 0 && scaleKm < Double.POSITIVE_INFINITY && scaleMs > 0)) {
            throw new IllegalArgumentException("scales of " + scaleKm + " km and " + scaleMs
                    + " ms make no distance; give a finite number of km and a time, both above 0");
        }
    }

    /** Whether times count. */
    public boolean isTimed() {
        return scaleMs != Double.POSITIVE_INFINITY;
    }

    /**
     * The measure of a sample.
     *
     * @param squaredChord of its place and the point's, on the unit sphere
     * @param apartMs of its time and the point's, of either sign
     */
    public double measure(double squaredChord, double apartMs) {
        if (!isTimed()) {
            return squaredChord;
        }
        double place = km(squaredChord) / scaleKm;
        double time = apartMs / scaleMs;
        return place * place + time * time;
    }

    /**
     * At most the measure of any sample that is farther than this in place, or as far, and in time: an arc is longer than its chord.
     *
     * @param squaredChord at most that of its place
     * @param apartMs at most what it is apart in time, 0 or more
     */
    public double least(double squaredChord, double apartMs) {
        if (!isTimed()) {
            return squaredChord;
        }
        double place = EarthSphere.RADIUS_KM / scaleKm;
        double time = apartMs / scaleMs;
        return (squaredChord * place * place + time * time) * SLACK;
    }

    /** The distance that a measure stands for: km by place alone, else without a unit. */
    public double distance(double measure) {
        return isTimed() ? Math.sqrt(measure) : km(measure);
    }

    /** The great circle of a squared chord, in km. */
    public static double km(double squaredChord) {
        return 2 * EarthSphere.RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(squaredChord) / 2));
    }
}
