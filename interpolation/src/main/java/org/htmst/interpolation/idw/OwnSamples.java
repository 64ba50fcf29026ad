package org.htmst.interpolation.idw;

import java.util.stream.LongStream;
import org.htmst.grid.Trixel;
import org.htmst.sphere.UnitVector;

/** Gives the trixels of a grid that have samples of their own what these say; it walks down where there are any. */
final class OwnSamples {

    private final SortedSamples samples;
    private final Statistic statistic;
    private final TrixelGrid grid;

    OwnSamples(SortedSamples samples, Statistic statistic, TrixelGrid grid) {
        this.samples = samples;
        this.statistic = statistic;
        this.grid = grid;
    }

    void fill() {
        int splitLevel = Math.min(GridWorker.SPLIT_LEVEL, grid.level());
        LongStream.range(TrixelGrid.trixels(splitLevel), 2L * TrixelGrid.trixels(splitLevel))
                .parallel()
                .forEach(id -> {
                    int first = samples.first(id, splitLevel, 0, samples.size());
                    int end = samples.first(id + 1, splitLevel, first, samples.size());
                    fill(Trixel.of(id), splitLevel, first, end);
                });
    }

    private void fill(Trixel trixel, int level, int first, int end) {
        if (first == end) {
            return;
        }
        if (level == grid.level()) {
            grid.set(trixel.id(), estimate(trixel.centreVector(), first, end), Origin.MEASURED);
            return;
        }
        int from = first;
        for (Trixel child : trixel.children()) {
            int to = samples.first(child.id() + 1, level + 1, from, end);
            fill(child, level + 1, from, to);
            from = to;
        }
    }

    private Estimate estimate(UnitVector centre, int first, int end) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = first; i < end; i++) {
            nearest = Math.min(nearest, samples.squaredChord(i, centre));
        }
        double value = Summary.of(statistic, samples.value(), first, end);
        return new Estimate(value, end - first, SquaredAngle.km(nearest));
    }
}
