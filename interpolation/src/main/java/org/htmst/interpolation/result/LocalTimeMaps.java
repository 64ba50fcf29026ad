package org.htmst.interpolation.result;

import java.util.List;
import java.util.Optional;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.Statistic;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.samples.SampleCounts;

/**
 * The result of a run: one grid for each bin of local time.
 *
 * @param bins the bins
 * @param grids one a bin, in the same order, all of the level of the parameters
 * @param parameters how the grids were made
 * @param counts how many samples they were made of, and how many were left out
 * @param provenance what they were made from
 * @param comparison if the values are not those of the run itself but say how they are to those of a second one
 */
public record LocalTimeMaps(
        LocalTimeBins bins,
        List<TrixelGrid> grids,
        InterpolationParameters parameters,
        SampleCounts counts,
        RunProvenance provenance,
        Optional<Comparison> comparison) {

    /** Maps that are compared with none. */
    public LocalTimeMaps(
            LocalTimeBins bins,
            List<TrixelGrid> grids,
            InterpolationParameters parameters,
            SampleCounts counts,
            RunProvenance provenance) {
        this(bins, grids, parameters, counts, provenance, Optional.empty());
    }

    public LocalTimeMaps {
        grids = List.copyOf(grids);
        if (grids.size() != bins.size()) {
            throw new IllegalArgumentException(grids.size() + " grids for " + bins.size() + " local-time bins");
        }
        for (TrixelGrid grid : grids) {
            if (grid.level() != parameters.level()) {
                throw new IllegalArgumentException(
                        "a grid of level " + grid.level() + " in a run of level " + parameters.level());
            }
        }
    }

    /** The unit of the values as the provider spells it; empty for none, as of numbers of samples and ratios. */
    public ProviderUnit unit() {
        boolean none = parameters.statistic() == Statistic.COUNT
                || comparison
                        .filter(second -> second.kind() == ComparisonKind.RATIO)
                        .isPresent();
        return new ProviderUnit(none ? "" : provenance.unit());
    }

    /**
     * The same with one bin only.
     *
     * @param bin from 0
     */
    public LocalTimeMaps only(int bin) {
        return new LocalTimeMaps(
                new LocalTimeBins(bins.axis(), List.of(bins.windows().get(bin))),
                List.of(grids.get(bin)),
                parameters,
                counts,
                provenance,
                comparison);
    }

    /** Beyond this distance to the nearest sample a value is from afar: half the radius, of two runs half the greater one. */
    public double farKm() {
        return Math.max(
                        parameters.radiusKm(),
                        comparison.map(second -> second.parameters().radiusKm()).orElse(0.0))
                / 2;
    }

    /** What they were made from; of a comparison, both runs. */
    public RunProvenance wholeProvenance() {
        return comparison.map(other -> provenance.with(other.provenance())).orElse(provenance);
    }

    /**
     * What several runs were made from.
     *
     * @param runs one or more
     */
    public static RunProvenance wholeProvenance(List<LocalTimeMaps> runs) {
        return runs.stream()
                .map(LocalTimeMaps::wholeProvenance)
                .reduce(RunProvenance::with)
                .orElseThrow();
    }
}
