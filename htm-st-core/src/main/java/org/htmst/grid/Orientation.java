package org.htmst.grid;

import java.math.BigDecimal;

/**
 * The sign of the determinant of three vectors, without rounding: a quick sum with an error bound decides nearly always, and
 * exact decimals the rest.
 */
final class Orientation {

    /** The error of the quick sum for vectors of length 1: six products of magnitude up to 1, each rounded a few times. */
    private static final double ERROR = 2e-15;

    private Orientation() {}

    /** Whether {@code p} lies on the left of, or on, the great circle from {@code a} to {@code b}: det(p, a, b) ≥ 0. */
    static boolean isLeftOrOn(
            double px, double py, double pz, double ax, double ay, double az, double bx, double by, double bz) {
        double quick = px * (ay * bz - az * by) + py * (az * bx - ax * bz) + pz * (ax * by - ay * bx);
        if (quick > ERROR) {
            return true;
        }
        return quick >= -ERROR && exactSign(px, py, pz, ax, ay, az, bx, by, bz) >= 0;
    }

    private static int exactSign(
            double px, double py, double pz, double ax, double ay, double az, double bx, double by, double bz) {
        return product(px, ay, bz)
                .subtract(product(px, az, by))
                .add(product(py, az, bx))
                .subtract(product(py, ax, bz))
                .add(product(pz, ax, by))
                .subtract(product(pz, ay, bx))
                .signum();
    }

    private static BigDecimal product(double a, double b, double c) {
        return new BigDecimal(a).multiply(new BigDecimal(b)).multiply(new BigDecimal(c));
    }
}
