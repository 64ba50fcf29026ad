package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.List;
import org.htmst.sphere.Bounds;
import org.htmst.sphere.UnitVector;

/** A stretch with the arc that leads on to the next one, if that follows at once; its samples are read when first needed. */
final class Span {

    /** Caps are rounded outward; this is for what is computed of them here, radians. */
    private static final double SLACK = 1e-9;

    private final Stretch stretch;
    private final Stretch next;
    private final long stepMs;

    /** When its motion begins and ends, ms since 1970-01-01 UTC. */
    final long firstMs;

    final long endMs;

    /** A cap that holds all its arcs. */
    final UnitVector centre;

    final double radius;

    private volatile Knots leg;

    private Span(Stretch stretch, Stretch next, long stepMs) {
        this.stretch = stretch;
        this.next = next;
        this.stepMs = stepMs;
        this.firstMs = stretch.firstMs();
        this.endMs = next == null ? stretch.lastMs() : next.firstMs();
        Bounds bounds = stretch.bounds();
        this.centre = bounds.direction();
        this.radius = radius(centre, bounds, next) + SLACK;
    }

    private static double radius(UnitVector centre, Bounds bounds, Stretch next) {
        double own = Math.toRadians(bounds.radiusDeg());
        if (next != null) {
            Bounds other = next.bounds();
            own = Math.max(own, centre.angleTo(other.direction()) + Math.toRadians(other.radiusDeg()));
        }
        // An arc between two places of a cap may leave it if that is more than half of the sphere.
        return own >= Math.PI / 2 ? Math.PI : own;
    }

    /** Those of a track. */
    static List<Span> of(GroundTrack track) {
        List<Stretch> stretches = track.stretches();
        List<Span> spans = new ArrayList<>(stretches.size());
        for (int i = 0; i < stretches.size(); i++) {
            Stretch next = i + 1 < stretches.size() ? stretches.get(i + 1) : null;
            boolean isJoined = next != null && next.firstMs() - stretches.get(i).lastMs() <= track.stepMs();
            spans.add(new Span(stretches.get(i), isJoined ? next : null, track.stepMs()));
        }
        return spans;
    }

    /** Whether arcs of both may come within an angle in radians of each other. */
    boolean mayMeet(Span other, double angle) {
        double reach = radius + other.radius + angle;
        // A chord is shorter than its arc.
        return reach >= Math.PI || centre.squaredChord(other.centre) <= reach * reach;
    }

    /** Its samples, and the first of the next. */
    Knots leg() {
        Knots read = leg;
        if (read == null) {
            read = Knots.of(stretch.places(), next == null ? null : next.places(), stepMs);
            leg = read;
        }
        return read;
    }

    /** How many samples are its own. */
    int samples() {
        return next == null ? leg().timeMs.length : leg().timeMs.length - 1;
    }
}
