package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.htmst.sphere.EarthSphere;

/**
 * Finds when two objects are near to each other's places within some time of each other. Of all pairs of a time of the first and a time of
 * the second, no more than the lag apart, an event is the pairs at which the places are near and that hang together. The plane of pairs is
 * cut into cells by the samples of both ({@link ArcPair}), and these are not looked at one by one: a {@link Block} of them that is near throughout
 * is taken as a whole, one that is near nowhere is passed over, and only others are cut in quarters.
 */
final class LaggedSweep implements Sweep {

    private final List<String> names;
    private final double angle;
    private final double most;
    private final double mostChord;
    private final long lagMs;
    private final long stepMs;
    private final Consumer<Conjunction> sink;
    private final SampleCount[] samples = {new SampleCount(), new SampleCount()};
    private final Set<OpenPatch> open = new LinkedHashSet<>();

    /** What lies before the cells to come, by arcs of the second object in the span that begins then, and by arcs of the first in this one. */
    private final Map<Long, Front> fronts = new HashMap<>();

    private Front front;
    private final Front side = new Front();

    /** The rows of the span that belong to the window. */
    private int firstRow;

    private int endRow;

    /** Of each arc of one object the last cell so far. */
    private static final class Front {
        private OpenPatch[] patches = new OpenPatch[0];

        /** When the other object's arc ends in it. */
        private long[] endMs = new long[0];

        private long lastMs;

        void fit(Knots leg) {
            int used = endMs.length;
            if (used < leg.arcs()) {
                patches = Arrays.copyOf(patches, leg.arcs());
                endMs = Arrays.copyOf(endMs, leg.arcs());
                Arrays.fill(endMs, used, endMs.length, Long.MIN_VALUE);
            }
            lastMs = leg.timeMs[leg.arcs()];
        }

        void set(int from, int to, OpenPatch patch, long end) {
            Arrays.fill(patches, from, to, patch);
            Arrays.fill(endMs, from, to, end);
        }
    }

    LaggedSweep(List<String> names, double km, long lagMs, long stepMs, Consumer<Conjunction> sink) {
        this.names = List.copyOf(names);
        this.angle = km / EarthSphere.RADIUS_KM;
        this.most = DistanceCurve.ofKm(km);
        this.mostChord = Math.sqrt(most);
        this.lagMs = lagMs;
        this.stepMs = stepMs;
        this.sink = sink;
    }

    @Override
    public void advance(List<List<Span>> tracks, long fromMs, long toMs) {
        long earliestMs = open.stream().mapToLong(OpenPatch::earliestMs).min().orElse(fromMs) - lagMs - stepMs;
        for (int k = 0; k < 2; k++) {
            samples[k].add(tracks.get(k), fromMs == Long.MIN_VALUE ? fromMs : earliestMs);
        }
        SpanGroups groups = new SpanGroups(tracks.get(1));
        for (Span span : tracks.get(0)) {
            if (span.endMs <= fromMs || span.firstMs >= toMs) {
                continue;
            }
            List<Span> near = groups.near(span, angle, lagMs);
            if (!near.isEmpty()) {
                cross(span.leg(), near, fromMs, toMs);
            }
        }
        fronts.values().removeIf(old -> old.lastMs < toMs - lagMs);
    }

    /** Goes through the arcs of a span that begin in a window. */
    private void cross(Knots leg, List<Span> near, long fromMs, long toMs) {
        firstRow = rowAt(leg, fromMs);
        endRow = rowAt(leg, toMs);
        if (firstRow == endRow) {
            return;
        }
        side.fit(leg);
        Arrays.fill(side.endMs, Long.MIN_VALUE);
        for (Span other : near) {
            Knots otherLeg = other.leg();
            if (otherLeg.arcs() > 0) {
                front = fronts.get(other.firstMs);
                if (front != null) {
                    front.fit(otherLeg);
                }
                visit(new Block(leg, otherLeg), other);
            }
        }
        long lastRowMs = leg.timeMs[endRow - 1];
        open.removeIf(patch -> {
            boolean ends = patch.lastRowMs() < lastRowMs;
            if (ends) {
                close(patch);
            }
            return ends;
        });
    }

    /** The first arc that begins at a time or later. */
    private static int rowAt(Knots leg, long timeMs) {
        int at = Arrays.binarySearch(leg.timeMs, timeMs);
        return Math.min(leg.arcs(), at >= 0 ? at : -at - 1);
    }

    private void visit(Block block, Span other) {
        if (block.iEnd() <= firstRow || block.i() >= endRow || !block.isNearLag(lagMs)) {
            return;
        }
        if (block.isCell()) {
            visitCell(block, other);
            return;
        }
        double first = block.a().squaredChord(block.i(), block.b(), block.j());
        double right = block.a().squaredChord(block.iEnd(), block.b(), block.j());
        double upper = block.a().squaredChord(block.i(), block.b(), block.jEnd());
        double last = block.a().squaredChord(block.iEnd(), block.b(), block.jEnd());
        double least = Math.min(Math.min(first, right), Math.min(upper, last));
        if (block.atLeast(least) > most) {
            return;
        }
        double greatest = Math.max(Math.max(first, right), Math.max(upper, last));
        boolean isFull = block.i() >= firstRow
                && block.iEnd() <= endRow
                && block.isWhole()
                && block.isInLag(lagMs)
                && block.isWithin(greatest, most, mostChord);
        if (isFull) {
            add(block, other, true).add(block, block.cellsAtLeast(least), least);
        } else {
            block.split(quarter -> visit(quarter, other));
        }
    }

    private void visitCell(Block cell, Span other) {
        if (!cell.isWhole()) {
            return;
        }
        double first = cell.a().squaredChord(cell.i(), cell.b(), cell.j());
        double right = cell.a().squaredChord(cell.iEnd(), cell.b(), cell.j());
        double upper = cell.a().squaredChord(cell.i(), cell.b(), cell.jEnd());
        double last = cell.a().squaredChord(cell.iEnd(), cell.b(), cell.jEnd());
        double least = Math.min(Math.min(first, right), Math.min(upper, last));
        double atLeast = cell.cellAtLeast(least);
        if (atLeast > most) {
            return;
        }
        boolean isNear = cell.cellAtMost(Math.max(Math.max(first, right), Math.max(upper, last))) <= most;
        if (isNear && cell.isInLag(lagMs)) {
            add(cell, other, true).add(cell, atLeast, least);
            return;
        }
        // The least value at a corner at which both are near.
        double corner = near(first, cell.bMs() - cell.aMs());
        corner = Math.min(corner, near(right, cell.bMs() - cell.aEndMs()));
        corner = Math.min(corner, near(upper, cell.bEndMs() - cell.aMs()));
        corner = Math.min(corner, near(last, cell.bEndMs() - cell.aEndMs()));
        // One that is near throughout has a part wherever the two times are no farther apart than the lag.
        if (isNear || corner <= most || cell.cell(lagMs).isWithin(most)) {
            add(cell, other, false).add(cell, atLeast, corner);
        }
    }

    private double near(double value, long apartMs) {
        return value <= most && Math.abs(apartMs) <= lagMs ? value : Double.POSITIVE_INFINITY;
    }

    private boolean isNear(Block cell, int i, int j) {
        return near(cell.a().squaredChord(i, cell.b(), j), cell.a().timeMs[i] - cell.b().timeMs[j]) <= most;
    }

    /** The patch that a block is of, by those before it with which it shares a border that is near. */
    private OpenPatch add(Block block, Span other, boolean isFull) {
        OpenPatch patch = null;
        if (front != null) {
            for (int j = block.j(); j < block.jEnd(); j++) {
                if (front.endMs[j] == block.aMs() && (isFull || isJoinedBefore(block))) {
                    patch = joined(patch, front.patches[j]);
                }
            }
        }
        for (int i = block.i(); i < block.iEnd(); i++) {
            if (side.endMs[i] == block.bMs() && (isFull || isJoinedBelow(block))) {
                patch = joined(patch, side.patches[i]);
            }
        }
        if (patch == null) {
            patch = new OpenPatch(lagMs);
            open.add(patch);
        }
        if (front == null) {
            front = new Front();
            front.fit(block.b());
            fronts.put(other.firstMs, front);
        }
        front.set(block.j(), block.jEnd(), patch, block.aEndMs());
        side.set(block.i(), block.iEnd(), patch, block.bEndMs());
        return patch;
    }

    private OpenPatch joined(OpenPatch patch, OpenPatch neighbour) {
        OpenPatch root = neighbour.root();
        if (patch == null || patch == root) {
            return root;
        }
        open.remove(root);
        return OpenPatch.join(patch, root);
    }

    private boolean isJoinedBefore(Block cell) {
        return isNear(cell, cell.i(), cell.j())
                || isNear(cell, cell.i(), cell.jEnd())
                || cell.cell(lagMs).isJoinedBefore(most);
    }

    private boolean isJoinedBelow(Block cell) {
        return isNear(cell, cell.i(), cell.j())
                || isNear(cell, cell.iEnd(), cell.j())
                || cell.cell(lagMs).isJoinedBelow(most);
    }

    @Override
    public void finish() {
        open.forEach(this::close);
        open.clear();
    }

    private void close(OpenPatch patch) {
        OpenPatch.PatchExtent extent = patch.extent(most);
        double aFarthest = extent.isFarthestFirst() ? extent.aStartMs() : extent.aEndMs();
        double bFarthest = extent.isFarthestFirst() ? extent.bStartMs() : extent.bEndMs();
        List<Conjunction.Party> parties = new ArrayList<>();
        parties.add(new Conjunction.Party(
                names.get(0),
                extent.aStartMs(),
                extent.aEndMs(),
                extent.aClosestMs(),
                aFarthest,
                extent.closest().a.placeAt(extent.aClosestMs()),
                samples[0].between(extent.aStartMs(), extent.aEndMs())));
        parties.add(new Conjunction.Party(
                names.get(1),
                extent.bStartMs(),
                extent.bEndMs(),
                extent.bClosestMs(),
                bFarthest,
                extent.closest().b.placeAt(extent.bClosestMs()),
                samples[1].between(extent.bStartMs(), extent.bEndMs())));
        sink.accept(new Conjunction(parties, DistanceCurve.km(extent.least()), DistanceCurve.km(extent.greatest())));
    }
}
