package org.htmst.interpolation.projection;

import java.awt.geom.Point2D;

/**
 * Mollweide's homalographic projection on the sphere [1]: a place lies at {@code x = lon cos t}, {@code y = sin t}, where
 * {@code 2t + sin 2t = pi sin lat}.
 *
 * <p>[1] Snyder, Map projections: a working manual, USGS Professional Paper 1395, 1987, equations 31-1 to 31-8.
 */
final class Mollweide implements WorldFormula {

    private static final double SERIES_BELOW = 0.02;
    private static final int STEPS = 8;

    @Override
    public double aspect() {
        return 2;
    }

    @Override
    public Point2D.Double forward(double lonDeg, double latDeg) {
        double fromPole = fromPole(Math.abs(latDeg));
        return new Point2D.Double(lonDeg / 180 * Math.sin(fromPole), Math.copySign(Math.cos(fromPole), latDeg));
    }

    @Override
    public Point2D.Double inverse(double x, double y) {
        double t = Math.asin(y);
        double latDeg = Math.toDegrees(Math.asin((2 * t + Math.sin(2 * t)) / Math.PI));
        return new Point2D.Double(180 * x / Math.cos(t), latDeg);
    }

    /**
     * The angle {@code e = pi/2 - t}. Newton's steps are taken on {@code 2e - sin 2e = pi (1 - sin lat)}, where they do not
     * stall at the pole; beside it the two first terms of the series are nearer than the difference of two like numbers.
     */
    private static double fromPole(double absoluteLatDeg) {
        double half = Math.sin(Math.toRadians(90 - absoluteLatDeg) / 2);
        double right = 2 * Math.PI * half * half;
        double e = Math.cbrt(0.75 * right);
        e *= 1 + e * e / 15;
        for (int i = 0; i < STEPS && e > SERIES_BELOW; i++) {
            double sin = Math.sin(e);
            e -= (2 * e - Math.sin(2 * e) - right) / (4 * sin * sin);
        }
        return e;
    }
}
