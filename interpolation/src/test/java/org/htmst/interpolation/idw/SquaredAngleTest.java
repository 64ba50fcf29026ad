package org.htmst.interpolation.idw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SquaredAngleTest {

    @Test
    void isTheSquareOfTheAngleOfTheChord() {
        for (double angle = 1e-6; angle < 3.1; angle *= 1.01) {
            double chord = 2 * Math.sin(angle / 2);
            double expected = angle * angle;
            assertEquals(expected, SquaredAngle.ofChord(chord * chord), 3e-14 * expected, "angle " + angle);
        }
    }

    @Test
    void hasNoStepWhereTheSeriesEnds() {
        double below = SquaredAngle.ofChord(0.05);
        double above = SquaredAngle.ofChord(Math.nextUp(0.05));
        assertEquals(below, above, 1e-16);
    }

    @Test
    void onePointIsNoDistanceAndTheAntipodeHalfATurn() {
        assertEquals(0, SquaredAngle.km(0));
        assertEquals(Math.PI * 6371.0088, SquaredAngle.km(4.000000000000001), 1e-9);
    }
}
