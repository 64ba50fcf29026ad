package org.htmst.tests;

import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/** Whether a sample is asked for, by formulas that have nothing of the program's. */
@FunctionalInterface
interface EdrPlace {

    /** @param lonDeg -180 to 180 */
    boolean holds(long timeMs, double lonDeg, double latDeg);

    /** By the haversine of the angle between. */
    static EdrPlace disc(double lonDeg, double latDeg, double km) {
        return (t, lon, lat) -> haversineKm(lonDeg, latDeg, lon, lat) <= km;
    }

    private static double haversineKm(double lonDeg, double latDeg, double lon, double lat) {
        double a = Math.pow(Math.sin(Math.toRadians(lat - latDeg) / 2), 2)
                + Math.cos(Math.toRadians(latDeg))
                        * Math.cos(Math.toRadians(lat))
                        * Math.pow(Math.sin(Math.toRadians(lon - lonDeg) / 2), 2);
        return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(a)));
    }

    /** Within a distance of a line, by the angles of the triangle that a place makes with each leg. */
    static EdrPlace along(double km, double... places) {
        return (t, lon, lat) -> {
            UnitVector p = new LonLat(lon, lat).unitVector();
            for (int i = 0; i + 3 < places.length; i += 2) {
                UnitVector a = new LonLat(places[i], places[i + 1]).unitVector();
                UnitVector b = new LonLat(places[i + 2], places[i + 3]).unitVector();
                if (distance(p, a, b) * 6371.0088 <= km) {
                    return true;
                }
            }
            return false;
        };
    }

    private static double distance(UnitVector p, UnitVector a, UnitVector b) {
        double x = a.y() * b.z() - a.z() * b.y();
        double y = a.z() * b.x() - a.x() * b.z();
        double z = a.x() * b.y() - a.y() * b.x();
        double norm = Math.sqrt(x * x + y * y + z * z);
        double sine = (x * p.x() + y * p.y() + z * p.z()) / norm;
        // The foot of the perpendicular, and whether it is on the leg.
        UnitVector foot = unit(p.x() - sine * x / norm, p.y() - sine * y / norm, p.z() - sine * z / norm);
        boolean isBetween = Math.abs(a.angleTo(foot) + foot.angleTo(b) - a.angleTo(b)) < 1e-9;
        return isBetween ? Math.abs(Math.asin(sine)) : Math.min(a.angleTo(p), b.angleTo(p));
    }

    private static UnitVector unit(double x, double y, double z) {
        double norm = Math.sqrt(x * x + y * y + z * z);
        return new UnitVector(x / norm, y / norm, z / norm);
    }

    /** On the left of three sides. */
    static EdrPlace left(double... corners) {
        return (t, lon, lat) -> {
            UnitVector p = new LonLat(lon, lat).unitVector();
            for (int i = 0; i < 6; i += 2) {
                UnitVector a = new LonLat(corners[i], corners[i + 1]).unitVector();
                UnitVector b = new LonLat(corners[(i + 2) % 6], corners[(i + 3) % 6]).unitVector();
                double height = (a.y() * b.z() - a.z() * b.y()) * p.x()
                        + (a.z() * b.x() - a.x() * b.z()) * p.y()
                        + (a.x() * b.y() - a.y() * b.x()) * p.z();
                if (height < 0) {
                    return false;
                }
            }
            return true;
        };
    }
}
