package org.htmst.region.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;

/**
 * Regions drawn as GeoJSON geometries, with a corner each degree. None crosses the antimeridian, as RFC 7946 wants it; a band comes in
 * quarters, each of which fits into a hemisphere.
 */
final class RegionOutline {

    private static final int QUARTER_DEG = 90;
    private static final int TURN_DEG = 360;

    /** A tenth of a metre is 1e-6 degrees. */
    private static final double DIGITS = 1e7;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RegionOutline() {}

    /**
     * The geometry.
     *
     * @param region a cap that neither touches a pole nor the antimeridian, or a band
     * @throws IllegalArgumentException if it is another kind of region
     */
    static String of(Region region) {
        if (region instanceof Cap cap) {
            return geometry("Polygon", JSON.arrayNode().add(circle(cap)));
        }
        if (region instanceof LatitudeBand band) {
            ArrayNode quarters = JSON.arrayNode();
            for (int westDeg = -180; westDeg < 180; westDeg += QUARTER_DEG) {
                quarters.add(JSON.arrayNode().add(quarter(band, westDeg)));
            }
            return geometry("MultiPolygon", quarters);
        }
        throw new IllegalArgumentException("a " + region.getClass().getSimpleName() + " has no outline");
    }

    private static String geometry(String type, ArrayNode coordinates) {
        ObjectNode geometry = JSON.objectNode().put("type", type);
        return geometry.<ObjectNode>set("coordinates", coordinates).toString();
    }

    /** Counterclockwise as seen from above, closed. */
    private static ArrayNode quarter(LatitudeBand band, int westDeg) {
        ArrayNode ring = JSON.arrayNode();
        for (int lonDeg = westDeg; lonDeg <= westDeg + QUARTER_DEG; lonDeg++) {
            add(ring, lonDeg, band.southDeg());
        }
        for (int lonDeg = westDeg + QUARTER_DEG; lonDeg >= westDeg; lonDeg--) {
            add(ring, lonDeg, band.northDeg());
        }
        return add(ring, westDeg, band.southDeg());
    }

    /** Likewise: azimuths from north by west. */
    private static ArrayNode circle(Cap cap) {
        LonLat centre = cap.centre();
        double lat = Math.toRadians(centre.latDeg());
        double radius = Math.toRadians(cap.radiusDeg());
        ArrayNode ring = JSON.arrayNode();
        for (int azimuthDeg = 0; azimuthDeg <= TURN_DEG; azimuthDeg++) {
            double azimuth = Math.toRadians(-azimuthDeg % TURN_DEG);
            double sin = Math.sin(lat) * Math.cos(radius) + Math.cos(lat) * Math.sin(radius) * Math.cos(azimuth);
            double east = Math.atan2(
                    Math.sin(azimuth) * Math.sin(radius) * Math.cos(lat), Math.cos(radius) - Math.sin(lat) * sin);
            add(ring, centre.signedLonDeg() + Math.toDegrees(east), Math.toDegrees(Math.asin(sin)));
        }
        return ring;
    }

    private static ArrayNode add(ArrayNode ring, double lonDeg, double latDeg) {
        return ring.add(JSON.arrayNode().add(rounded(lonDeg)).add(rounded(latDeg)));
    }

    private static double rounded(double deg) {
        return Math.rint(deg * DIGITS) / DIGITS;
    }
}
