package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The event that a {@link GroupSweep} is in, and what is known of it so far. */
final class OpenGroup {

    private final List<String> names;
    private final Consumer<Conjunction> sink;

    private boolean isOpen;
    private double startMs;
    private double endMs;
    private double least;
    private double leastMs;
    private Arc[] leastArcs;
    private double greatest;
    private double greatestMs;
    private final long[] samples;
    private final long[] counted;

    OpenGroup(List<String> names, Consumer<Conjunction> sink) {
        this.names = List.copyOf(names);
        this.sink = sink;
        this.samples = new long[names.size()];
        this.counted = new long[names.size()];
    }

    /**
     * Adds a part of time, later than those before.
     *
     * @param start of the time that all of {@code curves} speak of
     * @param from of the part, ms after that
     */
    void add(Arc[] arcs, DistanceCurve[] curves, long start, long end, double from, double to) {
        if (!isOpen || start + from != endMs) {
            close();
            isOpen = true;
            startMs = start + from;
            least = Double.POSITIVE_INFINITY;
            greatest = -1;
        }
        endMs = start + to;
        double first = distance(curves, from);
        double last = distance(curves, to);
        look(arcs, first, start + from);
        look(arcs, last, start + to);
        double sag = 0;
        for (DistanceCurve curve : curves) {
            sag = Math.max(sag, curve.mostSag(to - from));
        }
        boolean mayBeLess = Math.min(first, last) - sag < least;
        boolean mayBeMore = Math.max(first, last) + sag > greatest;
        if (mayBeLess || mayBeMore) {
            lookAtTurns(arcs, curves, start, from, to);
        }
        count(arcs, start, end);
    }

    private void lookAtTurns(Arc[] arcs, DistanceCurve[] curves, long start, double from, double to) {
        for (int r = 0; r < curves.length; r++) {
            for (double turn : curves[r].turns(from, to)) {
                look(arcs, distance(curves, turn), start + turn);
            }
            for (int other = 0; other < r; other++) {
                for (double crossing : SureRoots.of(curves[r].less(curves[other]), from, to)) {
                    look(arcs, distance(curves, crossing), start + crossing);
                }
            }
        }
    }

    /** The greatest distance of any two that must be near. */
    private static double distance(DistanceCurve[] curves, double x) {
        double most = 0;
        for (DistanceCurve curve : curves) {
            most = Math.max(most, curve.value(x));
        }
        return most;
    }

    private void look(Arc[] arcs, double now, double timeMs) {
        if (now < least || now == least && timeMs < leastMs) {
            least = now;
            leastMs = timeMs;
            leastArcs = arcs;
        }
        if (now > greatest || now == greatest && timeMs < greatestMs) {
            greatest = now;
            greatestMs = timeMs;
        }
    }

    private void count(Arc[] arcs, long start, long end) {
        for (int k = 0; k < arcs.length; k++) {
            count(k, arcs[k].fromMs, start);
            count(k, arcs[k].toMs, end);
        }
    }

    /** Counts a sample if it is of a time at which the part begins or ends, and inside the event. */
    private void count(int object, long sampleMs, long cutMs) {
        if (sampleMs == cutMs && sampleMs >= startMs && sampleMs <= endMs && sampleMs > counted[object]) {
            counted[object] = sampleMs;
            samples[object]++;
        }
    }

    /** Ends the event, if there is one. */
    void close() {
        if (isOpen) {
            List<Conjunction.Party> parties = new ArrayList<>();
            for (int k = 0; k < names.size(); k++) {
                parties.add(new Conjunction.Party(
                        names.get(k), startMs, endMs, leastMs, greatestMs, leastArcs[k].placeAt(leastMs), samples[k]));
            }
            sink.accept(new Conjunction(parties, DistanceCurve.km(least), DistanceCurve.km(greatest)));
            isOpen = false;
        }
        for (int k = 0; k < samples.length; k++) {
            samples[k] = 0;
            counted[k] = Long.MIN_VALUE;
        }
    }
}
