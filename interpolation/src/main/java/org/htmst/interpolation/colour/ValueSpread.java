package org.htmst.interpolation.colour;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * What a colour scale must know of values: their 2nd and 98th percentiles. NaN and infinities do not count.
 *
 * @param below whether any is below 0
 * @param above whether any is above 0
 * @param low of all of them; NaN if there are none
 * @param high of all of them
 * @param lowPositive of those above 0; NaN if there are none
 * @param highPositive of those above 0
 */
public record ValueSpread(
        boolean below, boolean above, double low, double high, double lowPositive, double highPositive) {

    /** Of no value. */
    public static final ValueSpread NONE = of(new double[0]);

    private static final double LOW_PERCENT = 2;
    private static final double HIGH_PERCENT = 98;

    /** That of {@code values}, of which those that are not finite do not count. */
    public static ValueSpread of(double[] values) {
        double[] all = percentiles(values, Double::isFinite);
        double[] positive = percentiles(values, v -> v > 0 && v < Double.POSITIVE_INFINITY);
        boolean below = Arrays.stream(values).anyMatch(v -> v < 0 && v > Double.NEGATIVE_INFINITY);
        return new ValueSpread(below, !Double.isNaN(positive[0]), all[0], all[1], positive[0], positive[1]);
    }

    /** From the least to the greatest of both. */
    public ValueSpread with(ValueSpread other) {
        return new ValueSpread(
                below || other.below,
                above || other.above,
                least(low, other.low),
                -least(-high, -other.high),
                least(lowPositive, other.lowPositive),
                -least(-highPositive, -other.highPositive));
    }

    /** Whether there is no value. */
    public boolean isEmpty() {
        return Double.isNaN(low);
    }

    private static double least(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
    }

    private static double[] percentiles(double[] values, DoublePredicate counted) {
        double[] kept = Arrays.stream(values).filter(counted).toArray();
        if (kept.length == 0) {
            return new double[] {Double.NaN, Double.NaN};
        }
        Percentile percentile = new Percentile();
        percentile.setData(kept);
        return new double[] {percentile.evaluate(LOW_PERCENT), percentile.evaluate(HIGH_PERCENT)};
    }
}
