package org.htmst.conjunction;

/**
 * How near two objects must be.
 *
 * @param first the place of one of them in a list of objects
 * @param second that of the other
 * @param km along the ground, above 0 and at most half around the Earth
 */
public record PairReach(int first, int second, double km) {

    /** Half around the Earth, rounded up to whole kilometres. */
    public static final double MOST_KM = 20_016;

    public PairReach {
        if (first == second) {
            throw new IllegalArgumentException("an object has no distance from itself; give two of them");
        }
        checkKm(km);
    }

    /**
     * Checks a distance.
     *
     * @throws IllegalArgumentException if it is none that two places can have, or 0
     */
    public static double checkKm(double km) {
        if (!(km > 0 && km <= MOST_KM)) {
            throw new IllegalArgumentException(
                    "distance " + km + " km is outside 0 (excluded) to 20016 km, half around the Earth");
        }
        return km;
    }
}
