package org.htmst.sphere;

import java.util.Objects;

/**
 * The points that are not in a region; unlike the other regions it is open.
 *
 * @param region what is left out
 */
public record Complement(Region region) implements Region {

    public Complement {
        Objects.requireNonNull(region, "region");
    }

    @Override
    public boolean contains(LonLat p) {
        return !region.contains(p);
    }

    @Override
    public Relation relate(SphericalTriangle t) {
        return region.relate(t).not();
    }

    @Override
    public Relation relate(Bounds b) {
        return region.relate(b).not();
    }
}
