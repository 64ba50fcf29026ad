package org.htmst.cover;

import org.htmst.grid.Trixel;
import org.htmst.grid.TrixelId;
import org.htmst.sphere.Region;
import org.htmst.sphere.Relation;

/** The relation of a trixel to a region as a walk from the root finds it: what an ancestor promises holds below it. */
final class TrixelWalk {

    private TrixelWalk() {}

    static Relation relation(Region region, long id) {
        Relation relation = Relation.PARTIAL;
        for (int level = 0; level <= TrixelId.level(id) && relation == Relation.PARTIAL; level++) {
            relation = region.relate(Trixel.of(TrixelId.ancestor(id, level)).triangle());
        }
        return relation;
    }
}
