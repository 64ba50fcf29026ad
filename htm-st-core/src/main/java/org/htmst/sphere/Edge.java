package org.htmst.sphere;

/**
 * A piece of a great circle, shorter than 180 degrees, with the unit normal of its circle; the left side is the positive one.
 */
record Edge(UnitVector from, UnitVector to, double nx, double ny, double nz) {

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
        double norm = Math.sqrt(x * x + y * y + z * z);
        return new Edge(from, to, x / norm, y / norm, z / norm);
    }

    /** The sine of the angle of {@code p} above the circle, positive on the left. */
    double sine(UnitVector p) {
        return nx * p.x() + ny * p.y() + nz * p.z();
    }

    /** Whether the point of the circle nearest to {@code p} is on the edge, between its ends. */
    boolean faces(UnitVector p) {
        double cx = ny * p.z() - nz * p.y();
        double cy = nz * p.x() - nx * p.z();
        double cz = nx * p.y() - ny * p.x();
        return cx * from.x() + cy * from.y() + cz * from.z() < 0 && cx * to.x() + cy * to.y() + cz * to.z() > 0;
    }

    /** The squared straight distance from {@code p} to the circle: 2 (1 - cos) written as 2 sin² / (1 + cos). */
    double squaredChordToCircle(UnitVector p) {
        double cx = ny * p.z() - nz * p.y();
        double cy = nz * p.x() - nx * p.z();
        double cz = nx * p.y() - ny * p.x();
        double cosine2 = cx * cx + cy * cy + cz * cz;
        double sine = sine(p);
        return 2 * sine * sine / (1 + Math.sqrt(cosine2));
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
