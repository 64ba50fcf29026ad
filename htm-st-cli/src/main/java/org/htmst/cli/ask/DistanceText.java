package org.htmst.cli.ask;

/** Reads a distance along the ground as typed: {@code 500km}, {@code 500 km} or {@code 500}. */
final class DistanceText {

    /** Half around the Earth, rounded up to whole kilometres. */
    private static final double MOST_KM = 20_016;

    private DistanceText() {}

    /**
     * The distance in km, above 0.
     *
     * @param option whose value the text is
     * @throws IllegalArgumentException if it is none that two places can have
     */
    static double km(String option, String text) {
        try {
            double km = Double.parseDouble(text.strip().replaceFirst("(?i)\\s*km$", ""));
            if (km > 0 && km <= MOST_KM) {
                return km;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException(option + " '" + text
                + "' is no distance; give kilometres above 0 and up to 20016, half around the Earth, such as 500km");
    }
}
