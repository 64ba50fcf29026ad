package org.htmst.interpolation.projection;

import java.awt.geom.Point2D;

/** Longitude to the right, latitude up. */
final class Equirectangular implements WorldFormula {

    @Override
    public double aspect() {
        return 2;
    }

    @Override
    public Point2D.Double forward(double lonDeg, double latDeg) {
        return new Point2D.Double(lonDeg / 180, latDeg / 90);
    }

    @Override
    public Point2D.Double inverse(double x, double y) {
        return new Point2D.Double(180 * x, 90 * y);
    }
}
