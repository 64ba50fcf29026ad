package org.htmst.hbase.codec.column;

import java.util.Optional;
import org.htmst.sample.ValueType;

/**
 * Writes a column of a granule chunk by chunk, each as {@link ColumnCodec#write} would. What holds for all chunks is found out once:
 * that all values are one, and of which level each is. Not to be shared between threads.
 */
public final class ColumnEncoder {

    private final ValueType type;
    private final double[] values;
    private final LevelModel model;
    private final boolean isConstant;

    /** Of each value; null without a model. */
    private final short[] levels;

    private final Bits.BackwardWriter steps = new Bits.BackwardWriter();

    /** Of one chunk, or longer. */
    private double[] chunk = {};

    private long[] bits = {};
    private short[] chunkLevels = {};

    /**
     * An encoder of all values of a granule's channel.
     *
     * @param model of the channel, if it has one
     */
    public ColumnEncoder(ValueType type, double[] values, Optional<LevelModel> model) {
        this.type = type;
        this.values = values;
        this.model = model.orElse(null);
        this.isConstant = isConstant(values) && values.length > 0 && type.holds(values[0]);
        this.levels = isConstant || model.isEmpty() ? null : model.get().levels(values);
    }

    /** Whether all are the same to the bit: soon known of most that are not. */
    private static boolean isConstant(double[] values) {
        for (int i = 1; i < values.length; i++) {
            if (Double.doubleToRawLongBits(values[i]) != Double.doubleToRawLongBits(values[0])) {
                return false;
            }
        }
        return true;
    }

    /** The number type of the values. */
    public ValueType type() {
        return type;
    }

    /** Whether the values of some samples are all +0. */
    public boolean isZero(int[] samples) {
        for (int sample : samples) {
            if (Double.doubleToRawLongBits(values[sample]) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes the values of some samples, at least one.
     *
     * @throws IllegalArgumentException if one of them is no value of the type
     */
    public void write(BlockWriter out, int[] samples) {
        if (isConstant) {
            ColumnCodec.writeConstant(out, type, RawValue.bits(type, values[0]));
            return;
        }
        reserve(samples.length);
        boolean known = levels != null && gatherLevels(samples);
        if (known && isOne(chunkLevels, samples.length)) {
            ColumnCodec.writeConstant(out, type, model.bits(chunkLevels[0]));
            return;
        }
        byte[] coded = known ? model.encode(chunkLevels, null, samples.length, steps) : null;
        if (known && ColumnCodec.isFew(coded.length, samples.length)) {
            ColumnCodec.writeLevels(out, coded);
            return;
        }
        gather(samples);
        if (ColumnCodec.isConstant(bits, samples.length)) {
            ColumnCodec.writeConstant(out, type, bits[0]);
            return;
        }
        if (levels != null && !known) {
            coded = model.encode(chunkLevels, bits, samples.length, steps);
        }
        ColumnCodec.writeSmallest(out, type, chunk, bits, samples.length, coded);
    }

    private void reserve(int count) {
        if (chunk.length < count) {
            chunk = new double[count];
            bits = new long[count];
            chunkLevels = new short[levels == null ? 0 : count];
        }
    }

    private void gather(int[] samples) {
        for (int i = 0; i < samples.length; i++) {
            chunk[i] = values[samples[i]];
        }
        RawValue.bits(type, chunk, 0, samples.length, bits);
    }

    /** Whether each of the samples has a level. */
    private boolean gatherLevels(int[] samples) {
        int any = 0;
        for (int i = 0; i < samples.length; i++) {
            chunkLevels[i] = levels[samples[i]];
            any |= chunkLevels[i];
        }
        return any >= 0;
    }

    private static boolean isOne(short[] levels, int count) {
        for (int i = 1; i < count; i++) {
            if (levels[i] != levels[0]) {
                return false;
            }
        }
        return true;
    }
}
