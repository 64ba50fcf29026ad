package org.htmst.interpolation;

import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.UnitVector;

/**
 * The mean of the samples within a radius of a point, each weighted by distance^-power [1]; samples at the point itself have
 * the value alone. Sums run in the order of the samples.
 *
 * <p>[1] D. Shepard, A two-dimensional interpolation function for irregularly-spaced data, Proc. 23rd ACM National Conference,
 * 1968.
 */
final class InverseDistance {

    /** Samples nearer than this (squared chord, 0.06 µm on the ground) are at the point: positions are rounded as coarsely. */
    private static final double COINCIDENT = 1e-28;

    private final SortedSamples samples;
    private final SampleCells cells;
    private final double power;
    private final double squaredRadius;
    private final double reach;

    InverseDistance(SortedSamples samples, SampleCells cells, double radiusKm, double power) {
        this.samples = samples;
        this.cells = cells;
        this.power = power;
        double radius = radiusKm / EarthSphere.RADIUS_KM;
        this.squaredRadius = SampleCells.squaredChord(radius);
        this.reach = cells.reach(radius);
    }

    /**
     * The estimate at {@code p}.
     *
     * @param candidates cells, ascending, among them all that hold a sample within the radius of {@code p}
     * @param neighbours room to work in, of this thread alone
     */
    Estimate at(UnitVector p, int[] candidates, Neighbours neighbours) {
        collect(p, candidates, squaredRadius, neighbours);
        int count = neighbours.count();
        if (count == 0) {
            return Estimate.NONE;
        }
        double nearest = neighbours.nearest();
        if (nearest <= COINCIDENT) {
            collect(p, candidates, COINCIDENT, neighbours);
            return new Estimate(neighbours.mean(), neighbours.count(), 0);
        }
        return new Estimate(neighbours.weightedMean(power), count, SquaredAngle.km(nearest));
    }

    private void collect(UnitVector p, int[] candidates, double within, Neighbours neighbours) {
        neighbours.clear();
        for (int cell : candidates) {
            if (cells.squaredChord(cell, p) <= reach) {
                neighbours.addWithin(samples, cells.first()[cell], cells.first()[cell + 1], p, within);
            }
        }
    }
}
