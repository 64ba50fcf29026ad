package org.htmst.interpolation;

import java.util.List;

/**
 * The result of a run: one grid for each bin of local time.
 *
 * @param bins the bins
 * @param grids one a bin, in the same order, all of the level of the parameters
 * @param parameters how the grids were made
 * @param counts how many samples they were made of, and how many were left out
 * @param provenance what they were made from
 */
public record LocalTimeMaps(
        LocalTimeBins bins,
        List<TrixelGrid> grids,
        InterpolationParameters parameters,
        SampleCounts counts,
        Provenance provenance) {

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
}
