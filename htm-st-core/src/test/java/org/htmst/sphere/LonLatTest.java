package org.htmst.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.htmst.draws.Draws;
import org.junit.jupiter.api.Test;

class LonLatTest {

    @Test
    void placesTurnIntoVectorsAndBack() {
        Draws draws = new Draws(81);
        for (int i = 0; i < 50_000; i++) {
            LonLat p = draws.place();
            UnitVector v = p.unitVector();
            assertEquals(1, v.dot(v), 1e-15, draws.label(p));
            UnitVector again = v.lonLat().unitVector();
            assertTrue(v.squaredChord(again) < 1e-30, draws.label(p));
        }
    }

    @Test
    void oneMeridianHasOneVectorAndAPoleAlsoOne() {
        assertEquals(new LonLat(-90, 30).unitVector(), new LonLat(270, 30).unitVector());
        assertEquals(new LonLat(-180, 30).unitVector(), new LonLat(180, 30).unitVector());
        assertEquals(-0.5, new LonLat(359.5, 0).signedLonDeg());
        assertEquals(-180, new LonLat(180, 0).signedLonDeg());
        assertEquals(1, new LonLat(123, 90).unitVector().z());
        assertEquals(0, new LonLat(123, -90).unitVector().squaredChord(new LonLat(0, -90).unitVector()));
    }

    @Test
    void anglesAreAccurateAtBothEnds() {
        UnitVector v = new LonLat(20, 40).unitVector();
        assertEquals(0, v.angleTo(v));
        assertEquals(Math.PI, v.angleTo(v.antipode()));
        for (double angle : new double[] {1e-12, 1e-6, 1, Math.PI / 2, 3, Math.PI - 1e-6, Math.PI - 1e-12}) {
            UnitVector other = Draws.away(new LonLat(20, 40), angle, 0.7).unitVector();
            assertEquals(angle, v.angleTo(other), 1e-15);
        }
    }

    @Test
    void kilometresFollowTheMeanRadius() {
        assertEquals(111.195, EarthSphere.km(1), 1e-3);
        assertEquals(500, EarthSphere.km(EarthSphere.degrees(500)), 1e-12);
        assertEquals(180, EarthSphere.degrees(Math.PI * EarthSphere.RADIUS_KM), 1e-12);
    }
}
