package org.htmst.sphere;

/**
 * The points between two meridians, both included, going east from the first to the second; it may cross any meridian.
 *
 * <p>From 170 to -170 it crosses 180 and is 20 degrees wide. When {@code eastDeg} exceeds {@code westDeg} by 360 or more it is
 * the whole sphere; when both name one meridian otherwise, such as 180 and -180, it is that meridian. A place at a pole has
 * whatever longitude it was given. A class and not a record, since it keeps the normals of its meridians.
 */
public final class Lune implements Region {

    private static final long serialVersionUID = 1;

    private final double westDeg;
    private final double eastDeg;
    private final UnitVector eastOfWest;
    private final UnitVector westOfEast;

    /**
     * @param westDeg -180 to 360
     * @param eastDeg -180 to 360
     */
    public Lune(double westDeg, double eastDeg) {
        check("western", westDeg);
        check("eastern", eastDeg);
        this.westDeg = westDeg;
        this.eastDeg = eastDeg;
        double west = Math.toRadians(signed(westDeg));
        double east = Math.toRadians(signed(eastDeg));
        this.eastOfWest = new UnitVector(-Math.sin(west), Math.cos(west), 0);
        this.westOfEast = new UnitVector(Math.sin(east), -Math.cos(east), 0);
    }

    /** The meridian that it begins at, as given, in degrees. */
    public double westDeg() {
        return westDeg;
    }

    /** The meridian that it ends at, as given, in degrees. */
    public double eastDeg() {
        return eastDeg;
    }

    @Override
    public boolean contains(LonLat p) {
        double lon = p.signedLonDeg();
        double west = signed(westDeg);
        double east = signed(eastDeg);
        return isFull() || (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);
    }

    @Override
    public Relation relate(SphericalTriangle t) {
        if (isFull()) {
            return Relation.INSIDE;
        }
        LonSpan own = span();
        LonSpan patch = t.longitudes().widened(Margin.SAFETY_DEG);
        double offsetDeg = own.offsetDeg(patch.westDeg());
        if (offsetDeg + patch.widthDeg() <= own.widthDeg()) {
            return Relation.INSIDE;
        }
        boolean apart = offsetDeg > own.widthDeg() && offsetDeg + patch.widthDeg() < 360;
        return apart ? Relation.DISJOINT : Relation.PARTIAL;
    }

    @Override
    public Relation relate(Bounds b) {
        if (isFull()) {
            return Relation.INSIDE;
        }
        double reach = Math.toRadians(b.radiusDeg()) + Margin.SAFETY;
        Relation west = relate(eastOfWest.dot(b.direction()), reach);
        Relation east = relate(westOfEast.dot(b.direction()), reach);
        return span().widthDeg() <= 180 ? west.and(east) : west.or(east);
    }

    /** How a cap lies to a hemisphere whose edge its centre is above by an angle of this sine. */
    private static Relation relate(double sine, double reach) {
        if (sine > reach) {
            return Relation.INSIDE;
        }
        return sine < -reach ? Relation.DISJOINT : Relation.PARTIAL;
    }

    /** The same meridians as a start and a width. */
    LonSpan span() {
        if (isFull()) {
            return LonSpan.ALL;
        }
        double width = signed(eastDeg) - signed(westDeg);
        return new LonSpan(signed(westDeg), width < 0 ? width + 360 : width);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Lune other
                && Double.compare(westDeg, other.westDeg) == 0
                && Double.compare(eastDeg, other.eastDeg) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(westDeg) + Double.hashCode(eastDeg);
    }

    @Override
    public String toString() {
        return "Lune[westDeg=" + westDeg + ", eastDeg=" + eastDeg + "]";
    }

    private boolean isFull() {
        return eastDeg - westDeg >= 360;
    }

    private static double signed(double lonDeg) {
        return lonDeg >= 180 ? lonDeg - 360 : lonDeg;
    }

    private static void check(String which, double lonDeg) {
        if (!(lonDeg >= -180 && lonDeg <= 360)) {
            throw new IllegalArgumentException(which + " longitude " + lonDeg + " is outside -180..360 degrees");
        }
    }
}
