package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The cells of a patch with the first arc of an object, or with the last: in these lies its first or its last time. */
final class Rim {

    private final int sign;
    private final boolean isOfFirst;
    private final long lagMs;
    private long at = Long.MIN_VALUE;

    private final List<Edge> edges = new ArrayList<>(2);

    /** A cell, by the places of its arcs. */
    private record Edge(Knots a, int i, Knots b, int j) {

        long otherMs(boolean isOfFirst) {
            return isOfFirst ? b.timeMs[j] : a.timeMs[i];
        }
    }

    /**
     * A rim of no cells.
     *
     * @param sign -1 of first arcs, 1 of last ones
     * @param isOfFirst whether arcs of the first object are meant
     */
    Rim(int sign, boolean isOfFirst, long lagMs) {
        this.sign = sign;
        this.isOfFirst = isOfFirst;
        this.lagMs = lagMs;
    }

    /** When the arcs of its object begin. */
    long atMs() {
        return sign * at;
    }

    /** Adds the cell at the corner of a block: if there are more, the objects are near throughout, and this one reaches as far as any. */
    void add(Block block) {
        boolean isLast = sign > 0;
        add(
                block.a(),
                isOfFirst && isLast ? block.iEnd() - 1 : block.i(),
                block.b(),
                !isOfFirst && isLast ? block.jEnd() - 1 : block.j());
    }

    private void add(Knots a, int i, Knots b, int j) {
        long now = sign * (isOfFirst ? a.timeMs[i] : b.timeMs[j]);
        if (now < at) {
            return;
        }
        if (now > at) {
            edges.clear();
        }
        at = now;
        edges.add(new Edge(a, i, b, j));
    }

    void addAll(Rim other) {
        other.edges.forEach(edge -> add(edge.a, edge.i, edge.b, edge.j));
    }

    /** The time that the rim is of, in ms, and the value there; of several such pairs of times that whose other time is first. */
    double[] extreme(double most) {
        double[] found = {Double.NaN, Double.NaN, Double.NaN};
        edges.sort(Comparator.comparingLong(edge -> edge.otherMs(isOfFirst)));
        for (Edge edge : edges) {
            Arc a = edge.a.arc(edge.i);
            Arc b = edge.b.arc(edge.j);
            new ArcPair(a, b, lagMs).extremes(most, (aMs, bMs, value) -> {
                double now = isOfFirst ? aMs : bMs;
                double other = isOfFirst ? bMs : aMs;
                if (!(sign * now <= sign * found[0]) || now == found[0] && other < found[2]) {
                    found[0] = now;
                    found[1] = value;
                    found[2] = other;
                }
            });
            Arc own = isOfFirst ? a : b;
            if (found[0] == (sign < 0 ? own.fromMs : own.toMs)) {
                // None is beyond, and cells after this one have later other times.
                break;
            }
        }
        return found;
    }
}
