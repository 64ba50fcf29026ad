package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.List;
import org.htmst.sphere.Bounds;
import org.htmst.sphere.UnitVector;

/** A stretch with the arc that leads on to the next one, if that follows at once; its samples are read when first needed. */
final class Span {

    /** Caps are rounded outward; this is for what is computed of them here, radians. */
    private static final double SLACK = 1e-9;

    /** A 24th, and what the later terms of the series of the arc sine come to for chords of up to 1. */
    private static final double SERIES = 0.0472;

    private final Stretch stretch;
    private final Stretch next;
    private final long stepMs;

    /** When its motion begins and ends, ms since 1970-01-01 UTC. */
    final long firstMs;

    final long endMs;

    /** A cap that holds all its arcs. */
    private final double x;

    private final double y;
    private final double z;

    final double radius;

    private volatile Knots leg;

    private Span(Stretch stretch, Bounds bounds, Stretch next, Bounds nextBounds, long stepMs) {
        this.stretch = stretch;
        this.next = next;
        this.stepMs = stepMs;
        this.firstMs = stretch.firstMs();
        this.endMs = next == null ? stretch.lastMs() : next.firstMs();
        UnitVector centre = bounds.direction();
        this.x = centre.x();
        this.y = centre.y();
        this.z = centre.z();
        double own = Math.toRadians(bounds.radiusDeg());
        if (next != null) {
            double chord = Math.sqrt(centre.squaredChord(nextBounds.direction()));
            own = Math.max(own, arc(chord) + Math.toRadians(nextBounds.radiusDeg()));
        }
        // An arc between two places of a cap may leave it if that is more than half of the sphere.
        this.radius = own >= Math.PI / 2 ? Math.PI : own + SLACK;
    }

    /** At least the angle of a chord, and hardly more than that of a short one: its series, with room for what is left out. */
    private static double arc(double chord) {
        return chord > 1 ? Math.PI : chord * (1 + chord * chord * SERIES);
    }

    /** Those of a track. */
    static List<Span> of(GroundTrack track) {
        List<Stretch> stretches = track.stretches();
        List<Span> spans = new ArrayList<>(stretches.size());
        Bounds bounds = stretches.isEmpty() ? null : stretches.get(0).bounds();
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            Stretch next = i + 1 < stretches.size() ? stretches.get(i + 1) : null;
            Bounds nextBounds = next == null ? null : next.bounds();
            boolean isJoined = next != null && next.firstMs() - stretch.lastMs() <= track.stepMs();
            spans.add(new Span(stretch, bounds, isJoined ? next : null, nextBounds, track.stepMs()));
            bounds = nextBounds;
        }
        return spans;
    }

    /** Whether arcs of both may come within an angle in radians of each other. */
    boolean mayMeet(Span other, double angle) {
        double reach = radius + other.radius + angle;
        // A chord is shorter than its arc.
        return reach >= Math.PI || squaredChord(other) <= reach * reach;
    }

    /** The square of the straight distance of the middles. */
    double squaredChord(Span other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return dx * dx + dy * dy + dz * dz;
    }

    /** At least the angle between the middles. */
    double angle(Span other) {
        return arc(Math.sqrt(squaredChord(other)));
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
