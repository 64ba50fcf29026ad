package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.htmst.sphere.EarthSphere;

/**
 * Finds when objects are near to each other at the same time. Time is cut at the samples of all of them; in between, each moves along one arc,
 * and the distances are curves whose roots are found. Spans whose caps are too far apart are passed over.
 */
final class GroupSweep implements Sweep {

    private final List<PairReach> reaches;
    private final double[] most;
    private final double[] angles;
    private final OpenGroup open;

    /** Of the window in work. */
    private List<List<Span>> spans;

    private long fromMs;
    private long toMs;
    private final int[] first;

    /**
     * A sweep over objects.
     *
     * @param reaches every object in one or more
     */
    GroupSweep(List<String> names, List<PairReach> reaches, Consumer<Conjunction> sink) {
        this.reaches = List.copyOf(reaches);
        this.most = reaches.stream()
                .mapToDouble(reach -> DistanceCurve.ofKm(reach.km()))
                .toArray();
        this.angles = reaches.stream()
                .mapToDouble(reach -> reach.km() / EarthSphere.RADIUS_KM)
                .toArray();
        this.open = new OpenGroup(names, sink);
        this.first = new int[names.size()];
    }

    @Override
    public void advance(List<List<Span>> tracks, long windowFromMs, long windowToMs) {
        spans = tracks;
        fromMs = windowFromMs;
        toMs = windowToMs;
        Arrays.fill(first, 0);
        for (Span span : tracks.get(0)) {
            if (span.endMs > fromMs && span.firstMs < toMs) {
                choose(new Span[] {span}, Math.max(fromMs, span.firstMs), Math.min(toMs, span.endMs));
            }
        }
    }

    @Override
    public void finish() {
        open.close();
    }

    /** Adds a span of the next object to those chosen, as long as these are near to each other; {@code from} to {@code to} they share. */
    private void choose(Span[] chosen, long from, long to) {
        int object = chosen.length;
        if (object == spans.size()) {
            meet(chosen, from, to);
            return;
        }
        List<Span> others = spans.get(object);
        // Spans of the objects before come in order of time, so that those that are over stay so.
        while (first[object] < others.size() && others.get(first[object]).endMs <= from) {
            first[object]++;
        }
        for (int i = first[object]; i < others.size() && others.get(i).firstMs < to; i++) {
            Span other = others.get(i);
            if (other.endMs > from && mayMeet(chosen, other, object)) {
                Span[] more = Arrays.copyOf(chosen, object + 1);
                more[object] = other;
                choose(more, Math.max(from, other.firstMs), Math.min(to, other.endMs));
            }
        }
    }

    private boolean mayMeet(Span[] chosen, Span other, int object) {
        for (int r = 0; r < angles.length; r++) {
            PairReach reach = reaches.get(r);
            int low = Math.min(reach.first(), reach.second());
            int high = Math.max(reach.first(), reach.second());
            if (high == object && !chosen[low].mayMeet(other, angles[r])) {
                return false;
            }
        }
        return true;
    }

    private void meet(Span[] chosen, long from, long to) {
        Knots[] legs = new Knots[chosen.length];
        int[] at = new int[chosen.length];
        for (int k = 0; k < legs.length; k++) {
            legs[k] = chosen[k].leg();
            at[k] = legs[k].arcAfter(from);
        }
        // Windows end between samples, but arcs are not cut by them: each part of time belongs to the window in which
        // it begins.
        for (long start = begin(legs, at, from); start < to; ) {
            long end = Long.MAX_VALUE;
            boolean isKnown = true;
            for (int k = 0; k < legs.length; k++) {
                if (at[k] == legs[k].arcs()) {
                    return;
                }
                end = Math.min(end, legs[k].timeMs[at[k] + 1]);
                isKnown &= legs[k].isArc(at[k]);
            }
            if (isKnown && start >= fromMs) {
                meet(legs, at, start, end);
            }
            for (int k = 0; k < legs.length; k++) {
                if (legs[k].timeMs[at[k] + 1] == end) {
                    at[k]++;
                }
            }
            start = end;
        }
    }

    /** When the arcs at {@code at} have all begun; a time between samples if one that began before {@code from} is the last to. */
    private static long begin(Knots[] legs, int[] at, long from) {
        long begin = Long.MIN_VALUE;
        for (int k = 0; k < legs.length; k++) {
            if (at[k] < legs[k].arcs()) {
                begin = Math.max(begin, legs[k].timeMs[at[k]]);
            }
        }
        return begin == Long.MIN_VALUE ? from : begin;
    }

    private void meet(Knots[] legs, int[] at, long start, long end) {
        Arc[] arcs = new Arc[legs.length];
        for (int k = 0; k < arcs.length; k++) {
            arcs[k] = legs[k].arc(at[k]);
        }
        DistanceCurve[] curves = new DistanceCurve[most.length];
        List<double[]> parts = List.of(new double[] {0, end - start});
        for (int r = 0; r < curves.length && !parts.isEmpty(); r++) {
            PairReach reach = reaches.get(r);
            curves[r] = new DistanceCurve(arcs[reach.first()], start, true, arcs[reach.second()], start, true);
            List<double[]> left = new ArrayList<>(1);
            for (double[] part : parts) {
                left.addAll(curves[r].within(most[r], part[0], part[1]));
            }
            parts = left;
        }
        for (double[] part : parts) {
            open.add(arcs, curves, start, end, part[0], part[1]);
        }
    }
}
