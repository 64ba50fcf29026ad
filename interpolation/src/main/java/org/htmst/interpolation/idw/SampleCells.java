package org.htmst.interpolation.idw;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.htmst.grid.Trixel;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.SphericalTriangle;
import org.htmst.sphere.UnitVector;

/**
 * The trixels of one level that hold samples, each with the run of its samples: what a search passes over or looks into as
 * a whole. Arrays run over these cells in ascending order of trixel id.
 *
 * @param samples the samples
 * @param first index of the cell's first sample; one more entry at the end
 * @param x centre of the cell, towards 0 E 0 N
 * @param y centre of the cell, towards 90 E 0 N
 * @param z centre of the cell, towards the north pole
 * @param capRadius no cell reaches farther from its centre than this (rad)
 */
record SampleCells(SortedSamples samples, int[] first, double[] x, double[] y, double[] z, double capRadius) {

    /** Cells have about a fifth of the search radius from centre to corner: smaller ones cost more than they spare. */
    private static final double CELLS_PER_RADIUS = 5;

    /** Centre to corner of a trixel of level 0, km; a level down it is about half of that. */
    private static final double ROOT_RADIUS_KM = 6_000;

    private static final int MAX_LEVEL = 9;

    /** Room for rounding in every comparison of angles (rad), a few centimetres. */
    private static final double SLACK = 1e-8;

    static SampleCells of(SortedSamples samples, double radiusKm) {
        int level = level(radiusKm);
        int shift = 2 * (SortedSamples.LEVEL - level);
        long[] trixel = samples.trixel();
        int[] first = IntStream.rangeClosed(0, samples.size())
                .filter(i -> i == 0 || i == samples.size() || trixel[i] >> shift != trixel[i - 1] >> shift)
                .toArray();
        int cells = samples.size() == 0 ? 0 : first.length - 1;
        double[] x = new double[cells];
        double[] y = new double[cells];
        double[] z = new double[cells];
        double capRadius = 0;
        for (int c = 0; c < cells; c++) {
            Trixel cell = Trixel.of(trixel[first[c]] >> shift);
            UnitVector centre = cell.centreVector();
            x[c] = centre.x();
            y[c] = centre.y();
            z[c] = centre.z();
            capRadius = Math.max(capRadius, capRadius(centre, cell.triangle()));
        }
        return new SampleCells(samples, first, x, y, z, capRadius);
    }

    /** Every cell. */
    int[] all() {
        return IntStream.range(0, x.length).toArray();
    }

    /** Those of {@code cells} that may hold a sample within {@code radius} (rad) of some point of {@code trixel}. */
    int[] near(int[] cells, Trixel trixel, double radius) {
        UnitVector centre = trixel.centreVector();
        double reach = reach(radius + capRadius(centre, trixel.triangle()));
        int[] near = new int[cells.length];
        int n = 0;
        for (int cell : cells) {
            if (squaredChord(cell, centre) <= reach) {
                near[n++] = cell;
            }
        }
        return Arrays.copyOf(near, n);
    }

    /** The squared straight distance from a point to a cell's centre up to which the cell's samples may lie in {@code radius}. */
    double reach(double radius) {
        return squaredChord(radius + capRadius + SLACK);
    }

    /** The squared straight distance from the centre of {@code cell} to {@code p}. */
    double squaredChord(int cell, UnitVector p) {
        double dx = x[cell] - p.x();
        double dy = y[cell] - p.y();
        double dz = z[cell] - p.z();
        return dx * dx + dy * dy + dz * dz;
    }

    /** The squared straight distance of two points an angle (rad) apart; beyond all points from half a turn on. */
    static double squaredChord(double angle) {
        double half = Math.sin(angle / 2);
        return angle < Math.PI ? 4 * half * half : Double.POSITIVE_INFINITY;
    }

    /** The angle (rad) from the centre of a triangle to its farthest corner. */
    static double capRadius(UnitVector centre, SphericalTriangle triangle) {
        double farthest = Math.max(
                centre.squaredChord(triangle.a()),
                Math.max(centre.squaredChord(triangle.b()), centre.squaredChord(triangle.c())));
        return 2 * Math.asin(Math.sqrt(farthest) / 2);
    }

    /** The level of trixels that are about a fifth of a search radius from centre to corner. */
    static int level(double radiusKm) {
        double wanted = CELLS_PER_RADIUS * ROOT_RADIUS_KM / Math.min(radiusKm, Math.PI * EarthSphere.RADIUS_KM);
        return Math.min(MAX_LEVEL, Math.max(0, (int) Math.round(Math.log(wanted) / Math.log(2))));
    }
}
