package org.htmst.hbase.tile;

import java.util.Arrays;
import java.util.Optional;
import org.htmst.hbase.codec.column.LevelModel;
import org.htmst.sample.Channel;

/** One channel of a table of samples, of each of which it knows the level. */
final class TileColumn {

    /** A channel of which more values are new to its model in one granule has no tiles. */
    static final int MOST_LEVELS = 256;

    private static final short SPOILT = -2;

    private final int number;
    private final double[] values;
    private final int modelLevels;
    private final short[] levels;
    private int[] counts;

    private TileColumn(int number, double[] values, int modelLevels, short[] levels) {
        this.number = number;
        this.values = values;
        this.modelLevels = modelLevels;
        this.levels = levels;
        this.counts = new int[values.length];
    }

    /**
     * A column; none if it has too many levels.
     *
     * @param number of the channel in the catalog
     * @param column its values
     * @param flag those of its calibration flag; null if the table has none
     */
    static Optional<TileColumn> of(
            Channel channel, int number, double[] column, double[] flag, Optional<LevelModel> model) {
        ChannelLevels known = new ChannelLevels(channel, model, MOST_LEVELS);
        short[] levels = known.of(column);
        if (known.areTooMany()) {
            return Optional.empty();
        }
        double[] values = known.sortedValues();
        short[] places = known.places(values);
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] >= 0) {
                levels[i] = flag != null && flag[i] > 0 ? SPOILT : places[levels[i]];
            }
        }
        return Optional.of(new TileColumn(number, values, known.known(), levels));
    }

    /** The number of the channel in the catalog. */
    int number() {
        return number;
    }

    /** How many of the levels the model has. */
    int modelLevels() {
        return modelLevels;
    }

    /**
     * Counts the levels of some samples.
     *
     * @param order the samples by cells
     * @param starts of each cell where its samples begin among these; one more for the end
     */
    Histograms histograms(int[] order, int[] starts) {
        int cells = starts.length - 1;
        int[] start = new int[cells + 1];
        int[] missing = new int[cells];
        int[] flagged = new int[cells];
        short[] level = new short[Math.min(order.length, cells * values.length)];
        int[] count = new int[level.length];
        int size = 0;
        boolean anyMissing = false;
        boolean anyFlagged = false;
        for (int cell = 0; cell < cells; cell++) {
            int low = values.length;
            int high = -1;
            for (int i = starts[cell]; i < starts[cell + 1]; i++) {
                int own = levels[order[i]];
                if (own >= 0) {
                    counts[own]++;
                    low = Math.min(low, own);
                    high = Math.max(high, own);
                } else if (own == ChannelLevels.NO_VALUE) {
                    missing[cell]++;
                } else {
                    flagged[cell]++;
                }
            }
            for (int own = low; own <= high; own++) {
                if (counts[own] > 0) {
                    level[size] = (short) own;
                    count[size++] = counts[own];
                    counts[own] = 0;
                }
            }
            anyMissing |= missing[cell] > 0;
            anyFlagged |= flagged[cell] > 0;
            start[cell + 1] = size;
        }
        return new Histograms(
                values,
                anyMissing ? missing : null,
                anyFlagged ? flagged : null,
                start,
                Arrays.copyOf(level, size),
                Arrays.copyOf(count, size));
    }
}
