package org.htmst.hbase.tile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.htmst.hbase.codec.column.LevelModel;
import org.htmst.sample.Channel;

/** The levels of a channel: those of its model, and behind them values that it lacks, as they come. */
final class ChannelLevels {

    /** A channel of which more values are new to its model in a longer period is not counted there. */
    static final int MOST_OTHERS = 1024;

    /** A sample without a value. */
    static final short NO_VALUE = -1;

    private final Channel channel;
    private final Optional<LevelModel> model;
    private final double[] knownValues;
    private final int most;

    /** Of each level of the model whether it stands for no value. */
    private final boolean[] isMissing;

    private final Map<Double, Short> others = new HashMap<>();

    /** @param most how many values the model may lack, before they are too many */
    ChannelLevels(Channel channel, Optional<LevelModel> model, int most) {
        this.channel = channel;
        this.model = model;
        this.most = most;
        this.knownValues = model.map(LevelModel::values).orElse(new double[0]);
        this.isMissing = new boolean[knownValues.length];
        for (int level = 0; level < isMissing.length; level++) {
            isMissing[level] = channel.isMissing(knownValues[level]);
        }
    }

    /** How many of them the model has. */
    int known() {
        return knownValues.length;
    }

    /** How many there are now. */
    int size() {
        return known() + others.size();
    }

    /** Whether they are too many to be counted. */
    boolean areTooMany() {
        return others.size() > most;
    }

    /** The levels of some values; they get new ones until they are too many. */
    short[] of(double[] values) {
        short[] levels = model.map(own -> own.levels(values)).orElse(null);
        if (levels == null) {
            levels = new short[values.length];
            Arrays.fill(levels, NO_VALUE);
        }
        for (int i = 0; i < values.length && !areTooMany(); i++) {
            if (levels[i] < 0) {
                levels[i] = channel.isMissing(values[i]) ? NO_VALUE : other(values[i]);
            } else if (isMissing[levels[i]]) {
                levels[i] = NO_VALUE;
            }
        }
        return levels;
    }

    private short other(double value) {
        // One zero, whatever its sign.
        return others.computeIfAbsent(value + 0.0, any -> (short) size());
    }

    /** The values of all levels, those that the model lacks in order. */
    double[] sortedValues() {
        double[] values = Arrays.copyOf(knownValues, size());
        int at = known();
        for (double other : others.keySet()) {
            values[at++] = other;
        }
        Arrays.sort(values, known(), values.length);
        return values;
    }

    /** Of each level its place among the {@link #sortedValues}. */
    short[] places(double[] sorted) {
        short[] places = new short[size()];
        for (short level = 0; level < known(); level++) {
            places[level] = level;
        }
        others.forEach(
                (value, level) -> places[level] = (short) Arrays.binarySearch(sorted, known(), sorted.length, value));
        return places;
    }
}
