package org.htmst.conjunction;

import java.util.List;
import org.htmst.sphere.UnitVector;

/**
 * The times at which each of two objects is on one arc, as a plane: the first object's to the right, the second's upward. Of it only what the
 * two times are at most a lag apart: a polygon. In it lie the times at which the objects are within a distance of each other's places.
 */
final class ArcPair {

    final Arc a;
    final Arc b;
    private final long lagMs;

    /** Takes points of a cell. */
    @FunctionalInterface
    interface Points {

        /** @param value the square of the straight distance there */
        void take(double aMs, double bMs, double value);
    }

    ArcPair(Arc a, Arc b, long lagMs) {
        this.a = a;
        this.b = b;
        this.lagMs = lagMs;
    }

    /**
     * All points that may be the first or last time of either object at which the distance is within {@code most}: the ends of what of the
     * sides is within it, and where its border runs along an axis. None if no point is within it.
     */
    void extremes(double most, Points points) {
        sides((curve, aMs, aMoves, bMs, bMoves, length) -> {
            for (double[] part : within(curve, most, length)) {
                for (double x : part) {
                    points.take(aMoves ? aMs + x : aMs, bMoves ? bMs + x : bMs, curve.value(x));
                }
            }
        });
        if (most < 4) {
            tangents(a, b, most, (aMs, bMs) -> takeInside(aMs, bMs, most, points));
            tangents(b, a, most, (bMs, aMs) -> takeInside(aMs, bMs, most, points));
        }
    }

    /** As that of a curve; a side of no length, too, is within or not. */
    private static Iterable<double[]> within(DistanceCurve curve, double most, double length) {
        if (length == 0) {
            return curve.value(0) <= most ? List.of(new double[] {0}) : List.of();
        }
        return curve.within(most, 0, length);
    }

    /** Whether any point is within a distance. */
    boolean isWithin(double most) {
        boolean[] any = {false};
        extremes(most, (aMs, bMs, value) -> any[0] = true);
        return any[0];
    }

    /** All points that may be nearest: what is least on each side, and where the arcs cross. */
    void nearest(Points points) {
        sides((curve, aMs, aMoves, bMs, bMoves, length) -> {
            takeAt(curve, aMs, aMoves, bMs, bMoves, 0, points);
            takeAt(curve, aMs, aMoves, bMs, bMoves, length, points);
            for (double turn : curve.turns(0, length)) {
                takeAt(curve, aMs, aMoves, bMs, bMoves, turn, points);
            }
        });
        UnitVector m = a.pole();
        UnitVector n = b.pole();
        double cx = m.y() * n.z() - m.z() * n.y();
        double cy = m.z() * n.x() - m.x() * n.z();
        double cz = m.x() * n.y() - m.y() * n.x();
        double norm = Math.sqrt(cx * cx + cy * cy + cz * cz);
        if (norm > 0) {
            for (int sign = -1; sign <= 1; sign += 2) {
                UnitVector crossing = new UnitVector(sign * cx / norm, sign * cy / norm, sign * cz / norm);
                double aMs = foot(a, crossing, 0);
                double bMs = foot(b, crossing, 0);
                if (isInside(aMs, bMs)) {
                    points.take(aMs, bMs, a.at(aMs).squaredChord(b.at(bMs)));
                }
            }
        }
    }

    private static void takeAt(
            DistanceCurve curve, double aMs, boolean aMoves, double bMs, boolean bMoves, double x, Points points) {
        points.take(aMoves ? aMs + x : aMs, bMoves ? bMs + x : bMs, curve.value(x));
    }

    /** Whether the side on which the first object begins its arc, and the second moves, has a point within a distance. */
    boolean isJoinedBefore(double most) {
        return isWithin(a.fromMs, most, b, a, true);
    }

    /** The same of the side on which the second begins its arc. */
    boolean isJoinedBelow(double most) {
        return isWithin(b.fromMs, most, a, b, false);
    }

    private boolean isWithin(long fixedMs, double most, Arc moving, Arc waiting, boolean isFirstWaiting) {
        long from = Math.max(moving.fromMs, fixedMs - lagMs);
        long to = Math.min(moving.toMs, fixedMs + lagMs);
        if (from > to) {
            return false;
        }
        DistanceCurve curve = isFirstWaiting
                ? new DistanceCurve(waiting, fixedMs, false, moving, from, true)
                : new DistanceCurve(moving, from, true, waiting, fixedMs, false);
        return within(curve, most, to - from).iterator().hasNext();
    }

    private void takeInside(double aMs, double bMs, double value, Points points) {
        if (isInside(aMs, bMs)) {
            points.take(aMs, bMs, value);
        }
    }

    private boolean isInside(double aMs, double bMs) {
        return aMs >= a.fromMs && aMs <= a.toMs && bMs >= b.fromMs && bMs <= b.toMs && Math.abs(aMs - bMs) <= lagMs;
    }

    @FunctionalInterface
    private interface Sides {
        void take(DistanceCurve curve, double aMs, boolean aMoves, double bMs, boolean bMoves, double length);
    }

    private void sides(Sides sides) {
        for (long aMs : new long[] {a.fromMs, a.toMs}) {
            side(aMs, false, Math.max(b.fromMs, aMs - lagMs), true, Math.min(b.toMs, aMs + lagMs), sides);
        }
        for (long bMs : new long[] {b.fromMs, b.toMs}) {
            long from = Math.max(a.fromMs, bMs - lagMs);
            side(from, true, bMs, false, bMs + Math.min(a.toMs, bMs + lagMs) - from, sides);
        }
        for (long lag : lagMs == 0 ? new long[] {0} : new long[] {-lagMs, lagMs}) {
            long from = Math.max(a.fromMs, b.fromMs - lag);
            long to = Math.min(a.toMs, b.toMs - lag);
            if (from < to) {
                side(from, true, from + lag, true, to + lag, sides);
            }
        }
    }

    /** @param bEndMs when the side ends, by the second object's time, as if that moved */
    private void side(long aMs, boolean aMoves, long bMs, boolean bMoves, long bEndMs, Sides sides) {
        if (bMs <= bEndMs) {
            sides.take(new DistanceCurve(a, aMs, aMoves, b, bMs, bMoves), aMs, aMoves, bMs, bMoves, bEndMs - bMs);
        }
    }

    @FunctionalInterface
    private interface Times {
        void take(double movingMs, double otherMs);
    }

    /** When the great circle of {@code other} is as far from {@code moving} as {@code most}, and where it is nearest then. */
    private static void tangents(Arc moving, Arc other, double most, Times times) {
        double cosine = 1 - most / 2;
        double sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
        UnitVector pole = other.pole();
        double along = moving.x * pole.x() + moving.y * pole.y() + moving.z * pole.z();
        double across = moving.ux * pole.x() + moving.uy * pole.y() + moving.uz * pole.z();
        double size = Math.hypot(along, across);
        if (moving.rate == 0 || other.rate == 0 || size < sine) {
            return;
        }
        double middle = Math.atan2(across, along);
        for (int side = -1; side <= 1; side += 2) {
            double half = Math.acos(side * sine / size);
            for (int way = -1; way <= 1; way += 2) {
                double angle = Math.IEEEremainder(middle + way * half, 2 * Math.PI);
                double movingMs = moving.fromMs + angle / moving.rate;
                if (movingMs >= moving.fromMs && movingMs <= moving.toMs) {
                    times.take(movingMs, foot(other, moving.at(movingMs), cosine < 0 ? Math.PI : 0));
                }
            }
        }
    }

    /** When an object on the great circle of an arc is nearest to a place, or so much of a turn from there. */
    private static double foot(Arc arc, UnitVector place, double turned) {
        double along = arc.x * place.x() + arc.y * place.y() + arc.z * place.z();
        double ahead = arc.ux * place.x() + arc.uy * place.y() + arc.uz * place.z();
        double angle = Math.IEEEremainder(Math.atan2(ahead, along) + turned, 2 * Math.PI);
        return arc.rate == 0 ? Double.NaN : arc.fromMs + angle / arc.rate;
    }
}
