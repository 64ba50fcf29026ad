package org.htmst.sphere;

/**
 * The points between two parallels, both included.
 *
 * @param southDeg -90 to 90
 * @param northDeg {@code southDeg} to 90
 */
public record LatitudeBand(double southDeg, double northDeg) implements Region {

    public LatitudeBand {
        check(southDeg);
        check(northDeg);
        if (southDeg > northDeg) {
            throw new IllegalArgumentException(
                    "latitudes " + southDeg + ".." + northDeg + " degrees are reversed; give the southern one first");
        }
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
