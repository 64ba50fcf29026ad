package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.List;
import org.htmst.sphere.EarthSphere;

/**
 * How far two places are from each other while x ms pass, one or both of which move along arcs meanwhile: the square of the straight
 * distance between them on the unit sphere, 4 sin²(angle/2), which grows with the distance along the ground. Exchanged places give the same
 * numbers to the last bit.
 */
final class DistanceCurve implements Smooth {

    private final Arc a;
    private final Arc b;

    /** Angles along the arcs at x = 0, and radians in a ms. */
    private final double aStart;

    private final double aRate;
    private final double bStart;
    private final double bRate;
    private final double rates;

    /**
     * A curve.
     *
     * @param aMs the time of the first place at x = 0
     * @param aMoves whether it moves, or waits for the second
     */
    DistanceCurve(Arc a, double aMs, boolean aMoves, Arc b, double bMs, boolean bMoves) {
        this.a = a;
        this.b = b;
        this.aStart = a.rate * (aMs - a.fromMs);
        this.bStart = b.rate * (bMs - b.fromMs);
        this.aRate = aMoves ? a.rate : 0;
        this.bRate = bMoves ? b.rate : 0;
        this.rates = aRate + bRate;
    }

    /** The value of this function at a distance of {@code km} along the ground, or at any greater than half around the Earth. */
    static double ofKm(double km) {
        double sine = Math.sin(Math.min(Math.PI, km / EarthSphere.RADIUS_KM) / 2);
        return km / EarthSphere.RADIUS_KM >= Math.PI ? Double.POSITIVE_INFINITY : 4 * sine * sine;
    }

    /** The distance along the ground at which this function has a value. */
    static double km(double value) {
        double half = Math.sqrt(value) / 2;
        return 2 * EarthSphere.RADIUS_KM * Math.atan2(half, Math.sqrt(Math.max(0, 1 - half * half)));
    }

    @Override
    public double value(double x) {
        double aAngle = aStart + aRate * x;
        double bAngle = bStart + bRate * x;
        double ac = Math.cos(aAngle);
        double as = Math.sin(aAngle);
        double bc = Math.cos(bAngle);
        double bs = Math.sin(bAngle);
        double dx = ac * a.x + as * a.ux - (bc * b.x + bs * b.ux);
        double dy = ac * a.y + as * a.uy - (bc * b.y + bs * b.uy);
        double dz = ac * a.z + as * a.uz - (bc * b.z + bs * b.uz);
        return dx * dx + dy * dy + dz * dz;
    }

    @Override
    public double slope(double x) {
        return derivative(x, false);
    }

    @Override
    public double mostBend() {
        return 2 * rates * rates;
    }

    private double derivative(double x, boolean second) {
        double aAngle = aStart + aRate * x;
        double bAngle = bStart + bRate * x;
        double ac = Math.cos(aAngle);
        double as = Math.sin(aAngle);
        double bc = Math.cos(bAngle);
        double bs = Math.sin(bAngle);
        double ax = ac * a.x + as * a.ux;
        double ay = ac * a.y + as * a.uy;
        double az = ac * a.z + as * a.uz;
        double bx = bc * b.x + bs * b.ux;
        double by = bc * b.y + bs * b.uy;
        double bz = bc * b.z + bs * b.uz;
        double vx = aRate * (ac * a.ux - as * a.x) - bRate * (bc * b.ux - bs * b.x);
        double vy = aRate * (ac * a.uy - as * a.y) - bRate * (bc * b.uy - bs * b.y);
        double vz = aRate * (ac * a.uz - as * a.z) - bRate * (bc * b.uz - bs * b.z);
        if (!second) {
            return 2 * ((ax - bx) * vx + (ay - by) * vy + (az - bz) * vz);
        }
        double aa = aRate * aRate;
        double bb = bRate * bRate;
        double bend =
                (ax - bx) * (bb * bx - aa * ax) + (ay - by) * (bb * by - aa * ay) + (az - bz) * (bb * bz - aa * az);
        return 2 * (vx * vx + vy * vy + vz * vz + bend);
    }

    /** This less a number. */
    Smooth less(double number) {
        return new Smooth() {
            @Override
            public double value(double x) {
                return DistanceCurve.this.value(x) - number;
            }

            @Override
            public double slope(double x) {
                return DistanceCurve.this.slope(x);
            }

            @Override
            public double mostBend() {
                return DistanceCurve.this.mostBend();
            }
        };
    }

    /** This less another, of the same times. */
    Smooth less(DistanceCurve other) {
        return new Smooth() {
            @Override
            public double value(double x) {
                return DistanceCurve.this.value(x) - other.value(x);
            }

            @Override
            public double slope(double x) {
                return DistanceCurve.this.slope(x) - other.slope(x);
            }

            @Override
            public double mostBend() {
                return DistanceCurve.this.mostBend() + other.mostBend();
            }
        };
    }

    private Smooth turning() {
        return new Smooth() {
            @Override
            public double value(double x) {
                return DistanceCurve.this.slope(x);
            }

            @Override
            public double slope(double x) {
                return derivative(x, true);
            }

            @Override
            public double mostBend() {
                return 2 * rates * rates * rates;
            }
        };
    }

    /** Where between {@code from} and {@code to} it stops falling or rising, in order. */
    double[] turns(double from, double to) {
        return SureRoots.of(turning(), from, to);
    }

    /** The parts of {@code from} to {@code to} in which it is {@code most} or less, in order; none of no length. */
    List<double[]> within(double most, double from, double to) {
        List<double[]> parts = new ArrayList<>(1);
        double off = mostBend() * (to - from) * (to - from) / 8;
        double first = value(from);
        double last = value(to);
        if (Math.min(first, last) - off > most) {
            return parts;
        }
        if (Math.max(first, last) + off <= most) {
            parts.add(new double[] {from, to});
            return parts;
        }
        double[] roots = SureRoots.of(less(most), from, to);
        double start = from;
        for (int i = 0; i <= roots.length; i++) {
            double end = i < roots.length ? roots[i] : to;
            if (end > start && value(start + (end - start) / 2) <= most) {
                parts.add(new double[] {start, end});
            }
            start = end;
        }
        return parts;
    }

    /** At most what it falls below its values at both ends of a span of {@code length} ms. */
    double mostSag(double length) {
        return mostBend() * length * length / 8;
    }
}
