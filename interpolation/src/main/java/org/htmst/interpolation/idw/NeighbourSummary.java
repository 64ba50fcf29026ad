package org.htmst.interpolation.idw;

import java.util.Arrays;
import org.htmst.sphere.EarthSphere;

/**
 * One number for the samples around a point, weighted by distance^-power [1] where it is a mean or a median; samples at the
 * point itself have the value alone. Sums run in the order of the samples.
 *
 * <p>[1] D. Shepard, A two-dimensional interpolation function for irregularly-spaced data, Proc. 23rd ACM National Conference,
 * 1968.
 */
final class NeighbourSummary {

    /** Samples nearer than this (squared chord, 0.06 µm on the ground) are at the point: positions are rounded as coarsely. */
    private static final double COINCIDENT = 1e-28;

    private final Statistic statistic;
    private final double farthest;
    private final double power;
    private final int minSamples;

    NeighbourSummary(InterpolationParameters parameters) {
        this.statistic = parameters.statistic();
        this.farthest = SampleCells.squaredChord(parameters.radiusKm() / EarthSphere.RADIUS_KM);
        this.power = parameters.power();
        this.minSamples = parameters.minSamples();
    }

    /** What the neighbours chosen say of their point. */
    Estimate of(Neighbours neighbours) {
        int count = neighbours.count();
        int samples = neighbours.samples();
        if (samples < minSamples) {
            return Estimate.NONE;
        }
        double nearest = neighbours.nearest();
        if (nearest <= COINCIDENT) {
            return atThePoint(neighbours);
        }
        double[] value = neighbours.value();
        double[] weight = neighbours.weight();
        double summary =
                switch (statistic) {
                    case MEAN -> {
                        Weights.of(neighbours.squaredChord(), count, farthest, power, weight);
                        yield mean(value, weight, count);
                    }
                    case MEDIAN -> {
                        Weights.of(neighbours.squaredChord(), count, farthest, power, weight);
                        yield WeightedMedian.of(Arrays.copyOf(value, count), weight, count);
                    }
                    case MAX -> Summary.max(value, 0, count);
                    case COUNT -> samples;
                };
        return new Estimate(summary, samples, SquaredAngle.km(nearest));
    }

    private Estimate atThePoint(Neighbours neighbours) {
        double[] value = new double[neighbours.count()];
        int n = 0;
        for (int i = 0; i < value.length; i++) {
            if (neighbours.squaredChord()[i] <= COINCIDENT) {
                value[n++] = neighbours.value()[i];
            }
        }
        return new Estimate(Summary.of(statistic, value, 0, n), n, 0);
    }

    /** Four sums side by side, as one would wait for itself at every step. */
    private static double mean(double[] value, double[] weight, int count) {
        double w0 = 0;
        double w1 = 0;
        double w2 = 0;
        double w3 = 0;
        double v0 = 0;
        double v1 = 0;
        double v2 = 0;
        double v3 = 0;
        int i = 0;
        for (; i < count - 3; i += 4) {
            w0 += weight[i];
            v0 += weight[i] * value[i];
            w1 += weight[i + 1];
            v1 += weight[i + 1] * value[i + 1];
            w2 += weight[i + 2];
            v2 += weight[i + 2] * value[i + 2];
            w3 += weight[i + 3];
            v3 += weight[i + 3] * value[i + 3];
        }
        for (; i < count; i++) {
            w0 += weight[i];
            v0 += weight[i] * value[i];
        }
        return (v0 + v1 + (v2 + v3)) / (w0 + w1 + (w2 + w3));
    }
}
