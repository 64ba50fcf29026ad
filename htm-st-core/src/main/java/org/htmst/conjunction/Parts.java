package org.htmst.conjunction;

/**
 * The arcs of a leg as a tree: each part of more than one arc is cut in halves. Of each part it is known how far its arcs are from the straight
 * line between its ends, so that four distances of ends bound all distances between two parts.
 */
final class Parts {

    static final int ROOT = 1;

    /** The square of half a turn less that of its chord: for angles of up to a half turn. */
    private static final double MOST_SAG = Math.PI * Math.PI / 16;

    /** No place of a part is farther from the line between its ends. */
    final double[] off;

    /** By so much the square of a distance from any arc of a part may be less than those from the arc's ends. */
    final double[] sag;

    /** Whether the object is followed throughout. */
    final boolean[] isWhole;

    private Parts(int arcs) {
        int size = ROOT;
        while (size < arcs) {
            size *= 2;
        }
        off = new double[2 * size];
        sag = new double[2 * size];
        isWhole = new boolean[2 * size];
    }

    static Parts of(Knots leg) {
        Parts parts = new Parts(leg.arcs());
        if (leg.arcs() > 0) {
            parts.fill(leg, ROOT, 0, leg.arcs());
        }
        return parts;
    }

    private void fill(Knots leg, int part, int from, int to) {
        double chord = leg.squaredChord(from, leg, to);
        if (to - from == 1) {
            boolean isArc = leg.isArc(from);
            double quarter = Math.min(1, chord / 4);
            off[part] = isArc ? quarter / (1 + Math.sqrt(1 - quarter)) : 0;
            sag[part] = isArc ? chord * MOST_SAG : 0;
            isWhole[part] = isArc;
            return;
        }
        int middle = middle(from, to);
        int first = 2 * part;
        int second = first + 1;
        fill(leg, first, from, middle);
        fill(leg, second, middle, to);
        off[part] = Math.max(off[first], off[second]) + fromLine(leg, from, middle, to, chord);
        sag[part] = Math.max(sag[first], sag[second]);
        isWhole[part] = isWhole[first] && isWhole[second];
    }

    /** Where a part is cut. */
    static int middle(int from, int to) {
        return (from + to) >>> 1;
    }

    /** How far a sample is from the straight line between two others. */
    private static double fromLine(Knots leg, int from, int at, int to, double chord) {
        double dx = leg.x[to] - leg.x[from];
        double dy = leg.y[to] - leg.y[from];
        double dz = leg.z[to] - leg.z[from];
        double px = leg.x[at] - leg.x[from];
        double py = leg.y[at] - leg.y[from];
        double pz = leg.z[at] - leg.z[from];
        double share = chord == 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy + pz * dz) / chord));
        double qx = px - share * dx;
        double qy = py - share * dy;
        double qz = pz - share * dz;
        return Math.sqrt(qx * qx + qy * qy + qz * qz);
    }
}
