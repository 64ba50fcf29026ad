package org.htmst.simulate.flux;

/**
 * The 256 counts a second that the telemetry of SEM-2 carries: 0 to 31 as they are, then 14 levels an octave, ten that hold 1/16
 * and four that hold 3/32 of its lower end, each told as the middle of what it holds.
 *
 * <p>Found in the real files, whose every value is one of these. Two levels are no middle: 32 stands for 32 and 33, and the highest is
 * 1,998,848.
 */
public final class CounterLevels {

    /** How many levels there are. */
    public static final int COUNT = 256;

    private static final int EXACT = 32;
    private static final int FIRST_OCTAVE = 5;
    private static final int PER_OCTAVE = 14;
    private static final int NARROW = 10;
    private static final int PARTS = 64;
    private static final int NARROW_PARTS = 4;
    private static final int WIDE_PARTS = 6;
    private static final int WIDE_FROM = NARROW * NARROW_PARTS;
    private static final double HIGHEST = 1_998_848;

    private static final double[] LEVELS = levels();

    private CounterLevels() {}

    /** Level {@code index}, 0 to 255; they rise. */
    public static double level(int index) {
        return LEVELS[index];
    }

    /** The level that stands for {@code counts}, at least 0; more than the highest holds is the highest. */
    public static double of(long counts) {
        return LEVELS[index(counts)];
    }

    static int index(long counts) {
        if (counts < EXACT) {
            return (int) counts;
        }
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(counts);
        int part = (int) ((counts - (1L << octave)) * PARTS >> octave);
        int within = part < WIDE_FROM ? part / NARROW_PARTS : NARROW + (part - WIDE_FROM) / WIDE_PARTS;
        return Math.min(COUNT - 1, EXACT + (octave - FIRST_OCTAVE) * PER_OCTAVE + within);
    }

    private static double[] levels() {
        double[] levels = new double[COUNT];
        for (int i = 0; i <= EXACT; i++) {
            levels[i] = i;
        }
        for (int i = EXACT + 1; i < COUNT; i++) {
            levels[i] = (first(i) + first(i + 1) - 1) / 2.0;
        }
        levels[COUNT - 1] = HIGHEST;
        return levels;
    }

    /** The lowest count of level {@code index}, which is not exact. */
    private static long first(int index) {
        int octave = FIRST_OCTAVE + (index - EXACT) / PER_OCTAVE;
        int within = (index - EXACT) % PER_OCTAVE;
        long part = within < NARROW ? within * NARROW_PARTS : WIDE_FROM + (within - NARROW) * WIDE_PARTS;
        return (1L << octave) + (part << octave) / PARTS;
    }
}
