package org.htmst.time;

/** Mean solar local time of a place: UTC hours plus longitude / 15, modulo 24 (Kang et al. 2017, section 3.2.2). */
public final class LocalTime {

    private static final long DAY_MS = 86_400_000;
    private static final double HOUR_MS = 3_600_000;
    private static final double DEG_PER_HOUR = 15;

    private LocalTime() {}

    /** Local time in hours, 0 (included) to 24 (excluded), at {@code timeMs} (ms since 1970 UTC) and {@code lonDeg} east. */
    public static double hours(long timeMs, double lonDeg) {
        double hours = Math.floorMod(timeMs, DAY_MS) / HOUR_MS + lonDeg / DEG_PER_HOUR;
        double wrapped = hours - 24 * Math.floor(hours / 24);
        return wrapped < 24 ? wrapped : 0;
    }

    /** By how many hours local time moves on while {@code durationMs} pass and one goes {@code degrees} east. */
    public static double hoursLong(long durationMs, double degrees) {
        return durationMs / HOUR_MS + degrees / DEG_PER_HOUR;
    }
}
