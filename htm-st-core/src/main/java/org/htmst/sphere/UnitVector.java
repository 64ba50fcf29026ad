package org.htmst.sphere;

import java.io.Serializable;

/**
 * A direction, that is a point of the unit sphere.
 *
 * @param x towards 0 E 0 N
 * @param y towards 90 E 0 N
 * @param z towards the north pole
 */
public record UnitVector(double x, double y, double z) implements Serializable {

    /** The scalar product, the cosine of the angle between the two. */
    public double dot(UnitVector other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /** The square of the straight distance to {@code other}: 4 sin²(angle/2), accurate for small angles where dot is not. */
    public double squaredChord(UnitVector other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return dx * dx + dy * dy + dz * dz;
    }

    /** The angle to {@code other} in radians, 0 to pi, accurate at both ends. */
    public double angleTo(UnitVector other) {
        return 2 * Math.atan2(Math.sqrt(squaredChord(other)), Math.sqrt(squaredChord(other.antipode())));
    }

    /** The opposite direction. */
    public UnitVector antipode() {
        return new UnitVector(-x, -y, -z);
    }

    /** The direction half-way to {@code other}, which must not be the antipode. */
    public UnitVector midpoint(UnitVector other) {
        double sx = x + other.x;
        double sy = y + other.y;
        double sz = z + other.z;
        double norm = Math.sqrt(sx * sx + sy * sy + sz * sz);
        return new UnitVector(sx / norm, sy / norm, sz / norm);
    }

    /** Longitude in -180..180 and latitude in degrees. */
    public LonLat lonLat() {
        return new LonLat(Math.toDegrees(Math.atan2(y, x)), Math.toDegrees(Math.atan2(z, Math.hypot(x, y))));
    }
}
