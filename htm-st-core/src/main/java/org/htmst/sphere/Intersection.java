package org.htmst.sphere;

import java.util.List;

/**
 * The points in all of several regions.
 *
 * @param regions at least one
 */
public record Intersection(List<Region> regions) implements Region {

    public Intersection {
        regions = List.copyOf(regions);
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("an intersection of 0 regions is not allowed; give at least 1");
        }
    }

    @Override
    public boolean contains(LonLat p) {
        for (Region region : regions) {
            if (!region.contains(p)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Relation relate(SphericalTriangle t) {
        Relation relation = Relation.INSIDE;
        for (Region region : regions) {
            relation = relation.and(region.relate(t));
        }
        return relation;
    }

    @Override
    public Relation relate(Bounds b) {
        Relation relation = Relation.INSIDE;
        for (Region region : regions) {
            relation = relation.and(region.relate(b));
        }
        return relation;
    }
}
