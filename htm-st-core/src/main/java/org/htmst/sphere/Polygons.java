package org.htmst.sphere;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The union of polygons of any shape, of many corners or many at a time. A class and not a record, since it keeps where they are.
 */
public final class Polygons implements Region {

    private static final long serialVersionUID = 1;

    private final List<Polygon> polygons;
    private final BoxTree tree;

    /**
     * The union.
     *
     * @param polygons at least one
     */
    public Polygons(List<Polygon> polygons) {
        if (polygons.isEmpty()) {
            throw new IllegalArgumentException("a union of 0 polygons is not allowed; give at least 1");
        }
        this.polygons = inStrips(polygons);
        this.tree = new BoxTree(
                this.polygons.stream().map(polygon -> polygon.outer().box()).toList());
    }

    /** What a ring encloses. */
    public static Polygons of(Ring ring) {
        return new Polygons(List.of(new Polygon(ring, List.of())));
    }

    /** The polygons, in some order. */
    public List<Polygon> polygons() {
        return polygons;
    }

    @Override
    public boolean contains(LonLat p) {
        UnitVector[] v = new UnitVector[1];
        return tree.any(LonLatBox.of(p), i -> {
            v[0] = v[0] == null ? p.unitVector() : v[0];
            return polygons.get(i).contains(p, v[0]);
        });
    }

    @Override
    public Relation relate(SphericalTriangle t) {
        return relate(Patch.of(t));
    }

    @Override
    public Relation relate(Bounds b) {
        return relate(Patch.of(b));
    }

    private Relation relate(Patch patch) {
        Relation[] relation = {Relation.DISJOINT};
        tree.any(patch.box(), i -> {
            relation[0] = relation[0].or(polygons.get(i).relate(patch));
            return relation[0] == Relation.INSIDE;
        });
        return relation[0];
    }

    /** In strips of latitude, about as many as polygons in each, and by longitude there, so that neighbours follow each other. */
    private static List<Polygon> inStrips(List<Polygon> polygons) {
        double stripDeg = 180 / Math.ceil(Math.sqrt(polygons.size()));
        List<Polygon> sorted = new ArrayList<>(polygons);
        sorted.sort(Comparator.comparingDouble(
                        (Polygon polygon) -> Math.floor(polygon.outer().box().southDeg() / stripDeg))
                .thenComparing(polygon -> polygon.outer().box().westDeg()));
        return List.copyOf(sorted);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Polygons other && polygons.equals(other.polygons);
    }

    @Override
    public int hashCode() {
        return polygons.hashCode();
    }

    @Override
    public String toString() {
        return "Polygons" + polygons;
    }
}
