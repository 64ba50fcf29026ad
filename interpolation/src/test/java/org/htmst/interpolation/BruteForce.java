package org.htmst.interpolation;

import java.util.Arrays;
import org.htmst.grid.Trixel;
import org.htmst.grid.TrixelId;
import org.htmst.sphere.LonLat;

/** The definition of a map, spelt out over every pair of sample and trixel, with the haversine formula for distances. */
final class BruteForce {

    private static final double RADIUS_KM = 6371.0088;

    private BruteForce() {}

    static TrixelGrid interpolate(SamplePoints samples, InterpolationParameters parameters) {
        int level = parameters.level();
        int trixels = TrixelGrid.trixels(level);
        double[] value = new double[trixels];
        int[] count = new int[trixels];
        double[] distanceKm = new double[trixels];
        byte[] origin = new byte[trixels];
        Arrays.fill(value, Double.NaN);
        Arrays.fill(distanceKm, Double.NaN);
        long[] home = new long[samples.size()];
        for (int i = 0; i < home.length; i++) {
            home[i] = TrixelId.of(new LonLat(samples.lonDeg(i), samples.latDeg(i)).unitVector(), level);
        }
        for (int t = 0; t < trixels; t++) {
            LonLat centre = Trixel.of(trixels + t).centre();
            double own = 0;
            int owned = 0;
            double nearestOwn = Double.POSITIVE_INFINITY;
            double weights = 0;
            double weighted = 0;
            int within = 0;
            double nearest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < home.length; i++) {
                double d = km(centre, samples.lonDeg(i), samples.latDeg(i));
                if (home[i] == trixels + t) {
                    own += samples.value(i);
                    owned++;
                    nearestOwn = Math.min(nearestOwn, d);
                }
                if (d <= parameters.radiusKm()) {
                    weights += Math.pow(d, -parameters.power());
                    weighted += Math.pow(d, -parameters.power()) * samples.value(i);
                    within++;
                    nearest = Math.min(nearest, d);
                }
            }
            if (owned > 0) {
                value[t] = own / owned;
                count[t] = owned;
                distanceKm[t] = nearestOwn;
                origin[t] = 1;
            } else if (within > 0) {
                value[t] = weighted / weights;
                count[t] = within;
                distanceKm[t] = nearest;
                origin[t] = 2;
            }
        }
        return new TrixelGrid(level, value, count, distanceKm, origin);
    }

    private static double km(LonLat a, double lonDeg, double latDeg) {
        double sinLat = Math.sin(Math.toRadians(latDeg - a.latDeg()) / 2);
        double sinLon = Math.sin(Math.toRadians(lonDeg - a.lonDeg()) / 2);
        double h = sinLat * sinLat
                + Math.cos(Math.toRadians(a.latDeg())) * Math.cos(Math.toRadians(latDeg)) * sinLon * sinLon;
        return 2 * RADIUS_KM * Math.atan2(Math.sqrt(h), Math.sqrt(Math.max(0, 1 - h)));
    }
}
