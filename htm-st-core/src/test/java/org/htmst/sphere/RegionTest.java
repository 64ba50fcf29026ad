package org.htmst.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.htmst.draws.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTest {

    private static final int ROUNDS = 50_000;
    private static final BigDecimal TURN = BigDecimal.valueOf(360);

    @Test
    void capsHoldWhatIsWithinTheirRadius() {
        Draws draws = new Draws(11);
        for (int i = 0; i < ROUNDS; i++) {
            Cap cap = draws.cap();
            LonLat p = draws.below(2) == 0 ? draws.place() : draws.onBorder(cap);
            double angle = cap.centre().unitVector().angleTo(p.unitVector());
            double excess = angle - Math.toRadians(cap.radiusDeg());
            if (Math.abs(excess) > 2e-15) {
                assertEquals(excess < 0, cap.contains(p), draws.label(cap, p, excess));
            }
        }
    }

    @Test
    void capsHoldTheirRim() {
        for (int radiusDeg = 0; radiusDeg <= 180; radiusDeg++) {
            Cap polar = new Cap(new LonLat(17, 90), radiusDeg);
            assertTrue(polar.contains(new LonLat(-121, 90 - radiusDeg)), "radius " + radiusDeg);
            Cap equatorial = new Cap(new LonLat(100, 0), radiusDeg);
            assertTrue(equatorial.contains(new LonLat(100 + radiusDeg, 0)), "radius " + radiusDeg);
            assertTrue(equatorial.contains(new LonLat(100 - radiusDeg, 0)), "radius " + radiusDeg);
        }
        assertFalse(new Cap(new LonLat(0, 90), 60).contains(new LonLat(0, 30 - 1e-12)));
        assertFalse(new Cap(new LonLat(0, 90), 1e-9).contains(new LonLat(0, 90 - 1.001e-9)));
    }

    @Test
    void extremeCapsHoldOnePlaceAndAll() {
        Draws draws = new Draws(12);
        for (int i = 0; i < ROUNDS; i++) {
            LonLat centre = draws.place();
            LonLat p = draws.place();
            assertTrue(new Cap(centre, 0).contains(centre), draws.label(centre));
            assertTrue(new Cap(centre, 180).contains(p), draws.label(centre, p));
        }
        assertTrue(new Cap(new LonLat(0, 12), 0).contains(new LonLat(360, 12)));
        assertTrue(new Cap(new LonLat(0, 90), 0).contains(new LonLat(77, 90)));
        assertFalse(new Cap(new LonLat(0, 90), 180 - 1e-6).contains(new LonLat(0, -90)));
    }

    @Test
    void boxesBandsAndLunesCompareDegreesExactly() {
        Draws draws = new Draws(13);
        for (int i = 0; i < ROUNDS; i++) {
            Box box = draws.box();
            LonLat p = draws.place();
            if (draws.below(2) == 0) {
                double lon =
                        draws.below(2) == 0 ? box.lune().westDeg() : box.lune().eastDeg();
                double lat =
                        draws.below(2) == 0 ? box.band().southDeg() : box.band().northDeg();
                p = draws.neighbour(new LonLat(lon, lat));
            }
            boolean inBand = p.latDeg() >= box.band().southDeg()
                    && p.latDeg() <= box.band().northDeg();
            BigDecimal width = new BigDecimal(box.lune().eastDeg())
                    .subtract(new BigDecimal(box.lune().westDeg()));
            boolean inLune = width.compareTo(TURN) >= 0
                    || eastward(box.lune().westDeg(), p.lonDeg())
                                    .compareTo(eastward(
                                            box.lune().westDeg(), box.lune().eastDeg()))
                            <= 0;
            assertEquals(inBand && inLune, box.contains(p), draws.label(box, p));
            assertEquals(
                    inBand,
                    new LatitudeBand(box.band().southDeg(), box.band().northDeg()).contains(p),
                    draws.label(box, p));
            assertEquals(inLune, new Lune(box.lune().westDeg(), box.lune().eastDeg()).contains(p), draws.label(box, p));
        }
    }

    /** Exact degrees from one meridian eastward to another, 0 to 360. */
    private static BigDecimal eastward(double fromDeg, double toDeg) {
        BigDecimal turn =
                new BigDecimal(toDeg).subtract(new BigDecimal(fromDeg)).remainder(TURN);
        return turn.signum() < 0 ? turn.add(TURN) : turn;
    }

    @ParameterizedTest
    @CsvSource({
        "270, 360, 300, true",
        "270, 360, 0, true",
        "270, 360, -90, true",
        "270, 360, 0.001, false",
        "280, 40, 359, true",
        "280, 40, 40, true",
        "280, 40, -80, true",
        "280, 40, 41, false",
        "280, 40, 180, false",
        "170, -170, 180, true",
        "170, -170, -180, true",
        "170, -170, 169.9, false",
        "170, 180, -180, true",
        "-180, 180, 12, true",
        "0, 360, 12, true",
        "180, -180, 180, true",
        "180, -180, 179, false",
        "5, 5, 5, true"
    })
    void lunesGoEastFromWest(double west, double east, double lon, boolean inside) {
        assertEquals(inside, new Lune(west, east).contains(new LonLat(lon, 3)));
    }

    @Test
    void polygonsHoldWhatAllTheirSidesHold() {
        LonLat[] octant = {new LonLat(0, 0), new LonLat(90, 0), new LonLat(0, 90)};
        for (List<LonLat> corners : List.of(
                List.of(octant),
                List.of(octant[2], octant[1], octant[0]),
                List.of(octant[1], octant[2], octant[0], octant[1]))) {
            Polygons polygon = polygon(corners);
            for (LonLat corner : octant) {
                assertTrue(polygon.contains(corner));
            }
            assertTrue(polygon.contains(new LonLat(45, 0)));
            assertTrue(polygon.contains(new LonLat(45, 30)));
            assertFalse(polygon.contains(new LonLat(45, -1e-12)));
            assertFalse(polygon.contains(new LonLat(-1e-12, 45)));
            assertFalse(polygon.contains(new LonLat(225, -30)));
        }
        Polygons polar = polygon(List.of(new LonLat(0, 60), new LonLat(120, 60), new LonLat(240, 60)));
        assertTrue(polar.contains(new LonLat(50, 90)));
        assertFalse(polar.contains(new LonLat(60, 60)));
        Polygons pacific =
                polygon(List.of(new LonLat(170, -10), new LonLat(190, -10), new LonLat(190, 10), new LonLat(170, 10)));
        assertTrue(pacific.contains(new LonLat(-175, 5)));
        assertFalse(pacific.contains(new LonLat(165, 5)));
    }

    @Test
    void polygonsHoldTheirCornersAndCentre() {
        Draws draws = new Draws(14);
        for (int i = 0; i < 5_000; i++) {
            Polygons polygon = draws.convex();
            for (LonLat corner : polygon.polygons().get(0).outer().corners()) {
                assertTrue(polygon.contains(corner), draws.label(polygon, corner));
            }
        }
    }

    @Test
    void combinationsFollowLogic() {
        Draws draws = new Draws(15);
        for (int i = 0; i < ROUNDS; i++) {
            Region a = draws.region();
            Region b = draws.region();
            LonLat p = draws.below(2) == 0 ? draws.place() : draws.onBorder(a);
            boolean inA = a.contains(p);
            boolean inB = b.contains(p);
            assertEquals(inA || inB, new Union(List.of(a, b)).contains(p));
            assertEquals(inA && inB, new Intersection(List.of(a, b)).contains(p));
            assertEquals(!inA, new Complement(a).contains(p));
            assertTrue(Region.SPHERE.contains(p));
        }
    }

    @Test
    void relationsCombineWithThreeValues() {
        Relation out = Relation.DISJOINT;
        Relation part = Relation.PARTIAL;
        Relation in = Relation.INSIDE;
        assertEquals(List.of(out, part, part, in), List.of(out.and(in), part.and(in), in.and(part), in.and(in)));
        assertEquals(List.of(in, part, part, out), List.of(out.or(in), part.or(out), out.or(part), out.or(out)));
        assertEquals(List.of(in, part, out), List.of(out.not(), part.not(), in.not()));
    }

    @Test
    void equalRegionsAreEqual() {
        assertEquals(new Cap(new LonLat(1, 2), 3), new Cap(new LonLat(1, 2), 3));
        assertEquals(new Cap(new LonLat(1, 2), 3).hashCode(), new Cap(new LonLat(1, 2), 3).hashCode());
        assertEquals(
                "Cap[centre=LonLat[lonDeg=1.0, latDeg=2.0], radiusDeg=3.0]", new Cap(new LonLat(1, 2), 3).toString());
        List<LonLat> corners = List.of(new LonLat(0, 0), new LonLat(9, 0), new LonLat(0, 9));
        assertEquals(polygon(corners), polygon(corners));
        assertEquals(polygon(corners).hashCode(), polygon(corners).hashCode());
    }

    @Test
    void badArgumentsSayWhatIsAllowed() {
        assertMessage("latitude 100.0 is outside -90..90 degrees", () -> new LonLat(0, 100));
        assertMessage("longitude 400.0 is outside -180..360 degrees", () -> new LonLat(400, 0));
        assertMessage("longitude NaN is outside -180..360 degrees", () -> new LonLat(Double.NaN, 0));
        assertMessage("cap radius -1.0 is outside 0..180 degrees", () -> new Cap(new LonLat(0, 0), -1));
        assertMessage("cap radius NaN is outside 0..180 degrees", () -> new Cap(new LonLat(0, 0), Double.NaN));
        assertMessage("latitude -91.0 is outside -90..90 degrees", () -> new LatitudeBand(-91, 0));
        assertMessage(
                "latitudes 50.0..40.0 degrees are reversed; give the southern one first",
                () -> new LatitudeBand(50, 40));
        assertMessage("western longitude -200.0 is outside -180..360 degrees", () -> new Lune(-200, 0));
        assertMessage("eastern longitude 361.0 is outside -180..360 degrees", () -> new Box(0, 0, 361, 1));
        assertMessage("a union of 0 regions is not allowed; give at least 1", () -> new Union(List.of()));
        assertMessage(
                "an intersection of 0 regions is not allowed; give at least 1", () -> new Intersection(List.of()));
    }

    private static Polygons polygon(List<LonLat> corners) {
        return Polygons.of(new Ring(corners));
    }

    private static void assertMessage(String message, Runnable runnable) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, runnable::run).getMessage());
    }
}
