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

    /** The digits of the northern roots of the four quadrants of x and y: ++, -+, +-, --; two bits each, the first lowest. */
    private static final int NORTHERN = 3 | 2 << 2 | 0 << 4 | 1 << 6;

    /** Of the ids of the two roots of a quadrant. */
    private static final int SUM = 23;

    private Roots() {}

    /** The triangle of id 8 to 15. */
    static SphericalTriangle triangle(long id) {
        return TRIANGLES[(int) id - 8];
    }

    /** The id, 8 to 15, of the octant of a point; see {@link TrixelId} for points between octants. */
    static long of(double x, double y, double z) {
        int northern =
                x == 0 || y == 0 ? onMeridian(x, y) : 12 + (NORTHERN >> 2 * ((x < 0 ? 1 : 0) | (y < 0 ? 2 : 0)) & 3);
        return z >= 0 ? northern : SUM - northern;
    }

    private static int onMeridian(double x, double y) {
        if (y == 0) {
            return x >= 0 ? 15 : 13;
        }
        return y > 0 ? 14 : 12;
    }
}
