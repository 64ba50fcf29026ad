package org.htmst.sphere;

import java.util.ArrayList;
import java.util.List;

/**
 * The points within an angle of a line of great-circle arcs, the rim included; its ends are round. Each arc goes the shorter way
 * between two places, over a pole or any meridian. Places within 4e-16 rad of the rim count as on it. A class and not a record, since
 * it keeps the arcs and where they are.
 */
public final class Corridor implements Region {

    private static final long serialVersionUID = 1;

    /** Squared straight distances above this are those of places that have no certain arc between them, 0.01 degrees from opposite. */
    private static final double NEARLY_OPPOSITE = 4 - 3e-8;

    /** In radians; with a half width of at most 90 degrees not half-way round the sphere. */
    private static final double MOST_REACH = 1.5;

    private final List<LonLat> places;
    private final double halfWidthDeg;
    private final double halfWidth;
    private final double rimChord2;
    private final Edge[] arcs;

    /** Around what is within the half width of each arc. */
    private final BoxTree tree;

    /**
     * The corridor along a line.
     *
     * @param places at least two, which the line goes through in this order; equal neighbours count once
     * @param halfWidthDeg from the line to the rim, 0 to 90 degrees
     * @throws IllegalArgumentException if fewer than two differ, neighbours are opposite each other, or the half width is outside these
     */
    public Corridor(List<LonLat> places, double halfWidthDeg) {
        if (!(halfWidthDeg >= 0 && halfWidthDeg <= 90)) {
            throw new IllegalArgumentException(
                    "half width " + halfWidthDeg + " of a corridor is outside 0..90 degrees");
        }
        this.places = distinct(places);
        if (this.places.size() < 2) {
            throw new IllegalArgumentException(
                    "a line has " + this.places.size() + " different places; give at least 2");
        }
        this.halfWidthDeg = halfWidthDeg;
        this.halfWidth = Math.toRadians(halfWidthDeg);
        double rimChord = 2 * Math.sin(halfWidth / 2) + Margin.ROUNDING;
        this.rimChord2 = rimChord * rimChord;
        this.arcs = new Edge[this.places.size() - 1];
        List<LonLatBox> boxes = new ArrayList<>(arcs.length);
        double lonDeg = this.places.get(0).signedLonDeg();
        for (int i = 0; i < arcs.length; i++) {
            arcs[i] = arc(this.places.get(i), this.places.get(i + 1));
            double nextDeg = lonDeg + shorterTurn(this.places.get(i), this.places.get(i + 1));
            boxes.add(LonLatBox.of(arcs[i], lonDeg, nextDeg).around(halfWidthDeg));
            lonDeg = nextDeg;
        }
        this.tree = new BoxTree(boxes);
    }

    /** What the line goes through, without repetitions of neighbours. */
    public List<LonLat> places() {
        return places;
    }

    /** From the line to the rim, 0 to 90 degrees. */
    public double halfWidthDeg() {
        return halfWidthDeg;
    }

    @Override
    public boolean contains(LonLat p) {
        UnitVector v = p.unitVector();
        return tree.any(LonLatBox.of(p), i -> squaredChord(arcs[i], v) <= rimChord2);
    }

    @Override
    public Relation relate(SphericalTriangle t) {
        UnitVector middle = t.a().midpoint(t.b()).midpoint(t.c());
        double reach = Math.max(middle.angleTo(t.a()), Math.max(middle.angleTo(t.b()), middle.angleTo(t.c())));
        return relate(LonLatBox.of(t), middle, reach);
    }

    @Override
    public Relation relate(Bounds b) {
        return relate(LonLatBox.of(b), b.direction(), Math.toRadians(b.radiusDeg()));
    }

    /** How a cap lies to the corridor, of which {@code box} is around the part that counts. */
    private Relation relate(LonLatBox box, UnitVector centre, double radius) {
        double reach = radius + Margin.SAFETY;
        if (reach >= MOST_REACH) {
            return Relation.PARTIAL;
        }
        Relation[] relation = {Relation.DISJOINT};
        tree.any(box, i -> {
            double distance = 2 * Math.asin(Math.min(1, Math.sqrt(squaredChord(arcs[i], centre)) / 2));
            if (distance + reach < halfWidth) {
                relation[0] = Relation.INSIDE;
            } else if (distance - reach <= halfWidth) {
                relation[0] = Relation.PARTIAL;
            }
            return relation[0] == Relation.INSIDE;
        });
        return relation[0];
    }

    /** The squared straight distance from {@code p} to the nearest point of an arc. */
    private static double squaredChord(Edge arc, UnitVector p) {
        double toEnds = Math.min(arc.from().squaredChord(p), arc.to().squaredChord(p));
        return arc.faces(p) ? Math.min(toEnds, arc.squaredChordToCircle(p)) : toEnds;
    }

    private static Edge arc(LonLat from, LonLat to) {
        UnitVector start = from.unitVector();
        UnitVector end = to.unitVector();
        if (start.squaredChord(end) > NEARLY_OPPOSITE) {
            throw new IllegalArgumentException(
                    "places " + text(from) + " and " + text(to)
                            + " of a line lie opposite each other, so that any way between them is the shortest; put one between");
        }
        return Edge.of(start, end).unit();
    }

    private static double shorterTurn(LonLat from, LonLat to) {
        double eastDeg = to.signedLonDeg() - from.signedLonDeg();
        return Math.abs(eastDeg) <= 180 ? eastDeg : eastDeg > 0 ? eastDeg - 360 : eastDeg + 360;
    }

    private static List<LonLat> distinct(List<LonLat> places) {
        List<LonLat> distinct = new ArrayList<>();
        for (LonLat place : places) {
            if (distinct.isEmpty()
                    || distinct.get(distinct.size() - 1).unitVector().squaredChord(place.unitVector()) > 0) {
                distinct.add(place);
            }
        }
        return List.copyOf(distinct);
    }

    private static String text(LonLat place) {
        return place.lonDeg() + "," + place.latDeg();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Corridor other
                && places.equals(other.places)
                && Double.compare(halfWidthDeg, other.halfWidthDeg) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * places.hashCode() + Double.hashCode(halfWidthDeg);
    }

    @Override
    public String toString() {
        return "Corridor[places=" + places + ", halfWidthDeg=" + halfWidthDeg + "]";
    }
}
