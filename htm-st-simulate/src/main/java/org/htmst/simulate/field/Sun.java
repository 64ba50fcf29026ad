package org.htmst.simulate.field;

import org.hipparchus.util.FastMath;

/** The apparent sun by the low-precision formulas of the Astronomical Almanac, good to 0.01°. */
final class Sun {

    private static final double J2000_MS = 946_728_000_000.0;
    private static final double DAY_MS = 86_400_000;
    private static final double OBLIQUITY_RAD = Math.toRadians(23.439);
    private static final double DEG_PER_HOUR = 15;
    private static final double HALF_DEG = 180;

    private Sun() {}

    static double declinationRad(long timeMs) {
        return FastMath.asin(FastMath.sin(OBLIQUITY_RAD) * FastMath.sin(eclipticRad(timeMs)));
    }

    /** Apparent less mean solar time. */
    static double equationOfTimeHours(long timeMs) {
        double ecliptic = eclipticRad(timeMs);
        double rightAscension = FastMath.toDegrees(
                FastMath.atan2(FastMath.cos(OBLIQUITY_RAD) * FastMath.sin(ecliptic), FastMath.cos(ecliptic)));
        double difference = meanDeg(timeMs) - rightAscension;
        return (difference - 2 * HALF_DEG * Math.rint(difference / (2 * HALF_DEG))) / DEG_PER_HOUR;
    }

    private static double meanDeg(long timeMs) {
        return 280.460 + 0.9856474 * days(timeMs);
    }

    private static double eclipticRad(long timeMs) {
        double anomaly = FastMath.toRadians(357.528 + 0.9856003 * days(timeMs));
        return FastMath.toRadians(meanDeg(timeMs) + 1.915 * FastMath.sin(anomaly) + 0.020 * FastMath.sin(2 * anomaly));
    }

    private static double days(long timeMs) {
        return (timeMs - J2000_MS) / DAY_MS;
    }
}
