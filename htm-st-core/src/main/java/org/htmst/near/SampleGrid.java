package org.htmst.near;

import java.util.Arrays;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/**
 * Samples in the cells of a grid on the plane that touches the sphere in their midst. What is seen straight from above is never farther
 * apart on the plane than in space, so that cells farther than so much hold no sample that is nearer. Samples of a cell lie together, and
 * cells of a row of the grid do.
 */
final class SampleGrid extends NearSamples {

    /** Of the box around all, of which a trixel fills half. */
    private static final double SAMPLES_OF_CELL = 2;

    private static final int MOST_ALONG = 1 << 12;
    private static final double NOWHERE = 1e-6;

    /** Places in the order of the cells. */
    final double[] x;

    final double[] y;
    final double[] z;

    /** Which sample stands there. */
    final int[] sample;

    /** The first of each cell, row by row, and the end of the last. */
    final int[] firstOfCell;

    final int columns;
    final int rows;

    /** The side of a cell. */
    final double side;

    /** The least coordinates on the plane. */
    final double least1;

    final double least2;
    private final double inverse;
    private final UnitVector axis1;
    private final UnitVector axis2;

    SampleGrid(Builder from) {
        super(from);
        int n = size();
        double[] sx = new double[n];
        double[] sy = new double[n];
        double[] sz = new double[n];
        double sumX = 0;
        double sumY = 0;
        double sumZ = 0;
        for (int i = 0; i < n; i++) {
            UnitVector place = new LonLat(lonDeg[i], latDeg[i]).unitVector();
            sx[i] = place.x();
            sy[i] = place.y();
            sz[i] = place.z();
            sumX += sx[i];
            sumY += sy[i];
            sumZ += sz[i];
        }
        double norm = Math.sqrt(sumX * sumX + sumY * sumY + sumZ * sumZ);
        UnitVector middle =
                norm > NOWHERE * n ? new UnitVector(sumX / norm, sumY / norm, sumZ / norm) : new UnitVector(0, 0, 1);
        axis1 = across(middle);
        axis2 = new UnitVector(
                middle.y() * axis1.z() - middle.z() * axis1.y(),
                middle.z() * axis1.x() - middle.x() * axis1.z(),
                middle.x() * axis1.y() - middle.y() * axis1.x());
        double low1 = Double.POSITIVE_INFINITY;
        double low2 = Double.POSITIVE_INFINITY;
        double high1 = Double.NEGATIVE_INFINITY;
        double high2 = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double on1 = on1(sx[i], sy[i], sz[i]);
            double on2 = on2(sx[i], sy[i], sz[i]);
            low1 = Math.min(low1, on1);
            low2 = Math.min(low2, on2);
            high1 = Math.max(high1, on1);
            high2 = Math.max(high2, on2);
        }
        least1 = n == 0 ? 0 : low1;
        least2 = n == 0 ? 0 : low2;
        double width = n == 0 ? 0 : high1 - low1;
        double height = n == 0 ? 0 : high2 - low2;
        double fitting = Math.max(
                Math.sqrt(width * height * SAMPLES_OF_CELL / Math.max(1, n)),
                Math.max(width, height) / (MOST_ALONG - 1));
        side = fitting > 0 ? fitting : 1;
        inverse = 1 / side;
        columns = column(least1 + width) + 1;
        rows = row(least2 + height) + 1;
        int[] cell = new int[n];
        firstOfCell = new int[columns * rows + 1];
        for (int i = 0; i < n; i++) {
            cell[i] = row(on2(sx[i], sy[i], sz[i])) * columns + column(on1(sx[i], sy[i], sz[i]));
            firstOfCell[cell[i] + 1]++;
        }
        Arrays.parallelPrefix(firstOfCell, Integer::sum);
        x = new double[n];
        y = new double[n];
        z = new double[n];
        sample = new int[n];
        int[] next = firstOfCell.clone();
        for (int i = 0; i < n; i++) {
            int at = next[cell[i]]++;
            x[at] = sx[i];
            y[at] = sy[i];
            z[at] = sz[i];
            sample[at] = i;
        }
    }

    /** Any direction across that of the middle. */
    private static UnitVector across(UnitVector middle) {
        double norm = Math.hypot(middle.x(), middle.y());
        return norm > NOWHERE ? new UnitVector(-middle.y() / norm, middle.x() / norm, 0) : new UnitVector(1, 0, 0);
    }

    /** Where a place is on the plane. */
    double on1(double px, double py, double pz) {
        return axis1.x() * px + axis1.y() * py + axis1.z() * pz;
    }

    /** See {@link #on1}. */
    double on2(double px, double py, double pz) {
        return axis2.x() * px + axis2.y() * py + axis2.z() * pz;
    }

    /** The column of a coordinate, which may be none of the grid's. */
    int column(double on1) {
        return (int) Math.floor((on1 - least1) * inverse);
    }

    /** The row of a coordinate, likewise. */
    int row(double on2) {
        return (int) Math.floor((on2 - least2) * inverse);
    }

    @Override
    long indexBytes() {
        return (3L * Double.BYTES + Integer.BYTES) * size() + (long) Integer.BYTES * firstOfCell.length;
    }
}
