package org.htmst.grid;

import java.util.Arrays;

/**
 * How long the sides of a root's trixels of the first levels are; all roots are alike.
 *
 * <p>Trixels are numbered from the root, 0, on: the parts of {@code n} are {@code 4 n + 1} to {@code 4 n + 4}, the parts at the corners first, then the middle.
 * Three numbers a trixel: how a point's weights grow on the way from the trixel around it.
 */
final class Sides {

    /** The finest level that is told. */
    static final int LEVELS = 6;

    /** The number of the first trixel of the finest level, and how many come before it. */
    private static final int FINEST = (1 << 2 * LEVELS) / 3;

    private static final int TRIXELS = FINEST + (1 << 2 * LEVELS);

    private static final double ONE = 0x1p61;

    /** By trixel, three corners each: what the weight of a corner is multiplied by on the way to the trixel, times 2^61. */
    static final long[] FACTORS = new long[3 * TRIXELS];

    /** The same by part of any trixel, were it flat. */
    private static final long[] FLAT = flat();

    /** By part of each trixel of the finest level, how far the factors are from those of a flat one, times 2^42. */
    private static final int[] BENT = new int[12 << 2 * LEVELS];

    private static final int BENT_SHIFT = 19;

    static {
        double[] cosines = new double[3 * TRIXELS];
        for (int n = 0; n < TRIXELS; n++) {
            fill(n, cosines);
        }
    }

    private Sides() {}

    /** Where the factors of a part are; {@code path} leads from the root to the trixel, two bits for each of {@code level} parts. */
    static int at(int level, long path, int part) {
        return 3 * (part + 1 + 4 * ((1 << 2 * level) / 3 + (int) path));
    }

    /** {@code weight} times a factor. */
    static long times(long weight, long factor) {
        return Math.multiplyHigh(weight, factor) << 3;
    }

    /** The factor {@code i} of twelve where the trixel of the finest level has its first at {@code at}, {@code finer} bits further down. */
    static long factor(int at, int i, int finer) {
        return FLAT[i] + ((long) BENT[at + i] << BENT_SHIFT >> finer);
    }

    private static long[] flat() {
        double[] factors = {1, 2, 2, 2, 1, 2, 2, 2, 1, -1, -1, -1};
        return Arrays.stream(factors).mapToLong(f -> (long) (f * ONE)).toArray();
    }

    /** Tells the parts of {@code n} their factors, and the cosines of their sides, from those of its own. */
    private static void fill(int n, double[] cosines) {
        double ab = cosines[3 * n];
        double bc = cosines[3 * n + 1];
        double ca = cosines[3 * n + 2];
        // The cosines of the half sides are those of the corner parts' sides, and the lengths of the corners' sums
        // halved.
        double halfAb = Math.sqrt(0.5 + 0.5 * ab);
        double halfBc = Math.sqrt(0.5 + 0.5 * bc);
        double halfCa = Math.sqrt(0.5 + 0.5 * ca);
        double[] factors = {
            1, 2 * halfAb, 2 * halfCa, 2 * halfAb, 1, 2 * halfBc, 2 * halfCa, 2 * halfBc, 1, -halfBc, -halfCa, -halfAb
        };
        if (n >= FINEST) {
            for (int i = 0; i < factors.length; i++) {
                BENT[12 * (n - FINEST) + i] = (int) ((long) (factors[i] * ONE) - FLAT[i] >> BENT_SHIFT);
            }
            return;
        }
        int parts = 4 * n + 1;
        for (int i = 0; i < factors.length; i++) {
            FACTORS[3 * parts + i] = (long) (factors[i] * ONE);
        }
        // A quarter of (a + b).(b + c), which is the same for all three pairs.
        double product = 0.25 * (1 + ab + bc + ca);
        double atA = product / (halfAb * halfCa);
        double atB = product / (halfBc * halfAb);
        double atC = product / (halfCa * halfBc);
        double[] sides = {halfAb, atA, halfCa, halfAb, halfBc, atB, atC, halfBc, halfCa, atC, atA, atB};
        System.arraycopy(sides, 0, cosines, 3 * parts, sides.length);
    }
}
