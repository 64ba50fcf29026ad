package org.htmst.time;

import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;

/**
 * Mean solar local time of a place: UTC plus longitude / 15 degrees an hour, modulo 24 h (Kang et al. 2017, section 3.2.2).
 *
 * <p>It is held in whole picoseconds of the day, 0 to {@link #DAY} (excluded). A degree is 240 s, so that a longitude of up to
 * {@value #DECIMALS} decimals has an exact one; what is finer is cut off, which moves it across no border of a
 * {@link LocalTimeWindow}. A longitude stands for the decimal number that the file gave: a 32-bit -20.1 is -20.1 and not
 * -20.1000003…
 */
public final class LocalTime {

    /** A local time that is not known. */
    public static final long NONE = -1;

    /** An hour, in ps. */
    public static final long HOUR = 3_600_000_000_000_000L;

    /** A day, in ps. */
    public static final long DAY = 24 * HOUR;

    static final long MS = 1_000_000_000;

    private static final long DAY_MS = 86_400_000;
    private static final double HOUR_MS = 3_600_000;
    private static final double DEG_PER_HOUR = 15;

    private static final int DECIMALS = 13;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13};
    private static final long[] LAST_PLACES = lastPlaces();

    /** In ps, of the last decimal place. */
    private static final long OF_DEGREES = 24;

    private static final long OF_HOURS = 360;

    private LocalTime() {}

    /**
     * The local time at {@code timeMs} (ms since 1970 UTC) and {@code lonDeg} east, in ps.
     *
     * @param lonDeg -360 to 360
     * @param lonType the number type in which the file gave the longitude
     */
    public static long of(long timeMs, double lonDeg, ValueType lonType) {
        long utc = Math.floorMod(timeMs, DAY_MS) * MS;
        return Math.floorMod(utc + scaled(lonDeg, lonType == ValueType.FLOAT32, OF_DEGREES), DAY);
    }

    /** The local time of sample {@code i} of {@code batch}, in ps. */
    public static long of(SampleBatch batch, int i) {
        return of(batch.timeMs()[i], batch.lonDeg()[i], batch.positionType());
    }

    /**
     * The local time that a file gives as hours, in ps; {@link #NONE} if they are not 0 to 24. 24 is 0 again.
     *
     * @param type the number type in which the file gave it
     */
    public static long ofHours(double hours, ValueType type) {
        return hours >= 0 && hours <= 24 ? scaled(hours, type == ValueType.FLOAT32, OF_HOURS) % DAY : NONE;
    }

    /** A local time, other than {@link #NONE}, in hours, 0 to 24 (excluded): the nearest number, for people to read. */
    public static double hours(long localTime) {
        return Math.min((double) localTime / HOUR, Math.nextDown(24.0));
    }

    /** By how many hours local time moves on while {@code durationMs} pass and one goes {@code degrees} east. */
    static double hoursLong(double durationMs, double degrees) {
        return durationMs / HOUR_MS + degrees / DEG_PER_HOUR;
    }

    /** Hours, 0 to 24, of a double that was typed as a decimal, in ps, rounded up. */
    static long atLeast(double hours) {
        return -scaled(-hours, false, OF_HOURS);
    }

    /**
     * The decimal number with the fewest places that the type reads as {@code value}, or else {@code value} itself, times
     * 10^13 {@code unit}, rounded down.
     */
    private static long scaled(double value, boolean single, long unit) {
        for (int places = 0; places <= DECIMALS; places++) {
            double number = Math.rint(value * POWERS[places]);
            double back = number / POWERS[places];
            if ((single ? (float) back : back) == value) {
                return (long) number * LAST_PLACES[places] * unit;
            }
        }
        // The product is product + error, exactly; only where the former is whole can the latter be seen.
        double factor = POWERS[DECIMALS] * unit;
        double product = value * factor;
        double error = Math.fma(value, factor, -product);
        double floor = Math.floor(product);
        return (long) floor + (product == floor ? (long) Math.floor(error) : 0);
    }

    private static long[] lastPlaces() {
        long[] places = new long[DECIMALS + 1];
        for (int i = 0; i <= DECIMALS; i++) {
            places[i] = (long) POWERS[DECIMALS - i];
        }
        return places;
    }
}
