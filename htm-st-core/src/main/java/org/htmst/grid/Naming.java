package org.htmst.grid;

/**
 * From parts to digits. The way down numbers corners by where they lie, the id by an order that starts anew at the corner of every
 * corner part; in roots with odd ids it also runs the other way round.
 *
 * <p>Where digits are told three at a time, by a table:
 *
 * <pre>
 *   index of an entry [backwards 1][corner of digit 0: 2][three parts 6]      entry [backwards 1][corner of digit 0: 2][three digits 6]
 * </pre>
 */
final class Naming {

    private static final int STEP = 3;
    private static final int STEP_BITS = 2 * STEP;
    private static final int STEP_MASK = (1 << STEP_BITS) - 1;
    private static final int BACKWARDS = 4;
    private static final short[] STEPS = steps();

    private Naming() {}

    /** The id of the trixel that {@code path}, two bits a part, leads to from {@code root}, whose corners are on the axes x, z, y. */
    static long id(long root, long path, int level) {
        int naming = (int) (root & 1) * (BACKWARDS | 2);
        long id = root;
        int left = 2 * level;
        for (; left % STEP_BITS != 0; left -= 2) {
            int next = next(naming, (int) (path >> left - 2) & 3);
            id = id << 2 | next & 3;
            naming = next >> 2;
        }
        for (; left > 0; left -= STEP_BITS) {
            int next = STEPS[naming << STEP_BITS | (int) (path >> left - STEP_BITS) & STEP_MASK];
            id = id << STEP_BITS | next & STEP_MASK;
            naming = next >> STEP_BITS;
        }
        return id;
    }

    /** The naming of a part 0 to 2, at the corner of that number, or 3, the middle, and below it the part's digit. */
    private static int next(int naming, int part) {
        if (part == 3) {
            return naming << 2 | part;
        }
        int first = naming & 3;
        int steps = (naming & BACKWARDS) == 0 ? part - first : first - part;
        return (naming & BACKWARDS | part) << 2 | Math.floorMod(steps, 3);
    }

    private static short[] steps() {
        short[] table = new short[2 * BACKWARDS << STEP_BITS];
        for (int i = 0; i < table.length; i++) {
            int naming = i >> STEP_BITS;
            int digits = 0;
            for (int shift = STEP_BITS - 2; shift >= 0; shift -= 2) {
                int next = next(naming, i >> shift & 3);
                digits = digits << 2 | next & 3;
                naming = next >> 2;
            }
            table[i] = (short) (naming << STEP_BITS | digits);
        }
        return table;
    }
}
