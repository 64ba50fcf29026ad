package org.htmst.hbase.codec.column;

import java.util.Arrays;
import java.util.Optional;
import org.htmst.sample.ValueType;

/**
 * Writes a column of a granule chunk by chunk, each as {@link ColumnCodec#write} would. What holds for all chunks is found out once:
 * that all values are one, and of which level each is. Not to be shared between threads.
 */
public final class ColumnEncoder {

    private final ValueType type;
    private final double[] values;
    private final Optional<ChannelModel> model;
    private final double[][] sources;
    private final boolean isConstant;

    /** The model if it is one of levels; else null, as what follows of it. */
    private final LevelModel levelModel;

    /** Of each value. */
    private final short[] levels;

    /** Of each value the code that the source calls for; null without a source, too. */
    private final short[] told;

    private final Bits.BackwardWriter steps = new Bits.BackwardWriter();

    /** Of one chunk, or longer. */
    private double[] chunk = {};

    private long[] bits = {};
    private short[] chunkLevels = {};
    private short[] chunkTold = {};

    /**
     * An encoder of all values of a granule's channel.
     *
     * @param model of the channel, if it has one
     * @param sources of each source of the model all values of the granule
     */
    public ColumnEncoder(ValueType type, double[] values, Optional<ChannelModel> model, double[][] sources) {
        this.type = type;
        this.values = values;
        this.model = model;
        this.sources = sources;
        this.isConstant = isConstant(values) && values.length > 0 && type.holds(values[0]);
        this.levelModel = !isConstant && model.orElse(null) instanceof LevelModel known ? known : null;
        this.levels = levelModel == null ? null : levelModel.levels(values);
        this.told = levelModel == null ? null : levelModel.told(sources);
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
            ColumnCodec.writeConstant(out, type, levelModel.level(chunkLevels[0]));
            return;
        }
        byte[] coded = known ? coded(null, samples.length) : null;
        if (known && ColumnCodec.isFew(coded.length, samples.length)) {
            ColumnCodec.writeModelled(out, levelModel, coded);
            return;
        }
        gather(samples);
        if (ColumnCodec.isConstant(bits, samples.length)) {
            ColumnCodec.writeConstant(out, type, bits[0]);
            return;
        }
        if (levels != null && !known) {
            coded = coded(bits, samples.length);
        } else if (levels == null && model.isPresent()) {
            coded = model.get().encode(Arrays.copyOf(bits, samples.length), gatheredSources(samples));
        }
        ColumnCodec.writeSmallest(out, type, chunk, bits, samples.length, model, Optional.ofNullable(coded));
    }

    private byte[] coded(long[] bitsOrNull, int count) {
        return levelModel.encode(chunkLevels, told == null ? null : chunkTold, bitsOrNull, count, steps);
    }

    private double[][] gatheredSources(int[] samples) {
        return Arrays.stream(sources)
                .map(source ->
                        Arrays.stream(samples).mapToDouble(i -> source[i]).toArray())
                .toArray(double[][]::new);
    }

    private void reserve(int count) {
        if (chunk.length < count) {
            chunk = new double[count];
            bits = new long[count];
            chunkLevels = new short[levels == null ? 0 : count];
            chunkTold = new short[told == null ? 0 : count];
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
        for (int i = 0; told != null && i < samples.length; i++) {
            chunkTold[i] = told[samples[i]];
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
