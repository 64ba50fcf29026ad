package org.htmst.sphere;

import java.io.Serializable;
import java.util.List;

/**
 * What a ring encloses without what others in it do; all lines belong to it.
 *
 * @param outer around it
 * @param holes left out, except for their lines
 */
public record Polygon(Ring outer, List<Ring> holes) implements Serializable {

    public Polygon {
        holes = List.copyOf(holes);
    }

    boolean contains(LonLat p, UnitVector v) {
        if (outer.side(p, v) == Ring.Side.OUTSIDE) {
            return false;
        }
        for (Ring hole : holes) {
            if (hole.side(p, v) == Ring.Side.INSIDE) {
                return false;
            }
        }
        return true;
    }

    Relation relate(Patch patch) {
        Relation relation = outer.relate(patch);
        for (int i = 0; i < holes.size() && relation != Relation.DISJOINT; i++) {
            relation = relation.and(holes.get(i).relate(patch).not());
        }
        return relation;
    }
}
