package org.htmst.sphere;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The smallest cap that holds some places, if it is smaller than a hemisphere [1]: it is that of two or three of them. They are
 * looked at in random order; each that lies outside the cap of those before it is on the rim of the next one, which takes linear
 * time on the whole.
 *
 * <p>[1] E. Welzl, Smallest enclosing disks (balls and ellipsoids), LNCS 555, 1991.
 */
final class SmallestCap {

    /** Cosine of the greatest radius: 6e-8 degrees less than a hemisphere. */
    private static final double LEAST_HEIGHT = 1e-9;

    private static final double ROUNDING = 1e-14;

    private final List<UnitVector> points;
    private UnitVector centre;
    private double radius2;

    private SmallestCap(List<UnitVector> points) {
        this.points = points;
    }

    /** The middle of the cap; empty if the places fit into no hemisphere. */
    static Optional<UnitVector> centre(List<UnitVector> places) {
        List<UnitVector> shuffled = new ArrayList<>(places);
        Collections.shuffle(shuffled, new Random(shuffled.size()));
        SmallestCap cap = new SmallestCap(shuffled);
        cap.grow();
        UnitVector centre = cap.centre;
        boolean holdsAll = places.stream().allMatch(p -> centre.dot(p) > LEAST_HEIGHT);
        return holdsAll ? Optional.of(centre) : Optional.empty();
    }

    private void grow() {
        set(points.get(0), points.get(0));
        for (int i = 1; i < points.size(); i++) {
            if (isOutside(points.get(i))) {
                grow(i);
            }
        }
    }

    /** The smallest cap of the first places that has place {@code i} on its rim. */
    private void grow(int i) {
        UnitVector a = points.get(i);
        set(a, a);
        for (int j = 0; j < i; j++) {
            UnitVector b = points.get(j);
            if (isOutside(b)) {
                set(unit(a.x() + b.x(), a.y() + b.y(), a.z() + b.z()), a);
                for (int k = 0; k < j; k++) {
                    if (isOutside(points.get(k))) {
                        set(centre(a, b, points.get(k)), a);
                    }
                }
            }
        }
    }

    private void set(UnitVector middle, UnitVector rim) {
        centre = middle;
        radius2 = middle.squaredChord(rim);
    }

    private boolean isOutside(UnitVector p) {
        return centre.squaredChord(p) > radius2 + ROUNDING;
    }

    /** The middle of the circle through three places, on their side of the sphere. */
    private static UnitVector centre(UnitVector a, UnitVector b, UnitVector c) {
        double ux = b.x() - a.x();
        double uy = b.y() - a.y();
        double uz = b.z() - a.z();
        double vx = c.x() - a.x();
        double vy = c.y() - a.y();
        double vz = c.z() - a.z();
        UnitVector normal = unit(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx);
        return normal.dot(a) < 0 ? normal.antipode() : normal;
    }

    private static UnitVector unit(double x, double y, double z) {
        double length = Math.sqrt(x * x + y * y + z * z);
        return new UnitVector(x / length, y / length, z / length);
    }
}
