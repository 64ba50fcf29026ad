package org.htmst.interpolation.colour;

/**
 * The ends of a colour scale.
 *
 * @param low values at or below it get the first colour
 * @param high values at or above it get the last colour; above {@code low}
 */
public record ValueLimits(double low, double high) {

    public ValueLimits {
        if (!(Double.NEGATIVE_INFINITY < low && low < high && high < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("colour scale from " + low + " to " + high
                    + " is not allowed; give two numbers, the lower one first");
        }
    }
}
