package org.htmst.interpolation.projection;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Optional;
import org.htmst.sphere.Box;
import org.htmst.sphere.LonLat;

/** A projection of places onto a rectangle; the package page tells how points are counted. Safe for many threads. */
public sealed interface MapProjection permits BoxProjection, PolarProjection, WorldProjection {

    /**
     * A projection.
     *
     * @param kind which
     * @param centreLonDeg the meridian in the middle; of a polar map, the one that runs down from the north pole or up from
     *     the south pole; -180 to 360
     * @param edgeLatDeg where a polar map ends, in degrees of latitude towards its pole, -60 to 85; of no meaning otherwise
     */
    static MapProjection of(ProjectionKind kind, double centreLonDeg, double edgeLatDeg) {
        LonLat centre = new LonLat(centreLonDeg, 0);
        return kind.isPolar()
                ? new PolarProjection(kind == ProjectionKind.NORTH, centre.signedLonDeg(), edgeLatDeg)
                : new WorldProjection(kind, centre.signedLonDeg());
    }

    /**
     * The part of an equirectangular map that lies in a box, whose places beyond lie outside 0..1.
     *
     * @param box sides of 2 degrees or more, one at most 8 times the other; it may cross any meridian
     */
    static MapProjection of(Box box) {
        return new BoxProjection(box);
    }

    /** Degrees of longitude from the western side of a box eastward to the eastern one, 0 to 360. */
    static double widthDeg(Box box) {
        return BoxProjection.widthDeg(box);
    }

    /** Width of the rectangle over its height. */
    double aspect();

    /** Where a place lies; a polar map or a box has its places beyond the edge outside 0..1. */
    Point2D point(LonLat place);

    /** The place at a point; empty off the map. */
    Optional<LonLat> place(double x, double y);

    /** The border of the map. */
    Shape outline();

    /**
     * A line over the sphere, cut where the map is.
     *
     * @param lonLatDeg longitude, latitude, longitude, latitude, … in degrees; steps shorter than 90° of longitude or near a
     *     pole
     */
    Path2D line(double[] lonLatDeg);
}
