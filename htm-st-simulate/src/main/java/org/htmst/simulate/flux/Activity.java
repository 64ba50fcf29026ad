package org.htmst.simulate.flux;

import org.hipparchus.util.FastMath;

/**
 * How disturbed the magnetosphere is, the same for all satellites: in every eight days from 1970 on one storm of random strength begins at a random
 * time, rises in half a day and fades in three days.
 */
public final class Activity {

    private static final long SLOT_MS = 8 * 86_400_000L;
    private static final double RISE_MS = 0.5 * 86_400_000;
    private static final double FADE_MS = 3 * 86_400_000.0;
    private static final int SLOTS_BACK = 3;
    private static final double QUIET = -0.5;

    private final long seed;

    /** The storms of {@code seed}. */
    public Activity(long seed) {
        this.seed = seed;
    }

    /** From -0.5, quiet, over 0, the days that the rates were taken from, to about 3, a great storm. */
    public double at(long timeMs) {
        long slot = Math.floorDiv(timeMs, SLOT_MS);
        double sum = QUIET;
        for (long s = slot - SLOTS_BACK; s <= slot; s++) {
            Noise noise = Noise.of(seed, "storm", Long.toString(s));
            double age = timeMs - (s + noise.uniform()) * SLOT_MS;
            double strength = -FastMath.log(1 - noise.uniform());
            if (age > 0) {
                sum += strength * (1 - FastMath.exp(-age / RISE_MS)) * FastMath.exp(-age / FADE_MS);
            }
        }
        return sum;
    }
}
