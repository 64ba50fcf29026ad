package org.htmst.interpolation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes grids from samples. A trixel with samples of its own gets their plain mean; one without gets the mean of all samples
 * within the radius of its centre, weighted by distance^-power; one without these stays empty. Means are taken of the values
 * as they are, not of their logarithms.
 *
 * <p>Work is spread over the processors. A grid depends on the set of samples alone, to the last bit: not on the number of
 * threads, nor on the order in which samples were added.
 */
public final class Interpolation {

    private Interpolation() {}

    /** One grid for each bin, in their order. */
    public static List<TrixelGrid> interpolate(BinnedSamples samples, InterpolationParameters parameters) {
        return IntStream.range(0, samples.bins().size())
                .mapToObj(bin -> interpolate(samples.points(bin), parameters))
                .toList();
    }

    /** The grid of the samples. */
    public static TrixelGrid interpolate(SamplePoints samples, InterpolationParameters parameters) {
        return new GridWorker(samples, parameters).fill();
    }
}
