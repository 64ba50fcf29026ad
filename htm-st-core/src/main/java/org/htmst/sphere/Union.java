package org.htmst.sphere;

import java.util.List;

/**
 * The points in at least one of several regions.
 *
 * @param regions at least one
 */
public record Union(List<Region> regions) implements Region {

    public Union {
        regions = List.copyOf(regions);
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("a union of 0 regions is not allowed; give at least 1");
        }
    }

    @Override
    public boolean contains(LonLat p) {
        for (Region region : regions) {
            if (region.contains(p)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Relation relate(SphericalTriangle t) {
        Relation relation = Relation.DISJOINT;
        for (Region region : regions) {
            relation = relation.or(region.relate(t));
        }
        return relation;
    }

    @Override
    public Relation relate(Bounds b) {
        Relation relation = Relation.DISJOINT;
        for (Region region : regions) {
            relation = relation.or(region.relate(b));
        }
        return relation;
    }
}
