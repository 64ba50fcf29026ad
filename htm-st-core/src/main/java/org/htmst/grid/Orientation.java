package org.htmst.grid;

import java.math.BigDecimal;
import org.htmst.sphere.UnitVector;

/**
 * The sign of the determinant of three vectors, without rounding: a quick sum with an error bound decides nearly always, and
 * exact decimals the rest.
 */
final class Orientation {

    /** The error of the quick sum for vectors of length 1: six products of magnitude up to 1, each rounded a few times. */
    private static final double ERROR = 2e-15;

    private Orientation() {}

    /** Whether {@code p} lies on the left of, or on, the great circle from {@code a} to {@code b}: det(p, a, b) ≥ 0. */
    static boolean isLeftOrOn(UnitVector p, UnitVector a, UnitVector b) {
        double quick = p.x() * (a.y() * b.z() - a.z() * b.y())
                + p.y() * (a.z() * b.x() - a.x() * b.z())
                + p.z() * (a.x() * b.y() - a.y() * b.x());
        return quick > ERROR || quick >= -ERROR && exactSign(p, a, b) >= 0;
    }

    private static int exactSign(UnitVector p, UnitVector a, UnitVector b) {
        return product(p.x(), a.y(), b.z())
                .subtract(product(p.x(), a.z(), b.y()))
                .add(product(p.y(), a.z(), b.x()))
                .subtract(product(p.y(), a.x(), b.z()))
                .add(product(p.z(), a.x(), b.y()))
                .subtract(product(p.z(), a.y(), b.x()))
                .signum();
    }

    private static BigDecimal product(double a, double b, double c) {
        return new BigDecimal(a).multiply(new BigDecimal(b)).multiply(new BigDecimal(c));
    }
}
