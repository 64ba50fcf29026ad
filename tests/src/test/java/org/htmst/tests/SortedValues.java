package org.htmst.tests;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.htmst.summary.Distribution;
import org.htmst.summary.Statistic;

/** Statistics of some values by the plain way, and how far from them an answer may be. */
final class SortedValues {

    /** Of distinct values that are told apart. */
    private static final int LEVELS = 1024;

    private final double[] sorted;
    private final boolean isExact;

    SortedValues(List<Double> values) {
        sorted = values.stream().mapToDouble(value -> value + 0.0).sorted().toArray();
        isExact = Arrays.stream(sorted).distinct().count() <= LEVELS;
    }

    /** The number that is expected. */
    double of(Statistic statistic) {
        if (statistic.kind() == Statistic.Kind.COUNT) {
            return sorted.length;
        }
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return switch (statistic.kind()) {
            case MIN -> sorted[0];
            case MAX -> sorted[sorted.length - 1];
            case MEAN -> mean();
            case LOG_MEAN ->
                Math.exp(Arrays.stream(sorted)
                        .filter(value -> value > 0)
                        .map(Math::log)
                        .average()
                        .orElse(Double.NaN));
            case SD ->
                sorted.length < 2
                        ? Double.NaN
                        : Math.sqrt(Arrays.stream(sorted)
                                        .map(value -> Math.pow(value - mean(), 2))
                                        .sum()
                                / (sorted.length - 1));
            default -> percentile(statistic.percent());
        };
    }

    private double mean() {
        BigDecimal sum = Arrays.stream(sorted).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.doubleValue() / sorted.length;
    }

    private double percentile(double percent) {
        double rank = percent / 100 * (sorted.length - 1);
        int below = (int) rank;
        double lower = sorted[below];
        double upper = sorted[Math.min(below + 1, sorted.length - 1)];
        return lower == upper ? lower : lower + (rank - below) * (upper - lower);
    }

    /** How far from {@link #of} an answer may be: counts and what is a value, or between two, not at all while these are told apart. */
    double tolerance(Statistic statistic) {
        double largest = Arrays.stream(sorted).map(Math::abs).max().orElse(0);
        double rounding = 1e-12 * largest;
        return switch (statistic.kind()) {
            case COUNT, MIN, MAX -> 0;
            case MEAN -> isExact ? Math.ulp(of(statistic)) : rounding;
            case LOG_MEAN ->
                isExact
                        ? 1e-12 * Math.abs(of(statistic))
                        : 1.01 * Distribution.RELATIVE_ERROR * Math.abs(of(statistic));
            case SD -> isExact ? rounding : 1.01 * Distribution.RELATIVE_ERROR * rootMeanSquare();
            case PERCENTILE ->
                isExact
                        ? 0
                        : 1.01
                                * Distribution.RELATIVE_ERROR
                                * Math.max(Math.abs(neighbour(statistic, 0)), Math.abs(neighbour(statistic, 1)));
        };
    }

    /** The value below or above a percentile. */
    private double neighbour(Statistic statistic, int above) {
        int below = (int) (statistic.percent() / 100 * (sorted.length - 1));
        return sorted[Math.min(below + above, sorted.length - 1)];
    }

    private double rootMeanSquare() {
        return Math.sqrt(
                Arrays.stream(sorted).map(value -> value * value).average().orElse(0));
    }
}
