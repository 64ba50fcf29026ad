package org.htmst.summary;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A number that {@link Values} come to.
 *
 * @param kind which
 * @param percent of a percentile, 0 to 100
 */
public record Statistic(Kind kind, double percent) implements Serializable {

    private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{1,2}(?:\\.[0-9]{1,4})?|100)");

    /** Those that need no look at the values. */
    private static final Set<Kind> ASIDE = EnumSet.of(Kind.COUNT, Kind.MIN, Kind.MAX);

    /** What is taken. */
    public enum Kind {
        /** How many values there are. */
        COUNT,
        /** Their arithmetic mean. */
        MEAN,
        /** The geometric mean of those above 0. */
        LOG_MEAN,
        /** The standard deviation of the sample, by n - 1. */
        SD,
        /** The lowest. */
        MIN,
        /** The highest. */
        MAX,
        /** The value below which so many lie, between two of them in proportion (Hyndman and Fan 1996, definition 7). */
        PERCENTILE
    }

    /**
     * Reads {@code count}, {@code mean}, {@code log-mean}, {@code sd}, {@code min}, {@code max}, {@code median}, or a percentile such as
     * {@code p95}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Statistic parse(String text) {
        Matcher percentile = PERCENTILE.matcher(text);
        if (percentile.matches()) {
            return new Statistic(Kind.PERCENTILE, Double.parseDouble(percentile.group(1)));
        }
        if (text.equals("median")) {
            return new Statistic(Kind.PERCENTILE, 50);
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.PERCENTILE && name(kind).equals(text))
                .findFirst()
                .map(kind -> new Statistic(kind, 0))
                .orElseThrow(() -> new IllegalArgumentException("statistic '" + text + "' is none of "
                        + Arrays.stream(Kind.values())
                                .filter(kind -> kind != Kind.PERCENTILE)
                                .map(Statistic::name)
                                .collect(Collectors.joining(", "))
                        + ", median, and percentiles such as p95"));
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it depends on what the values weigh. */
    public boolean isOfWeights() {
        return !ASIDE.contains(kind);
    }

    /** As it is typed. */
    @Override
    public String toString() {
        if (kind != Kind.PERCENTILE) {
            return name(kind);
        }
        String number = Double.toString(percent);
        return percent == 50
                ? "median"
                : "p" + (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number);
    }

    /** What values come to: a {@link Long} for a count, else a {@link Double}, NaN if there are not enough. */
    public Number of(Values values) {
        return all(List.of(this), values).get(0);
    }

    /** What values come to by each of some statistics; see {@link #of}. They are put in order once. */
    public static List<Number> all(List<Statistic> statistics, Values values) {
        if (values instanceof WeightedDistribution weighted) {
            return statistics.stream()
                    .map(statistic -> statistic.ofWeighted(weighted))
                    .toList();
        }
        Distribution distribution = (Distribution) values;
        boolean isOfValues = statistics.stream().anyMatch(statistic -> !ASIDE.contains(statistic.kind));
        Distribution.Sorted sorted = isOfValues ? distribution.sorted() : Distribution.Sorted.NONE;
        return statistics.stream()
                .map(statistic -> statistic.of(distribution, sorted))
                .toList();
    }

    private Number ofWeighted(WeightedDistribution values) {
        return switch (kind) {
            case COUNT -> (Number) values.count();
            case MEAN -> (Number) values.mean();
            case LOG_MEAN -> (Number) values.logMean();
            case SD -> (Number) values.deviation();
            case MIN -> (Number) values.min();
            case MAX -> (Number) values.max();
            case PERCENTILE -> (Number) values.percentile(percent);
        };
    }

    private Number of(Distribution distribution, Distribution.Sorted sorted) {
        return switch (kind) {
            case COUNT -> (Number) distribution.count();
            case MEAN -> (Number) distribution.mean(sorted);
            case LOG_MEAN -> (Number) logMean(sorted);
            case SD -> (Number) deviation(distribution, sorted);
            case MIN -> (Number) distribution.min();
            case MAX -> (Number) distribution.max();
            case PERCENTILE -> (Number) percentile(distribution.count(), sorted);
        };
    }

    private static double logMean(Distribution.Sorted sorted) {
        CompensatedSum logs = new CompensatedSum();
        long count = 0;
        for (int i = 0; i < sorted.values().length; i++) {
            if (sorted.values()[i] > 0) {
                logs.add(StrictMath.log(sorted.values()[i]), sorted.counts()[i]);
                count += sorted.counts()[i];
            }
        }
        return count == 0 ? Double.NaN : StrictMath.exp(logs.value() / count);
    }

    private static double deviation(Distribution distribution, Distribution.Sorted sorted) {
        if (distribution.count() < 2) {
            return Double.NaN;
        }
        double mean = distribution.mean(sorted);
        CompensatedSum squares = new CompensatedSum();
        for (int i = 0; i < sorted.values().length; i++) {
            double away = sorted.values()[i] - mean;
            squares.add(away * away, sorted.counts()[i]);
        }
        return Math.sqrt(squares.value() / (distribution.count() - 1));
    }

    private double percentile(long count, Distribution.Sorted sorted) {
        if (count == 0) {
            return Double.NaN;
        }
        double rank = percent / 100 * (count - 1);
        long below = (long) Math.floor(rank);
        double lower = at(sorted, below);
        double upper = at(sorted, Math.min(below + 1, count - 1));
        return lower == upper || rank == below ? lower : lower + (rank - below) * (upper - lower);
    }

    /** The value of a rank, counted from 0. */
    private static double at(Distribution.Sorted sorted, long rank) {
        long passed = 0;
        int i = 0;
        while (passed + sorted.counts()[i] <= rank) {
            passed += sorted.counts()[i++];
        }
        return sorted.values()[i];
    }
}
