package org.htmst.interpolation.idw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedMedianTest {

    @Test
    void ofTwoOfOneWeightIsTheLower() {
        assertEquals(3, WeightedMedian.of(new double[] {7, 3}, new double[] {1, 1}, 2));
        assertEquals(7, WeightedMedian.of(new double[] {7, 3}, new double[] {1.5, 1}, 2));
        assertEquals(5, WeightedMedian.of(new double[] {5, 99}, new double[] {2, 1}, 1));
    }

    /** Whole weights stand for so many equal values, whose lower median is known. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isTheLowerMedianOfRepeatedValues(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            int n = 1 + random.nextInt(30);
            double[] value = random.ints(n, 0, 12).asDoubleStream().toArray();
            double[] weight = random.ints(n, 1, 5).asDoubleStream().toArray();
            double[] repeated = new double[(int) Arrays.stream(weight).sum()];
            int size = 0;
            for (int i = 0; i < n; i++) {
                Arrays.fill(repeated, size, size += (int) weight[i], value[i]);
            }
            Arrays.sort(repeated);
            String what = "seed " + seed + ": " + Arrays.toString(value) + " weighing " + Arrays.toString(weight);
            assertEquals(repeated[(size - 1) / 2], WeightedMedian.of(value, weight, n), what);
        }
    }
}
