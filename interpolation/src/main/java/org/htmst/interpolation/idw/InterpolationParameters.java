package org.htmst.interpolation.idw;

import java.io.Serializable;
import java.util.Objects;
import org.htmst.interpolation.samples.ValueSpace;

/**
 * How a map is made from samples.
 *
 * @param level trixel level of the map, 0 to 10: 8·4^level trixels
 * @param radiusKm samples within this great-circle distance of a trixel's centre count where it has none of its own;
 *     above 0, at most 20,016 (all samples)
 * @param power weights are distance^-power; 0 to 16
 * @param statistic what is said of samples
 * @param space the numbers of which means are taken
 * @param minSamples a trixel that would be filled from fewer neighbours stays empty; 1 or more
 * @param source what neighbours are
 */
public record InterpolationParameters(
        int level,
        double radiusKm,
        double power,
        Statistic statistic,
        ValueSpace space,
        int minSamples,
        NeighbourSource source)
        implements Serializable {

    /** The paper's choice: means, power 3 within 500 km; level 7 has 131,072 trixels. */
    public static final InterpolationParameters DEFAULT = of(7, 500, 3);

    /** The finest map level: 8.4 million trixels. */
    public static final int MAX_LEVEL = 10;

    private static final double MAX_RADIUS_KM = 20_016;
    private static final double MAX_POWER = 16;

    public InterpolationParameters {
        if (level < 0 || level > MAX_LEVEL) {
            throw new IllegalArgumentException("map level " + level + " is outside 0.." + MAX_LEVEL);
        }
        if (!(radiusKm > 0 && radiusKm <= MAX_RADIUS_KM)) {
            throw new IllegalArgumentException(
                    "radius " + radiusKm + " km is not above 0 and at most " + MAX_RADIUS_KM + " km");
        }
        if (!(power >= 0 && power <= MAX_POWER)) {
            throw new IllegalArgumentException("power " + power + " is outside 0.." + MAX_POWER);
        }
        if (minSamples < 1) {
            throw new IllegalArgumentException("least number of samples " + minSamples + " is not 1 or more");
        }
        Objects.requireNonNull(statistic);
        Objects.requireNonNull(space);
        Objects.requireNonNull(source);
    }

    /** Linear means of all samples within the radius, be they ever so few. */
    public static InterpolationParameters of(int level, double radiusKm, double power) {
        return new InterpolationParameters(
                level, radiusKm, power, Statistic.MEAN, ValueSpace.LINEAR, 1, NeighbourSource.SAMPLES);
    }

    /** The same with another radius. */
    public InterpolationParameters withRadiusKm(double otherKm) {
        return new InterpolationParameters(level, otherKm, power, statistic, space, minSamples, source);
    }

    /** The same with another statistic. */
    public InterpolationParameters withStatistic(Statistic other) {
        return new InterpolationParameters(level, radiusKm, power, other, space, minSamples, source);
    }

    /** The same in another space. */
    public InterpolationParameters withSpace(ValueSpace other) {
        return new InterpolationParameters(level, radiusKm, power, statistic, other, minSamples, source);
    }

    /** The same with another least number of samples. */
    public InterpolationParameters withMinSamples(int other) {
        return new InterpolationParameters(level, radiusKm, power, statistic, space, other, source);
    }

    /** The same with other neighbours. */
    public InterpolationParameters withSource(NeighbourSource other) {
        return new InterpolationParameters(level, radiusKm, power, statistic, space, minSamples, other);
    }
}
