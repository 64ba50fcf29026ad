package org.htmst.magnetic;

/** The ellipsoid of WGS 84, km. */
final class Ellipsoid {

    private static final double EQUATOR_KM = 6378.137;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double E2 = FLATTENING * (2 - FLATTENING);

    private Ellipsoid() {}

    /** Puts the geocentric place of a geodetic one into {@code into}. */
    static void place(double lonDeg, double latDeg, double altKm, double[] into) {
        double lon = Math.toRadians(lonDeg);
        double lat = Math.toRadians(latDeg);
        double normal = EQUATOR_KM / Math.sqrt(1 - E2 * StrictMath.sin(lat) * StrictMath.sin(lat));
        double rho = (normal + altKm) * StrictMath.cos(lat);
        into[0] = rho * StrictMath.cos(lon);
        into[1] = rho * StrictMath.sin(lon);
        into[2] = (normal * (1 - E2) + altKm) * StrictMath.sin(lat);
    }

    /** The height of a geocentric place above the ellipsoid, km; to some metres, 400 km and more above it to less than one. */
    static double altitudeKm(double[] at) {
        double rho = Math.hypot(at[0], at[1]);
        double lat = StrictMath.atan2(at[2], rho * (1 - E2));
        double normal = EQUATOR_KM;
        for (int i = 0; i < 4; i++) {
            double sine = StrictMath.sin(lat);
            normal = EQUATOR_KM / Math.sqrt(1 - E2 * sine * sine);
            lat = StrictMath.atan2(at[2] + E2 * normal * sine, rho);
        }
        return rho * StrictMath.cos(lat) + at[2] * StrictMath.sin(lat) - EQUATOR_KM * EQUATOR_KM / normal;
    }
}
