package org.htmst.interpolation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.htmst.grid.TrixelId;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/**
 * Samples as directions, in the order of their trixels, so that those of any trixel stand together. Within a trixel of
 * {@link #LEVEL} they are ordered by place and value: sums over them do not depend on the order in which they came.
 *
 * @param trixel id at {@link #LEVEL}, ascending
 * @param x towards 0 E 0 N
 * @param y towards 90 E 0 N
 * @param z towards the north pole
 * @param value in the unit of the channel
 */
record SortedSamples(long[] trixel, double[] x, double[] y, double[] z, double[] value) {

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
        return new SortedSamples(trixel, gather(x, order), gather(y, order), gather(z, order), values(points, order));
    }

    int size() {
        return value.length;
    }

    /** The index of the first sample in {@code id}, a trixel of {@code level} up to {@link #LEVEL}, or in a later one. */
    int first(long id, int level) {
        long least = id << 2 * (LEVEL - level);
        int low = 0;
        int high = trixel.length;
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
