package org.htmst.sphere;

/**
 * The points within an angle of a centre, the rim included: a spherical disc. Radius 0 is the centre alone, 180 the whole sphere.
 *
 * <p>A place is compared by the straight distance between unit vectors, which is sharp for the tiniest caps; for radii above 90
 * degrees by the distance from the antipode, which is sharp near 180. Places within 4e-16 rad of the rim count as on it. A class
 * and not a record, since it keeps its centre's vector.
 */
public final class Cap implements Region {

    private static final long serialVersionUID = 1;

    /** In radians: with a cap of at most 90 degrees not half-way round the sphere. */
    private static final double MOST_REACH = 1.5;

    private final LonLat centre;
    private final double radiusDeg;
    private final boolean large;
    /** The centre of the smaller of the cap and its complement, whose radius is at most 90 degrees. */
    private final UnitVector axis;

    private final double rimChord;
    private final double rimSlope;
    private final double rimChord2;
    private final double withinChord2;
    private final double beyondChord2;

    /**
     * @param centre the middle
     * @param radiusDeg 0 to 180
     * @throws IllegalArgumentException if the radius is outside these
     */
    public Cap(LonLat centre, double radiusDeg) {
        if (!(radiusDeg >= 0 && radiusDeg <= 180)) {
            throw new IllegalArgumentException("cap radius " + radiusDeg + " is outside 0..180 degrees");
        }
        this.centre = centre;
        this.radiusDeg = radiusDeg;
        this.large = radiusDeg > 90;
        UnitVector vector = centre.unitVector();
        this.axis = large ? vector.antipode() : vector;
        double radius = Math.toRadians(large ? 180 - radiusDeg : radiusDeg);
        this.rimChord = 2 * Math.sin(radius / 2);
        this.rimSlope = Math.cos(radius / 2);
        this.rimChord2 = squaredChord(radius, large ? -Margin.ROUNDING : Margin.ROUNDING);
        this.withinChord2 = squaredChord(radius, -Margin.SAFETY);
        this.beyondChord2 = squaredChord(radius, Margin.SAFETY);
    }

    /** The middle. */
    public LonLat centre() {
        return centre;
    }

    /** From the centre to the rim, 0 to 180 degrees. */
    public double radiusDeg() {
        return radiusDeg;
    }

    @Override
    public boolean contains(LonLat p) {
        return contains(p.unitVector());
    }

    boolean contains(UnitVector p) {
        double chord2 = axis.squaredChord(p);
        return large ? chord2 >= rimChord2 : chord2 <= rimChord2;
    }

    @Override
    public Relation relate(SphericalTriangle t) {
        if (radiusDeg == 180) {
            return Relation.INSIDE;
        }
        boolean a = axis.squaredChord(t.a()) < withinChord2;
        boolean b = axis.squaredChord(t.b()) < withinChord2;
        boolean c = axis.squaredChord(t.c()) < withinChord2;
        // Discs of at most 90 degrees are convex, so the corners speak for the whole triangle.
        if (a && b && c) {
            return large ? Relation.DISJOINT : Relation.INSIDE;
        }
        if (a || b || c || t.squaredChordTo(axis) <= beyondChord2) {
            return Relation.PARTIAL;
        }
        return large ? Relation.INSIDE : Relation.DISJOINT;
    }

    @Override
    public Relation relate(Bounds b) {
        double reach = Math.toRadians(b.radiusDeg()) + Margin.SAFETY;
        if (radiusDeg == 180 || reach >= MOST_REACH) {
            return radiusDeg == 180 ? Relation.INSIDE : Relation.PARTIAL;
        }
        double chord2 = axis.squaredChord(b.direction());
        // The chord of an angle is concave: its tangent at the rim bounds it from above, a steeper line from below.
        double beyond = rimChord + rimSlope * reach;
        if (chord2 > beyond * beyond) {
            return large ? Relation.INSIDE : Relation.DISJOINT;
        }
        double within = rimChord - (rimSlope + reach / 2) * reach;
        if (within > 0 && chord2 < within * within) {
            return large ? Relation.DISJOINT : Relation.INSIDE;
        }
        return Relation.PARTIAL;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Cap other && centre.equals(other.centre) && Double.compare(radiusDeg, other.radiusDeg) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * centre.hashCode() + Double.hashCode(radiusDeg);
    }

    @Override
    public String toString() {
        return "Cap[centre=" + centre + ", radiusDeg=" + radiusDeg + "]";
    }

    /** The squared straight length of an angle moved by a margin; the margin is taken along the chord, less than along the arc. */
    private static double squaredChord(double radius, double margin) {
        double chord = 2 * Math.sin(radius / 2) + margin;
        return chord > 0 ? chord * chord : 0;
    }
}
