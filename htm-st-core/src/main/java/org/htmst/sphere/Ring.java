package org.htmst.sphere;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A closed line of great circles that fits into a hemisphere, with what it encloses: a place is inside if the way from it to the
 * outside crosses the line an odd number of times. The line may touch itself, and run along itself as a bridge to an inner part
 * does, but not cross itself. It may be given in either direction. Places within 4e-16 rad of the line count as on it.
 *
 * <p>The way to the outside is the meridian to the pole that lies outside the hemisphere (<em>down</em>). Longitudes are those that
 * were given, and are counted on from side to side over any number of turns, so that a whole stretch of the line that lies below a
 * place is known by its two ends: it crosses the meridian as often as that lies between their longitudes. So n corners take some
 * log n steps.
 */
public final class Ring implements Serializable {

    private static final long serialVersionUID = 1;

    /** Where a place lies. */
    enum Side {
        INSIDE,
        ON,
        OUTSIDE
    }

    /** In radians; sides that come so close to a pole go over it. */
    private static final double AT_POLE = 1e-14;

    /** The same in degrees, and more: a place so close to a pole is at it. */
    private static final double AT_POLE_DEG = 1e-12;

    /** Sides that cross by no more than this, in radians, touch. */
    private static final double TOUCH = 1e-15;

    /** So many pairs of sides are compared in about a second; a coastline of 100,000 corners has some 2 million whose boxes meet. */
    private static final long MOST_PAIRS = 20_000_000;

    private final List<LonLat> corners;

    /** 1 if the south pole is outside, -1 if the north pole is, and all latitudes are counted the other way. */
    private final int up;

    private final Edge[] sides;
    private final boolean[] overPole;

    /** How often the corner's longitude has gone round, of each side's start and of the last one's end. */
    private final int[] turns;

    private final BoxTree tree;
    private final Side pole;
    private final boolean areSidesChecked;

    /**
     * The ring through some corners.
     *
     * @param corners at least three, in either direction, the last one equal to the first or not; equal neighbours count once
     * @throws IllegalArgumentException if fewer than three differ, they fit into no hemisphere, its sides cross, or it encloses no area
     */
    public Ring(List<LonLat> corners) {
        this.corners = distinct(corners);
        if (this.corners.size() < 3) {
            throw new IllegalArgumentException(
                    "a ring has " + this.corners.size() + " different corners; give at least 3");
        }
        List<UnitVector> vectors = this.corners.stream().map(LonLat::unitVector).toList();
        Optional<UnitVector> middle = SmallestCap.centre(vectors);
        if (middle.isEmpty()) {
            throw new IllegalArgumentException(
                    "the corners of a ring fit into no hemisphere (they begin at " + text(this.corners.get(0))
                            + "), so that either side could be meant; cut it into smaller polygons");
        }
        int n = vectors.size();
        up = middle.get().z() >= 0 ? 1 : -1;
        sides = new Edge[n];
        overPole = new boolean[n];
        turns = new int[n + 1];
        List<LonLatBox> boxes = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            sides[i] = Edge.of(vectors.get(i), vectors.get((i + 1) % n)).unit();
            overPole[i] = isOverPole(i);
            turns[i + 1] = turns[i] + turn(i);
            boxes.add(box(i));
        }
        tree = new BoxTree(boxes);
        areSidesChecked = checkSides();
        pole = poleSide();
    }

    /** The corners as given; none is repeated. */
    public List<LonLat> corners() {
        return corners;
    }

    /**
     * Whether the sides are known not to cross; of very many long ones beside each other it is not found out. Where they do cross, what
     * they wind around twice is outside.
     */
    public boolean areSidesChecked() {
        return areSidesChecked;
    }

    /** Around what the ring encloses. */
    LonLatBox box() {
        LonLatBox line = tree.box(0);
        LonLatBox area = pole == Side.OUTSIDE ? line : new LonLatBox(-180, 180, line.southDeg(), 90);
        return up > 0 ? area : flipped(area);
    }

    /** Where {@code p} lies, whose direction is {@code v}. */
    Side side(LonLat p, UnitVector v) {
        double latDeg = up * p.latDeg();
        if (latDeg > 90 - AT_POLE_DEG) {
            return pole;
        }
        int found = crossings(p.signedLonDeg(), latDeg, v, 0, 0, sides.length);
        return found < 0 ? Side.ON : (found & 1) == 0 ? Side.OUTSIDE : Side.INSIDE;
    }

    /** How a patch lies to what the ring encloses. */
    Relation relate(Patch patch) {
        LonLatBox around = up > 0 ? patch.box() : flipped(patch.box());
        if (tree.any(around, i -> patch.mayMeet().test(sides[i]))) {
            return Relation.PARTIAL;
        }
        return side(patch.place(), patch.direction()) == Side.INSIDE ? Relation.INSIDE : Relation.DISJOINT;
    }

    /** How often sides {@code from} to {@code end - 1} cross the meridian below a place, 0 or 1 for even or odd; -1 if it is on one. */
    private int crossings(double lonDeg, double latDeg, UnitVector v, int node, int from, int end) {
        LonLatBox box = tree.box(node);
        if (box.northDeg() < latDeg) {
            return rounds(end, lonDeg) - rounds(from, lonDeg) & 1;
        }
        if (box.southDeg() > latDeg || !box.meetsLongitudes(lonDeg, lonDeg)) {
            return 0;
        }
        if (end - from == 1) {
            return crosses(from, lonDeg, v);
        }
        int middle = BoxTree.middle(from, end);
        int first = crossings(lonDeg, latDeg, v, node + 1, from, middle);
        int second = first < 0 ? 0 : crossings(lonDeg, latDeg, v, BoxTree.second(node, from, end), middle, end);
        return first < 0 || second < 0 ? -1 : first ^ second;
    }

    private int crosses(int i, double lonDeg, UnitVector v) {
        Edge side = sides[i];
        double height = side.height(v);
        if (Math.abs(height) <= Margin.ROUNDING && side.isBeside(v, TOUCH)) {
            return -1;
        }
        int east = overPole[i] ? 0 : rounds(i + 1, lonDeg) - rounds(i, lonDeg);
        return east != 0 && height * east * up > 0 ? 1 : 0;
    }

    /** How often the line has come round eastward to a meridian when it is at the start of side {@code i}. */
    private int rounds(int i, double lonDeg) {
        return turns[i] - (lonDeg(i) < lonDeg ? 1 : 0);
    }

    private double lonDeg(int i) {
        return corners.get(i % corners.size()).signedLonDeg();
    }

    private boolean isOverPole(int i) {
        UnitVector top = new UnitVector(0, 0, up);
        Edge side = sides[i];
        return Math.abs(side.nz()) <= AT_POLE && side.isBeside(top, AT_POLE);
    }

    /** By how many turns longitude jumps on side {@code i}, which goes the shorter way. */
    private int turn(int i) {
        double east = lonDeg(i + 1) - lonDeg(i);
        return overPole[i] || Math.abs(east) <= 180 ? 0 : east > 0 ? -1 : 1;
    }

    private LonLatBox box(int i) {
        LonLatBox box = LonLatBox.of(sides[i], lonDeg(i) + 360.0 * turns[i], lonDeg(i + 1) + 360.0 * turns[i + 1]);
        return up > 0 ? box : flipped(box);
    }

    private static LonLatBox flipped(LonLatBox box) {
        return new LonLatBox(box.westDeg(), box.eastDeg(), -box.northDeg(), -box.southDeg());
    }

    private Side poleSide() {
        for (boolean over : overPole) {
            if (over) {
                return Side.ON;
            }
        }
        return (turns[sides.length] & 1) == 0 ? Side.OUTSIDE : Side.INSIDE;
    }

    /** Whether all pairs of sides were looked at. */
    private boolean checkSides() {
        if (isFlat() || isThereAndBack()) {
            throw new IllegalArgumentException(
                    "a ring encloses no area (it begins at " + text(corners.get(0)) + "); give corners that do");
        }
        long[] pairs = new long[1];
        return !tree.anyPair((i, j) -> {
            if (cross(sides[i], sides[j])) {
                throw new IllegalArgumentException("sides of a ring cross: that after corner " + text(corners.get(i))
                        + " and that after " + text(corners.get(j)) + "; give a ring that does not cross itself");
            }
            return ++pairs[0] > MOST_PAIRS;
        });
    }

    private static boolean cross(Edge a, Edge b) {
        return areApart(a.height(b.from()), a.height(b.to())) && areApart(b.height(a.from()), b.height(a.to()));
    }

    private static boolean areApart(double height, double other) {
        return height > TOUCH && other < -TOUCH || height < -TOUCH && other > TOUCH;
    }

    /** Whether all corners lie on one great circle. */
    private boolean isFlat() {
        UnitVector first = sides[0].from();
        UnitVector farthest = sides[0].to();
        for (Edge side : sides) {
            farthest = side.from().squaredChord(first) > farthest.squaredChord(first) ? side.from() : farthest;
        }
        Edge line = Edge.of(first, farthest).unit();
        for (Edge side : sides) {
            if (Math.abs(line.height(side.from())) > TOUCH) {
                return false;
            }
        }
        return true;
    }

    /** Whether each side is gone back again. */
    private boolean isThereAndBack() {
        Set<Set<UnitVector>> once = new HashSet<>();
        for (Edge side : sides) {
            Set<UnitVector> ends = Set.of(side.from(), side.to());
            if (!once.add(ends)) {
                once.remove(ends);
            }
        }
        return once.isEmpty();
    }

    private static List<LonLat> distinct(List<LonLat> places) {
        List<LonLat> distinct = new ArrayList<>();
        for (LonLat place : places) {
            if (distinct.isEmpty() || !areSame(distinct.get(distinct.size() - 1), place)) {
                distinct.add(place);
            }
        }
        while (distinct.size() > 1 && areSame(distinct.get(0), distinct.get(distinct.size() - 1))) {
            distinct.remove(distinct.size() - 1);
        }
        return List.copyOf(distinct);
    }

    private static boolean areSame(LonLat a, LonLat b) {
        return a.unitVector().squaredChord(b.unitVector()) == 0;
    }

    private static String text(LonLat place) {
        return place.lonDeg() + "," + place.latDeg();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Ring other && corners.equals(other.corners);
    }

    @Override
    public int hashCode() {
        return corners.hashCode();
    }

    @Override
    public String toString() {
        return "Ring[corners=" + corners + "]";
    }
}
