package org.htmst.sphere;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.htmst.draws.Draws;
import org.htmst.grid.Trixel;
import org.htmst.grid.TrixelId;
import org.junit.jupiter.api.Test;

/** What relate promises, against contains, for every kind of region. */
class RegionRelationTest {

    private static final int ROUNDS = 60_000;

    @Test
    void relationsToTrixelsKeepTheirPromise() {
        Draws draws = new Draws(1);
        int[] counts = new int[3];
        for (int i = 0; i < ROUNDS; i++) {
            Region region = draws.region();
            int level = draws.below(TrixelId.MAX_LEVEL + 1);
            LonLat seed = draws.below(2) == 0 ? draws.onBorder(region) : draws.place();
            long id = TrixelId.of(seed.unitVector(), level);
            SphericalTriangle t = Trixel.of(id).triangle();
            Relation relation = region.relate(t);
            counts[relation.ordinal()]++;
            check(region, relation, seed, draws, id);
            for (int k = 0; k < 6; k++) {
                LonLat p = draws.neighbour(k < 4 ? draws.in(t) : seed);
                if (TrixelId.of(p.unitVector(), level) == id) {
                    check(region, relation, p, draws, id);
                }
            }
        }
        for (int count : counts) {
            assertTrue(count > ROUNDS / 20, draws.label(counts[0], counts[1], counts[2]));
        }
    }

    @Test
    void relationsToBoundsKeepTheirPromise() {
        Draws draws = new Draws(2);
        int[] counts = new int[3];
        for (int i = 0; i < ROUNDS; i++) {
            Region region = draws.region();
            LonLat first = draws.below(2) == 0 ? draws.onBorder(region) : draws.place();
            double step = draws.below(3) == 0 ? Math.abs(draws.tiny()) : draws.between(0, 0.02);
            double direction = draws.between(0, 2 * Math.PI);
            LonLat[] samples = new LonLat[16];
            for (int k = 0; k < samples.length; k++) {
                samples[k] = k == 0 ? first : Draws.away(first, k * step, direction);
            }
            Relation relation = region.relate(bounds(samples));
            counts[relation.ordinal()]++;
            for (LonLat sample : samples) {
                check(region, relation, sample, draws, bounds(samples));
            }
        }
        for (int count : counts) {
            assertTrue(count > ROUNDS / 20, draws.label(counts[0], counts[1], counts[2]));
        }
    }

    private static void check(Region region, Relation relation, LonLat p, Draws draws, Object patch) {
        if (relation == Relation.DISJOINT) {
            assertFalse(region.contains(p), draws.label(region, p, patch, relation));
        } else if (relation == Relation.INSIDE) {
            assertTrue(region.contains(p), draws.label(region, p, patch, relation));
        }
    }

    /** A cap about the middle sample. */
    private static Bounds bounds(LonLat[] samples) {
        LonLat middle = samples[samples.length / 2];
        double radius = 0;
        for (LonLat sample : samples) {
            radius = Math.max(radius, middle.unitVector().angleTo(sample.unitVector()));
        }
        double radiusDeg = Math.min(180, Math.toDegrees(radius) + 1e-9);
        return samples[0].latDeg() > 0
                ? Bounds.around(middle, radiusDeg)
                : Bounds.around(middle.unitVector(), radiusDeg);
    }
}
