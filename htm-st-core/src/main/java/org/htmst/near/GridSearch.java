package org.htmst.near;

import java.util.Arrays;

/** Finds samples of grids that are near to points. To be used by one thread. */
final class GridSearch {

    /** So many are sorted to see how far the last of them is. */
    private static final int FEW = 32;

    /** Far more than the rounding errors of places on a plane. */
    private static final double RAISED = 1 + 1e-9;

    private static final double SLACK = 1e-12;

    private final double[] nearest = new double[FEW];

    private double px;
    private double py;
    private double pz;
    private double on1;
    private double on2;

    /** Where the samples of a row of the grid are that may be near enough. */
    private int from;

    private int end;

    private void at(SampleGrid grid, Points points, int point) {
        px = points.x[point];
        py = points.y[point];
        pz = points.z[point];
        on1 = grid.on1(px, py, pz);
        on2 = grid.on2(px, py, pz);
    }

    /** See {@link TreeSearch#nearest(NearSamples, Points, int, Nearest, int)}; samples of a greater measure than {@code cap} are not wanted. */
    void nearest(SampleGrid grid, Points points, int point, Nearest into, int member, double cap) {
        at(grid, points, point);
        double most = Math.min(cap, into.most(member));
        if (into.most(member) == Double.POSITIVE_INFINITY) {
            most = Math.min(most, enough(grid, into.k()));
        }
        int last = lastRow(grid, most);
        for (int row = firstRow(grid, most); row <= last; row++) {
            look(grid, row, most);
            for (int i = from; i < end; i++) {
                double far = squaredChord(grid, i);
                if (far <= most) {
                    int sample = grid.sample[i];
                    into.offer(member, far, grid.timeMs[sample], grid.source[sample], sample);
                    most = Math.min(most, into.most(member));
                }
            }
        }
        into.settle(member, grid);
    }

    /** See {@link TreeSearch#within}. */
    void within(SampleGrid grid, Points points, int point, Reach reach, Within into, int member) {
        at(grid, points, point);
        double pt = points.timeMs(point);
        double most = reach.mostSquaredChord();
        int last = lastRow(grid, most);
        for (int row = firstRow(grid, most); row <= last; row++) {
            look(grid, row, most);
            for (int i = from; i < end; i++) {
                double far = squaredChord(grid, i);
                int sample = grid.sample[i];
                if (reach.holds(far, Math.abs(grid.timeMs[sample] - pt))) {
                    into.add(member, far, grid.timeMs[sample], grid.source[sample], grid, sample);
                }
            }
        }
    }

    private int firstRow(SampleGrid grid, double most) {
        return Math.max(0, grid.row(on2 - Math.sqrt(most) * RAISED - SLACK));
    }

    private int lastRow(SampleGrid grid, double most) {
        return Math.min(grid.rows - 1, grid.row(on2 + Math.sqrt(most) * RAISED + SLACK));
    }

    /** Finds the cells of a row in which a sample can be that is not farther than {@code most}. */
    private void look(SampleGrid grid, int row, double most) {
        double low = grid.least2 + row * grid.side;
        double beyond = Math.max(0, Math.max(low - on2, on2 - low - grid.side) - SLACK);
        double squared = most * RAISED - beyond * beyond;
        double half = squared > 0 ? Math.sqrt(squared) * RAISED + SLACK : SLACK;
        int first = Math.max(0, grid.column(on1 - half));
        int last = Math.min(grid.columns - 1, grid.column(on1 + half));
        int base = row * grid.columns;
        from = first > last ? 0 : grid.firstOfCell[base + first];
        end = first > last ? 0 : grid.firstOfCell[base + last + 1];
    }

    /** A squared chord within which there are {@code k} samples, by those of the cells around; infinity if there are fewer. */
    private double enough(SampleGrid grid, int k) {
        int column = Math.max(0, Math.min(grid.columns - 1, grid.column(on1)));
        int row = Math.max(0, Math.min(grid.rows - 1, grid.row(on2)));
        int most = Math.max(grid.columns, grid.rows);
        for (int around = 1; around < 2 * most; around *= 2) {
            int west = Math.max(0, column - around);
            int east = Math.min(grid.columns - 1, column + around);
            int south = Math.max(0, row - around);
            int north = Math.min(grid.rows - 1, row + around);
            int there = 0;
            for (int r = south; r <= north; r++) {
                there += grid.firstOfCell[r * grid.columns + east + 1] - grid.firstOfCell[r * grid.columns + west];
            }
            if (there >= k) {
                return last(grid, west, east, south, north, k);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** How far the k-th nearest sample of some cells is; or the farthest, where k is large. */
    private double last(SampleGrid grid, int west, int east, int south, int north, int k) {
        int kept = Math.min(k, FEW);
        Arrays.fill(nearest, 0, kept, Double.POSITIVE_INFINITY);
        double farthest = 0;
        for (int r = south; r <= north; r++) {
            int end = grid.firstOfCell[r * grid.columns + east + 1];
            for (int i = grid.firstOfCell[r * grid.columns + west]; i < end; i++) {
                double far = squaredChord(grid, i);
                farthest = Math.max(farthest, far);
                if (far < nearest[kept - 1]) {
                    int at = kept - 1;
                    for (; at > 0 && nearest[at - 1] > far; at--) {
                        nearest[at] = nearest[at - 1];
                    }
                    nearest[at] = far;
                }
            }
        }
        return k > FEW ? farthest : nearest[kept - 1];
    }

    private double squaredChord(SampleGrid grid, int i) {
        double dx = grid.x[i] - px;
        double dy = grid.y[i] - py;
        double dz = grid.z[i] - pz;
        return dx * dx + dy * dy + dz * dz;
    }
}
