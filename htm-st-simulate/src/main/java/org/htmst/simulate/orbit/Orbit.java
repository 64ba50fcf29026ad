package org.htmst.simulate.orbit;

import java.util.List;
import org.hipparchus.geometry.euclidean.threed.Vector3D;
import org.hipparchus.util.FastMath;
import org.orekit.frames.Frame;
import org.orekit.propagation.analytical.tle.TLEPropagator;
import org.orekit.time.AbsoluteDate;
import org.orekit.utils.PVCoordinates;

/**
 * The orbit of one satellite by SGP4 [1] from the elements nearest to a time.
 *
 * <p>[1] Hoots and Roehrich, Models for Propagation of NORAD Element Sets, Spacetrack Report 3, 1980, as Orekit computes it.
 */
public final class Orbit {

    /** Between such nodes a cubic through places and velocities is within a metre of SGP4. */
    private static final long NODE_MS = 60_000;

    private static final double NODE_S = NODE_MS / 1000.0;
    private static final double METRES = 1000;

    private final ElementSet elements;
    private final TLEPropagator propagator;

    private Orbit(ElementSet elements) {
        this.elements = elements;
        // The place is asked for in the frame of the elements, so that the frame given here has no part in it.
        this.propagator = TLEPropagator.selectExtrapolator(elements.tle(), Frame.getRoot());
    }

    /**
     * The orbit of {@code satellite} about {@code timeMs}.
     *
     * @throws IllegalArgumentException if no elements of the satellite are known
     */
    public static Orbit nearest(String satellite, long timeMs) {
        return new Orbit(ElementSet.nearest(satellite, timeMs));
    }

    /** The satellites whose orbits are known, sorted. */
    public static List<String> satellites() {
        return ElementSet.satellites();
    }

    /** The epoch of the elements in use, ms since 1970 UTC. */
    public long epochMs() {
        return elements.epochMs();
    }

    /**
     * Where the satellite is.
     *
     * @param timeMs rising; at least one
     */
    public Track track(long[] timeMs) {
        long firstMs = Math.floorDiv(timeMs[0], NODE_MS) * NODE_MS;
        int nodes = (int) ((timeMs[timeMs.length - 1] - firstMs) / NODE_MS) + 2;
        double[][] places = new double[nodes][];
        for (int n = 0; n < nodes; n++) {
            places[n] = fixed(firstMs + n * NODE_MS);
        }
        Track track = Track.ofSize(timeMs.length);
        for (int i = 0; i < timeMs.length; i++) {
            int n = (int) ((timeMs[i] - firstMs) / NODE_MS);
            double u = (timeMs[i] - firstMs - n * NODE_MS) / (double) NODE_MS;
            double[] a = places[n];
            double[] b = places[n + 1];
            track.set(
                    i,
                    cubic(a[0], a[3], b[0], b[3], u),
                    cubic(a[1], a[4], b[1], b[4], u),
                    cubic(a[2], a[5], b[2], b[5], u));
        }
        return track;
    }

    /** The value at part {@code u} of a node's length, from values and slopes (a second) at both its ends. */
    private static double cubic(double p, double v, double q, double w, double u) {
        double r = 1 - u;
        return r * r * ((1 + 2 * u) * p + u * NODE_S * v) + u * u * ((3 - 2 * u) * q - r * NODE_S * w);
    }

    /** Place (km) and velocity (km/s) that an observer on the turning Earth sees. */
    private double[] fixed(long timeMs) {
        AbsoluteDate date = Utc.date(timeMs);
        PVCoordinates inertial = propagator.getPVCoordinates(date);
        Vector3D p = inertial.getPosition();
        Vector3D v = inertial.getVelocity();
        double angle = EarthRotation.angleRad(timeMs);
        double cos = FastMath.cos(angle);
        double sin = FastMath.sin(angle);
        double x = (cos * p.getX() + sin * p.getY()) / METRES;
        double y = (cos * p.getY() - sin * p.getX()) / METRES;
        double vx = (cos * v.getX() + sin * v.getY()) / METRES;
        double vy = (cos * v.getY() - sin * v.getX()) / METRES;
        double turn = EarthRotation.RATE_RAD_PER_S;
        return new double[] {x, y, p.getZ() / METRES, vx + turn * y, vy - turn * x, v.getZ() / METRES};
    }
}
