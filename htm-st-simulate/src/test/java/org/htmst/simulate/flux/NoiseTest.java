package org.htmst.simulate.flux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {

    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.003, 0.4, 1, 7, 39.9, 40, 1000, 1e6})
    void poissonNumbersHaveTheirMeanAsVariance(double mean) {
        Noise noise = Noise.of(5, "poisson");
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double off = noise.poisson(mean) - mean;
            sum += off;
            squares += off * off;
        }
        assertEquals(0, sum / DRAWS, 5 * Math.sqrt(mean / DRAWS));
        assertEquals(1, squares / DRAWS / mean, 5 * Math.sqrt((2 + 1 / mean) / DRAWS));
    }

    @Test
    void normalNumbersHaveMeanZeroAndDeviationOne() {
        Noise noise = Noise.of(6, "normal");
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double x = noise.normal();
            sum += x;
            squares += x * x;
        }
        assertEquals(0, sum / DRAWS, 5 / Math.sqrt(DRAWS));
        assertEquals(1, squares / DRAWS, 5 * Math.sqrt(2.0 / DRAWS));
    }

    @Test
    void aStreamIsFixedByItsNamesAlone() {
        Noise parent = Noise.of(1, "noaa-18", "2013-02-01");
        double first = parent.child("e1").uniform();
        parent.uniform();
        assertEquals(first, parent.child("e1").uniform());
        assertEquals(first, Noise.of(1, "noaa-18", "2013-02-01").child("e1").uniform());
        assertNotEquals(first, parent.child("e2").uniform());
        assertNotEquals(first, Noise.of(2, "noaa-18", "2013-02-01").child("e1").uniform());
        assertNotEquals(first, Noise.of(1, "noaa-19", "2013-02-01").child("e1").uniform());
        assertNotEquals(Noise.of(1, "ab", "c").uniform(), Noise.of(1, "a", "bc").uniform());
        // The very number, so that simulated archives stay what they are.
        assertEquals(0x1.9ed5764fad277p-1, first);
    }
}
