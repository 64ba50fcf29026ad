package org.htmst.sphere;

import java.util.Objects;

/**
 * A cap that a few samples all lie in. It prunes runs of samples, many of them, so unlike {@link Cap} it works nothing out before
 * it is compared.
 *
 * @param centre the middle
 * @param radiusDeg from there to the rim, 0 to 180 degrees
 */
public record Bounds(LonLat centre, double radiusDeg) {

    public Bounds {
        Objects.requireNonNull(centre, "centre");
        if (!(radiusDeg >= 0 && radiusDeg <= 180)) {
            throw new IllegalArgumentException("radius " + radiusDeg + " is outside 0..180 degrees");
        }
    }

    /** How far east and west of the centre's meridian the cap reaches, in degrees of longitude; 180 if it holds a pole. */
    public double lonHalfWidthDeg() {
        if (Math.abs(centre.latDeg()) + radiusDeg >= 90 - Margin.SAFETY_DEG) {
            return 180;
        }
        double sine = Math.sin(Math.toRadians(radiusDeg)) / Math.cos(Math.toRadians(centre.latDeg()));
        // Where the arc sine is steep, rounding would count.
        return sine > 1 - 1e-6 ? 180 : Math.toDegrees(Math.asin(sine)) * (1 + 1e-9) + Margin.SAFETY_DEG;
    }

    /** The meridians that the cap touches. */
    LonSpan longitudes() {
        double halfDeg = lonHalfWidthDeg();
        return halfDeg >= 180 ? LonSpan.ALL : new LonSpan(centre.lonDeg() - halfDeg, 2 * halfDeg);
    }
}
