package org.htmst.formats.place;

import java.util.List;
import java.util.Optional;
import org.htmst.earth.Ellipsoid;
import org.htmst.earth.Frame;
import org.htmst.earth.Position;
import org.htmst.sample.ValueType;

/**
 * How the place of a sample follows from numbers of a file.
 *
 * @param form what the numbers are
 * @param frame the axes, if they are Cartesian
 * @param quantities where they stand, in the order of the form
 * @param unitsPerKm how many units of altitude, radius or axes are a kilometre
 * @param maxAltKm the highest altitude that the satellite may have (km)
 * @param type the number type of the place, if the descriptor says it
 */
public record PlaceRule(
        Form form,
        Optional<Frame> frame,
        List<Quantity> quantities,
        double unitsPerKm,
        double maxAltKm,
        Optional<ValueType> type) {

    /** What the numbers of a place are, and in which order. */
    public enum Form {
        /** Longitude, geodetic latitude, and altitude unless there is none. */
        GEODETIC,
        /** Longitude, geodetic latitude, distance from the Earth's centre. */
        GEODETIC_RADIUS,
        /** Longitude, geocentric latitude, distance from the Earth's centre. */
        GEOCENTRIC,
        /** x, y and z along the axes of a frame; or one variable that holds all three. */
        CARTESIAN
    }

    public PlaceRule {
        quantities = List.copyOf(quantities);
    }

    /** Whether one variable holds x, y and z. */
    public boolean isVector() {
        return form == Form.CARTESIAN && quantities.size() == 1;
    }

    /** Whether the place is that of the numbers themselves, so that their type is its type. */
    public boolean isAsItStands() {
        return form == Form.GEODETIC && unitsPerKm == 1;
    }

    /**
     * The place of a sample.
     *
     * @param timeMs when, ms since 1970-01-01 UTC
     * @param numbers the quantities in their order, as they stand; of a vector its three components. NaN where one is missing
     * @return of which latitude or longitude is NaN if it cannot be told
     */
    public Position at(long timeMs, double[] numbers) {
        return switch (form) {
            case GEODETIC ->
                new Position(numbers[0], numbers[1], numbers.length > 2 ? numbers[2] / unitsPerKm : Double.NaN);
            case GEODETIC_RADIUS ->
                new Position(numbers[0], numbers[1], Ellipsoid.altKm(numbers[1], numbers[2] / unitsPerKm));
            case GEOCENTRIC -> geocentric(numbers[0], numbers[1], numbers[2] / unitsPerKm);
            case CARTESIAN ->
                frame.orElseThrow().position(timeMs, new double[] {
                    numbers[0] / unitsPerKm, numbers[1] / unitsPerKm, numbers[2] / unitsPerKm
                });
        };
    }

    /** A latitude beyond the pole stays beyond it, so that it is found out. */
    private static Position geocentric(double lonDeg, double latDeg, double radiusKm) {
        return Math.abs(latDeg) <= 90
                ? Ellipsoid.ofGeocentric(lonDeg, latDeg, radiusKm)
                : new Position(lonDeg, latDeg, Double.NaN);
    }
}
