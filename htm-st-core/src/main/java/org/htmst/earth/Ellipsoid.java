package org.htmst.earth;

/**
 * The ellipsoid WGS 84 [1], and geodetic places on it. Its angles come out to the same bits on every machine.
 *
 * <p>[1] NIMA TR8350.2, Department of Defense World Geodetic System 1984, third edition (2000).<br>
 * [2] B. R. Bowring, Transformation from spatial to geographical coordinates, Survey Review 23 (1976), 323-327.
 */
public final class Ellipsoid {

    /** Radius of the equator (km). */
    public static final double A_KM = 6378.137;

    /** By how much of it the poles are nearer. */
    public static final double FLATTENING = 1 / 298.257223563;

    private static final double B_KM = A_KM * (1 - FLATTENING);
    private static final double E2 = FLATTENING * (2 - FLATTENING);
    private static final double SECOND_E2 = E2 / (1 - E2);

    /** Bowring's formula is exact on the ellipsoid; repeated, it converges to the last bit from 300 km to any height. */
    private static final int ROUNDS = 4;

    private Ellipsoid() {}

    /**
     * From the Earth's centre to a place (km): x through Greenwich, z through the north pole.
     *
     * @param latDeg geodetic
     * @param into takes the three
     */
    public static void toCartesian(double lonDeg, double latDeg, double altKm, double[] into) {
        double lon = Math.toRadians(lonDeg);
        double lat = Math.toRadians(latDeg);
        double sin = StrictMath.sin(lat);
        double n = A_KM / Math.sqrt(1 - E2 * sin * sin);
        double rho = (n + altKm) * StrictMath.cos(lat);
        into[0] = rho * StrictMath.cos(lon);
        into[1] = rho * StrictMath.sin(lon);
        into[2] = (n * (1 - E2) + altKm) * sin;
    }

    /** The place at {@code x, y, z} (km) from the Earth's centre; x through Greenwich, z through the north pole. */
    public static Position ofCartesian(double x, double y, double z) {
        double p = StrictMath.hypot(x, y);
        double tanReduced = z / p * (A_KM / B_KM);
        double latRad = StrictMath.atan2(z, p);
        for (int i = 0; i < ROUNDS && p > 0; i++) {
            double reduced = StrictMath.atan(tanReduced);
            latRad = StrictMath.atan2(
                    z + SECOND_E2 * B_KM * StrictMath.pow(StrictMath.sin(reduced), 3),
                    p - E2 * A_KM * StrictMath.pow(StrictMath.cos(reduced), 3));
            tanReduced = (1 - FLATTENING) * StrictMath.tan(latRad);
        }
        double sin = StrictMath.sin(latRad);
        // Along the normal, which is exact at the poles and on the equator alike.
        double altKm = p * StrictMath.cos(latRad) + z * sin - A_KM * Math.sqrt(1 - E2 * sin * sin);
        return new Position(Math.toDegrees(StrictMath.atan2(y, x)), Math.toDegrees(latRad), altKm);
    }

    /** The place at a distance (km) from the Earth's centre, at a geocentric latitude; the longitude is kept as it stands. */
    public static Position ofGeocentric(double lonDeg, double latDeg, double radiusKm) {
        double lat = Math.toRadians(latDeg);
        Position onMeridian = ofCartesian(radiusKm * Math.abs(StrictMath.cos(lat)), 0, radiusKm * StrictMath.sin(lat));
        return new Position(lonDeg, onMeridian.latDeg(), onMeridian.altKm());
    }

    /** The altitude (km) of what is so far (km) from the Earth's centre, at a geodetic latitude. */
    public static double altKm(double latDeg, double radiusKm) {
        double sin = StrictMath.sin(Math.toRadians(latDeg));
        double n = A_KM / Math.sqrt(1 - E2 * sin * sin);
        // |n (cos, (1 - e2) sin) + h (cos, sin)|^2 = r^2, solved for h.
        double along = n * (1 - E2 * sin * sin);
        double squared = n * n * (1 - E2 * (2 - E2) * sin * sin);
        return Math.sqrt(along * along - squared + radiusKm * radiusKm) - along;
    }
}
