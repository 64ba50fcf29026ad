package org.htmst.simulate.orbit;

/**
 * Greenwich mean sidereal time [1], with UTC for UT1 (at most 0.9 s, 0.004° of longitude, apart) and no polar motion.
 *
 * <p>[1] Aoki et al., The new definition of universal time, Astronomy and Astrophysics 105, 1982.
 */
final class EarthRotation {

    static final double RATE_RAD_PER_S = 7.292115e-5;

    private static final double J2000_MS = 946_728_000_000.0;
    private static final double DAY_MS = 86_400_000;
    private static final double CENTURY_DAYS = 36_525;
    private static final double DAY_S = 86_400;

    private EarthRotation() {}

    /** The angle from the mean equinox to Greenwich, 0 to 2 pi. */
    static double angleRad(long timeMs) {
        double t = (timeMs - J2000_MS) / DAY_MS / CENTURY_DAYS;
        double seconds = 67_310.54841 + t * (876_600.0 * 3600 + 8_640_184.812866 + t * (0.093104 - t * 6.2e-6));
        double turns = seconds / DAY_S;
        return (turns - Math.floor(turns)) * 2 * Math.PI;
    }
}
