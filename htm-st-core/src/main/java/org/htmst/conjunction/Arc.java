package org.htmst.conjunction;

import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/** An even motion along the shorter great circle from one place to another. */
final class Arc {

    /** The begin and the end, ms since 1970-01-01 UTC. */
    final long fromMs;

    final long toMs;

    /** The place at the begin. */
    final double x;

    final double y;
    final double z;

    /** The direction of the motion there, at right angles to the place; 0 if it does not move. */
    final double ux;

    final double uy;
    final double uz;

    /** Radians in a ms. */
    final double rate;

    Arc(long fromMs, double x, double y, double z, long toMs, double toX, double toY, double toZ) {
        this.fromMs = fromMs;
        this.toMs = toMs;
        this.x = x;
        this.y = y;
        this.z = z;
        double dx = toX - x;
        double dy = toY - y;
        double dz = toZ - z;
        // The chord less its part along the place itself, which is half its square: what is left leads along the
        // ground.
        double along = -(dx * dx + dy * dy + dz * dz) / 2;
        double px = dx - along * x;
        double py = dy - along * y;
        double pz = dz - along * z;
        double sine = Math.sqrt(px * px + py * py + pz * pz);
        double angle = Math.atan2(sine, 1 + along);
        this.ux = sine == 0 ? 0 : px / sine;
        this.uy = sine == 0 ? 0 : py / sine;
        this.uz = sine == 0 ? 0 : pz / sine;
        this.rate = sine == 0 ? 0 : angle / (toMs - fromMs);
    }

    /** The place at a time. */
    UnitVector at(double timeMs) {
        double angle = rate * (timeMs - fromMs);
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return new UnitVector(c * x + s * ux, c * y + s * uy, c * z + s * uz);
    }

    /** The place at a time, in degrees. */
    LonLat placeAt(double timeMs) {
        return at(timeMs).lonLat();
    }

    /** The pole of the great circle: y axis of the motion times its x axis. */
    UnitVector pole() {
        return new UnitVector(y * uz - z * uy, z * ux - x * uz, x * uy - y * ux);
    }
}
