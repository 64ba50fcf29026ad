package org.htmst.simulate.field;

import org.hipparchus.util.FastMath;

/**
 * A dipole beside the Earth's centre, from the first eight coefficients of IGRF-12 for 2015 [1] by the formulas of Fraser-Smith [2].
 * The secular variation is left out: over the years simulated it moves the anomaly by 0.3° a year.
 *
 * <p>[1] Thebault et al., International Geomagnetic Reference Field: the 12th generation, Earth Planets Space 67, 2015. [2]
 * Fraser-Smith, Centered and eccentric geomagnetic dipoles and their poles, Reviews of Geophysics 25, 1987.
 */
public final class EccentricDipole {

    /** The radius for which the coefficients hold. */
    public static final double RADIUS_KM = 6371.2;

    private static final double G10 = -29441.46;
    private static final double G11 = -1501.77;
    private static final double H11 = 4795.99;
    private static final double G20 = -2445.88;
    private static final double G21 = 3012.20;
    private static final double H21 = -2845.41;
    private static final double G22 = 1676.35;
    private static final double H22 = -642.17;

    private static final double SQRT3 = Math.sqrt(3);
    private static final double B0_SQUARED = G10 * G10 + G11 * G11 + H11 * H11;

    /** The field at the magnetic equator at {@link #RADIUS_KM} from the dipole, nT. */
    public static final double B0 = Math.sqrt(B0_SQUARED);

    private static final double L0 = 2 * G10 * G20 + SQRT3 * (G11 * G21 + H11 * H21);
    private static final double L1 = -G11 * G20 + SQRT3 * (G10 * G21 + G11 * G22 + H11 * H22);
    private static final double L2 = -H11 * G20 + SQRT3 * (G10 * H21 - H11 * G22 + G11 * H22);
    private static final double E = (L0 * G10 + L1 * G11 + L2 * H11) / (4 * B0_SQUARED);

    static final double X_KM = RADIUS_KM * (L1 - G11 * E) / (3 * B0_SQUARED);
    static final double Y_KM = RADIUS_KM * (L2 - H11 * E) / (3 * B0_SQUARED);
    static final double Z_KM = RADIUS_KM * (L0 - G10 * E) / (3 * B0_SQUARED);

    /** Unit vectors: the axis to the north, and two across it, the first in the plane of the axis and the Earth's. */
    static final double[] NORTH = {-G11 / B0, -H11 / B0, -G10 / B0};

    static final double[] EAST = unit(-NORTH[1], NORTH[0], 0);
    static final double[] PRIME = {
        EAST[1] * NORTH[2] - EAST[2] * NORTH[1],
        EAST[2] * NORTH[0] - EAST[0] * NORTH[2],
        EAST[0] * NORTH[1] - EAST[1] * NORTH[0]
    };

    private EccentricDipole() {}

    /** The field (nT) at a place (km from the Earth's centre), into {@code field}: x, y, z. */
    public static void field(double xKm, double yKm, double zKm, double[] field) {
        double x = xKm - X_KM;
        double y = yKm - Y_KM;
        double z = zKm - Z_KM;
        double r2 = x * x + y * y + z * z;
        double r = Math.sqrt(r2);
        double along = (x * NORTH[0] + y * NORTH[1] + z * NORTH[2]) / r2;
        double strength = B0 * RADIUS_KM * RADIUS_KM * RADIUS_KM / (r2 * r);
        field[0] = strength * (NORTH[0] - 3 * along * x);
        field[1] = strength * (NORTH[1] - 3 * along * y);
        field[2] = strength * (NORTH[2] - 3 * along * z);
    }

    /** The place (km from the Earth's centre) at a distance, magnetic latitude and longitude (radians) from the dipole. */
    static void place(double radiusKm, double sinLat, double cosLat, double lonRad, double[] place) {
        double prime = radiusKm * cosLat * FastMath.cos(lonRad);
        double east = radiusKm * cosLat * FastMath.sin(lonRad);
        double north = radiusKm * sinLat;
        place[0] = X_KM + prime * PRIME[0] + east * EAST[0] + north * NORTH[0];
        place[1] = Y_KM + prime * PRIME[1] + east * EAST[1] + north * NORTH[1];
        place[2] = Z_KM + prime * PRIME[2] + east * EAST[2] + north * NORTH[2];
    }

    private static double[] unit(double x, double y, double z) {
        double length = Math.sqrt(x * x + y * y + z * z);
        return new double[] {x / length, y / length, z / length};
    }
}
