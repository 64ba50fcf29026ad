package org.htmst.interpolation.projection;

import java.awt.geom.Point2D;

/**
 * The formula of a map of the whole Earth, symmetric about its middle. Points are {@code x} from -1 at the western end of the
 * equator to 1, {@code y} from -1 at the south pole to 1.
 */
interface WorldFormula {

    /** Width of the map over its height. */
    double aspect();

    /** The point of a place, {@code lonDeg} (-180 to 180) east of the middle. */
    Point2D.Double forward(double lonDeg, double latDeg);

    /** Longitude east of the middle and latitude; beyond 180 or 90, or NaN, off the map. */
    Point2D.Double inverse(double x, double y);
}
