package org.htmst.sphere;

/** The Earth as the sphere on which distances are told: angles at the centre to kilometres along the ground and back. */
public final class EarthSphere {

    /** The mean radius of the Earth, (2a + b) / 3 of GRS 80. */
    public static final double RADIUS_KM = 6371.0088;

    private EarthSphere() {}

    /** The great-circle distance of an angle. */
    public static double km(double angleDeg) {
        return Math.toRadians(angleDeg) * RADIUS_KM;
    }

    /** The angle of a great-circle distance. */
    public static double degrees(double distanceKm) {
        return Math.toDegrees(distanceKm / RADIUS_KM);
    }
}
