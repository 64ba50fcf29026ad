package org.htmst.hbase.codec;

import org.htmst.sphere.UnitVector;

/** An even motion along a great circle through the centre of a cap, from rim to rim. */
final class Motion {

    private final UnitVector centre;
    private final UnitVector ahead;
    private final double radiusRad;
    private final int steps;

    /**
     * A motion seen at instants of equal distance.
     *
     * @param lonParts longitude of the centre, in parts of a {@link Turn}
     * @param latParts latitude of the centre, in parts of a {@link Turn}
     * @param headingParts direction in the centre, from north eastward, in parts of a {@link Turn}
     * @param radiusRad from the centre to the rim, radians
     * @param places how many places it is seen at: the first on one rim, the last on the other; a single one is the centre
     */
    Motion(int lonParts, int latParts, int headingParts, double radiusRad, int places) {
        centre = Turn.direction(lonParts, latParts);
        double north = Turn.cos(headingParts);
        double east = Turn.sin(headingParts);
        double sinLat = centre.z();
        ahead = new UnitVector(
                -north * sinLat * Turn.cos(lonParts) - east * Turn.sin(lonParts),
                -north * sinLat * Turn.sin(lonParts) + east * Turn.cos(lonParts),
                north * Turn.cos(latParts));
        this.radiusRad = radiusRad;
        this.steps = places - 1;
    }

    /** How far past the centre, in radians, the {@code i}-th place is. */
    double angle(int i) {
        return steps == 0 ? 0 : radiusRad * (2.0 * i / steps - 1);
    }

    /** The place {@code angle} radians past the centre. */
    UnitVector place(double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new UnitVector(
                centre.x() * cos + ahead.x() * sin,
                centre.y() * cos + ahead.y() * sin,
                centre.z() * cos + ahead.z() * sin);
    }
}
