package org.htmst.cover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.grid.Trixel;
import org.htmst.grid.TrixelId;
import org.htmst.range.LongRange;
import org.htmst.range.RangeSet;
import org.htmst.sphere.Region;
import org.htmst.sphere.Relation;

/**
 * The trixels of one level that a region is made of.
 *
 * @param inner a subset: these trixels lie wholly in the region
 * @param outer a superset: no other trixel touches the region
 */
public record Cover(RangeSet inner, RangeSet outer) {

    /** How many times more trixels than ranges asked for are looked at before gaps are closed. */
    private static final long FINER = 8;

    /** As many trixels on the rim as are always looked at. */
    private static final long MIN_RIM = 512;

    /**
     * The cover of {@code region}.
     *
     * <p>More ranges follow the region more closely. Areas in shares of that of the cap of 45 degrees about 30 S 45 W, at level 10
     * (CoverTest measures them):
     *
     * <pre>
     *   maxRanges     16     64    256   1024   4096
     *   inner      0.834  0.948  0.986  0.999  1.002
     *   outer      1.372  1.106  1.025  1.010  1.007
     * </pre>
     *
     * <p>(Trixels differ in area, so counting them is off by some thousandths.)
     *
     * @param level of the trixels, 0 to 24
     * @param maxRanges the most ranges that each of inner and outer may have, at least 1; {@link Integer#MAX_VALUE} for the finest
     *     answer
     * @throws IllegalArgumentException if either is outside its bounds
     */
    public static Cover of(Region region, int level, int maxRanges) {
        TrixelId.all(level);
        Walk walk = new Walk(region, level, Math.max(MIN_RIM, FINER * maxRanges));
        return new Cover(walk.inner.subset(maxRanges), walk.outer().superset(maxRanges));
    }

    /**
     * The finest cover of {@code region}, if its rim is not too long: that is found out on the way, from the coarsest trixels down.
     *
     * @param level of the trixels, 0 to 24
     * @param maxRim the most trixels that touch the region and are not known to lie in it; as much memory as these take is needed
     * @return empty if there are more
     * @throws IllegalArgumentException if the level is outside its bounds
     */
    public static Optional<Cover> finest(Region region, int level, int maxRim) {
        TrixelId.all(level);
        Walk walk = new Walk(region, level, maxRim);
        return walk.rim.size() > maxRim ? Optional.empty() : Optional.of(new Cover(walk.inner, walk.outer()));
    }

    /** Divides what a region's rim goes through, from level to level, until it has too many trixels. */
    private static final class Walk {

        private final Region region;
        private final int level;
        private RangeSet.Builder inside = new RangeSet.Builder();
        private RangeSet inner;
        private List<Trixel> rim = new ArrayList<>();

        Walk(Region region, int level, long maxRim) {
            this.region = region;
            this.level = level;
            for (long root = 8; root < 16; root++) {
                sort(Trixel.of(root));
            }
            inner = inside.build();
            for (int l = 0; l < level && !rim.isEmpty() && rim.size() <= maxRim; l++) {
                List<Trixel> coarser = rim;
                rim = new ArrayList<>(2 * coarser.size() + 4);
                inside = new RangeSet.Builder();
                for (Trixel trixel : coarser) {
                    for (Trixel child : trixel.children()) {
                        sort(child);
                    }
                }
                inner = inner.union(inside.build());
            }
        }

        private void sort(Trixel trixel) {
            Relation relation = region.relate(trixel.triangle());
            if (relation == Relation.INSIDE) {
                LongRange range = TrixelId.descendants(trixel.id(), level);
                inside.add(range.first(), range.end());
            } else if (relation == Relation.PARTIAL) {
                rim.add(trixel);
            }
        }

        RangeSet outer() {
            RangeSet.Builder touched = new RangeSet.Builder();
            for (Trixel trixel : rim) {
                LongRange range = TrixelId.descendants(trixel.id(), level);
                touched.add(range.first(), range.end());
            }
            return inner.union(touched.build());
        }
    }
}
