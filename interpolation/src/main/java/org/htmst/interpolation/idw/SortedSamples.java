package org.htmst.interpolation.idw;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.htmst.grid.Trixel;
import org.htmst.grid.TrixelId;
import org.htmst.interpolation.samples.SamplePoints;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/**
 * Samples as directions, in the order of their trixels, so that those of any trixel stand together. Within a trixel of
 * {@link #LEVEL} they are ordered by place and value: sums over them do not depend on the order in which they came.
 * A cell that stands for its samples is one entry.
 *
 * @param trixel id at {@link #LEVEL}, ascending
 * @param x towards 0 E 0 N
 * @param y towards 90 E 0 N
 * @param z towards the north pole
 * @param value in the unit of the channel, or its logarithm
 * @param held how many samples each entry stands for; empty where each is one sample
 */
record SortedSamples(long[] trixel, double[] x, double[] y, double[] z, double[] value, int[] held) {

    /** Trixels of about 2 km; finer than any map. */
    static final int LEVEL = 12;

    private static final int ORDINAL_BITS = 31;

    static SortedSamples of(SamplePoints points) {
        int n = points.size();
        double[] x = new double[n];
        double[] y = new double[n];
        double[] z = new double[n];
        long[] keys = new long[n];
        IntStream.range(0, n).parallel().forEach(i -> {
            UnitVector v = new LonLat(points.lonDeg(i), points.latDeg(i)).unitVector();
            x[i] = v.x();
            y[i] = v.y();
            z[i] = v.z();
            keys[i] = TrixelId.of(v, LEVEL) << ORDINAL_BITS | i;
        });
        Arrays.parallelSort(keys);
        int[] order = new int[n];
        long[] trixel = new long[n];
        for (int i = 0; i < n; i++) {
            order[i] = (int) (keys[i] & (1L << ORDINAL_BITS) - 1);
            trixel[i] = keys[i] >> ORDINAL_BITS;
        }
        sortWithinTrixels(trixel, order, points);
        return new SortedSamples(
                trixel, gather(x, order), gather(y, order), gather(z, order), values(points, order), new int[0]);
    }

    /** The trixels of a grid that have a value, each as one entry at its centre. */
    static SortedSamples ofCells(TrixelGrid grid) {
        int[] filled = IntStream.range(0, grid.size())
                .filter(i -> grid.originOf(i) != Origin.EMPTY)
                .toArray();
        int n = filled.length;
        SortedSamples cells =
                new SortedSamples(new long[n], new double[n], new double[n], new double[n], new double[n], new int[n]);
        IntStream.range(0, n).parallel().forEach(i -> {
            UnitVector centre = Trixel.of(grid.trixelId(filled[i])).centreVector();
            cells.trixel[i] = TrixelId.of(centre, LEVEL);
            cells.x[i] = centre.x();
            cells.y[i] = centre.y();
            cells.z[i] = centre.z();
            cells.value[i] = grid.value()[filled[i]];
            cells.held[i] = grid.count()[filled[i]];
        });
        return cells;
    }

    /**
     * The same with the logarithms of the values.
     *
     * @throws IllegalArgumentException if a value has none
     */
    SortedSamples log10() {
        double[] logarithm = new double[value.length];
        for (int i = 0; i < value.length; i++) {
            if (!(value[i] > 0)) {
                throw new IllegalArgumentException(
                        "sample value " + value[i] + " has no logarithm; leave out values of 0 and below");
            }
            logarithm[i] = Math.log10(value[i]);
        }
        return new SortedSamples(trixel, x, y, z, logarithm, held);
    }

    /** Whether entries stand for cells. */
    boolean areCells() {
        return held.length > 0;
    }

    int size() {
        return value.length;
    }

    /**
     * The index of the first sample in {@code id}, a trixel of {@code level} up to {@link #LEVEL}, or in a later one.
     *
     * @param from it is known to be this or later
     * @param to it is known to be this or earlier
     */
    int first(long id, int level, int from, int to) {
        long least = id << 2 * (LEVEL - level);
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trixel[middle] < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The squared straight distance from sample {@code i} to {@code p}. */
    double squaredChord(int i, UnitVector p) {
        double dx = x[i] - p.x();
        double dy = y[i] - p.y();
        double dz = z[i] - p.z();
        return dx * dx + dy * dy + dz * dz;
    }

    private static void sortWithinTrixels(long[] trixel, int[] order, SamplePoints points) {
        for (int start = 0; start < order.length; ) {
            int end = start + 1;
            while (end < order.length && trixel[end] == trixel[start]) {
                end++;
            }
            if (end - start > 1) {
                int[] run = Arrays.stream(order, start, end)
                        .boxed()
                        .sorted((i, j) -> compare(points, i, j))
                        .mapToInt(Integer::intValue)
                        .toArray();
                System.arraycopy(run, 0, order, start, run.length);
            }
            start = end;
        }
    }

    private static int compare(SamplePoints points, int i, int j) {
        int byLon = Double.compare(points.lonDeg(i), points.lonDeg(j));
        if (byLon != 0) {
            return byLon;
        }
        int byLat = Double.compare(points.latDeg(i), points.latDeg(j));
        return byLat != 0 ? byLat : Double.compare(points.value(i), points.value(j));
    }

    private static double[] gather(double[] column, int[] order) {
        double[] sorted = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = column[order[i]];
        }
        return sorted;
    }

    private static double[] values(SamplePoints points, int[] order) {
        double[] sorted = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = points.value(order[i]);
        }
        return sorted;
    }
}
