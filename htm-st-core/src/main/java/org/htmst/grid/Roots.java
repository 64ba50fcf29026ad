package org.htmst.grid;

import org.htmst.sphere.SphericalTriangle;
import org.htmst.sphere.UnitVector;

/** The eight triangles of level 0, S0 to S3 and N0 to N3, ids 8 to 15, and which of them holds a point. */
final class Roots {

    private static final UnitVector X = new UnitVector(1, 0, 0);
    private static final UnitVector Y = new UnitVector(0, 1, 0);
    private static final UnitVector Z = new UnitVector(0, 0, 1);
    private static final UnitVector MINUS_X = new UnitVector(-1, 0, 0);
    private static final UnitVector MINUS_Y = new UnitVector(0, -1, 0);
    private static final UnitVector MINUS_Z = new UnitVector(0, 0, -1);

    private static final SphericalTriangle[] TRIANGLES = {
        new SphericalTriangle(X, MINUS_Z, Y),
        new SphericalTriangle(Y, MINUS_Z, MINUS_X),
        new SphericalTriangle(MINUS_X, MINUS_Z, MINUS_Y),
        new SphericalTriangle(MINUS_Y, MINUS_Z, X),
        new SphericalTriangle(X, Z, MINUS_Y),
        new SphericalTriangle(MINUS_Y, Z, MINUS_X),
        new SphericalTriangle(MINUS_X, Z, Y),
        new SphericalTriangle(Y, Z, X)
    };

    private Roots() {}

    /** The triangle of id 8 to 15. */
    static SphericalTriangle triangle(long id) {
        return TRIANGLES[(int) id - 8];
    }

    /** The id, 8 to 15, of the octant of {@code p}; see {@link TrixelId} for points between octants. */
    static long of(UnitVector p) {
        boolean north = p.z() >= 0;
        if (p.y() > 0) {
            boolean east = p.x() > 0;
            return north ? (east ? 15 : 14) : (east ? 8 : 9);
        }
        if (p.y() == 0) {
            boolean east = p.x() >= 0;
            return north ? (east ? 15 : 13) : (east ? 8 : 10);
        }
        boolean west = p.x() < 0;
        return north ? (west ? 13 : 12) : (west ? 10 : 11);
    }
}
