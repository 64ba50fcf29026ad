package org.htmst.cli.option;

import java.util.ArrayList;
import java.util.List;
import org.htmst.sphere.ConvexPolygon;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.sphere.Union;
import org.htmst.sphere.UnitVector;

/**
 * A closed line of great circles, seen from the middle of the Earth on a plane (the gnomonic projection), where great circles
 * are straight lines. What has dents is cut into triangles there, ear by ear.
 */
final class Ring {

    /** Cosine of the farthest that a corner may lie from the middle: 89 degrees. */
    private static final double FARTHEST = Math.cos(Math.toRadians(89));

    /** Sine of the largest angle that counts as none. */
    private static final double FLAT = 1e-12;

    private record Corner(LonLat place, double x, double y) {}

    private final List<Corner> corners;

    private Ring(List<Corner> corners) {
        this.corners = corners;
    }

    /**
     * The part of the sphere inside the ring, sides included.
     *
     * @param places the corners in either direction, the last one equal to the first or not
     * @throws IllegalArgumentException if fewer than three differ, they reach beyond a hemisphere, or the sides cross
     */
    static Region region(List<LonLat> places) {
        List<LonLat> distinct = new ArrayList<>();
        for (LonLat place : places) {
            if (distinct.isEmpty() || !same(distinct.get(distinct.size() - 1), place)) {
                distinct.add(place);
            }
        }
        if (distinct.size() > 1 && same(distinct.get(0), distinct.get(distinct.size() - 1))) {
            distinct.remove(distinct.size() - 1);
        }
        if (distinct.size() < 3) {
            throw new IllegalArgumentException("a ring has " + distinct.size() + " different corners; give at least 3");
        }
        return new Ring(project(distinct)).counterClockwise().region();
    }

    private static boolean same(LonLat a, LonLat b) {
        return a.latDeg() == b.latDeg() && (a.signedLonDeg() == b.signedLonDeg() || Math.abs(a.latDeg()) == 90);
    }

    private static List<Corner> project(List<LonLat> places) {
        double x = 0;
        double y = 0;
        double z = 0;
        for (LonLat place : places) {
            UnitVector v = place.unitVector();
            x += v.x();
            y += v.y();
            z += v.z();
        }
        double length = Math.sqrt(x * x + y * y + z * z);
        UnitVector middle = new UnitVector(x / length, y / length, z / length);
        double horizontal = Math.hypot(middle.x(), middle.y());
        UnitVector east = horizontal == 0
                ? new UnitVector(0, 1, 0)
                : new UnitVector(-middle.y() / horizontal, middle.x() / horizontal, 0);
        UnitVector north = new UnitVector(
                middle.y() * east.z() - middle.z() * east.y(),
                middle.z() * east.x() - middle.x() * east.z(),
                middle.x() * east.y() - middle.y() * east.x());
        List<Corner> corners = new ArrayList<>();
        for (LonLat place : places) {
            UnitVector v = place.unitVector();
            double height = v.dot(middle);
            if (!(height > FARTHEST)) {
                throw new IllegalArgumentException("a ring reaches beyond a hemisphere at " + place.lonDeg() + ","
                        + place.latDeg() + "; cut it into smaller polygons");
            }
            corners.add(new Corner(place, v.dot(east) / height, v.dot(north) / height));
        }
        return corners;
    }

    private Ring counterClockwise() {
        double area = 0;
        for (int i = 0; i < corners.size(); i++) {
            Corner a = corners.get(i);
            Corner b = corners.get((i + 1) % corners.size());
            area += a.x * b.y - b.x * a.y;
        }
        if (area >= 0) {
            return this;
        }
        List<Corner> reversed = new ArrayList<>();
        for (int i = corners.size() - 1; i >= 0; i--) {
            reversed.add(corners.get(i));
        }
        return new Ring(reversed);
    }

    private Region region() {
        checkSides();
        boolean convex = true;
        for (int i = 0; i < corners.size(); i++) {
            convex &= isBent(i);
        }
        return convex ? polygon(corners) : new Union(triangles());
    }

    private List<Region> triangles() {
        List<Region> triangles = new ArrayList<>();
        Ring rest = new Ring(new ArrayList<>(corners));
        while (rest.corners.size() > 3) {
            int ear = rest.ear();
            if (rest.isBent(ear)) {
                triangles.add(polygon(List.of(rest.at(ear - 1), rest.at(ear), rest.at(ear + 1))));
            }
            rest.corners.remove(ear);
        }
        if (rest.isBent(1)) {
            triangles.add(polygon(rest.corners));
        }
        if (triangles.isEmpty()) {
            throw new IllegalArgumentException("a ring encloses no area; give corners that do");
        }
        return triangles;
    }

    /** A corner that can be cut off: it sticks out, or lies straight between its neighbours, and no other corner is in the way. */
    private int ear() {
        for (int i = 0; i < corners.size(); i++) {
            if (turn(i) >= 0 && isFree(i)) {
                return i;
            }
        }
        throw crossing(corners.get(0));
    }

    private boolean isFree(int ear) {
        Corner a = at(ear - 1);
        Corner b = at(ear);
        Corner c = at(ear + 1);
        for (Corner p : corners) {
            boolean corner = p == a || p == b || p == c;
            if (!corner && turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0 && turn(a, b, c) > 0) {
                return false;
            }
        }
        return true;
    }

    private void checkSides() {
        int n = corners.size();
        for (int i = 0; i < n; i++) {
            for (int j = i + 2; j < n; j++) {
                boolean neighbours = i == 0 && j == n - 1;
                if (!neighbours && cross(at(i), at(i + 1), at(j), at(j + 1))) {
                    throw crossing(at(i));
                }
            }
        }
    }

    private static IllegalArgumentException crossing(Corner corner) {
        return new IllegalArgumentException("sides of a ring cross after corner " + corner.place.lonDeg() + ","
                + corner.place.latDeg() + "; give a ring that does not cross itself");
    }

    private static boolean cross(Corner a, Corner b, Corner c, Corner d) {
        return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
    }

    /** Whether the angle at a corner is more than rounding; what is not has no area worth a triangle. */
    private boolean isBent(int i) {
        Corner a = at(i - 1);
        Corner b = at(i);
        Corner c = at(i + 1);
        return turn(i) > FLAT * Math.hypot(b.x - a.x, b.y - a.y) * Math.hypot(c.x - b.x, c.y - b.y);
    }

    private double turn(int i) {
        return turn(at(i - 1), at(i), at(i + 1));
    }

    /** Positive where the way from a over b to c turns left. */
    private static double turn(Corner a, Corner b, Corner c) {
        return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
    }

    private Corner at(int i) {
        return corners.get(Math.floorMod(i, corners.size()));
    }

    private static Region polygon(List<Corner> corners) {
        return new ConvexPolygon(corners.stream().map(Corner::place).toList());
    }
}
