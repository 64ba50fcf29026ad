package org.htmst.interpolation;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.htmst.grid.Trixel;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.UnitVector;

/**
 * Fills one grid. It walks down the trixels of the map and hands each child those of its parent's sample cells that are within
 * reach, so that a trixel of the map meets only the cells around it; there is no case for poles or the antimeridian, since a
 * sphere of directions has neither.
 */
final class GridWorker {

    /** Subtrees of this level are the units of parallel work: 128, enough to keep processors busy to the end. */
    private static final int SPLIT_LEVEL = 2;

    private final int level;
    private final double radius;
    private final SortedSamples samples;
    private final SampleCells cells;
    private final InverseDistance inverseDistance;
    private final TrixelGrid grid;

    GridWorker(SamplePoints points, InterpolationParameters parameters) {
        this.level = parameters.level();
        this.radius = parameters.radiusKm() / EarthSphere.RADIUS_KM;
        this.samples = SortedSamples.of(points);
        this.cells = SampleCells.of(samples, parameters.radiusKm());
        this.inverseDistance = new InverseDistance(samples, cells, parameters.radiusKm(), parameters.power());
        this.grid = empty(level);
    }

    TrixelGrid fill() {
        int splitLevel = Math.min(SPLIT_LEVEL, level);
        int[] all = cells.all();
        LongStream.range(TrixelGrid.trixels(splitLevel), 2L * TrixelGrid.trixels(splitLevel))
                .parallel()
                .forEach(id -> descend(Trixel.of(id), splitLevel, all, new Neighbours()));
        return grid;
    }

    private void descend(Trixel trixel, int trixelLevel, int[] parentCells, Neighbours room) {
        if (trixelLevel == level) {
            fill(trixel, parentCells, room);
            return;
        }
        int[] near = cells.near(parentCells, trixel, radius);
        if (near.length == 0) {
            return;
        }
        for (Trixel child : trixel.children()) {
            descend(child, trixelLevel + 1, near, room);
        }
    }

    private void fill(Trixel trixel, int[] candidates, Neighbours room) {
        UnitVector centre = trixel.centreVector();
        int first = samples.first(trixel.id(), level);
        int end = samples.first(trixel.id() + 1, level);
        if (first < end) {
            set(trixel.id(), mean(first, end, centre), Origin.MEASURED);
        } else {
            Estimate estimate = inverseDistance.at(centre, candidates, room);
            if (estimate.count() > 0) {
                set(trixel.id(), estimate, Origin.INTERPOLATED);
            }
        }
    }

    private Estimate mean(int first, int end, UnitVector centre) {
        double sum = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = first; i < end; i++) {
            sum += samples.value()[i];
            nearest = Math.min(nearest, samples.squaredChord(i, centre));
        }
        return new Estimate(sum / (end - first), end - first, SquaredAngle.km(nearest));
    }

    private void set(long id, Estimate estimate, Origin origin) {
        int i = grid.index(id);
        grid.value()[i] = estimate.value();
        grid.count()[i] = estimate.count();
        grid.distanceKm()[i] = estimate.distanceKm();
        grid.origin()[i] = (byte) origin.ordinal();
    }

    private static TrixelGrid empty(int level) {
        int trixels = TrixelGrid.trixels(level);
        double[] value = new double[trixels];
        double[] distanceKm = new double[trixels];
        Arrays.fill(value, Double.NaN);
        Arrays.fill(distanceKm, Double.NaN);
        return new TrixelGrid(level, value, new int[trixels], distanceKm, new byte[trixels]);
    }
}
