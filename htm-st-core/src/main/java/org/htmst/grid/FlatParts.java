package org.htmst.grid;

/**
 * The parts of parts of a flat trixel, {@link #LEVELS} levels down at once. Lines through the ends of 32nds of the sides cut it into
 * 1024 parts, and in which of them a point lies is told by the whole 32nds of its weights.
 */
final class FlatParts {

    /** How many levels are told at once. */
    static final int LEVELS = 5;

    /** How many of the finest parts a side is long. */
    static final int SIDE = 1 << LEVELS;

    /** By the whole parts of the first two weights and whether the sum of all three is odd. */
    private static final short[] PATHS = paths();

    private FlatParts() {}

    /** The path to the part that holds a point of such weights, whose sum is {@link #SIDE}; -1 if that is within {@code blur} of a side. */
    static int path(double w0, double w1, double w2, double blur) {
        int whole0 = (int) w0;
        int whole1 = (int) w1;
        int whole2 = (int) w2;
        double rest0 = w0 - whole0;
        double rest1 = w1 - whole1;
        double rest2 = w2 - whole2;
        int odd = whole0 + whole1 + whole2 & 1;
        // The rests add up to 1, or to 2 in a part that is upside down.
        double least = odd == 1 ? Math.min(rest0, Math.min(rest1, rest2)) : 1 - Math.max(rest0, Math.max(rest1, rest2));
        return least > blur ? PATHS[whole0 << LEVELS + 1 | whole1 << 1 | odd] : -1;
    }

    private static short[] paths() {
        short[] paths = new short[2 * SIDE * SIDE];
        for (int whole0 = 0; whole0 < SIDE; whole0++) {
            for (int whole1 = 0; whole0 + whole1 < SIDE; whole1++) {
                for (int odd = 0; odd < 2; odd++) {
                    // The rests of the middle are thirds, or two thirds in a part that is upside down.
                    int w0 = 3 * whole0 + 2 - odd;
                    int w1 = 3 * whole1 + 2 - odd;
                    paths[whole0 << LEVELS + 1 | whole1 << 1 | odd] = (short) pathTo(w0, w1, 3 * SIDE - w0 - w1);
                }
            }
        }
        return paths;
    }

    private static int pathTo(int w0, int w1, int w2) {
        int sum = w0 + w1 + w2;
        int path = 0;
        int[] w = {w0, w1, w2};
        for (int l = 0; l < LEVELS; l++) {
            int part = 0;
            while (part < 3 && 2 * w[part] < sum) {
                part++;
            }
            for (int corner = 0; corner < 3; corner++) {
                boolean givesWay = part == corner || part == 3;
                w[corner] = givesWay ? Math.abs(2 * w[corner] - sum) : 2 * w[corner];
            }
            path = path << 2 | part;
        }
        return path;
    }
}
