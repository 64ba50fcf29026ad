package org.htmst.sphere;

import java.io.Serializable;

/**
 * Longitudes and latitudes between which something lies; the whole turn where it is 360 degrees wide or more.
 *
 * @param westDeg any number of turns
 * @param eastDeg not less
 * @param southDeg -90 to 90, or a margin beyond
 * @param northDeg not less
 */
record LonLatBox(double westDeg, double eastDeg, double southDeg, double northDeg) implements Serializable {

    /** Around a triangle, with the safety margin. */
    static LonLatBox of(SphericalTriangle t) {
        LonSpan lons = t.longitudes();
        return new LonLatBox(
                lons.westDeg(),
                lons.westDeg() + lons.widthDeg(),
                t.southDeg() - Margin.SAFETY_DEG,
                t.northDeg() + Margin.SAFETY_DEG);
    }

    /** Around a cap, with the safety margin. */
    static LonLatBox of(Bounds b) {
        double halfDeg = b.lonHalfWidthDeg();
        LonLat centre = b.centre();
        double reachDeg = b.radiusDeg() + Margin.SAFETY_DEG;
        return new LonLatBox(
                centre.lonDeg() - halfDeg,
                centre.lonDeg() + halfDeg,
                centre.latDeg() - reachDeg,
                centre.latDeg() + reachDeg);
    }

    /** Around a place. */
    static LonLatBox of(LonLat p) {
        return new LonLatBox(p.lonDeg(), p.lonDeg(), p.latDeg(), p.latDeg());
    }

    /** Around a piece of a great circle, with the safety margin, going on from a longitude of any number of turns. */
    static LonLatBox of(Edge edge, double fromLonDeg, double toLonDeg) {
        double north = edge.northDeg();
        double south = -edge.mirrored().northDeg();
        double cosLat = Math.cos(Math.toRadians(Math.max(north, -south)));
        double marginDeg = cosLat < Margin.NEAR_POLE ? 360 : Margin.SAFETY_DEG / cosLat;
        return new LonLatBox(
                Math.min(fromLonDeg, toLonDeg) - marginDeg,
                Math.max(fromLonDeg, toLonDeg) + marginDeg,
                south - Margin.SAFETY_DEG,
                north + Margin.SAFETY_DEG);
    }

    /** Around all that is within an angle, 0 to 90 degrees, of what lies in it. */
    LonLatBox around(double angleDeg) {
        double farthestDeg = Math.min(90, Math.max(northDeg, -southDeg));
        // Meridians are closest there, so that an angle reaches over the most of them.
        double halfDeg = Bounds.around(new LonLat(0, farthestDeg), angleDeg).lonHalfWidthDeg();
        double reachDeg = angleDeg + Margin.SAFETY_DEG;
        return new LonLatBox(westDeg - halfDeg, eastDeg + halfDeg, southDeg - reachDeg, northDeg + reachDeg);
    }

    /** Around both, in the turns that they are given in. */
    LonLatBox with(LonLatBox other) {
        return new LonLatBox(
                Math.min(westDeg, other.westDeg),
                Math.max(eastDeg, other.eastDeg),
                Math.min(southDeg, other.southDeg),
                Math.max(northDeg, other.northDeg));
    }

    boolean meets(LonLatBox other) {
        return southDeg <= other.northDeg
                && northDeg >= other.southDeg
                && meetsLongitudes(other.westDeg, other.eastDeg);
    }

    boolean meetsLongitudes(double otherWestDeg, double otherEastDeg) {
        double offset = (otherWestDeg - westDeg) % 360;
        double east = offset < 0 ? offset + 360 : offset;
        return east <= eastDeg - westDeg || east + (otherEastDeg - otherWestDeg) >= 360;
    }
}
