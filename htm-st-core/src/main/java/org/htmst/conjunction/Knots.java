package org.htmst.conjunction;

import org.htmst.sphere.UnitVector;

/** Samples as directions. */
final class Knots {

    final long[] timeMs;
    final double[] x;
    final double[] y;
    final double[] z;
    private final long stepMs;
    private final Arc[] arcs;
    private Parts parts;

    private Knots(int size, long stepMs) {
        timeMs = new long[size];
        x = new double[size];
        y = new double[size];
        z = new double[size];
        arcs = new Arc[Math.max(0, size - 1)];
        this.stepMs = stepMs;
    }

    /**
     * Some samples.
     *
     * @param next whose first sample is the last; null if none follows
     * @param stepMs the longest step that is an arc
     */
    static Knots of(TimedPlaces places, TimedPlaces next, long stepMs) {
        int own = places.timeMs().length;
        Knots leg = new Knots(next == null ? own : own + 1, stepMs);
        for (int i = 0; i < own; i++) {
            leg.set(i, places, i);
        }
        if (next != null) {
            leg.set(own, next, 0);
        }
        return leg;
    }

    private void set(int at, TimedPlaces places, int i) {
        UnitVector direction = places.direction(i);
        timeMs[at] = places.timeMs()[i];
        x[at] = direction.x();
        y[at] = direction.y();
        z[at] = direction.z();
    }

    int arcs() {
        return arcs.length;
    }

    /** Whether the object is followed from sample {@code i} to the next. */
    boolean isArc(int i) {
        return timeMs[i + 1] - timeMs[i] <= stepMs && timeMs[i + 1] > timeMs[i];
    }

    /** The arc from sample {@code i} to the next. Threads that make the same one make equal ones. */
    Arc arc(int i) {
        Arc arc = arcs[i];
        if (arc == null) {
            arc = new Arc(timeMs[i], x[i], y[i], z[i], timeMs[i + 1], x[i + 1], y[i + 1], z[i + 1]);
            arcs[i] = arc;
        }
        return arc;
    }

    /** Its arcs as a tree. Threads that make it make equal ones. */
    Parts parts() {
        Parts made = parts;
        if (made == null) {
            made = Parts.of(this);
            parts = made;
        }
        return made;
    }

    /** The first arc that ends after a time; {@link #arcs} if none does. */
    int arcAfter(long time) {
        int low = 0;
        int high = arcs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeMs[middle + 1] > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The square of the straight distance between two samples. */
    double squaredChord(int i, Knots other, int j) {
        double dx = x[i] - other.x[j];
        double dy = y[i] - other.y[j];
        double dz = z[i] - other.z[j];
        return dx * dx + dy * dy + dz * dz;
    }
}
