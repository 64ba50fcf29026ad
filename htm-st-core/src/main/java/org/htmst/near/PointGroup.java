package org.htmst.near;

import org.htmst.sphere.UnitVector;

/** Points that lie near each other, and about how. */
public final class PointGroup {

    private static final double SLACK_RAD = 1e-12;

    private final int[] members;
    private final UnitVector centre;
    private final double radiusRad;
    private final long fromMs;
    private final long toMs;

    PointGroup(Points points, int[] members) {
        this.members = members;
        double sx = 0;
        double sy = 0;
        double sz = 0;
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (int p : members) {
            sx += points.x[p];
            sy += points.y[p];
            sz += points.z[p];
            from = Math.min(from, points.timeMs(p));
            to = Math.max(to, points.timeMs(p));
        }
        double norm = Math.sqrt(sx * sx + sy * sy + sz * sz);
        centre = norm < 1e-6 ? points.place(members[0]) : new UnitVector(sx / norm, sy / norm, sz / norm);
        double farthest = 0;
        for (int p : members) {
            farthest = Math.max(farthest, centre.angleTo(points.place(p)));
        }
        radiusRad = farthest + SLACK_RAD;
        fromMs = from;
        toMs = to;
    }

    /** How many points it has. */
    public int size() {
        return members.length;
    }

    /** The number of its {@code i}-th point among all points. */
    public int point(int i) {
        return members[i];
    }

    /** A place that is within {@link #radiusRad} of all its points. */
    public UnitVector centre() {
        return centre;
    }

    /** In radians. */
    public double radiusRad() {
        return radiusRad;
    }

    /** At most what a time in {@code startMs} to before {@code endMs} and that of any of its points are apart, in ms. */
    public double apartMs(long startMs, long endMs) {
        return Math.max(0, Math.max((double) startMs - toMs, (double) fromMs - endMs));
    }
}
