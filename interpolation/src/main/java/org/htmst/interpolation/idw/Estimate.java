package org.htmst.interpolation.idw;

/**
 * What samples say about a point.
 *
 * @param value in the unit of the channel; NaN without samples
 * @param count the samples it was made from
 * @param distanceKm great-circle distance to the nearest of them; NaN without samples
 */
public record Estimate(double value, int count, double distanceKm) {

    static final Estimate NONE = new Estimate(Double.NaN, 0, Double.NaN);
}
