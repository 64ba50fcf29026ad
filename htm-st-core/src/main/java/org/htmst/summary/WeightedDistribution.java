package org.htmst.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * Values of which some weigh more than others: for each weight how often each value came. Immutable but for the distributions it is made of.
 * Since these are counts, nothing depends on the order in which the values came.
 */
public final class WeightedDistribution implements Values {

    private final List<Part> parts;

    private record Part(double weight, Distribution values) {}

    /** A value, or the middle of a bucket, that came so often with that weight. */
    private record Step(double value, double weight, long count) {}

    /** @param byWeight the values of each weight, which is above 0 and finite; not to be added to any more */
    public WeightedDistribution(SortedMap<Double, Distribution> byWeight) {
        this.parts = byWeight.entrySet().stream()
                .filter(entry -> entry.getValue().count() > 0)
                .map(entry -> new Part(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public long count() {
        return parts.stream().mapToLong(part -> part.values.count()).sum();
    }

    @Override
    public double min() {
        return parts.stream().mapToDouble(part -> part.values.min()).min().orElse(Double.NaN);
    }

    @Override
    public double max() {
        return parts.stream().mapToDouble(part -> part.values.max()).max().orElse(Double.NaN);
    }

    @Override
    public boolean isExact() {
        return parts.stream().allMatch(part -> part.values.isExact());
    }

    /** What all weigh together. */
    private double weight() {
        CompensatedSum weights = new CompensatedSum();
        parts.forEach(part -> weights.add(part.weight, part.values.count()));
        return weights.value();
    }

    /** The sum of weight times value, divided by that of the weights; NaN if there is no value. */
    double mean() {
        CompensatedSum products = new CompensatedSum();
        for (Part part : parts) {
            products.add(part.weight * part.values.mean(), part.values.count());
        }
        return parts.isEmpty() ? Double.NaN : products.value() / weight();
    }

    /** The geometric mean of the values above 0 by their weights; NaN if there is none. */
    double logMean() {
        CompensatedSum logs = new CompensatedSum();
        CompensatedSum weights = new CompensatedSum();
        for (Step step : steps()) {
            if (step.value > 0) {
                logs.add(step.weight * StrictMath.log(step.value), step.count);
                weights.add(step.weight, step.count);
            }
        }
        return weights.value() == 0 ? Double.NaN : StrictMath.exp(logs.value() / weights.value());
    }

    /**
     * The root of the mean squared distance from the mean by weight, times n / (n - 1), so that equal weights give what none give; NaN of
     * fewer than two values.
     */
    double deviation() {
        long count = count();
        if (count < 2) {
            return Double.NaN;
        }
        double mean = mean();
        CompensatedSum squares = new CompensatedSum();
        for (Step step : steps()) {
            double away = step.value - mean;
            squares.add(step.weight * away * away, step.count);
        }
        return Math.sqrt(squares.value() / weight() * (count / (count - 1.0)));
    }

    /**
     * The value that so much of the weight lies below. Each value stands at the middle of its weight, the lowest at 0 %, the highest at 100 %,
     * and between two the percentile lies in proportion; of equal weights that is definition 7 of Hyndman and Fan (1996).
     *
     * @param percent 0 to 100
     */
    double percentile(double percent) {
        List<Step> steps = steps();
        if (steps.isEmpty()) {
            return Double.NaN;
        }
        Step lowest = steps.get(0);
        Step highest = steps.get(steps.size() - 1);
        double asked = lowest.weight / 2 + percent / 100 * (weight() - lowest.weight / 2 - highest.weight / 2);
        CompensatedSum passed = new CompensatedSum();
        double before = lowest.value;
        double beforeAt = lowest.weight / 2;
        for (Step step : steps) {
            // Those of one weight and value stand from the middle of the first to that of the last.
            double first = passed.value() + step.weight / 2;
            if (asked < first) {
                return before + (asked - beforeAt) / (first - beforeAt) * (step.value - before);
            }
            passed.add(step.weight, step.count);
            before = step.value;
            beforeAt = passed.value() - step.weight / 2;
            if (asked <= beforeAt) {
                return step.value;
            }
        }
        return highest.value;
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Part part : parts) {
            Distribution.Sorted sorted = part.values.sorted();
            for (int i = 0; i < sorted.values().length; i++) {
                steps.add(new Step(sorted.values()[i], part.weight, sorted.counts()[i]));
            }
        }
        // Lists keep the order of equal ones, which is that of their weights.
        steps.sort(Comparator.comparingDouble(Step::value));
        return steps;
    }
}
