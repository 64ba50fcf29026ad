package org.htmst.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.htmst.draws.Draws;
import org.junit.jupiter.api.Test;

class CorridorTest {

    /** Closer to the rim than this, in radians, the two ways to tell may differ. */
    private static final double UNDECIDED = 1e-7;

    @Test
    void holdsWhatASearchAlongTheLineFindsNear() {
        Draws draws = new Draws(9);
        int[] counts = new int[2];
        for (int round = 0; round < 4000; round++) {
            Corridor corridor = draws.corridor();
            for (int i = 0; i < 5; i++) {
                LonLat p = i < 3 ? nearby(draws, corridor) : draws.place();
                double rim = Math.toRadians(corridor.halfWidthDeg());
                double distance = distance(corridor.places(), p.unitVector());
                if (Math.abs(distance - rim) > UNDECIDED) {
                    assertEquals(distance < rim, corridor.contains(p), draws.label(corridor, p, distance));
                    counts[distance < rim ? 1 : 0]++;
                }
            }
        }
        assertTrue(counts[0] > 2000 && counts[1] > 2000, draws.label(counts[0], counts[1]));
    }

    @Test
    void goesOverPolesAndAcrossMeridians() {
        Corridor overPole = new Corridor(List.of(new LonLat(10, 80), new LonLat(190, 80)), 1);
        assertTrue(overPole.contains(new LonLat(77, 90)));
        assertTrue(overPole.contains(new LonLat(100, 89.5)));
        assertFalse(overPole.contains(new LonLat(100, 88.5)));
        assertTrue(overPole.contains(new LonLat(-170, 79.5)));
        assertFalse(overPole.contains(new LonLat(-170, 78.5)));
        Corridor acrossTheDateLine = new Corridor(List.of(new LonLat(170, 0), new LonLat(-170, 0)), 2);
        assertTrue(acrossTheDateLine.contains(new LonLat(180, 1.5)));
        assertTrue(acrossTheDateLine.contains(new LonLat(-180, -2)));
        assertFalse(acrossTheDateLine.contains(new LonLat(0, 0)));
        assertTrue(acrossTheDateLine.contains(new LonLat(191.9, 0)));
        assertFalse(acrossTheDateLine.contains(new LonLat(192.1, 0)));
    }

    @Test
    void aLineWithoutWidthHoldsItself() {
        Corridor line = new Corridor(List.of(new LonLat(0, 0), new LonLat(90, 0), new LonLat(90, 0)), 0);
        assertEquals(2, line.places().size());
        assertTrue(line.contains(new LonLat(45, 0)));
        assertTrue(line.contains(new LonLat(90, 0)));
        assertFalse(line.contains(new LonLat(45, 1e-12)));
    }

    @Test
    void badArgumentsSayWhatIsAllowed() {
        LonLat place = new LonLat(5, 6);
        assertMessage("a line has 1 different places; give at least 2", () -> new Corridor(List.of(place, place), 1));
        assertMessage(
                "half width 91.0 of a corridor is outside 0..90 degrees",
                () -> new Corridor(List.of(place, new LonLat(7, 8)), 91));
        assertMessage(
                "places 5.0,6.0 and 185.0,-6.0 of a line lie opposite each other, so that any way between them is the"
                        + " shortest; put one between",
                () -> new Corridor(List.of(place, new LonLat(185, -6)), 1));
    }

    private static void assertMessage(String message, Runnable runnable) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, runnable::run).getMessage());
    }

    /** A place about as far from the line as its rim. */
    private static LonLat nearby(Draws draws, Corridor corridor) {
        int i = draws.below(corridor.places().size() - 1);
        UnitVector from = corridor.places().get(i).unitVector();
        UnitVector to = corridor.places().get(i + 1).unitVector();
        UnitVector on = onArc(from, to, draws.between(-0.1, 1.1));
        double angle = Math.toRadians(corridor.halfWidthDeg()) * draws.between(0, 2);
        return Draws.away(on.lonLat(), angle, draws.between(0, 2 * Math.PI));
    }

    /** The least angle to any arc: about the nearest of places along it the angle falls and then rises. */
    private static double distance(List<LonLat> places, UnitVector p) {
        double least = Math.PI;
        for (int i = 0; i + 1 < places.size(); i++) {
            UnitVector from = places.get(i).unitVector();
            UnitVector to = places.get(i + 1).unitVector();
            int parts = 32;
            int nearest = 0;
            for (int k = 1; k <= parts; k++) {
                if (along(from, to, k, parts).angleTo(p)
                        < along(from, to, nearest, parts).angleTo(p)) {
                    nearest = k;
                }
            }
            double low = Math.max(nearest - 1, 0);
            double high = Math.min(nearest + 1, parts);
            least = Math.min(least, search(p, from, to, low / parts, high / parts));
        }
        return least;
    }

    private static UnitVector along(UnitVector from, UnitVector to, int part, int parts) {
        return onArc(from, to, (double) part / parts);
    }

    private static double search(UnitVector p, UnitVector from, UnitVector to, double low, double high) {
        double a = low;
        double b = high;
        for (int i = 0; i < 60; i++) {
            double left = a + (b - a) / 3;
            double right = b - (b - a) / 3;
            if (onArc(from, to, left).angleTo(p) < onArc(from, to, right).angleTo(p)) {
                b = right;
            } else {
                a = left;
            }
        }
        return onArc(from, to, (a + b) / 2).angleTo(p);
    }

    /** The point that far along the arc: 0 at its start, 1 at its end. */
    private static UnitVector onArc(UnitVector from, UnitVector to, double part) {
        double angle = from.angleTo(to);
        double a = Math.sin((1 - part) * angle) / Math.sin(angle);
        double b = Math.sin(part * angle) / Math.sin(angle);
        double x = a * from.x() + b * to.x();
        double y = a * from.y() + b * to.y();
        double z = a * from.z() + b * to.z();
        double norm = Math.sqrt(x * x + y * y + z * z);
        return new UnitVector(x / norm, y / norm, z / norm);
    }
}
