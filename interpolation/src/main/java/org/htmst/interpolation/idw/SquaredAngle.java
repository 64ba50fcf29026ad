package org.htmst.interpolation.idw;

import org.htmst.sphere.EarthSphere;

/**
 * The angle (rad) between two directions, squared, from the square of their straight distance s:
 *
 * <pre>
 *   (2 asin(sqrt(s)/2))² = 2 · sum over n from 1 of s^n / (n² · binomial(2n, n)) = s + s²/12 + s³/90 + …
 * </pre>
 *
 * <p>Up to 1,400 km eight terms are exact to rounding and need neither root nor arc sine.
 */
final class SquaredAngle {

    /** The squared chord up to which the first term left out is below 3e-17 of the sum. */
    static final double SERIES_END = 0.05;

    private SquaredAngle() {}

    /** The squared angle of a squared chord, 0 to 4. */
    static double ofChord(double s) {
        return s <= SERIES_END ? ofShortChord(s) : ofLongChord(s);
    }

    /** The great-circle distance of a squared chord. */
    static double km(double squaredChord) {
        return Math.sqrt(ofChord(squaredChord)) * EarthSphere.RADIUS_KM;
    }

    /** The squared angle of a squared chord up to {@link #SERIES_END}. */
    static double ofShortChord(double s) {
        double sum = 1.0 / 84_084 + s * (1.0 / 411_840);
        sum = 1.0 / 16_632 + s * sum;
        sum = 1.0 / 3_150 + s * sum;
        sum = 1.0 / 560 + s * sum;
        sum = 1.0 / 90 + s * sum;
        sum = 1.0 / 12 + s * sum;
        return s * (1 + s * sum);
    }

    private static double ofLongChord(double s) {
        double angle = 2 * Math.asin(Math.min(1, Math.sqrt(s) / 2));
        return angle * angle;
    }
}
