package org.htmst.near;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.htmst.sample.SampleBatch;

/**
 * Samples that are sorted so that those near to a point are found soon: by place alone in a {@link SampleGrid}, by place and time in a
 * {@link SampleTree}.
 *
 * <p>Each sample has the number of its <em>source</em>, which stands for its satellite and product; what they are is for the caller to know.
 * Samples of one source and time are one sample.
 */
public abstract sealed class NearSamples permits SampleGrid, SampleTree {

    final long[] timeMs;
    final double[] lonDeg;
    final double[] latDeg;
    final double[] altKm;
    final double[][] values;
    final int[] source;

    NearSamples(Builder from) {
        int samples = from.samples;
        timeMs = new long[samples];
        lonDeg = new double[samples];
        latDeg = new double[samples];
        altKm = new double[samples];
        values = new double[from.channels][samples];
        source = new int[samples];
        int at = 0;
        for (int b = 0; b < from.batches.size(); b++) {
            SampleBatch batch = from.batches.get(b);
            int n = batch.size();
            System.arraycopy(batch.timeMs(), 0, timeMs, at, n);
            System.arraycopy(batch.lonDeg(), 0, lonDeg, at, n);
            System.arraycopy(batch.latDeg(), 0, latDeg, at, n);
            System.arraycopy(batch.altKm(), 0, altKm, at, n);
            for (int c = 0; c < values.length; c++) {
                System.arraycopy(batch.values()[c], 0, values[c], at, n);
            }
            Arrays.fill(source, at, at + n, from.sources.get(b));
            at += n;
        }
    }

    /** How many samples there are. */
    public final int size() {
        return timeMs.length;
    }

    /** About how many bytes of memory they take. */
    public final long bytes() {
        return (4L * Double.BYTES + Integer.BYTES + (long) values.length * Double.BYTES) * size() + indexBytes();
    }

    /** Of what they are found by. */
    abstract long indexBytes();

    /** Samples on their way. */
    public static final class Builder {

        private final int channels;
        final List<SampleBatch> batches = new ArrayList<>();
        private final List<Integer> sources = new ArrayList<>();
        private int samples;

        /** Nothing yet; samples have so many values. */
        public Builder(int channels) {
            this.channels = channels;
        }

        /** Adds samples that are not changed any more, of the source of that number. */
        public void add(SampleBatch batch, int source) {
            batches.add(batch);
            sources.add(source);
            samples = Math.addExact(samples, batch.size());
        }

        /** The samples, sorted for this metric. */
        public NearSamples build(Metric metric) {
            return metric.isTimed() ? new SampleTree(this, metric) : new SampleGrid(this);
        }
    }
}
