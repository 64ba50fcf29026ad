package org.htmst.interpolation.samples;

import java.util.Arrays;
import java.util.List;
import org.htmst.track.Pass;

/** The samples of one satellite in files of one kind, as growing columns. Not safe for use by several threads at once. */
final class TrackSamples {

    private static final int INITIAL = 1024;

    private long[] timeMs = new long[INITIAL];
    private long[] localTime = new long[INITIAL];
    private double[] lonDeg = new double[INITIAL];
    private double[] latDeg = new double[INITIAL];
    private double[] value = new double[INITIAL];
    private int size;

    void add(long sampleMs, long sampleLocalTime, double sampleLonDeg, double sampleLatDeg, double sampleValue) {
        if (size == value.length) {
            int capacity = size + (size >> 1);
            timeMs = Arrays.copyOf(timeMs, capacity);
            localTime = Arrays.copyOf(localTime, capacity);
            lonDeg = Arrays.copyOf(lonDeg, capacity);
            latDeg = Arrays.copyOf(latDeg, capacity);
            value = Arrays.copyOf(value, capacity);
        }
        timeMs[size] = sampleMs;
        localTime[size] = sampleLocalTime;
        lonDeg[size] = sampleLonDeg;
        latDeg[size] = sampleLatDeg;
        value[size] = sampleValue;
        size++;
    }

    /** Puts the samples of a pass into their bins. */
    void copy(Pass pass, BinnedSamples target) {
        for (int i = pass.first(); i < pass.end(); i++) {
            target.add(localTime[i], lonDeg[i], latDeg[i], value[i]);
        }
    }

    /** Brings the samples into the order of time and cuts them into passes. */
    List<Pass> passes() {
        sort();
        return Pass.of(timeMs, latDeg, size);
    }

    private void sort() {
        int[] order = order();
        timeMs = ordered(timeMs, order);
        localTime = ordered(localTime, order);
        lonDeg = ordered(lonDeg, order);
        latDeg = ordered(latDeg, order);
        value = ordered(value, order);
    }

    private static long[] ordered(long[] column, int[] order) {
        long[] ordered = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = column[order[i]];
        }
        return ordered;
    }

    private static double[] ordered(double[] column, int[] order) {
        double[] ordered = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = column[order[i]];
        }
        return ordered;
    }

    /** By time, and among equal times by place, so that the order in which samples came does not count. */
    private int[] order() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> {
            int byTime = Long.compare(timeMs[i], timeMs[j]);
            int byLat = byTime != 0 ? byTime : Double.compare(latDeg[i], latDeg[j]);
            return byLat != 0 ? byLat : Double.compare(lonDeg[i], lonDeg[j]);
        });
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
