package org.htmst.hbase.tile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.htmst.hbase.codec.column.LevelModel;

/** The levels of a channel: those of its model, and behind them values that it lacks, as they come. */
final class ChannelLevels {

    /** A channel of which more values are new to its model is not counted. */
    static final int MOST_OTHERS = 1024;

    /** A sample without a value. */
    static final short NO_VALUE = -1;

    private final Optional<LevelModel> model;
    private final int known;
    private final Map<Double, Short> others = new HashMap<>();

    ChannelLevels(Optional<LevelModel> model) {
        this.model = model;
        this.known = model.map(own -> own.values().length).orElse(0);
    }

    /** How many of them the model has. */
    int known() {
        return known;
    }

    /** How many there are now. */
    int size() {
        return known + others.size();
    }

    /** Whether they are too many to be counted. */
    boolean areTooMany() {
        return others.size() > MOST_OTHERS;
    }

    /** The levels of some values, NaN where there is none; they get new ones until they are too many. */
    short[] of(double[] values) {
        short[] levels = model.map(own -> own.levels(values)).orElse(null);
        if (levels == null) {
            levels = new short[values.length];
            Arrays.fill(levels, NO_VALUE);
        }
        for (int i = 0; i < values.length && !areTooMany(); i++) {
            if (Double.isNaN(values[i])) {
                levels[i] = NO_VALUE;
            } else if (levels[i] < 0) {
                // One zero, whatever its sign.
                double plain = values[i] + 0.0;
                levels[i] = others.computeIfAbsent(plain, any -> (short) size());
            }
        }
        return levels;
    }

    /** The values of all levels, those that the model lacks in order. */
    double[] sortedValues() {
        double[] values = Arrays.copyOf(model.map(LevelModel::values).orElse(new double[0]), size());
        int at = known;
        for (double other : others.keySet()) {
            values[at++] = other;
        }
        Arrays.sort(values, known, values.length);
        return values;
    }

    /** Of each level its place among the {@link #sortedValues}. */
    short[] places(double[] sorted) {
        short[] places = new short[size()];
        for (short level = 0; level < known; level++) {
            places[level] = level;
        }
        others.forEach(
                (value, level) -> places[level] = (short) Arrays.binarySearch(sorted, known, sorted.length, value));
        return places;
    }
}
