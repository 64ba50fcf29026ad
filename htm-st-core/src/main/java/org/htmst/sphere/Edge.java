package org.htmst.sphere;

import java.io.Serializable;

/**
 * A piece of a great circle, shorter than 180 degrees, with the normal of its circle; the left side is the positive one.
 *
 * @param from one end
 * @param to the other
 * @param nx the normal, of any length
 * @param ny the normal, of any length
 * @param nz the normal, of any length
 */
record Edge(UnitVector from, UnitVector to, double nx, double ny, double nz) implements Serializable {

    static Edge of(UnitVector from, UnitVector to) {
        // (from + to) x (to - from) = 2 from x to, without cancellation for neighbouring points.
        double sx = from.x() + to.x();
        double sy = from.y() + to.y();
        double sz = from.z() + to.z();
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double dz = to.z() - from.z();
        double x = sy * dz - sz * dy;
        double y = sz * dx - sx * dz;
        double z = sx * dy - sy * dx;
        return new Edge(from, to, x, y, z);
    }

    /** The same with a normal of length 1, so that {@link #height} is a sine. */
    Edge unit() {
        double norm = Math.sqrt(nx * nx + ny * ny + nz * nz);
        return new Edge(from, to, nx / norm, ny / norm, nz / norm);
    }

    /** How far {@code p} lies above the plane of the circle, positive on the left, in lengths of the normal. */
    double height(UnitVector p) {
        return nx * p.x() + ny * p.y() + nz * p.z();
    }

    /** Whether the point of the circle nearest to {@code p} is on the edge, between its ends. */
    boolean faces(UnitVector p) {
        double cx = ny * p.z() - nz * p.y();
        double cy = nz * p.x() - nx * p.z();
        double cz = nx * p.y() - ny * p.x();
        return cx * from.x() + cy * from.y() + cz * from.z() < 0 && cx * to.x() + cy * to.y() + cz * to.z() > 0;
    }

    /**
     * Whether the point of the circle nearest to {@code p} is on the edge or beyond its ends by no more than {@code margin} (rad);
     * for an edge whose normal has length 1.
     */
    boolean isBeside(UnitVector p, double margin) {
        double cx = ny * p.z() - nz * p.y();
        double cy = nz * p.x() - nx * p.z();
        double cz = nx * p.y() - ny * p.x();
        return cx * from.x() + cy * from.y() + cz * from.z() <= margin
                && cx * to.x() + cy * to.y() + cz * to.z() >= -margin;
    }

    /** The same with north and south exchanged. */
    Edge mirrored() {
        return new Edge(
                new UnitVector(from.x(), from.y(), -from.z()), new UnitVector(to.x(), to.y(), -to.z()), -nx, -ny, nz);
    }

    /** The squared straight distance from {@code p} to the circle: 2 (1 - cos) written as 2 sin² / (1 + cos). */
    double squaredChordToCircle(UnitVector p) {
        double cx = ny * p.z() - nz * p.y();
        double cy = nz * p.x() - nx * p.z();
        double cz = nx * p.y() - ny * p.x();
        double normal2 = nx * nx + ny * ny + nz * nz;
        double cosine = Math.sqrt((cx * cx + cy * cy + cz * cz) / normal2);
        double height = height(p);
        return 2 * (height * height / normal2) / (1 + cosine);
    }

    /** The greatest latitude on the edge. */
    double northDeg() {
        boolean risesFrom = nx * from.y() - ny * from.x() > 0;
        boolean fallsTo = nx * to.y() - ny * to.x() < 0;
        if (risesFrom && fallsTo) {
            return Math.toDegrees(Math.atan2(Math.hypot(nx, ny), Math.abs(nz)));
        }
        return Math.max(latDeg(from), latDeg(to));
    }

    private static double latDeg(UnitVector v) {
        return Math.toDegrees(Math.atan2(v.z(), Math.hypot(v.x(), v.y())));
    }
}
