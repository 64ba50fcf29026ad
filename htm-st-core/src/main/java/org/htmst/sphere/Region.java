package org.htmst.sphere;

import java.io.Serializable;

/**
 * A closed part of the sphere (the complement of one is open). Regions are immutable.
 *
 * <p>{@link #contains} decides; the two {@code relate} methods are for skipping work and err on the side of
 * {@link Relation#PARTIAL}.
 */
public sealed interface Region extends Serializable
        permits Cap, Corridor, LatitudeBand, Lune, Box, Polygons, Union, Intersection, Complement {

    /** The whole sphere. */
    Region SPHERE = new LatitudeBand(-90, 90);

    /** Whether {@code p} is in the region; decided in degrees, without rounding, wherever the region is given by degrees alone. */
    boolean contains(LonLat p);

    /** How {@code t}, widened by 1e-13 rad for the rounding of whoever assigned points to it, lies to the region. */
    Relation relate(SphericalTriangle t);

    /** How the points that {@code b} bounds lie to the region. */
    Relation relate(Bounds b);
}
