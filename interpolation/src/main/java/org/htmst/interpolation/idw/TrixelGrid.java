package org.htmst.interpolation.idw;

import java.util.Arrays;

/**
 * One map: what is known of every trixel of one level. Index {@code i} of the arrays is trixel {@code 8·4^level + i}. The
 * arrays are shared, not copied: whoever is handed a grid must not write into it.
 *
 * @param level the trixel level, 0 to 10
 * @param value in the unit of the channel; NaN where empty
 * @param count the samples that made the value; 0 where empty
 * @param distanceKm great-circle distance from the trixel's centre to the nearest of those samples, or of the centres of the
 *     cells that stand for them; NaN where empty
 * @param origin {@link Origin#ordinal()} per trixel
 */
public record TrixelGrid(int level, double[] value, int[] count, double[] distanceKm, byte[] origin) {

    /** Value, count, distance and origin. */
    public static final long BYTES_PER_TRIXEL = 2 * Double.BYTES + Integer.BYTES + Byte.BYTES;

    private static final Origin[] ORIGINS = Origin.values();

    public TrixelGrid {
        int trixels = trixels(level);
        if (value.length != trixels
                || count.length != trixels
                || distanceKm.length != trixels
                || origin.length != trixels) {
            throw new IllegalArgumentException("columns of " + value.length + ", " + count.length + ", "
                    + distanceKm.length + ", " + origin.length + " entries; level " + level + " has " + trixels);
        }
    }

    /** A grid without any value. */
    public static TrixelGrid empty(int level) {
        int trixels = trixels(level);
        double[] value = new double[trixels];
        double[] distanceKm = new double[trixels];
        Arrays.fill(value, Double.NaN);
        Arrays.fill(distanceKm, Double.NaN);
        return new TrixelGrid(level, value, new int[trixels], distanceKm, new byte[trixels]);
    }

    /** Notes what is known of trixel {@code id}; for whoever makes the grid. */
    public void set(long id, Estimate estimate, Origin from) {
        int i = index(id);
        value[i] = estimate.value();
        count[i] = estimate.count();
        distanceKm[i] = estimate.distanceKm();
        origin[i] = (byte) from.ordinal();
    }

    /** The number of trixels of {@code level}: 8·4^level. */
    public static int trixels(int level) {
        return 8 << 2 * level;
    }

    /** The number of trixels. */
    public int size() {
        return value.length;
    }

    /** The trixel of index {@code i}. */
    public long trixelId(int i) {
        return size() + i;
    }

    /** The index of trixel {@code id}, one of this level. */
    public int index(long id) {
        return Math.toIntExact(id - size());
    }

    /** Where the value of index {@code i} comes from. */
    public Origin originOf(int i) {
        return ORIGINS[origin[i]];
    }

    /** How many trixels have their value from {@code asked}. */
    public int trixelsOf(Origin asked) {
        int sum = 0;
        for (byte b : origin) {
            if (b == asked.ordinal()) {
                sum++;
            }
        }
        return sum;
    }
}
