package org.htmst.interpolation.idw;

import java.util.stream.LongStream;
import org.htmst.grid.Trixel;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.UnitVector;

/**
 * Gives the empty trixels of a grid what the samples around them say. It walks down the trixels of the map and hands each
 * child those of its parent's sample cells that are within reach, down to blocks of trixels, which share one gathering of the
 * samples around them. There is no case for poles or the antimeridian, since a sphere of directions has neither.
 */
final class GridWorker {

    /** Subtrees of this level are the units of parallel work: 128, enough to keep processors busy to the end. */
    static final int SPLIT_LEVEL = 2;

    /** A block has at most 4^3 trixels, whose centres are at most about 2/5 of the radius from its own. */
    private static final int MAX_BLOCK_DEPTH = 3;

    /** Room for rounding in comparisons of angles (rad), a few centimetres. */
    private static final double SLACK = 1e-8;

    private final int level;
    private final int blockLevel;
    private final double radius;
    private final double squaredRadius;
    private final SampleCells cells;
    private final NeighbourSummary summary;
    private final TrixelGrid grid;

    GridWorker(SortedSamples samples, InterpolationParameters parameters, TrixelGrid grid) {
        int reachLevel = SampleCells.level(parameters.radiusKm());
        this.level = parameters.level();
        this.blockLevel = Math.max(level - MAX_BLOCK_DEPTH, Math.min(level, reachLevel - 1));
        this.radius = parameters.radiusKm() / EarthSphere.RADIUS_KM;
        this.squaredRadius = SampleCells.squaredChord(radius);
        this.cells = SampleCells.of(samples, parameters.radiusKm());
        this.summary = new NeighbourSummary(parameters);
        this.grid = grid;
    }

    void fill() {
        int splitLevel = Math.max(0, Math.min(SPLIT_LEVEL, blockLevel));
        int[] all = cells.all();
        LongStream.range(TrixelGrid.trixels(splitLevel), 2L * TrixelGrid.trixels(splitLevel))
                .parallel()
                .forEach(id -> new Walk().descend(Trixel.of(id), splitLevel, all));
    }

    /** The work of one thread on a subtree. */
    private final class Walk {

        private final Neighbours neighbours = new Neighbours(cells);
        private Trixel block;
        private int[] near;
        private boolean gathered;

        private void descend(Trixel trixel, int trixelLevel, int[] parentCells) {
            int[] close = cells.near(parentCells, trixel, radius);
            if (close.length == 0) {
                return;
            }
            if (trixelLevel >= blockLevel) {
                block = trixel;
                near = close;
                gathered = false;
                fill(trixel, trixelLevel);
                return;
            }
            for (Trixel child : trixel.children()) {
                descend(child, trixelLevel + 1, close);
            }
        }

        private void fill(Trixel trixel, int trixelLevel) {
            if (trixelLevel < level) {
                for (Trixel child : trixel.children()) {
                    fill(child, trixelLevel + 1);
                }
                return;
            }
            if (grid.originOf(grid.index(trixel.id())) == Origin.EMPTY) {
                if (!gathered) {
                    gather();
                }
                neighbours.choose(trixel.centreVector(), squaredRadius);
                Estimate estimate = summary.of(neighbours);
                if (estimate.count() > 0) {
                    grid.set(trixel.id(), estimate, Origin.INTERPOLATED);
                }
            }
        }

        private void gather() {
            UnitVector middle = block.centreVector();
            double blockRadius = level <= blockLevel ? 0 : SampleCells.capRadius(middle, block.triangle());
            double sure = radius - blockRadius - SLACK;
            neighbours.gather(
                    near,
                    middle,
                    sure > 0 ? SampleCells.squaredChord(sure) : -1,
                    SampleCells.squaredChord(radius + blockRadius + SLACK));
            gathered = true;
        }
    }
}
