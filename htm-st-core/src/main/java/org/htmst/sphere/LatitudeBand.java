package org.htmst.sphere;

import java.util.Objects;

/** The points between two parallels, both included. */
public final class LatitudeBand implements Region {

    private static final long serialVersionUID = 1;

    private final double southDeg;
    private final double northDeg;
    private final double sineSouth;
    private final double sineNorth;

    /**
     * Such a band.
     *
     * @param southDeg -90 to 90
     * @param northDeg {@code southDeg} to 90
     */
    public LatitudeBand(double southDeg, double northDeg) {
        check(southDeg);
        check(northDeg);
        if (southDeg > northDeg) {
            throw new IllegalArgumentException(
                    "latitudes " + southDeg + ".." + northDeg + " degrees are reversed; give the southern one first");
        }
        this.southDeg = southDeg;
        this.northDeg = northDeg;
        this.sineSouth = Math.sin(Math.toRadians(southDeg));
        this.sineNorth = Math.sin(Math.toRadians(northDeg));
    }

    /** The southern parallel, -90 to 90. */
    public double southDeg() {
        return southDeg;
    }

    /** The northern parallel, -90 to 90. */
    public double northDeg() {
        return northDeg;
    }

    @Override
    public boolean contains(LonLat p) {
        return containsLat(p.latDeg());
    }

    @Override
    public Relation relate(SphericalTriangle t) {
        if (isSphere()) {
            return Relation.INSIDE;
        }
        return relate(t.southDeg(), t.northDeg());
    }

    @Override
    public Relation relate(Bounds b) {
        // A sine moves by no more than its angle: where that decides, no angle is needed.
        double reach = Math.toRadians(b.radiusDeg()) + Margin.SAFETY;
        double low = b.sineLat() - reach;
        double high = b.sineLat() + reach;
        if (high < sineSouth || low > sineNorth) {
            return Relation.DISJOINT;
        }
        if (low > sineSouth && high < sineNorth) {
            return Relation.INSIDE;
        }
        double latDeg = b.latDeg();
        return relate(latDeg - b.radiusDeg(), latDeg + b.radiusDeg());
    }

    private Relation relate(double minDeg, double maxDeg) {
        double low = minDeg - Margin.SAFETY_DEG;
        double high = maxDeg + Margin.SAFETY_DEG;
        if (high < southDeg || low > northDeg) {
            return Relation.DISJOINT;
        }
        return containsLat(Math.max(low, -90)) && containsLat(Math.min(high, 90)) ? Relation.INSIDE : Relation.PARTIAL;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof LatitudeBand other && southDeg == other.southDeg && northDeg == other.northDeg;
    }

    @Override
    public int hashCode() {
        return Objects.hash(southDeg, northDeg);
    }

    @Override
    public String toString() {
        return "LatitudeBand[southDeg=" + southDeg + ", northDeg=" + northDeg + "]";
    }

    private boolean isSphere() {
        return southDeg == -90 && northDeg == 90;
    }

    private boolean containsLat(double latDeg) {
        return latDeg >= southDeg && latDeg <= northDeg;
    }

    private static void check(double latDeg) {
        if (!(latDeg >= -90 && latDeg <= 90)) {
            throw new IllegalArgumentException("latitude " + latDeg + " is outside -90..90 degrees");
        }
    }
}
