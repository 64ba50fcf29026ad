package org.htmst.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

    private static final List<String> PERCENTILES = List.of("p0", "p5", "p25", "median", "p95", "p99.9", "p100");

    private static Distribution of(double... values) {
        Distribution distribution = new Distribution();
        Arrays.stream(values).forEach(distribution::add);
        return distribution;
    }

    private static double statistic(String name, Distribution distribution) {
        return Statistic.parse(name).of(distribution).doubleValue();
    }

    /** By all values sorted, as numpy and DuckDB's quantile_cont do it. */
    private static double percentile(double[] values, double percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double rank = percent / 100 * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        double lower = sorted[below];
        double upper = sorted[Math.min(below + 1, sorted.length - 1)];
        return lower == upper ? lower : lower + (rank - below) * (upper - lower);
    }

    private static double[] levels(Random random, int count) {
        double[] levels = new double[1 + random.nextInt(256)];
        Arrays.setAll(levels, i -> (float) (i / 0.0124) - (random.nextInt(20) == 0 ? 1e6 : 0));
        return IntStream.range(0, count)
                .mapToDouble(i -> levels[random.nextInt(levels.length)])
                .toArray();
    }

    private static double mean(double[] values) {
        BigDecimal sum = Arrays.stream(values).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.doubleValue() / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        BigDecimal squares = Arrays.stream(values)
                .mapToObj(value -> new BigDecimal(value - mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Math.sqrt(squares.divide(BigDecimal.valueOf(values.length - 1), MathContext.DECIMAL64)
                .doubleValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100, 20_000})
    void levelsAreExactInWhateverOrderTheyCome(int count) {
        Random random = new Random(count);
        for (int round = 0; round < 20; round++) {
            double[] values = levels(random, count);
            Distribution distribution = of(values);
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            Distribution other = of(sorted);
            assertTrue(distribution.isExact());
            assertEquals(count, distribution.count());
            assertEquals(mean(values), statistic("mean", distribution));
            for (String name : PERCENTILES) {
                double percent = Statistic.parse(name).percent();
                assertEquals(percentile(values, percent), statistic(name, distribution), name);
            }
            for (String name : List.of("mean", "log-mean", "sd", "min", "max", "median")) {
                assertEquals(statistic(name, other), statistic(name, distribution), name);
            }
            if (count > 1) {
                assertEquals(deviation(values), statistic("sd", distribution), 1e-12 * deviation(values));
            }
        }
    }

    @Test
    void manyValuesAreCountedInBucketsOfLessThanAHundredth() {
        Random random = new Random(7);
        double[] values = IntStream.range(0, 50_000)
                .mapToDouble(i -> (random.nextInt(3) == 0 ? -1 : 1) * Math.exp(8 * random.nextGaussian()))
                .toArray();
        Distribution distribution = of(values);
        assertFalse(distribution.isExact());
        assertEquals(values.length, distribution.count());
        assertEquals(Arrays.stream(values).min().orElseThrow(), distribution.min());
        assertEquals(Arrays.stream(values).max().orElseThrow(), distribution.max());
        assertEquals(mean(values), distribution.mean(), Math.ulp(mean(values)));
        for (String name : PERCENTILES) {
            double expected = percentile(values, Statistic.parse(name).percent());
            assertEquals(
                    expected,
                    statistic(name, distribution),
                    1.01 * Distribution.RELATIVE_ERROR * Math.abs(expected),
                    name);
        }
    }

    @Test
    void nanIsNoValueAndNothingHasNoMean() {
        Distribution none = of(Double.NaN);
        assertEquals(0, none.count());
        for (String name : List.of("mean", "log-mean", "sd", "min", "max", "median", "p95")) {
            assertTrue(Double.isNaN(statistic(name, none)), name);
        }
        Distribution one = of(5, Double.NaN);
        assertEquals(1, one.count());
        assertEquals(5, statistic("p95", one));
        assertTrue(Double.isNaN(statistic("sd", one)));
    }

    @Test
    void zerosInfinitiesAndTheSmallestAreThemselves() {
        Distribution few = of(0.0, -0.0, Double.POSITIVE_INFINITY, Double.MIN_VALUE);
        assertEquals(0.0, few.min());
        assertEquals(Double.POSITIVE_INFINITY, statistic("max", few));
        assertEquals(Double.MIN_VALUE / 2, statistic("median", few));
        Distribution many = new Distribution();
        IntStream.range(0, 5000).forEach(i -> many.add(i));
        many.add(Double.POSITIVE_INFINITY);
        many.add(Double.NEGATIVE_INFINITY);
        assertEquals(Double.POSITIVE_INFINITY, statistic("p100", many));
        assertEquals(Double.NEGATIVE_INFINITY, statistic("p0", many));
        // Zeros have a bucket of their own.
        IntStream.range(0, 20_000).forEach(i -> many.add(0));
        assertEquals(0.0, statistic("median", many));
    }

    @Test
    void theGeometricMeanIsOfWhatIsAboveZero() {
        assertEquals(10, statistic("log-mean", of(1, 10, 100, 0, -5)), 1e-12);
        assertTrue(Double.isNaN(statistic("log-mean", of(0, -5))));
    }

    @Test
    void namesComeBackAndUnknownOnesAreRefused() {
        for (String name : List.of("count", "mean", "log-mean", "sd", "min", "max", "median", "p5", "p99.9", "p100")) {
            assertEquals(name, Statistic.parse(name).toString());
        }
        for (String name : List.of("", "p101", "p", "average", "Mean", "p-5", "percentile")) {
            assertThrows(IllegalArgumentException.class, () -> Statistic.parse(name), name);
        }
    }
}
