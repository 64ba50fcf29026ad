package org.htmst.simulate.field;

import org.hipparchus.util.FastMath;
import org.htmst.simulate.orbit.Track;

/**
 * Where in the field of the {@linkplain EccentricDipole dipole} the places of a track are.
 *
 * @param radiusKm distance from the dipole
 * @param sinLat sine of the magnetic latitude
 * @param shellL where the field line crosses the magnetic equator, in Earth radii
 * @param invariantDeg invariant latitude, 0 to 90: where the field line meets the Earth's mean sphere
 * @param mltHours magnetic local time, 0 to 24
 * @param lonDeg magnetic longitude, 0 to 360
 */
public record MagneticTrack(
        double[] radiusKm,
        double[] sinLat,
        double[] shellL,
        double[] invariantDeg,
        double[] mltHours,
        double[] lonDeg) {

    private static final double DAY_MS = 86_400_000;
    private static final double DEG_PER_HOUR = 15;
    private static final double NOON_HOURS = 12;
    private static final double HOURS = 24;
    private static final double FULL_DEG = 360;
    private static final double FOOT_KM = EccentricDipole.RADIUS_KM + 120;
    private static final int FOOT_STEPS = 4;

    /** The places of {@code track} at times {@code timeMs}, all of about one day. */
    public static MagneticTrack of(long[] timeMs, Track track) {
        int size = track.size();
        MagneticTrack magnetic = new MagneticTrack(
                new double[size],
                new double[size],
                new double[size],
                new double[size],
                new double[size],
                new double[size]);
        double declination = Sun.declinationRad(timeMs[0]);
        double cosDeclination = FastMath.cos(declination);
        double sinDeclination = FastMath.sin(declination);
        double equationHours = Sun.equationOfTimeHours(timeMs[0]);
        for (int i = 0; i < size; i++) {
            magnetic.place(i, track.xKm()[i], track.yKm()[i], track.zKm()[i]);
            double hours = (timeMs[i] % DAY_MS) / DAY_MS * HOURS + equationHours;
            double sun = FastMath.toRadians((NOON_HOURS - hours) * DEG_PER_HOUR);
            double sunLon = magneticLonDeg(
                    cosDeclination * FastMath.cos(sun), cosDeclination * FastMath.sin(sun), sinDeclination);
            double mlt = NOON_HOURS + (magnetic.lonDeg[i] - sunLon) / DEG_PER_HOUR;
            magnetic.mltHours[i] = mlt < 0 ? mlt + HOURS : mlt >= HOURS ? mlt - HOURS : mlt;
        }
        return magnetic;
    }

    private void place(int i, double xKm, double yKm, double zKm) {
        double x = xKm - EccentricDipole.X_KM;
        double y = yKm - EccentricDipole.Y_KM;
        double z = zKm - EccentricDipole.Z_KM;
        double r = FastMath.sqrt(x * x + y * y + z * z);
        double[] north = EccentricDipole.NORTH;
        double sin = (x * north[0] + y * north[1] + z * north[2]) / r;
        double l = r / EccentricDipole.RADIUS_KM / (1 - sin * sin);
        radiusKm[i] = r;
        sinLat[i] = sin;
        shellL[i] = l;
        invariantDeg[i] = FastMath.toDegrees(FastMath.atan(FastMath.sqrt(Math.max(0, l - 1))));
        lonDeg[i] = magneticLonDeg(x, y, z);
    }

    /** Where the field line of place {@code i} comes down to 120 km on the same side of the magnetic equator: x, y, z in km. */
    public double[] footKm(int i) {
        double lon = FastMath.toRadians(lonDeg[i]);
        double[] place = new double[3];
        double radius = FOOT_KM;
        for (int step = 0; step < FOOT_STEPS; step++) {
            double cosSquared = Math.min(1, radius / (shellL[i] * EccentricDipole.RADIUS_KM));
            double cos = FastMath.sqrt(cosSquared);
            double sin = Math.copySign(FastMath.sqrt(1 - cosSquared), sinLat[i]);
            EccentricDipole.place(radius, sin, cos, lon, place);
            double height = FastMath.sqrt(place[0] * place[0] + place[1] * place[1] + place[2] * place[2]);
            radius += FOOT_KM - height;
        }
        return place;
    }

    /** Magnetic latitude of a place, degrees. */
    public static double latDeg(double xKm, double yKm, double zKm) {
        double x = xKm - EccentricDipole.X_KM;
        double y = yKm - EccentricDipole.Y_KM;
        double z = zKm - EccentricDipole.Z_KM;
        double[] north = EccentricDipole.NORTH;
        return FastMath.toDegrees(
                FastMath.asin((x * north[0] + y * north[1] + z * north[2]) / FastMath.sqrt(x * x + y * y + z * z)));
    }

    /** Magnetic longitude of a place relative to the dipole, or of a direction. */
    public static double magneticLonDeg(double x, double y, double z) {
        double[] prime = EccentricDipole.PRIME;
        double[] east = EccentricDipole.EAST;
        double lon = FastMath.toDegrees(
                FastMath.atan2(x * east[0] + y * east[1] + z * east[2], x * prime[0] + y * prime[1] + z * prime[2]));
        return lon < 0 ? lon + FULL_DEG : lon;
    }
}
