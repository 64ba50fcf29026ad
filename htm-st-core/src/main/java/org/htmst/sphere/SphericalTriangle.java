package org.htmst.sphere;

/**
 * Three corners joined by great circles, counter-clockwise seen from outside; every side is shorter than 180 degrees.
 *
 * @param a first corner
 * @param b second corner
 * @param c third corner
 */
public record SphericalTriangle(UnitVector a, UnitVector b, UnitVector c) {

    /** Whether {@code p} is inside or, as far as doubles tell, on a side. */
    public boolean contains(UnitVector p) {
        return Edge.of(a, b).unit().height(p) >= -Margin.ROUNDING
                && Edge.of(b, c).unit().height(p) >= -Margin.ROUNDING
                && Edge.of(c, a).unit().height(p) >= -Margin.ROUNDING;
    }

    /** The squared straight distance from {@code p} to the nearest point of the triangle; 0 if {@code p} is in it. */
    double squaredChordTo(UnitVector p) {
        Edge ab = Edge.of(a, b);
        Edge bc = Edge.of(b, c);
        Edge ca = Edge.of(c, a);
        double heightAb = ab.height(p);
        double heightBc = bc.height(p);
        double heightCa = ca.height(p);
        if (heightAb >= 0 && heightBc >= 0 && heightCa >= 0) {
            return 0;
        }
        double nearest = Math.min(a.squaredChord(p), Math.min(b.squaredChord(p), c.squaredChord(p)));
        if (heightAb < 0 && ab.faces(p)) {
            nearest = Math.min(nearest, ab.squaredChordToCircle(p));
        }
        if (heightBc < 0 && bc.faces(p)) {
            nearest = Math.min(nearest, bc.squaredChordToCircle(p));
        }
        if (heightCa < 0 && ca.faces(p)) {
            nearest = Math.min(nearest, ca.squaredChordToCircle(p));
        }
        return nearest;
    }

    /**
     * At most the squared straight distance from {@code p} to any place that counts as in the triangle, be it by rounding.
     *
     * @param aroundRad how far off {@code p} may be, in radians: the bound holds for all places that near to it
     */
    public double leastSquaredChord(UnitVector p, double aroundRad) {
        double chord = Math.sqrt(squaredChordTo(p)) - aroundRad - Margin.SAFETY;
        return chord > 0 ? chord * chord : 0;
    }

    /** The greatest latitude of any of its points. */
    double northDeg() {
        Edge ab = Edge.of(a, b);
        Edge bc = Edge.of(b, c);
        Edge ca = Edge.of(c, a);
        if (ab.nz() >= 0 && bc.nz() >= 0 && ca.nz() >= 0) {
            return 90;
        }
        return Math.max(ab.northDeg(), Math.max(bc.northDeg(), ca.northDeg()));
    }

    /** The least latitude of any of its points. */
    double southDeg() {
        return -mirrored().northDeg();
    }

    /** The longitudes of its points, widened by the safety margin; all of them if it reaches a pole. */
    LonSpan longitudes() {
        double cosLat = Math.cos(Math.toRadians(Math.max(northDeg(), -southDeg())));
        if (cosLat < Margin.NEAR_POLE) {
            return LonSpan.ALL;
        }
        // Away from the poles a side is shorter in longitude than half a turn, and its ends are its extremes.
        double lonA = lonDeg(a);
        double toB = turn(lonDeg(b) - lonA);
        double toC = turn(lonDeg(c) - lonA);
        double west = Math.min(0, Math.min(toB, toC));
        double east = Math.max(0, Math.max(toB, toC));
        return new LonSpan(lonA + west, east - west).widened(Margin.SAFETY_DEG / cosLat);
    }

    private SphericalTriangle mirrored() {
        return new SphericalTriangle(flipped(a), flipped(c), flipped(b));
    }

    private static UnitVector flipped(UnitVector v) {
        return new UnitVector(v.x(), v.y(), -v.z());
    }

    private static double lonDeg(UnitVector v) {
        return Math.toDegrees(Math.atan2(v.y(), v.x()));
    }

    private static double turn(double deltaDeg) {
        if (deltaDeg > 180) {
            return deltaDeg - 360;
        }
        return deltaDeg < -180 ? deltaDeg + 360 : deltaDeg;
    }
}
