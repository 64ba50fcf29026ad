package org.htmst.interpolation;

/**
 * How a map is made from samples.
 *
 * @param level trixel level of the map, 0 to 10: 8·4^level trixels
 * @param radiusKm samples within this great-circle distance of a trixel's centre count where it has none of its own;
 *     above 0, at most 20,016 (all samples)
 * @param power weights are distance^-power; 0 to 16
 */
public record InterpolationParameters(int level, double radiusKm, double power) {

    /** The paper's choice: power 3 within 500 km; level 7 has 131,072 trixels of about 80 km. */
    public static final InterpolationParameters DEFAULT = new InterpolationParameters(7, 500, 3);

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
    }
}
