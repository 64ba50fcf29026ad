package org.htmst.near;

import java.util.Arrays;

/**
 * Samples that were found for the points of a group, each in a slot: a column for each of their properties. Slots of one point are told by
 * their rank.
 */
public abstract class Matches {

    double[] measure;
    long[] timeMs;
    int[] source;
    double[] lonDeg;
    double[] latDeg;
    double[] altKm;
    final double[][] values;

    Matches(int slots, int channels) {
        measure = new double[slots];
        timeMs = new long[slots];
        source = new int[slots];
        lonDeg = new double[slots];
        latDeg = new double[slots];
        altKm = new double[slots];
        values = new double[channels][slots];
    }

    /** What a slot takes in memory, in bytes, with what it is found by. */
    public static int bytesOfSlot(int channels) {
        return (6 + channels) * Double.BYTES;
    }

    /** How many samples a point has. */
    public abstract int count(int point);

    /** The slot of a point's sample, by its rank from 0. */
    public abstract int slot(int point, int rank);

    /** How far the sample is from its point, see {@link Metric}. */
    public double measure(int slot) {
        return measure[slot];
    }

    /** The time of the sample, ms since 1970-01-01 UTC. */
    public long timeMs(int slot) {
        return timeMs[slot];
    }

    /** The number of its {@linkplain NearSamples source}. */
    public int source(int slot) {
        return source[slot];
    }

    /** The longitude of the sample. */
    public double lonDeg(int slot) {
        return lonDeg[slot];
    }

    /** The latitude of the sample. */
    public double latDeg(int slot) {
        return latDeg[slot];
    }

    /** The altitude of the sample; NaN if it has none. */
    public double altKm(int slot) {
        return altKm[slot];
    }

    /** The value of a channel of the question, from 0; NaN if it has none. */
    public double value(int channel, int slot) {
        return values[channel][slot];
    }

    void fill(int slot, NearSamples samples, int sample) {
        lonDeg[slot] = samples.lonDeg[sample];
        latDeg[slot] = samples.latDeg[sample];
        altKm[slot] = samples.altKm[sample];
        for (int c = 0; c < values.length; c++) {
            values[c][slot] = samples.values[c][sample];
        }
    }

    void grow(int slots) {
        measure = Arrays.copyOf(measure, slots);
        timeMs = Arrays.copyOf(timeMs, slots);
        source = Arrays.copyOf(source, slots);
        lonDeg = Arrays.copyOf(lonDeg, slots);
        latDeg = Arrays.copyOf(latDeg, slots);
        altKm = Arrays.copyOf(altKm, slots);
        for (int c = 0; c < values.length; c++) {
            values[c] = Arrays.copyOf(values[c], slots);
        }
    }
}
