package org.htmst.sphere;

import java.io.Serializable;

/**
 * A place on the sphere.
 *
 * @param lonDeg longitude east in degrees, -180 to 360; 190 and -170 are the same meridian
 * @param latDeg geodetic latitude in degrees, -90 to 90, used as if the Earth were a sphere
 */
public record LonLat(double lonDeg, double latDeg) implements Serializable {

    public LonLat {
        if (!(lonDeg >= -180 && lonDeg <= 360)) {
            throw new IllegalArgumentException("longitude " + lonDeg + " is outside -180..360 degrees");
        }
        if (!(latDeg >= -90 && latDeg <= 90)) {
            throw new IllegalArgumentException("latitude " + latDeg + " is outside -90..90 degrees");
        }
    }

    /**
     * The direction from the centre of the sphere: x towards 0 E 0 N, y towards 90 E 0 N, z towards the north pole. Names of one
     * meridian give one direction, and all longitudes of a pole give the pole.
     */
    public UnitVector unitVector() {
        double lon = Math.toRadians(signedLonDeg());
        double lat = Math.toRadians(latDeg);
        double cosLat = Math.abs(latDeg) == 90 ? 0 : Math.cos(lat);
        return new UnitVector(cosLat * Math.cos(lon), cosLat * Math.sin(lon), Math.sin(lat));
    }

    /** The longitude of the same meridian in -180 (included) to 180 (excluded) degrees; exact. */
    public double signedLonDeg() {
        return lonDeg >= 180 ? lonDeg - 360 : lonDeg;
    }
}
