package org.htmst.interpolation.map;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * The ends of a logarithmic colour scale.
 *
 * @param low values at or below it get the first colour; above 0
 * @param high values at or above it get the last colour; above {@code low}
 */
public record ValueLimits(double low, double high) {

    private static final double LOW_PERCENT = 2;
    private static final double HIGH_PERCENT = 98;

    public ValueLimits {
        if (!(low > 0 && low < high && high < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("colour scale limits " + low + "," + high
                    + " are not allowed; give LOW,HIGH with 0 < LOW < HIGH, as the scale is logarithmic");
        }
    }

    /**
     * Whole decades around the 2nd and the 98th percentile of the values above 0; 1 to 10 if there are none. NaN does not count.
     */
    public static ValueLimits automatic(double[] values) {
        double[] positive = Arrays.stream(values)
                .filter(v -> v > 0 && v < Double.POSITIVE_INFINITY)
                .toArray();
        if (positive.length == 0) {
            return new ValueLimits(1, 10);
        }
        Percentile percentile = new Percentile();
        percentile.setData(positive);
        int low = (int) Math.floor(Math.log10(percentile.evaluate(LOW_PERCENT)));
        int high = (int) Math.ceil(Math.log10(percentile.evaluate(HIGH_PERCENT)));
        return new ValueLimits(Math.pow(10, low), Math.pow(10, Math.max(high, low + 1)));
    }
}
