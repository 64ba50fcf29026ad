package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.htmst.sphere.EarthSphere;

/**
 * Finds when two objects are near to each other's places within some time of each other. Of all pairs of a time of the first and a time of
 * the second, no more than the lag apart, an event is the pairs at which the places are near and that hang together. The plane of pairs is
 * cut into cells by the samples of both ({@link ArcPair}), and gone through row by row: a row is an arc of the first object.
 */
final class LaggedSweep implements Sweep {

    private final List<String> names;
    private final double angle;
    private final double most;
    private final long lagMs;
    private final Consumer<Conjunction> sink;
    private final SampleCount[] samples = {new SampleCount(), new SampleCount()};

    private final Columns columns = new Columns();
    private final Set<OpenPatch> open = new LinkedHashSet<>();
    private long row;

    /** When the last row ends, and of its cells the begin of the second object's arc and the patch. */
    private long rowEndMs = Long.MIN_VALUE;

    private PatchRow before = new PatchRow();
    private PatchRow now = new PatchRow();

    /** The patches of a row's cells. */
    private static final class PatchRow {
        private long[] startMs = new long[64];
        private OpenPatch[] patches = new OpenPatch[64];
        private int size;

        void add(long start, OpenPatch patch) {
            if (size == startMs.length) {
                startMs = Arrays.copyOf(startMs, 2 * size);
                patches = Arrays.copyOf(patches, 2 * size);
            }
            startMs[size] = start;
            patches[size++] = patch;
        }
    }

    LaggedSweep(List<String> names, double km, long lagMs, Consumer<Conjunction> sink) {
        this.names = List.copyOf(names);
        this.angle = km / EarthSphere.RADIUS_KM;
        this.most = DistanceCurve.ofKm(km);
        this.lagMs = lagMs;
        this.sink = sink;
    }

    @Override
    public void advance(List<List<Span>> tracks, long fromMs, long toMs) {
        long earliestMs =
                open.stream().mapToLong(OpenPatch::earliestMs).min().orElse(fromMs) - lagMs - GroundTrack.STEP_MS;
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
                columns.set(near);
                advance(span.leg(), fromMs, toMs);
            }
        }
    }

    private void advance(Knots leg, long fromMs, long toMs) {
        boolean isKnown = false;
        for (int i = leg.arcAfter(fromMs); i < leg.arcs() && leg.timeMs[i] < toMs; i++) {
            if (leg.timeMs[i] < fromMs || !leg.isArc(i)) {
                isKnown = false;
                continue;
            }
            if (!isKnown) {
                columns.measure(leg, i, most, lagMs);
            }
            columns.step(leg, i + 1, most, lagMs);
            isKnown = true;
            if (leg.timeMs[i] != rowEndMs) {
                before.size = 0;
            }
            cross(leg, i);
            close(++row);
        }
    }

    /** Goes through one row. */
    private void cross(Knots leg, int i) {
        now.size = 0;
        int was = 0;
        int full = -2;
        int end = columns.endBefore(leg.timeMs[i + 1] + lagMs);
        for (int k = columns.firstAfter(leg.timeMs[i] - lagMs); k < end; k++) {
            int state = columns.state(leg, i, k, most, lagMs);
            if (state == Columns.EMPTY) {
                continue;
            }
            long start = columns.startMs(k);
            while (was < before.size && before.startMs[was] < start) {
                was++;
            }
            if (state == Columns.FULL) {
                // Of most cells all neighbours are full and known to be of the same patch.
                boolean isInner = full == k - 1 && columns.follows(k);
                full = k;
                OpenPatch left = isInner ? now.patches[now.size - 1] : null;
                if (isInner && (was == before.size || before.startMs[was] != start || before.patches[was] == left)) {
                    add(left, leg, i, k, true);
                    now.add(start, left);
                    continue;
                }
            }
            OpenPatch patch = null;
            if (was < before.size
                    && before.startMs[was] == start
                    && (columns.isNear(k)
                            || columns.isNear(k + 1)
                            || cell(leg, i, k).isJoinedBefore(most))) {
                patch = before.patches[was].root();
            }
            int last = now.size - 1;
            if (last >= 0
                    && k > 0
                    && columns.follows(k)
                    && now.startMs[last] == columns.startMs(k - 1)
                    && (columns.isNear(k)
                            || columns.isNearNext(k)
                            || cell(leg, i, k).isJoinedBelow(most))) {
                OpenPatch left = now.patches[last].root();
                if (patch != null && patch != left) {
                    open.remove(patch);
                    patch = OpenPatch.join(left, patch);
                } else {
                    patch = left;
                }
            }
            if (patch == null) {
                patch = new OpenPatch();
                open.add(patch);
            }
            add(patch, leg, i, k, state == Columns.FULL);
            now.add(start, patch);
        }
        PatchRow spare = before;
        before = now;
        now = spare;
        rowEndMs = leg.timeMs[i + 1];
    }

    private void add(OpenPatch patch, Knots leg, int i, int k, boolean isFull) {
        double corner = isFull ? columns.least(k) : columns.corner(k);
        patch.add(row, leg, i, columns.leg(k), columns.place(k), lagMs, isFull, columns.atLeast(k), corner);
    }

    private ArcPair cell(Knots leg, int i, int k) {
        return new ArcPair(leg.arc(i), columns.leg(k).arc(columns.place(k)), lagMs);
    }

    /** Ends what has no cell in the row before {@code next}, which will not come again. */
    private void close(long next) {
        if (!open.isEmpty()) {
            open.removeIf(patch -> {
                boolean ends = patch.endsBefore(next - 1);
                if (ends) {
                    close(patch);
                }
                return ends;
            });
        }
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
