package org.htmst.sphere;

/**
 * The points between two meridians, both included, going east from the first to the second; it may cross any meridian.
 *
 * <p>From 170 to -170 it crosses 180 and is 20 degrees wide. When {@code eastDeg} exceeds {@code westDeg} by 360 or more it is
 * the whole sphere; when both name one meridian otherwise, such as 180 and -180, it is that meridian. A place at a pole has
 * whatever longitude it was given.
 *
 * @param westDeg -180 to 360
 * @param eastDeg -180 to 360
 */
public record Lune(double westDeg, double eastDeg) implements Region {

    public Lune {
        check("western", westDeg);
        check("eastern", eastDeg);
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
        return isFull() ? Relation.INSIDE : relate(t.longitudes());
    }

    @Override
    public Relation relate(Bounds b) {
        return isFull() ? Relation.INSIDE : relate(b.longitudes());
    }

    /** The same meridians as a start and a width. */
    LonSpan span() {
        if (isFull()) {
            return LonSpan.ALL;
        }
        double width = signed(eastDeg) - signed(westDeg);
        return new LonSpan(signed(westDeg), width < 0 ? width + 360 : width);
    }

    private Relation relate(LonSpan span) {
        LonSpan own = span();
        LonSpan patch = span.widened(Margin.SAFETY_DEG);
        double offsetDeg = own.offsetDeg(patch.westDeg());
        if (offsetDeg + patch.widthDeg() <= own.widthDeg()) {
            return Relation.INSIDE;
        }
        boolean apart = offsetDeg > own.widthDeg() && offsetDeg + patch.widthDeg() < 360;
        return apart ? Relation.DISJOINT : Relation.PARTIAL;
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
