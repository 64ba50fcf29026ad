package org.htmst.spark.function;

import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.LonLat;

/** {@code sphere_distance_km(lon1, lat1, lon2, lat2)}: the great-circle distance of two places. */
public final class SphereDistance extends PlaceFunction<Double> {

    private static final long serialVersionUID = 1;

    public SphereDistance() {
        super(
                "sphere_distance_km",
                List.of("lon1", "lat1", "lon2", "lat2"),
                Collections.nCopies(4, DataTypes.DoubleType),
                DataTypes.DoubleType,
                "the great-circle distance of two places on a sphere of 6371.0088 km, in km.");
    }

    /** What Spark calls. */
    public double invoke(double lonDeg1, double latDeg1, double lonDeg2, double latDeg2) {
        return km(lonDeg1, latDeg1, lonDeg2, latDeg2);
    }

    /** The distance along the ground, in km. */
    public static double km(double lonDeg1, double latDeg1, double lonDeg2, double latDeg2) {
        double angle = new LonLat(lonDeg1, latDeg1).unitVector().angleTo(new LonLat(lonDeg2, latDeg2).unitVector());
        return EarthSphere.km(Math.toDegrees(angle));
    }
}
