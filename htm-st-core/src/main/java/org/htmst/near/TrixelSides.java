package org.htmst.near;

import org.htmst.sphere.SphericalTriangle;
import org.htmst.sphere.UnitVector;

/**
 * The planes of the sides of a trixel, by which most points are quickly seen to be far from it: what lies beyond a plane is farther from the
 * trixel than from the plane.
 */
public final class TrixelSides {

    /** More than the rounding errors of places and planes. */
    private static final double SAFETY = 1e-12;

    private final double[] normals;

    /** The sides of a triangle. */
    public TrixelSides(SphericalTriangle triangle) {
        normals = new double[9];
        put(0, triangle.a(), triangle.b());
        put(3, triangle.b(), triangle.c());
        put(6, triangle.c(), triangle.a());
    }

    private void put(int at, UnitVector from, UnitVector to) {
        double nx = from.y() * to.z() - from.z() * to.y();
        double ny = from.z() * to.x() - from.x() * to.z();
        double nz = from.x() * to.y() - from.y() * to.x();
        double norm = Math.sqrt(nx * nx + ny * ny + nz * nz);
        normals[at] = nx / norm;
        normals[at + 1] = ny / norm;
        normals[at + 2] = nz / norm;
    }

    /** At most the squared chord from a point to any place of the trixel. */
    public double leastSquaredChord(Points points, int point) {
        double x = points.x[point];
        double y = points.y[point];
        double z = points.z[point];
        double lowest = Math.min(
                normals[0] * x + normals[1] * y + normals[2] * z,
                Math.min(
                        normals[3] * x + normals[4] * y + normals[5] * z,
                        normals[6] * x + normals[7] * y + normals[8] * z));
        double beyond = -lowest - SAFETY;
        return beyond > 0 ? beyond * beyond : 0;
    }
}
