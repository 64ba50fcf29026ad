package org.htmst.grid;

import org.htmst.sphere.SphericalTriangle;
import org.htmst.sphere.UnitVector;

/**
 * The way from a root down to the trixel that holds a point.
 *
 * <p>The point is held as weights, {@code p = wa a + wb b + wc c}, and the triangle as the cosines of its sides. Then child 0 holds
 * the point where {@code wa > wb + wc}, and no vector is needed on the way down. The weights blur by a bit a level; where they cannot
 * tell, the corners themselves and exact arithmetic do.
 */
final class Descent {

    /** The blur of the weights at level 0, with a factor of ten to spare. */
    private static final double BLUR = 1e-14;

    private Descent() {}

    static long of(UnitVector p, int level) {
        long id = Roots.of(p);
        boolean even = id % 2 == 0;
        double wa = Math.abs(even ? p.x() : p.y());
        double wb = Math.abs(p.z());
        double wc = Math.abs(even ? p.y() : p.x());
        double ab = 0;
        double bc = 0;
        double ca = 0;
        double blur = BLUR;
        for (int l = 0; l < level; l++) {
            double overA = wa - wb - wc;
            double overB = wb - wc - wa;
            double overC = wc - wa - wb;
            // The cosines of the half sides are those of the corner parts' sides, and the lengths of the corners' sums
            // halved.
            double halfAb = Math.sqrt(0.5 + 0.5 * ab);
            double halfBc = Math.sqrt(0.5 + 0.5 * bc);
            double halfCa = Math.sqrt(0.5 + 0.5 * ca);
            // A quarter of (a + b).(b + c), which is the same for all three pairs.
            double product = 0.25 * (1 + ab + bc + ca);
            id <<= 2;
            if (overA > blur) {
                wa = overA;
                wb *= 2 * halfAb;
                wc *= 2 * halfCa;
                ab = halfAb;
                bc = product / (halfAb * halfCa);
                ca = halfCa;
            } else if (overB > blur) {
                id += 1;
                wb = wc * 2 * halfBc;
                wc = wa * 2 * halfAb;
                wa = overB;
                ab = halfBc;
                bc = product / (halfBc * halfAb);
                ca = halfAb;
            } else if (overC > blur) {
                id += 2;
                wc = wb * 2 * halfBc;
                wb = wa * 2 * halfCa;
                wa = overC;
                ab = halfCa;
                bc = product / (halfCa * halfBc);
                ca = halfBc;
            } else if (overA < -blur && overB < -blur && overC < -blur) {
                id += 3;
                wa = -overA * halfBc;
                wb = -overB * halfCa;
                wc = -overC * halfAb;
                ab = product / (halfBc * halfCa);
                bc = product / (halfCa * halfAb);
                ca = product / (halfAb * halfBc);
            } else {
                return exact(p, level);
            }
            blur *= 2;
        }
        return id;
    }

    /** The same by the corners, every side decided without rounding. */
    static long exact(UnitVector p, int level) {
        long id = Roots.of(p);
        SphericalTriangle t = Roots.triangle(id);
        for (int l = 0; l < level; l++) {
            UnitVector ab = t.a().midpoint(t.b());
            UnitVector bc = t.b().midpoint(t.c());
            UnitVector ca = t.c().midpoint(t.a());
            id <<= 2;
            if (Orientation.isLeftOrOn(p, ab, ca)) {
                t = new SphericalTriangle(t.a(), ab, ca);
            } else if (Orientation.isLeftOrOn(p, bc, ab)) {
                id += 1;
                t = new SphericalTriangle(t.b(), bc, ab);
            } else if (Orientation.isLeftOrOn(p, ca, bc)) {
                id += 2;
                t = new SphericalTriangle(t.c(), ca, bc);
            } else {
                id += 3;
                t = new SphericalTriangle(bc, ca, ab);
            }
        }
        return id;
    }
}
