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

    private static final double PAPER_POWER = 3;

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
     */
    Estimate at(UnitVector p, int[] candidates) {
        double sumWeights = 0;
        double sumValues = 0;
        double nearest = Double.POSITIVE_INFINITY;
        int count = 0;
        double[] value = samples.value();
        for (int cell : candidates) {
            if (cells.squaredChord(cell, p) > reach) {
                continue;
            }
            int end = cells.first()[cell + 1];
            for (int i = cells.first()[cell]; i < end; i++) {
                double squaredChord = samples.squaredChord(i, p);
                if (squaredChord <= squaredRadius) {
                    double weight = weight(SquaredAngle.ofChord(squaredChord));
                    sumWeights += weight;
                    sumValues += weight * value[i];
                    nearest = Math.min(nearest, squaredChord);
                    count++;
                }
            }
        }
        if (count == 0) {
            return Estimate.NONE;
        }
        if (nearest < COINCIDENT) {
            return atSamples(p, candidates);
        }
        return new Estimate(sumValues / sumWeights, count, SquaredAngle.km(nearest));
    }

    private Estimate atSamples(UnitVector p, int[] candidates) {
        double sum = 0;
        int count = 0;
        for (int cell : candidates) {
            for (int i = cells.first()[cell]; i < cells.first()[cell + 1]; i++) {
                if (samples.squaredChord(i, p) < COINCIDENT) {
                    sum += samples.value()[i];
                    count++;
                }
            }
        }
        return new Estimate(sum / count, count, 0);
    }

    private double weight(double squaredAngle) {
        return power == PAPER_POWER ? 1 / (squaredAngle * Math.sqrt(squaredAngle)) : Math.pow(squaredAngle, -power / 2);
    }
}
