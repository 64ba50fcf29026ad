package org.htmst.hbase.tile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.htmst.grid.Trixel;
import org.htmst.hbase.plan.TileCover;
import org.htmst.sphere.Region;
import org.htmst.sphere.Relation;

/** Which trixels of tiles lie wholly in a region, as far as it was asked. To be used by one thread. */
final class TileRegion {

    private final Region region;
    private final int level;
    private final Map<Integer, Boolean> isInside = new HashMap<>();

    /** @param level of the trixels */
    TileRegion(Region region, int level) {
        this.region = region;
        this.level = level;
    }

    /** Whether all of a trixel is in the region. */
    boolean holds(int trixel) {
        return isInside.computeIfAbsent(
                trixel, id -> region.relate(Trixel.of(id).triangle()) == Relation.INSIDE);
    }

    /** The trixels that are, of some days. */
    TileCover cover(Set<TileCover.TileDay> days) {
        if (region.equals(Region.SPHERE)) {
            return new TileCover(days, -1, Set.of());
        }
        Set<Long> trixels = new HashSet<>();
        isInside.forEach((trixel, inside) -> {
            if (inside) {
                trixels.add((long) trixel);
            }
        });
        return new TileCover(days, level, trixels);
    }
}
