package org.htmst.cover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.htmst.draws.Draws;
import org.htmst.grid.TrixelId;
import org.htmst.range.LongRange;
import org.htmst.range.RangeSet;
import org.htmst.sphere.Box;
import org.htmst.sphere.Cap;
import org.htmst.sphere.Complement;
import org.htmst.sphere.Intersection;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Lune;
import org.htmst.sphere.Polygons;
import org.htmst.sphere.Region;
import org.htmst.sphere.Relation;
import org.htmst.sphere.Ring;
import org.htmst.sphere.Union;
import org.junit.jupiter.api.Test;

class CoverTest {

    /** Every kind of region, with its share of the sphere. */
    private static final List<Region> KINDS = List.of(
            new Cap(new LonLat(-45, -30), 45),
            new Cap(new LonLat(10, 80), 120),
            new LatitudeBand(-70, -50),
            new LatitudeBand(60, 90),
            new Lune(-7.5, 7.5),
            new Lune(170, -170),
            new Box(280, -50, 40, 10),
            Polygons.of(new Ring(List.of(new LonLat(0, 60), new LonLat(120, 65), new LonLat(240, 70)))),
            new Union(List.of(new LatitudeBand(80, 90), new LatitudeBand(-90, -80))),
            new Intersection(List.of(new LatitudeBand(0, 90), new Lune(90, 270))),
            new Complement(new Cap(new LonLat(100, 0), 60)));

    /** Walks every trixel of a level, so that a hole cannot hide. */
    @Test
    void noCoverHasAHole() {
        Draws draws = new Draws(51);
        int level = 4;
        for (int round = 0; round < 300; round++) {
            Region region = round < KINDS.size() ? KINDS.get(round) : draws.region();
            for (int maxRanges : new int[] {1, 2, 7, 40, Integer.MAX_VALUE}) {
                Cover cover = Cover.of(region, level, maxRanges);
                assertTrue(cover.inner().count() <= maxRanges && cover.outer().count() <= maxRanges);
                assertEquals(RangeSet.EMPTY, cover.inner().difference(cover.outer()), draws.label(region));
                for (long id = TrixelId.all(level).first();
                        id < TrixelId.all(level).end();
                        id++) {
                    Relation relation = TrixelWalk.relation(region, id);
                    if (relation != Relation.DISJOINT) {
                        assertTrue(cover.outer().contains(id), draws.label(region, maxRanges, id));
                    }
                    if (cover.inner().contains(id)) {
                        assertEquals(Relation.INSIDE, relation, draws.label(region, maxRanges, id));
                    }
                }
            }
        }
    }

    @Test
    void everyPointOfARegionIsInItsOuterAndEveryPointOfItsInnerInTheRegion() {
        Draws draws = new Draws(52);
        for (int round = 0; round < 1_500; round++) {
            Region region = round < KINDS.size() ? KINDS.get(round) : draws.region();
            int level = draws.below(11);
            Cover cover = Cover.of(region, level, 1 + draws.below(100));
            for (int i = 0; i < 100; i++) {
                LonLat p = i < 30 ? draws.neighbour(draws.onBorder(region)) : draws.place();
                long id = TrixelId.of(p.unitVector(), level);
                if (region.contains(p)) {
                    assertTrue(cover.outer().contains(id), draws.label(region, level, p));
                } else {
                    assertTrue(!cover.inner().contains(id), draws.label(region, level, p));
                }
            }
        }
    }

    @Test
    void coversCloseInOnTheRegion() {
        for (Region region : KINDS) {
            Cover cover = Cover.of(region, 9, Integer.MAX_VALUE);
            double sphere = TrixelId.all(9).size();
            assertTrue(cover.inner().size() > 0.005 * sphere, region::toString);
            assertTrue(cover.outer().size() - cover.inner().size() < 0.02 * sphere, region::toString);
        }
    }

    @Test
    void theTableOfTheDocumentationHolds() {
        Cap cap = new Cap(new LonLat(-45, -30), 45);
        double area = TrixelId.all(10).size() * (1 - Math.cos(Math.toRadians(45))) / 2;
        double[][] table = {
            {16, 0.834, 1.372}, {64, 0.948, 1.106}, {256, 0.986, 1.025}, {1024, 0.999, 1.010}, {4096, 1.002, 1.007}
        };
        for (double[] row : table) {
            Cover cover = Cover.of(cap, 10, (int) row[0]);
            assertEquals(row[1], cover.inner().size() / area, 5e-4);
            assertEquals(row[2], cover.outer().size() / area, 5e-4);
        }
    }

    @Test
    void theWholeSphereIsOneRangeAndItsComplementNone() {
        LongRange all = TrixelId.all(7);
        RangeSet sphere = RangeSet.of(List.of(all));
        for (Region region : List.of(Region.SPHERE, new Cap(new LonLat(3, 4), 180), new Lune(0, 360))) {
            assertEquals(new Cover(sphere, sphere), Cover.of(region, 7, 1));
            assertEquals(new Cover(RangeSet.EMPTY, RangeSet.EMPTY), Cover.of(new Complement(region), 7, 1));
        }
    }

    @Test
    void theFinestCoverIsThatOfAnyNumberOfRangesUnlessItsRimIsTooLong() {
        for (Region region : KINDS) {
            Cover cover = Cover.of(region, 7, Integer.MAX_VALUE);
            int rim = (int) (cover.outer().size() - cover.inner().size());
            assertEquals(Optional.of(cover), Cover.finest(region, 7, rim));
            assertEquals(Optional.empty(), Cover.finest(region, 7, rim - 1));
            assertEquals(Optional.empty(), Cover.finest(region, 24, 1000), "known long before that level");
        }
    }

    @Test
    void tinyCapsAtTheFinestLevelHaveFewTrixels() {
        Cover cover = Cover.of(new Cap(new LonLat(12.3, 45.6), 1e-9), TrixelId.MAX_LEVEL, 10);
        assertTrue(cover.outer().size() <= 4);
        assertTrue(cover.outer().contains(TrixelId.of(new LonLat(12.3, 45.6).unitVector(), TrixelId.MAX_LEVEL)));
    }

    @Test
    void badArgumentsSayWhatIsAllowed() {
        assertMessage("trixel level 25 is outside 0..24", () -> Cover.of(Region.SPHERE, 25, 1));
        assertMessage("at most 0 ranges cannot hold anything; allow at least 1", () -> Cover.of(Region.SPHERE, 3, 0));
    }

    private static void assertMessage(String message, Runnable runnable) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, runnable::run).getMessage());
    }
}
