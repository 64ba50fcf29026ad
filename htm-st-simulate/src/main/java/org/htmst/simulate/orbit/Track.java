package org.htmst.simulate.orbit;

import org.hipparchus.util.FastMath;
import org.htmst.earth.Ellipsoid;

/**
 * A path over the turning Earth; entry {@code i} of all columns is one place.
 *
 * @param lonDeg longitude, 0 to 360
 * @param latDeg geodetic latitude on WGS84
 * @param altKm height above the ellipsoid
 * @param xKm from the Earth's centre to the equator at longitude 0
 * @param yKm to the equator at longitude 90
 * @param zKm to the north pole
 */
public record Track(double[] lonDeg, double[] latDeg, double[] altKm, double[] xKm, double[] yKm, double[] zKm) {

    private static final double A_KM = Ellipsoid.A_KM;
    private static final double F = Ellipsoid.FLATTENING;
    private static final double B_KM = A_KM * (1 - F);
    private static final double E2 = F * (2 - F);
    private static final double SECOND_E2 = E2 / (1 - E2);
    private static final double FULL_DEG = 360;

    static Track ofSize(int size) {
        return new Track(
                new double[size],
                new double[size],
                new double[size],
                new double[size],
                new double[size],
                new double[size]);
    }

    /** The number of places. */
    public int size() {
        return lonDeg.length;
    }

    /** Geodetic latitude (degrees) by Bowring's formula, which near the Earth is exact to less than 1e-8 degrees. */
    public static double latDeg(double xKm, double yKm, double zKm) {
        return FastMath.toDegrees(FastMath.atan(tanLat(FastMath.sqrt(xKm * xKm + yKm * yKm), zKm)));
    }

    /** Longitude east (degrees), 0 to 360. */
    public static double lonDeg(double x, double y) {
        double lon = FastMath.toDegrees(FastMath.atan2(y, x));
        return lon < 0 ? lon + FULL_DEG : lon;
    }

    void set(int i, double x, double y, double z) {
        xKm[i] = x;
        yKm[i] = y;
        zKm[i] = z;
        lonDeg[i] = lonDeg(x, y);
        double p = FastMath.sqrt(x * x + y * y);
        double tan = tanLat(p, z);
        latDeg[i] = FastMath.toDegrees(FastMath.atan(tan));
        double cos = 1 / FastMath.sqrt(1 + tan * tan);
        double sin = tan * cos;
        altKm[i] = p * cos + z * sin - A_KM * FastMath.sqrt(1 - E2 * sin * sin);
    }

    private static double tanLat(double p, double z) {
        double tan = z * A_KM / (p * B_KM);
        double cos = 1 / FastMath.sqrt(1 + tan * tan);
        double sin = tan * cos;
        return (z + SECOND_E2 * B_KM * sin * sin * sin) / (p - E2 * A_KM * cos * cos * cos);
    }
}
