package org.htmst.interpolation.idw;

import java.util.List;
import java.util.stream.IntStream;
import org.htmst.interpolation.Processors;
import org.htmst.interpolation.samples.BinnedSamples;
import org.htmst.interpolation.samples.SamplePoints;
import org.htmst.interpolation.samples.ValueSpace;

/**
 * Makes grids from samples. A trixel with samples of its own gets their statistic; one without gets that of the samples, or of
 * the cells, within the radius of its centre, weighted by distance^-power; one without these, or with too few, stays empty.
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

    /**
     * The grid of the samples.
     *
     * @throws IllegalArgumentException if means are taken of logarithms and a sample has none
     */
    public static TrixelGrid interpolate(SamplePoints points, InterpolationParameters parameters) {
        return Processors.share(() -> grid(points, parameters));
    }

    /**
     * Gives the other trixels of a grid what the measured ones around them say, as {@link NeighbourSource#CELLS} does.
     *
     * @param measured of the level and statistic of the parameters, by linear values; written into
     */
    public static TrixelGrid fill(TrixelGrid measured, InterpolationParameters parameters) {
        return Processors.share(() -> {
            new GridWorker(SortedSamples.ofCells(measured), parameters, measured).fill();
            return measured;
        });
    }

    private static TrixelGrid grid(SamplePoints points, InterpolationParameters parameters) {
        // Order does not change with the logarithm, and the number of samples has none.
        boolean log10 = parameters.space() == ValueSpace.LOG10 && parameters.statistic() == Statistic.MEAN;
        SortedSamples samples = log10 ? SortedSamples.of(points).log10() : SortedSamples.of(points);
        TrixelGrid grid = TrixelGrid.empty(parameters.level());
        new OwnSamples(samples, parameters.statistic(), grid).fill();
        SortedSamples source = parameters.source() == NeighbourSource.SAMPLES ? samples : SortedSamples.ofCells(grid);
        new GridWorker(source, parameters, grid).fill();
        if (log10) {
            double[] value = grid.value();
            IntStream.range(0, value.length).parallel().forEach(i -> value[i] = Math.pow(10, value[i]));
        }
        return grid;
    }
}
