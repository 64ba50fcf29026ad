package org.htmst.interpolation.idw;

import org.htmst.sphere.UnitVector;

/** Some of the samples, copied side by side so that loops over them run without jumps; room that is used again. */
final class PointColumns {

    private int[] index = new int[0];
    private double[] x = new double[0];
    private double[] y = new double[0];
    private double[] z = new double[0];
    private double[] value = new double[0];
    private int size;

    /** Room for the indices of {@code most} samples, of which the first few are kept by {@link #copy}. */
    int[] index(int most) {
        if (most > index.length) {
            index = new int[most + most / 2];
        }
        return index;
    }

    /** Copies the samples of the first {@code count} indices. */
    void copy(SortedSamples samples, int count) {
        if (count > value.length) {
            int capacity = count + count / 2;
            x = new double[capacity];
            y = new double[capacity];
            z = new double[capacity];
            value = new double[capacity];
        }
        copy(samples.x(), x, count);
        copy(samples.y(), y, count);
        copy(samples.z(), z, count);
        copy(samples.value(), value, count);
        size = count;
    }

    private void copy(double[] from, double[] to, int count) {
        int[] source = index;
        for (int i = 0; i < count; i++) {
            to[i] = from[source[i]];
        }
    }

    int size() {
        return size;
    }

    /** The indices among all samples; as many as the size count. */
    int[] index() {
        return index;
    }

    /** The values; as many as the size count. */
    double[] value() {
        return value;
    }

    /** Puts the squared straight distances from {@code p} to the front of {@code target}. */
    void squaredChords(UnitVector p, double[] target) {
        double[] xs = x;
        double[] ys = y;
        double[] zs = z;
        double px = p.x();
        double py = p.y();
        double pz = p.z();
        int n = size;
        for (int i = 0; i < n; i++) {
            double dx = xs[i] - px;
            double dy = ys[i] - py;
            double dz = zs[i] - pz;
            target[i] = dx * dx + dy * dy + dz * dz;
        }
    }
}
