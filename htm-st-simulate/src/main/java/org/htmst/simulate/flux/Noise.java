package org.htmst.simulate.flux;

import org.hipparchus.util.FastMath;

/**
 * A stream of random numbers that is fixed by the names it was made from, on every machine: SplitMix64 [1], with transcendental functions that are
 * computed in Java.
 *
 * <p>[1] Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
 */
public final class Noise {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1p-53;
    private static final int UNIT_SHIFT = 11;

    /** From here on a Poisson number is a rounded normal one; they differ by less than a level of the counters. */
    private static final double NORMAL_FROM = 40;

    private final long origin;
    private long state;

    private Noise(long origin) {
        this.origin = origin;
        this.state = origin;
    }

    /** The stream of {@code seed} and {@code names}. */
    public static Noise of(long seed, String... names) {
        Noise noise = new Noise(mixed(seed + GAMMA));
        for (String name : names) {
            noise = noise.child(name);
        }
        return noise;
    }

    /** Another stream, told apart by {@code name}; how much was drawn from this one does not matter. */
    public Noise child(String name) {
        long hash = origin;
        for (int i = 0; i < name.length(); i++) {
            hash = mixed(hash + GAMMA * (name.charAt(i) + 1L));
        }
        return new Noise(mixed(hash + GAMMA));
    }

    /** Evenly from 0 to before 1. */
    public double uniform() {
        state += GAMMA;
        return (mixed(state) >>> UNIT_SHIFT) * UNIT;
    }

    /** Evenly from {@code low} to before {@code high}. */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Normal, mean 0 and deviation 1, by Marsaglia's polar method. */
    public double normal() {
        while (true) {
            double u = 2 * uniform() - 1;
            double v = 2 * uniform() - 1;
            double s = u * u + v * v;
            if (s < 1 && s > 0) {
                return u * FastMath.sqrt(-2 * FastMath.log(s) / s);
            }
        }
    }

    /** How many of rare events happen where {@code mean} of them are expected. */
    public long poisson(double mean) {
        if (mean >= NORMAL_FROM) {
            return Math.max(0, Math.round(mean + FastMath.sqrt(mean) * normal()));
        }
        double u = uniform();
        // Nearly every sample away from belts and aurora ends here, without an exponential.
        if (u < 1 - mean) {
            return 0;
        }
        double term = FastMath.exp(-mean);
        double sum = term;
        int count = 0;
        while (u >= sum && term > 0) {
            count++;
            term *= mean / count;
            sum += term;
        }
        return count;
    }

    private static long mixed(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
