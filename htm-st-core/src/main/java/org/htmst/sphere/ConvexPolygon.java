package org.htmst.sphere;

import java.util.ArrayList;
import java.util.List;

/**
 * Corners joined by great circles, without a dent; the sides and corners belong to it. The corners may be given in either
 * direction: the polygon is the smaller of the two parts of the sphere. A last corner equal to the first is dropped. Places within
 * 4e-16 rad of a side count as on it. A class and not a record, since it keeps the normals of its sides.
 */
public final class ConvexPolygon implements Region {

    private final List<LonLat> corners;
    private final List<Edge> edges;

    /**
     * @param corners at least three, not all on one great circle; neighbours differ and are not antipodes
     * @throws IllegalArgumentException if they do not make a convex polygon
     */
    public ConvexPolygon(List<LonLat> corners) {
        List<LonLat> open = opened(corners);
        if (open.size() < 3) {
            throw new IllegalArgumentException("polygon of " + open.size() + " corners; give at least 3");
        }
        List<UnitVector> vectors = open.stream().map(LonLat::unitVector).toList();
        boolean reversed = isClockwise(vectors);
        List<Edge> sides = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            UnitVector from = vectors.get(i);
            UnitVector to = vectors.get((i + 1) % vectors.size());
            checkSide(open, i, from, to);
            sides.add(reversed ? Edge.of(to, from).unit() : Edge.of(from, to).unit());
        }
        this.corners = open;
        this.edges = List.copyOf(sides);
        checkConvex(open, vectors, sides);
    }

    /** The corners as given, the first not repeated. */
    public List<LonLat> corners() {
        return corners;
    }

    @Override
    public boolean contains(LonLat p) {
        UnitVector v = p.unitVector();
        for (int i = 0; i < edges.size(); i++) {
            if (edges.get(i).height(v) < -Margin.ROUNDING) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Relation relate(SphericalTriangle t) {
        boolean inside = true;
        for (int i = 0; i < edges.size(); i++) {
            Edge side = edges.get(i);
            double sineA = side.height(t.a());
            double sineB = side.height(t.b());
            double sineC = side.height(t.c());
            if (Math.max(sineA, Math.max(sineB, sineC)) < -Margin.SAFETY) {
                return Relation.DISJOINT;
            }
            inside &= Math.min(sineA, Math.min(sineB, sineC)) > Margin.SAFETY;
        }
        if (inside) {
            return Relation.INSIDE;
        }
        boolean apart = isBehind(Edge.of(t.a(), t.b()).unit())
                || isBehind(Edge.of(t.b(), t.c()).unit())
                || isBehind(Edge.of(t.c(), t.a()).unit());
        return apart ? Relation.DISJOINT : Relation.PARTIAL;
    }

    @Override
    public Relation relate(Bounds b) {
        double reachDeg = b.radiusDeg() + Margin.SAFETY_DEG;
        if (reachDeg >= 90) {
            return Relation.PARTIAL;
        }
        UnitVector centre = b.direction();
        double reach = Math.sin(Math.toRadians(reachDeg));
        boolean inside = true;
        for (int i = 0; i < edges.size(); i++) {
            double sine = edges.get(i).height(centre);
            if (sine < -reach) {
                return Relation.DISJOINT;
            }
            inside &= sine > reach;
        }
        return inside ? Relation.INSIDE : Relation.PARTIAL;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ConvexPolygon other && corners.equals(other.corners);
    }

    @Override
    public int hashCode() {
        return corners.hashCode();
    }

    @Override
    public String toString() {
        return "ConvexPolygon[corners=" + corners + "]";
    }

    /** Whether all corners lie on the right of {@code edge}. */
    private boolean isBehind(Edge edge) {
        for (int i = 0; i < edges.size(); i++) {
            if (edge.height(edges.get(i).from()) >= -Margin.SAFETY) {
                return false;
            }
        }
        return true;
    }

    private static void checkConvex(List<LonLat> corners, List<UnitVector> vectors, List<Edge> sides) {
        for (int side = 0; side < sides.size(); side++) {
            for (int i = 0; i < vectors.size(); i++) {
                if (sides.get(side).height(vectors.get(i)) < -Margin.SAFETY) {
                    throw new IllegalArgumentException(
                            "polygon is not convex: corner " + (i + 1) + " (" + corners.get(i)
                                    + ") lies outside the side from corner " + (side + 1)
                                    + "; give a convex one smaller than a hemisphere, or the union of several");
                }
            }
        }
    }

    private static List<LonLat> opened(List<LonLat> corners) {
        int n = corners.size();
        boolean closed = n > 1 && corners.get(0).equals(corners.get(n - 1));
        return List.copyOf(closed ? corners.subList(0, n - 1) : corners);
    }

    private static boolean isClockwise(List<UnitVector> vectors) {
        double extreme = 0;
        for (int i = 0; i + 1 < vectors.size(); i++) {
            Edge side = Edge.of(vectors.get(i), vectors.get(i + 1)).unit();
            for (UnitVector v : vectors) {
                double sine = side.height(v);
                extreme = Math.abs(sine) > Math.abs(extreme) ? sine : extreme;
            }
        }
        if (Math.abs(extreme) <= Margin.SAFETY) {
            throw new IllegalArgumentException(
                    "polygon has all corners on one great circle; give corners that enclose an area");
        }
        return extreme < 0;
    }

    private static void checkSide(List<LonLat> corners, int i, UnitVector from, UnitVector to) {
        if (from.squaredChord(to) == 0 || from.squaredChord(to.antipode()) < Margin.SAFETY) {
            throw new IllegalArgumentException("polygon corner " + (i + 1) + " (" + corners.get(i)
                    + ") equals the next one or is its antipode; leave it out or put a corner between");
        }
    }
}
