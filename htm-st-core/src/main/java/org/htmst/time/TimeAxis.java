package org.htmst.time;

import java.time.Instant;

/**
 * The time axis: level-0 cells of 2^35 ms (397.7 days), each split in 4 at every level.
 *
 * <pre>
 *   level  0: 2^35 ms = 397.7 days      level  6: 2^23 ms = 2.33 h
 *   level  2: 2^31 ms =  24.9 days      level 12: 2^11 ms = 2.048 s, the sampling of SEM-2
 * </pre>
 *
 * <p>Level-0 cells are numbered from {@link #ORIGIN_CELL}, so that every time a satellite has flown has a number from 0 up,
 * and 12 bits last beyond the year 6300. The cell of level l that holds a time is found by a shift.
 */
public final class TimeAxis {

    /** Digits split a cell in this many. */
    public static final int SPLIT = 4;

    /** The finest level whose cells are whole milliseconds and that the codes use. */
    public static final int MAX_LEVEL = 12;

    /** Bits of the number of a level-0 cell. */
    public static final int CELL0_BITS = 12;

    /** log2 of the length in ms of a level-0 cell. */
    static final int CELL0_SHIFT = 35;

    /** The number, counted from 1970, of the level-0 cell that has index 0: 2^35 ms times 64 before 1970, the year 1900. */
    static final long ORIGIN_CELL = -64;

    /** The first instant of the axis, ms since 1970-01-01 UTC. */
    public static final long MIN_MS = ORIGIN_CELL << CELL0_SHIFT;

    /**
     * The first instant after the axis, in the year 6359. The last number of a level-0 cell is left free, so that the end of every
     * range of codes is a positive long.
     */
    public static final long END_MS = (ORIGIN_CELL + (1L << CELL0_BITS) - 1) << CELL0_SHIFT;

    private TimeAxis() {}

    /** The length of a cell of {@code level} (0 to 12), in ms. */
    public static long cellMs(int level) {
        return 1L << shift(level);
    }

    /**
     * The index, from 0 at {@link #MIN_MS}, of the cell of {@code level} (0 to 12) that holds {@code timeMs}.
     *
     * @throws IllegalArgumentException if the time is off the axis
     */
    public static long cell(long timeMs, int level) {
        if (timeMs < MIN_MS || timeMs >= END_MS) {
            throw new IllegalArgumentException("time " + timeMs + " ms is off the time axis "
                    + Instant.ofEpochMilli(MIN_MS) + " to " + Instant.ofEpochMilli(END_MS));
        }
        return (timeMs - MIN_MS) >> shift(level);
    }

    /** The window of cell {@code index} of {@code level} (0 to 12). */
    public static TimeWindow window(long index, int level) {
        long start = MIN_MS + (index << shift(level));
        return new TimeWindow(start, start + cellMs(level));
    }

    private static int shift(int level) {
        if (level < 0 || level > MAX_LEVEL) {
            throw new IllegalArgumentException("time level " + level + " is outside 0.." + MAX_LEVEL);
        }
        return CELL0_SHIFT - 2 * level;
    }
}
