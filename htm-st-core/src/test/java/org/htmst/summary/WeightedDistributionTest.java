package org.htmst.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightedDistributionTest {

    private static final List<String> ALL =
            List.of("count", "mean", "log-mean", "sd", "min", "max", "p0", "p5", "median", "p95", "p99.9", "p100");

    private static WeightedDistribution of(double[] values, double[] weights) {
        SortedMap<Double, Distribution> byWeight = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            byWeight.computeIfAbsent(weights[i], weight -> new Distribution()).add(values[i]);
        }
        return new WeightedDistribution(byWeight);
    }

    private static double statistic(String name, Values values) {
        return Statistic.parse(name).of(values).doubleValue();
    }

    private static double[] values(Random random, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> random.nextInt(4) == 0 ? 7 : Math.exp(2 * random.nextGaussian()) - 1)
                .toArray();
    }

    @Test
    void equalWeightsAreNone() {
        Random random = new Random(3);
        for (int count : new int[] {0, 1, 2, 3, 50, 600}) {
            double[] values = values(random, count);
            double[] weights = new double[count];
            Arrays.fill(weights, 0.1);
            Distribution plain = new Distribution();
            Arrays.stream(values).forEach(plain::add);
            for (String name : ALL) {
                double expected = statistic(name, plain);
                double actual = statistic(name, of(values, weights));
                assertTrue(
                        Double.isNaN(expected)
                                ? Double.isNaN(actual)
                                : Math.abs(expected - actual) <= 1e-9 * Math.abs(expected),
                        name + " of " + count + ": " + actual + ", not " + expected);
            }
        }
    }

    /** Values one by one in order, as the documentation says it. */
    @Test
    void statisticsAreThoseOfTheSortedSamples() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int count = 2 + random.nextInt(60);
            double[] values = values(random, count);
            double[] levels = {0.5, 1, 3, 1e4};
            double[] weights = IntStream.range(0, count)
                    .mapToDouble(i -> levels[random.nextInt(levels.length)])
                    .toArray();
            int[] order = IntStream.range(0, count)
                    .boxed()
                    .sorted((a, b) -> values[a] == values[b]
                            ? Double.compare(weights[a], weights[b])
                            : Double.compare(values[a], values[b]))
                    .mapToInt(i -> i)
                    .toArray();
            WeightedDistribution weighted = of(values, weights);
            double sum = 0;
            double mean = 0;
            for (int i : order) {
                sum += weights[i];
                mean += weights[i] * values[i];
            }
            mean /= sum;
            double squares = 0;
            for (int i : order) {
                squares += weights[i] * (values[i] - mean) * (values[i] - mean);
            }
            assertTrue(weighted.isExact());
            assertEquals(count, weighted.count());
            assertEquals(mean, statistic("mean", weighted), 1e-9 * (1 + Math.abs(mean)));
            double deviation = Math.sqrt(squares / sum * count / (count - 1));
            assertEquals(deviation, statistic("sd", weighted), 1e-9 * (1 + deviation));
            for (double percent : new double[] {0, 1, 5, 37.5, 50, 95, 100}) {
                double expected = percentile(values, weights, order, percent);
                assertEquals(expected, weighted.percentile(percent), 1e-7 * (1 + Math.abs(expected)), "p" + percent);
            }
        }
    }

    private static double percentile(double[] values, double[] weights, int[] order, double percent) {
        double[] middles = new double[order.length];
        double passed = 0;
        for (int k = 0; k < order.length; k++) {
            middles[k] = passed + weights[order[k]] / 2;
            passed += weights[order[k]];
        }
        double first = middles[0];
        double asked = first + percent / 100 * (middles[order.length - 1] - first);
        int k = 0;
        while (k < order.length - 2 && middles[k + 1] < asked) {
            k++;
        }
        double part = Math.min(1, (asked - middles[k]) / (middles[k + 1] - middles[k]));
        return values[order[k]] + part * (values[order[k + 1]] - values[order[k]]);
    }

    @Test
    void manyValuesAreInBucketsAndNothingHasNoMean() {
        WeightedDistribution none = of(new double[] {Double.NaN}, new double[] {2});
        assertEquals(0, none.count());
        for (String name : List.of("mean", "log-mean", "sd", "min", "max", "median")) {
            assertTrue(Double.isNaN(statistic(name, none)), name);
        }
        double[] values = new Random(1).doubles(5000).toArray();
        double[] weights = new double[values.length];
        Arrays.fill(weights, 4);
        WeightedDistribution many = of(values, weights);
        assertFalse(many.isExact());
        assertEquals(0.5, many.percentile(50), 0.03);
    }
}
