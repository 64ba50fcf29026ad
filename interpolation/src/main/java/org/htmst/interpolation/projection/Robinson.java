package org.htmst.interpolation.projection;

import java.awt.geom.Point2D;

/**
 * Robinson's projection by its table [1], between whose parallels a cubic spline leads, as PROJ's does: even in latitude for their
 * lengths, odd for their distances from the equator, its third derivative without a step at 85 degrees.
 *
 * <p>[1] Robinson, A new map projection: its development and characteristics, International Yearbook of Cartography 14, 1974.
 */
final class Robinson implements WorldFormula {

    private static final double STEP_DEG = 5;

    /** Lengths of the parallels of 0, 5, … 90 degrees over that of the equator. */
    private static final double[] LENGTH = {
        1, 0.9986, 0.9954, 0.99, 0.9822, 0.973, 0.96, 0.9427, 0.9216, 0.8962, 0.8679, 0.835, 0.7986, 0.7597, 0.7186,
        0.6732, 0.6213, 0.5722, 0.5322
    };

    /** Their distances from the equator over that of the pole. */
    private static final double[] DISTANCE = {
        0, 0.062, 0.124, 0.186, 0.248, 0.31, 0.372, 0.434, 0.4958, 0.5571, 0.6176, 0.6769, 0.7346, 0.7903, 0.8435,
        0.8936, 0.9394, 0.9761, 1
    };

    private static final double[] LENGTH_CURVE = secondDerivatives(LENGTH, 1);
    private static final double[] DISTANCE_CURVE = secondDerivatives(DISTANCE, -1);

    /** Of the equator and of the meridian in the middle, over the Earth's radius. */
    private static final double HALF_WIDTH = 0.8487 * Math.PI;

    private static final double HALF_HEIGHT = 1.3523;

    private static final int SWEEPS = 40;
    private static final int STEPS = 6;

    @Override
    public double aspect() {
        return HALF_WIDTH / HALF_HEIGHT;
    }

    @Override
    public Point2D.Double forward(double lonDeg, double latDeg) {
        double at = Math.abs(latDeg) / STEP_DEG;
        int i = Math.min((int) at, LENGTH.length - 2);
        double x = lonDeg / 180 * value(LENGTH, LENGTH_CURVE, i, at - i);
        return new Point2D.Double(x, Math.copySign(value(DISTANCE, DISTANCE_CURVE, i, at - i), latDeg));
    }

    @Override
    public Point2D.Double inverse(double x, double y) {
        double distance = Math.abs(y);
        if (!(distance <= 1)) {
            return new Point2D.Double(Double.NaN, Double.NaN);
        }
        int i = 0;
        while (i < DISTANCE.length - 2 && distance >= DISTANCE[i + 1]) {
            i++;
        }
        double t = (distance - DISTANCE[i]) / (DISTANCE[i + 1] - DISTANCE[i]);
        for (int step = 0; step < STEPS; step++) {
            t += (distance - value(DISTANCE, DISTANCE_CURVE, i, t)) / slope(DISTANCE, DISTANCE_CURVE, i, t);
        }
        double latDeg = Math.min(90, STEP_DEG * (i + t));
        return new Point2D.Double(180 * x / value(LENGTH, LENGTH_CURVE, i, t), Math.copySign(latDeg, y));
    }

    /** The spline at the share {@code t} of the step from entry {@code i} to the next. */
    private static double value(double[] table, double[] curve, int i, double t) {
        double s = 1 - t;
        return s * table[i] + t * table[i + 1] - s * t / 6 * ((1 + s) * curve[i] + (1 + t) * curve[i + 1]);
    }

    private static double slope(double[] table, double[] curve, int i, double t) {
        double s = 1 - t;
        return table[i + 1] - table[i] + ((3 * t * t - 1) * curve[i + 1] - (3 * s * s - 1) * curve[i]) / 6;
    }

    /**
     * The second derivatives at the entries, in steps: the usual equations of a spline, solved by sweeps, each of which leaves less
     * than half of the error.
     *
     * @param parity 1 if the table goes on beyond the equator as it is, -1 if with the opposite sign
     */
    private static double[] secondDerivatives(double[] table, int parity) {
        double[] curve = new double[table.length];
        int last = table.length - 1;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 0; i < last; i++) {
                double before = i == 0 ? parity * table[1] : table[i - 1];
                double curveBefore = i == 0 ? parity * curve[1] : curve[i - 1];
                double bend = 6 * (before - 2 * table[i] + table[i + 1]);
                curve[i] = i == last - 1 ? bend / 6 : (bend - curveBefore - curve[i + 1]) / 4;
            }
        }
        curve[last] = 2 * curve[last - 1] - curve[last - 2];
        return curve;
    }
}
