package org.htmst.magnetic;

/**
 * Where the Sun stands overhead, to some hundredths of a degree from 1950 to 2050.
 *
 * <p>Astronomical Almanac, section C, low-precision formulas for the Sun's coordinates.
 */
final class Sun {

    private static final double MS_PER_DAY = 86_400_000;

    /** Of 2000-01-01T12:00 UTC, ms since 1970. */
    private static final double NOON_2000_MS = 946_728_000_000.0;

    private Sun() {}

    /** Puts the direction of the Sun into {@code into}: x to longitude 0, z to the north, of length 1. */
    static void direction(long timeMs, double[] into) {
        double days = (timeMs - NOON_2000_MS) / MS_PER_DAY;
        double anomaly = Math.toRadians(357.528 + 0.9856003 * days);
        double longitude = Math.toRadians(
                280.460 + 0.9856474 * days + 1.915 * StrictMath.sin(anomaly) + 0.020 * StrictMath.sin(2 * anomaly));
        double obliquity = Math.toRadians(23.439 - 0.0000004 * days);
        double x = StrictMath.cos(longitude);
        double y = StrictMath.cos(obliquity) * StrictMath.sin(longitude);
        double turn = Math.toRadians((280.46061837 + 360.98564736629 * days) % 360);
        into[0] = x * StrictMath.cos(turn) + y * StrictMath.sin(turn);
        into[1] = y * StrictMath.cos(turn) - x * StrictMath.sin(turn);
        into[2] = StrictMath.sin(obliquity) * StrictMath.sin(longitude);
    }
}
