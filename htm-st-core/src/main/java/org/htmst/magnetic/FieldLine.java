package org.htmst.magnetic;

import org.htmst.earth.Ellipsoid;

/**
 * Walks along lines of the field, in steps of a fixed part of the distance from the Earth's centre (Runge-Kutta of order 4). To be used by one
 * thread.
 *
 * <p>[1] C. E. McIlwain, Coordinates for mapping the distribution of magnetically trapped particles, J. Geophys. Res. 66 (1961). [2] H. H.
 * Hilton, L parameter, a new approximation, J. Geophys. Res. 76 (1971). [3] A. D. Richmond, Ionospheric electrodynamics using magnetic apex
 * coordinates, J. Geomag. Geoelectr. 47 (1995).
 */
final class FieldLine {

    /** Of the distance from the centre. */
    private static final double STEP = 0.03;

    /** Lines that go farther out, in radii of the Earth, are not those of this field. */
    private static final double FARTHEST = 30;

    private static final int MOST_STEPS = 2000;

    /** The moment of McIlwain's dipole, nT times radii cubed. */
    private static final double MOMENT = 31165.3;

    private static final double[] HILTON = {1.350474, 0.465380, 0.0475455};

    private final InternalField field;
    private final double[] at = new double[3];
    private final double[] next = new double[3];
    private final double[] trial = new double[3];
    private final double[][] slope = new double[4][3];

    FieldLine(InternalField field) {
        this.field = field;
    }

    /**
     * McIlwain's L [1], in radii of the Earth, of particles that mirror at a place, by Hilton's formula [2]; NaN where the line goes out
     * beyond 30 radii or into the Earth.
     */
    double l(double[] start) {
        System.arraycopy(start, 0, at, 0, 3);
        double mirrorNt = strength(at);
        double way = wayOut(start, mirrorNt);
        double invariant = way == 0 ? 0 : invariant(way, mirrorNt);
        double x = invariant * invariant * invariant * mirrorNt / MOMENT;
        double root = Math.cbrt(x);
        double sum = 1 + HILTON[0] * root + HILTON[1] * root * root + HILTON[2] * x;
        return Math.cbrt(sum * MOMENT / mirrorNt);
    }

    /** 1 or -1: along which way the field becomes weaker; 0 where it is weakest. */
    private double wayOut(double[] start, double mirrorNt) {
        for (double way = 1; way >= -1; way -= 2) {
            System.arraycopy(start, 0, at, 0, 3);
            step(way * 1e-3 * radius(at));
            boolean isWeaker = strength(next) < mirrorNt;
            System.arraycopy(start, 0, at, 0, 3);
            if (isWeaker) {
                return way;
            }
        }
        return 0;
    }

    /** The integral of the root of 1 - B / B(mirror) between the mirror points, in radii; the bracket is taken as straight in each step. */
    private double invariant(double way, double mirrorNt) {
        double sum = 0;
        double before = 0;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            double length = STEP * radius(at);
            step(way * length);
            double after = 1 - strength(next) / mirrorNt;
            double radii = radius(next) / InternalField.RADIUS_KM;
            if (radii > FARTHEST || radii < 0.5) {
                return Double.NaN;
            }
            if (after <= 0) {
                double whole = way * length;
                double share = share(whole, mirrorNt);
                return (sum + share * length * (2.0 / 3) * Math.sqrt(before)) / InternalField.RADIUS_KM;
            }
            sum += length * meanRoot(before, after);
            before = after;
            System.arraycopy(next, 0, at, 0, 3);
        }
        return Double.NaN;
    }

    /** Which part of a step leads to the mirror point. */
    private double share(double length, double mirrorNt) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            step(length * middle);
            if (strength(next) < mirrorNt) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The mean of the root of what goes evenly from {@code a} to {@code b}. */
    private static double meanRoot(double a, double b) {
        return Math.abs(b - a) < 1e-9
                ? (Math.sqrt(a) + Math.sqrt(b)) / 2
                : 2.0 / 3 * (b * Math.sqrt(b) - a * Math.sqrt(a)) / (b - a);
    }

    /**
     * Quasi-dipole latitude [3], degrees: that of the dipole's line with as high an apex; negative where the field points up. NaN where the
     * apex is beyond 30 radii.
     *
     * @param altKm the height of the place above the ellipsoid
     */
    double quasiDipoleLatitudeDeg(double[] start, double altKm) {
        field.of(start, slope[0]);
        double up = slope[0][0] * start[0] + slope[0][1] * start[1] + slope[0][2] * start[2];
        System.arraycopy(start, 0, at, 0, 3);
        double way = Math.signum(up);
        double height = altKm;
        double length = STEP * radius(at);
        for (int steps = 0; steps < MOST_STEPS && way != 0; steps++) {
            step(way * length);
            double above = Ellipsoid.ofCartesian(next[0], next[1], next[2]).altKm();
            if (above / InternalField.RADIUS_KM > FARTHEST) {
                return Double.NaN;
            }
            if (above > height) {
                height = above;
                System.arraycopy(next, 0, at, 0, 3);
                length = Math.min(2 * length, STEP * radius(at));
            } else if (length < 1e-3) {
                break;
            } else {
                length /= 2;
            }
        }
        double share = (InternalField.RADIUS_KM + altKm) / (InternalField.RADIUS_KM + height);
        double latitude = Math.toDegrees(StrictMath.acos(Math.sqrt(Math.min(1, share))));
        return up > 0 ? -latitude : latitude;
    }

    private double strength(double[] place) {
        field.of(place, slope[0]);
        return length(slope[0]);
    }

    private static double radius(double[] place) {
        return length(place);
    }

    private static double length(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }

    /** Goes from {@code at} along the field, or against it if {@code length} is negative, to {@code next}. */
    private void step(double length) {
        direction(at, slope[0]);
        move(length / 2, slope[0]);
        direction(trial, slope[1]);
        move(length / 2, slope[1]);
        direction(trial, slope[2]);
        move(length, slope[2]);
        direction(trial, slope[3]);
        for (int i = 0; i < 3; i++) {
            next[i] = at[i] + length / 6 * (slope[0][i] + 2 * slope[1][i] + 2 * slope[2][i] + slope[3][i]);
        }
    }

    private void move(double length, double[] way) {
        for (int i = 0; i < 3; i++) {
            trial[i] = at[i] + length * way[i];
        }
    }

    private void direction(double[] place, double[] into) {
        field.of(place, into);
        double strength = length(into);
        for (int i = 0; i < 3; i++) {
            into[i] /= strength;
        }
    }
}
