package org.htmst.region.text;

import java.util.OptionalDouble;
import org.htmst.sphere.Cap;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.LonLat;

/**
 * A cap as typed: its centre, and its radius unless that is given in kilometres by another option.
 *
 * @param centre the middle
 * @param radiusDeg the radius, if given
 */
public record CapText(LonLat centre, OptionalDouble radiusDeg) {

    /**
     * The text's numbers.
     *
     * @throws IllegalArgumentException if they are not two or three, or no place
     */
    public static CapText parse(String text) {
        if (text.split(",", -1).length == 2) {
            double[] numbers = NumberList.parse(text, "LON,LAT");
            return new CapText(new LonLat(numbers[0], numbers[1]), OptionalDouble.empty());
        }
        double[] numbers = NumberList.parse(text, "LON,LAT,RADIUS");
        Cap cap = new Cap(new LonLat(numbers[0], numbers[1]), numbers[2]);
        return new CapText(cap.centre(), OptionalDouble.of(cap.radiusDeg()));
    }

    /**
     * The cap.
     *
     * @param radiusKm the value of the other option, or null
     * @throws IllegalArgumentException unless exactly one of the two radii is given
     */
    public Cap cap(Double radiusKm) {
        String text = centre.lonDeg() + "," + centre.latDeg();
        if (radiusDeg.isPresent() && radiusKm != null) {
            throw new IllegalArgumentException("cap " + text + "," + radiusDeg.getAsDouble()
                    + " has a radius in degrees and --radius-km gives another; leave one out");
        }
        if (radiusDeg.isEmpty() && radiusKm == null) {
            throw new IllegalArgumentException(
                    "cap " + text + " has no radius; give LON,LAT,RADIUS in degrees, or --radius-km with it");
        }
        return new Cap(centre, radiusDeg.isPresent() ? radiusDeg.getAsDouble() : EarthSphere.degrees(radiusKm));
    }
}
