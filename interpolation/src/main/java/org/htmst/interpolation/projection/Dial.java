package org.htmst.interpolation.projection;

import java.awt.geom.Point2D;

/**
 * A clock face of local time around a magnetic pole: midnight at the bottom, 06 at the right, noon on top, 18 at the left, in
 * both hemispheres (the southern one as if seen through the Earth); magnetic latitude falls evenly from the middle to the rim.
 *
 * @param edgeLatDeg absolute magnetic latitude of the rim, 0 to 85
 */
public record Dial(double edgeLatDeg) {

    private static final double MAX_EDGE_DEG = 85;
    private static final double HOURS = 24;

    public Dial {
        if (!(edgeLatDeg >= 0 && edgeLatDeg <= MAX_EDGE_DEG)) {
            throw new IllegalArgumentException(
                    "edge latitude " + edgeLatDeg + " of a dial is outside 0.." + (int) MAX_EDGE_DEG + " degrees");
        }
    }

    /** Where an absolute magnetic latitude and an hour lie; beyond the rim outside 0..1. */
    public Point2D point(double absoluteLatDeg, double hour) {
        double r = (90 - absoluteLatDeg) / (90 - edgeLatDeg) / 2;
        double angle = 2 * Math.PI * hour / HOURS;
        return new Point2D.Double(0.5 + r * Math.sin(angle), 0.5 + r * Math.cos(angle));
    }

    /** The absolute magnetic latitude at a point; below the edge off the dial. */
    public double absoluteLatDeg(double x, double y) {
        return 90 - 2 * Math.hypot(x - 0.5, y - 0.5) * (90 - edgeLatDeg);
    }

    /** The hour at a point, 0 (included) to 24 (excluded); 0 in the middle. */
    public double hour(double x, double y) {
        double hour = Math.atan2(x - 0.5, y - 0.5) / (2 * Math.PI) * HOURS;
        double positive = hour < 0 ? hour + HOURS : hour;
        return positive < HOURS && (x != 0.5 || y != 0.5) ? positive : 0;
    }
}
