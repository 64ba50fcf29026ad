package org.htmst.interpolation.map;

/**
 * The ends of a logarithmic colour scale.
 *
 * @param low values at or below it get the first colour; above 0
 * @param high values at or above it get the last colour; above {@code low}
 */
public record ValueLimits(double low, double high) {

    public ValueLimits {
        if (!(low > 0 && low < high && high < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("colour scale limits " + low + "," + high
                    + " are not allowed; give LOW,HIGH with 0 < LOW < HIGH, as the scale is logarithmic");
        }
    }
}
