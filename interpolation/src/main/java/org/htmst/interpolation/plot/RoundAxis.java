package org.htmst.interpolation.plot;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * How values lie on a dial of hours: midnight at the bottom, 06 at the right, noon on top, 18 at the left.
 *
 * @param middle the value in the middle
 * @param rim the value at the rim
 * @param ring from one ring line to the next, above 0
 * @param unit what stands behind the number of a ring, such as {@code °N}
 * @param radius of a disc in the middle that stands for the Earth, as a value; {@code middle} for none
 */
public record RoundAxis(double middle, double rim, double ring, String unit, double radius) {

    private static final double HOURS = 24;

    /** An axis of L from the middle of the Earth, whose surface is at 1. */
    public static RoundAxis ofShells(double rim) {
        return new RoundAxis(0, rim, rim > 8 ? 2 : 1, "", 1);
    }

    /** An axis of absolute latitudes from a pole. */
    public static RoundAxis ofLatitudes(double edgeDeg, String hemisphere) {
        return new RoundAxis(90, edgeDeg, 10, "°" + hemisphere, 90);
    }

    /** The value at a point, in shares of the sides of the dial. */
    double value(double x, double y) {
        return middle + 2 * Math.hypot(x - 0.5, y - 0.5) * (rim - middle);
    }

    /** The hour at a point, 0 (included) to 24 (excluded). */
    static double hour(double x, double y) {
        double hour = Math.atan2(x - 0.5, y - 0.5) / (2 * Math.PI) * HOURS;
        double positive = hour < 0 ? hour + HOURS : hour;
        return positive < HOURS ? positive : 0;
    }

    /** Where a value and an hour lie on a dial that fills {@code area}. */
    Point2D at(double value, double hour, Rectangle2D area) {
        double r = share(value) / 2;
        double angle = 2 * Math.PI * hour / HOURS;
        return new Point2D.Double(
                area.getCenterX() + r * area.getWidth() * Math.sin(angle),
                area.getCenterY() + r * area.getHeight() * Math.cos(angle));
    }

    /** How far from the middle a value lies: 1 at the rim. */
    double share(double value) {
        return (value - middle) / (rim - middle);
    }
}
