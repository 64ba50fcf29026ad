package org.htmst.conjunction;

import java.util.Arrays;
import java.util.List;

/**
 * The arcs of the second object that a row of cells is made of, and how far the ends of these are from the first object at the begin and at
 * the end of the row.
 */
final class Columns {

    static final int EMPTY = 0;

    /** Near in a part of it. */
    static final int PARTLY = 1;

    /** Near throughout. */
    static final int FULL = 2;

    /** The square of half a turn less that of its chord: for angles of up to a half turn. */
    private static final double MOST_SAG = Math.PI * Math.PI / 16;

    private Knots[] legs = new Knots[0];
    private int[] places;
    private long[] timeMs;
    private double[] x;
    private double[] y;
    private double[] z;

    /** The squared lengths of the chords of the arcs. */
    private double[] lengths;

    private double[] valueBefore;
    private double[] value;
    private boolean[] nearBefore;
    private boolean[] near;

    /** Samples; column k leads from sample k to the next, if that is an arc. */
    private int size;

    private double rowLength;

    /** Takes the arcs of some spans, in order. */
    void set(List<Span> spans) {
        int most = spans.stream().mapToInt(span -> span.leg().timeMs.length).sum();
        if (legs.length < most) {
            legs = new Knots[most];
            places = new int[most];
            timeMs = new long[most];
            x = new double[most];
            y = new double[most];
            z = new double[most];
            lengths = new double[most];
            valueBefore = new double[most];
            value = new double[most];
            nearBefore = new boolean[most];
            near = new boolean[most];
        }
        size = 0;
        for (Span span : spans) {
            Knots leg = span.leg();
            if (size > 0 && timeMs[size - 1] == leg.timeMs[0]) {
                size--;
            }
            for (int i = 0; i < leg.timeMs.length; i++) {
                legs[size] = leg;
                places[size] = i;
                timeMs[size] = leg.timeMs[i];
                x[size] = leg.x[i];
                y[size] = leg.y[i];
                z[size] = leg.z[i];
                lengths[size] = i < leg.arcs() && leg.isArc(i) ? leg.squaredChord(i, leg, i + 1) : -1;
                size++;
            }
        }
    }

    /** Measures the distances from sample {@code i} of the first object. */
    void measure(Knots leg, int i, double most, long lagMs) {
        double ax = leg.x[i];
        double ay = leg.y[i];
        double az = leg.z[i];
        long aMs = leg.timeMs[i];
        for (int k = 0; k < size; k++) {
            double dx = x[k] - ax;
            double dy = y[k] - ay;
            double dz = z[k] - az;
            value[k] = dx * dx + dy * dy + dz * dz;
            near[k] = value[k] <= most && Math.abs(timeMs[k] - aMs) <= lagMs;
        }
    }

    /** Keeps these as those at the begin of the row, and measures from the sample at its end. */
    void step(Knots leg, int i, double most, long lagMs) {
        double[] values = valueBefore;
        valueBefore = value;
        value = values;
        boolean[] nears = nearBefore;
        nearBefore = near;
        near = nears;
        rowLength = leg.squaredChord(i - 1, leg, i);
        measure(leg, i, most, lagMs);
    }

    /** The first sample before which a column may end after a time. */
    int firstAfter(long time) {
        int at = Arrays.binarySearch(timeMs, 0, size, time);
        return Math.max(0, at >= 0 ? at - 1 : -at - 2);
    }

    /** Behind the last column that begins by a time. */
    int endBefore(long time) {
        int at = Arrays.binarySearch(timeMs, 0, size, time);
        return Math.min(size - 1, at >= 0 ? at + 1 : -at - 1);
    }

    long startMs(int k) {
        return timeMs[k];
    }

    Knots leg(int k) {
        return legs[k];
    }

    int place(int k) {
        return places[k];
    }

    /** Whether column k follows upon the one before it. */
    boolean follows(int k) {
        return lengths[k - 1] >= 0;
    }

    /** Whether sample k is near at the begin of the row. */
    boolean isNear(int k) {
        return nearBefore[k];
    }

    /** Whether it is near at its end. */
    boolean isNearNext(int k) {
        return near[k];
    }

    /** What no value in a cell is below. */
    double atLeast(int k) {
        return least(k) - sag(k);
    }

    /** The least value at a corner of a cell. */
    double least(int k) {
        return Math.min(Math.min(valueBefore[k], valueBefore[k + 1]), Math.min(value[k], value[k + 1]));
    }

    private double sag(int k) {
        return (rowLength + lengths[k]) * MOST_SAG;
    }

    /** The least value at a corner at which both are near; infinite if they are at none. */
    double corner(int k) {
        double least = nearBefore[k] ? valueBefore[k] : Double.POSITIVE_INFINITY;
        least = nearBefore[k + 1] ? Math.min(least, valueBefore[k + 1]) : least;
        least = near[k] ? Math.min(least, value[k]) : least;
        return near[k + 1] ? Math.min(least, value[k + 1]) : least;
    }

    /** Whether the objects are near in the cell of the row from sample {@code i} on and column k. */
    int state(Knots leg, int i, int k, double most, long lagMs) {
        if (lengths[k] < 0) {
            return EMPTY;
        }
        double sag = sag(k);
        if (least(k) - sag > most) {
            return EMPTY;
        }
        double greatest = Math.max(Math.max(valueBefore[k], valueBefore[k + 1]), Math.max(value[k], value[k + 1]));
        if (greatest + sag <= most) {
            // Near throughout, and so wherever the two times are no farther apart than the lag.
            boolean isInLag = timeMs[k + 1] - leg.timeMs[i] <= lagMs && leg.timeMs[i + 1] - timeMs[k] <= lagMs;
            boolean isNearLag = timeMs[k] - leg.timeMs[i + 1] <= lagMs && leg.timeMs[i] - timeMs[k + 1] <= lagMs;
            return isInLag ? FULL : isNearLag ? PARTLY : EMPTY;
        }
        if (nearBefore[k] || nearBefore[k + 1] || near[k] || near[k + 1]) {
            return PARTLY;
        }
        return new ArcPair(leg.arc(i), legs[k].arc(places[k]), lagMs).isWithin(most) ? PARTLY : EMPTY;
    }
}
