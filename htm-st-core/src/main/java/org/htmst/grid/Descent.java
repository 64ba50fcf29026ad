package org.htmst.grid;

import org.htmst.sphere.SphericalTriangle;
import org.htmst.sphere.UnitVector;

/**
 * The way from a root down to the trixel that holds a point.
 *
 * <p>The point is held as weights of the corners, {@code p = w0 v0 + w1 v1 + w2 v2}. The part at corner 0 holds the point where
 * {@code w0 > w1 + w2}, and the weights of the part's corners are those of the trixel times factors that depend on its sides alone: no
 * vector is needed on the way down, and no branch, which would be guessed wrong at every other level. Once trixels are nearly flat,
 * the last levels are read off a table. The weights blur on the way; where they cannot tell, the corners themselves and exact
 * arithmetic do, so that the answer is always that of exact arithmetic.
 *
 * <p>Corners are numbered by where they lie. Of a path, every two bits are a part: 0 to 2 at the corner of that number, 3 the middle.
 */
final class Descent {

    /** Weights are counted in parts of one in 2^60. */
    private static final double ONE = 0x1p60;

    /** The finest level whose trixels are too bent for {@link FlatParts}. */
    private static final int BENT = Sides.LEVELS + 1;

    /** The blur of the weights at level 0, with a factor of ten to spare; it doubles with every level. */
    private static final double BLUR = 1e-14;

    /** The same below {@link #BENT}, where factors are off by 3e-8 of a part's side at most: 2e-10, counted back to level 0. */
    private static final double FINE_BLUR = 6e-10;

    /** By how much a trixel of level {@link #BENT} differs from its flat parts, in sides of the finest of them, with a factor of two to spare. */
    private static final double FLAT_BLUR = 5e-4;

    private Descent() {}

    static long of(double x, double y, double z, int level) {
        long w0 = (long) (Math.abs(x) * ONE);
        long w1 = (long) (Math.abs(z) * ONE);
        long w2 = (long) (Math.abs(y) * ONE);
        long path = 0;
        int bent = Math.min(level, Math.max(BENT, level - FlatParts.LEVELS));
        for (int l = 0; l < bent; l++) {
            long sum = w0 + w1 + w2;
            long over0 = w0 + w0 - sum;
            long over1 = w1 + w1 - sum;
            long over2 = w2 + w2 - sum;
            // All ones for a negative number; at most one surplus is not negative.
            long below0 = over0 >> 63;
            long below1 = over1 >> 63;
            long below2 = over2 >> 63;
            int part = (int) -(3 + 3 * below0 + 2 * below1 + below2) & 3;
            // A corner's weight gives way to its surplus where neither other corner has one.
            w0 ^= (w0 ^ over0) & below1 & below2;
            w1 ^= (w1 ^ over1) & below2 & below0;
            w2 ^= (w2 ^ over2) & below0 & below1;
            if (l < Sides.LEVELS) {
                int at = Sides.at(l, path, part);
                w0 = Sides.times(w0, Sides.FACTORS[at]);
                w1 = Sides.times(w1, Sides.FACTORS[at + 1]);
                w2 = Sides.times(w2, Sides.FACTORS[at + 2]);
            } else {
                int finer = 2 * (l - Sides.LEVELS);
                int at = 12 * (int) (path >> finer);
                w0 = Sides.times(w0, Sides.factor(at, 3 * part, finer));
                w1 = Sides.times(w1, Sides.factor(at, 3 * part + 1, finer));
                w2 = Sides.times(w2, Sides.factor(at, 3 * part + 2, finer));
            }
            path = path << 2 | part;
        }
        // A wrong turn anywhere ends outside of the trixel, that is with a negative weight.
        double blur = bent <= BENT ? BLUR : FINE_BLUR;
        boolean sure = Math.min(w0, Math.min(w1, w2)) > blur * ONE * (1L << bent);
        if (sure && bent < level) {
            double unit = FlatParts.SIDE / (double) (w0 + w1 + w2);
            double flatBlur = FLAT_BLUR / (1L << 2 * (bent - BENT)) + FINE_BLUR * (1L << bent + FlatParts.LEVELS);
            int flat = FlatParts.path(w0 * unit, w1 * unit, w2 * unit, flatBlur);
            sure = flat >= 0;
            path = path << 2 * (level - bent) | flat >> 2 * (bent + FlatParts.LEVELS - level);
        }
        return sure ? Naming.id(Roots.of(x, y, z), path, level) : exact(x, y, z, level);
    }

    /** The same by the corners, every side decided without rounding. */
    static long exact(double x, double y, double z, int level) {
        UnitVector p = new UnitVector(x, y, z);
        long id = Roots.of(x, y, z);
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
