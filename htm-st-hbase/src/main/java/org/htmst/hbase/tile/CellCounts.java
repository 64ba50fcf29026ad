package org.htmst.hbase.tile;

import java.util.Arrays;

/** Of one channel how often each level came in cells, to which more are added as they come. */
final class CellCounts {

    private int[][] counts = new int[0][];
    private int[] missing = new int[0];
    private int[] flagged = new int[0];

    /** Adds a sample of a cell. */
    void add(int cell, short level, boolean isFlagged) {
        if (cell >= counts.length) {
            int room = Math.max(16, 2 * cell);
            counts = Arrays.copyOf(counts, room);
            missing = Arrays.copyOf(missing, room);
            flagged = Arrays.copyOf(flagged, room);
        }
        if (level < 0) {
            missing[cell]++;
        } else if (isFlagged) {
            flagged[cell]++;
        } else {
            int[] own = counts[cell];
            if (own == null || own.length <= level) {
                own = own == null ? new int[level + 1] : Arrays.copyOf(own, Math.max(level + 1, own.length * 3 / 2));
                counts[cell] = own;
            }
            own[level]++;
        }
    }

    /**
     * All that was added.
     *
     * @param order the cells in which there are samples, as they are wanted
     */
    Histograms histograms(ChannelLevels levels, int[] order) {
        double[] values = levels.sortedValues();
        short[] places = levels.places(values);
        int[] start = new int[order.length + 1];
        int[] missingOf = new int[order.length];
        int[] flaggedOf = new int[order.length];
        short[] level = new short[order.length * 8];
        int[] count = new int[level.length];
        int[] ofCell = new int[values.length];
        int size = 0;
        for (int i = 0; i < order.length; i++) {
            int cell = order[i];
            if (cell < counts.length) {
                missingOf[i] = missing[cell];
                flaggedOf[i] = flagged[cell];
                if (level.length < size + values.length) {
                    level = Arrays.copyOf(level, 2 * level.length + values.length);
                    count = Arrays.copyOf(count, level.length);
                }
                for (int own = 0; counts[cell] != null && own < Math.min(counts[cell].length, places.length); own++) {
                    ofCell[places[own]] = counts[cell][own];
                }
                for (int own = 0; own < values.length; own++) {
                    if (ofCell[own] > 0) {
                        level[size] = (short) own;
                        count[size++] = ofCell[own];
                        ofCell[own] = 0;
                    }
                }
            }
            start[i + 1] = size;
        }
        return new Histograms(
                values,
                orNull(missingOf),
                orNull(flaggedOf),
                start,
                Arrays.copyOf(level, size),
                Arrays.copyOf(count, size));
    }

    private static int[] orNull(int[] numbers) {
        return Arrays.stream(numbers).anyMatch(number -> number > 0) ? numbers : null;
    }
}
