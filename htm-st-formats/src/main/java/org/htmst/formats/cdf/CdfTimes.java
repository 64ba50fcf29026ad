package org.htmst.formats.cdf;

import org.htmst.formats.array.Instants;
import uk.ac.bristol.star.cdf.TtScaler;

/**
 * Times of CDF: EPOCH and EPOCH16, which count from the year 0 without leap seconds, and TT2000, which counts nanoseconds of
 * Terrestrial Time from 2000-01-01T12:00 and so has leap seconds in it, by jcdf's table of them.
 */
final class CdfTimes {

    /** From 0000-01-01 to 1970-01-01 (ms). */
    private static final long EPOCH_1970_MS = 62_167_219_200_000L;

    private static final double PS_PER_MS = 1e9;
    private static final double MS_PER_S = 1000;
    private static final long NS_PER_MS = 1_000_000;

    /** Of the last digit: what a program may have lost on the way from whole milliseconds. */
    private static final int LOST_STEPS = 4;

    /** Whatever is beyond is on no calendar. */
    private static final double MOST_MS = 1e15;

    private static final TtScaler[] SCALERS = TtScaler.getTtScalers();

    private CdfTimes() {}

    /** EPOCH: ms since the year 0. */
    static Instants ofEpoch(double[] epochs) {
        Instants instants = new Instants(epochs.length);
        for (int i = 0; i < epochs.length; i++) {
            if (!(Math.abs(epochs[i]) < MOST_MS)) {
                instants.faults()[i] = "the time " + epochs[i] + " is none";
                continue;
            }
            double nearest = Math.rint(epochs[i]);
            boolean isWhole = Math.abs(epochs[i] - nearest) <= LOST_STEPS * Math.ulp(epochs[i]);
            instants.ms()[i] = (long) (isWhole ? nearest : Math.floor(epochs[i])) - EPOCH_1970_MS;
            instants.finer()[i] = !isWhole;
        }
        return instants;
    }

    /** EPOCH16: whole seconds since the year 0 and ps in the second, one after the other. */
    static Instants ofEpoch16(double[] pairs) {
        Instants instants = new Instants(pairs.length / 2);
        for (int i = 0; i < pairs.length / 2; i++) {
            double s = pairs[2 * i];
            double ps = pairs[2 * i + 1];
            if (!(Math.abs(s) < MOST_MS / MS_PER_S && ps >= 0 && ps < PS_PER_MS * MS_PER_S) || s != Math.rint(s)) {
                instants.faults()[i] = "the time " + s + " s and " + ps + " ps is none";
                continue;
            }
            double ms = Math.floor(ps / PS_PER_MS);
            instants.ms()[i] = (long) (s * MS_PER_S) + (long) ms - EPOCH_1970_MS;
            instants.finer()[i] = ps != ms * PS_PER_MS;
        }
        return instants;
    }

    /** TT2000: ns. */
    static Instants ofTt2000(long[] ns) {
        Instants instants = new Instants(ns.length);
        int scaler = -1;
        for (int i = 0; i < ns.length; i++) {
            // The three least numbers stand for none.
            if (ns[i] <= Long.MIN_VALUE + 3) {
                instants.faults()[i] = "the time " + ns[i] + " is none";
                continue;
            }
            long ms = Math.floorDiv(ns[i], NS_PER_MS);
            scaler = TtScaler.getScalerIndex(ms, SCALERS, scaler);
            double unixMs = SCALERS[scaler].tt2kToUnixMillis(ms);
            instants.ms()[i] = (long) Math.floor(unixMs);
            // Before 1972 UTC ran at another rate, so that a whole millisecond of one is none of the other.
            instants.finer()[i] = ns[i] != ms * NS_PER_MS || unixMs != Math.rint(unixMs);
            instants.leapSecond()[i] = SCALERS[scaler].millisIntoLeapSecond(ms) >= 0;
        }
        return instants;
    }
}
