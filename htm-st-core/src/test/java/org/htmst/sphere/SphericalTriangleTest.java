package org.htmst.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.htmst.draws.Draws;
import org.htmst.grid.Trixel;
import org.junit.jupiter.api.Test;

class SphericalTriangleTest {

    private static final int ROUNDS = 20_000;

    @Test
    void latitudesAndLongitudesHoldEveryPointAndNoMuchWider() {
        Draws draws = new Draws(71);
        for (int i = 0; i < ROUNDS; i++) {
            long id = draws.id(draws.below(12));
            SphericalTriangle t = Trixel.of(id).triangle();
            double south = t.southDeg();
            double north = t.northDeg();
            LonSpan lons = t.longitudes();
            for (int k = 0; k < 10; k++) {
                LonLat p = draws.in(t);
                assertTrue(p.latDeg() >= south - 1e-13 && p.latDeg() <= north + 1e-13, draws.label(id, p));
                assertTrue(lons.offsetDeg(p.lonDeg()) <= lons.widthDeg(), draws.label(id, p));
            }
            double sideDeg = Math.toDegrees(t.a().angleTo(t.b()) + t.b().angleTo(t.c()));
            assertTrue(north - south <= sideDeg + 1e-9, draws.label(id));
        }
    }

    @Test
    void trixelsAtAPoleHaveEveryLongitude() {
        for (String name : new String[] {"N0", "N1", "N2", "N3"}) {
            long root = org.htmst.grid.TrixelId.parse(name);
            SphericalTriangle t = Trixel.of(root).triangle();
            assertEquals(90, t.northDeg());
            assertEquals(0, t.southDeg());
            assertEquals(LonSpan.ALL, t.longitudes());
            SphericalTriangle atPole = Trixel.of(root).child(1).triangle();
            assertEquals(LonSpan.ALL, atPole.longitudes());
            SphericalTriangle away = Trixel.of(root).child(0).triangle();
            assertEquals(90, away.longitudes().widthDeg(), 60);
        }
    }

    @Test
    void theNearestPointIsNoFartherThanAnyAndReached() {
        Draws draws = new Draws(72);
        for (int i = 0; i < ROUNDS; i++) {
            long id = draws.id(draws.below(8));
            SphericalTriangle t = Trixel.of(id).triangle();
            UnitVector p = draws.place().unitVector();
            double nearest = Math.sqrt(t.squaredChordTo(p));
            double sampled = Math.min(along(t.a(), t.b(), p), Math.min(along(t.b(), t.c(), p), along(t.c(), t.a(), p)));
            if (t.contains(p)) {
                assertEquals(0, nearest, 1e-15, draws.label(id, p));
            } else {
                assertTrue(nearest <= sampled + 1e-15, draws.label(id, p, nearest, sampled));
                assertEquals(sampled, nearest, 1e-6, draws.label(id, p));
            }
        }
    }

    /** The least straight distance from {@code p} to a point between {@code u} and {@code v}, narrowed down by thirds. */
    private static double along(UnitVector u, UnitVector v, UnitVector p) {
        UnitVector low = u;
        UnitVector high = v;
        for (int i = 0; i < 60; i++) {
            UnitVector middle = low.midpoint(high);
            UnitVector left = low.midpoint(middle);
            UnitVector right = middle.midpoint(high);
            if (left.squaredChord(p) < right.squaredChord(p)) {
                high = right;
            } else {
                low = left;
            }
        }
        double inner = low.midpoint(high).squaredChord(p);
        return Math.sqrt(Math.min(inner, Math.min(u.squaredChord(p), v.squaredChord(p))));
    }
}
