package org.htmst.interpolation;

import java.util.List;
import java.util.stream.IntStream;

/** Makes grids from samples. */
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
        throw new UnsupportedOperationException("waits for trixels");
    }
}
