package org.htmst.interpolation.idw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.htmst.grid.Trixel;
import org.htmst.grid.TrixelId;
import org.htmst.interpolation.samples.SamplePoints;
import org.htmst.interpolation.samples.ValueSpace;
import org.htmst.sphere.LonLat;

/** The definition of a map, spelt out over every pair of sample and trixel, with the haversine formula for distances. */
final class BruteForce {

    private static final double RADIUS_KM = 6371.0088;

    /** Something at a place that counts for a trixel. */
    private record Point(LonLat place, double value, int samples) {}

    /** A point as seen from a trixel. */
    private record Seen(double km, double value, int samples) {}

    private BruteForce() {}

    static TrixelGrid interpolate(SamplePoints samples, InterpolationParameters parameters) {
        int level = parameters.level();
        TrixelGrid grid = TrixelGrid.empty(level);
        List<List<Point>> own = new ArrayList<>();
        for (int t = 0; t < grid.size(); t++) {
            own.add(new ArrayList<>());
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            LonLat place = new LonLat(samples.lonDeg(i), samples.latDeg(i));
            Point point = new Point(place, samples.value(i), 1);
            points.add(point);
            own.get((int) (TrixelId.of(place.unitVector(), level) - grid.size()))
                    .add(point);
        }
        List<Point> cells = new ArrayList<>();
        for (int t = 0; t < grid.size(); t++) {
            if (!own.get(t).isEmpty()) {
                LonLat centre = Trixel.of(grid.trixelId(t)).centre();
                double nearest = Double.POSITIVE_INFINITY;
                List<Seen> equal = new ArrayList<>();
                for (Point point : own.get(t)) {
                    nearest = Math.min(nearest, km(centre, point.place));
                    equal.add(new Seen(1, point.value, 1));
                }
                double value = summary(equal, parameters, true);
                grid.set(grid.trixelId(t), new Estimate(value, equal.size(), nearest), Origin.MEASURED);
                cells.add(new Point(centre, value, equal.size()));
            }
        }
        for (int t = 0; t < grid.size(); t++) {
            if (own.get(t).isEmpty()) {
                around(grid, t, parameters.source() == NeighbourSource.SAMPLES ? points : cells, parameters);
            }
        }
        return grid;
    }

    private static void around(TrixelGrid grid, int trixel, List<Point> points, InterpolationParameters parameters) {
        LonLat centre = Trixel.of(grid.trixelId(trixel)).centre();
        List<Seen> seen = new ArrayList<>();
        for (Point point : points) {
            double km = km(centre, point.place);
            if (km <= parameters.radiusKm()) {
                seen.add(new Seen(km, point.value, point.samples));
            }
        }
        int count = seen.stream().mapToInt(Seen::samples).sum();
        if (count >= parameters.minSamples()) {
            double nearest = seen.stream().mapToDouble(Seen::km).min().orElseThrow();
            double value = summary(seen, parameters, false);
            grid.set(grid.trixelId(trixel), new Estimate(value, count, nearest), Origin.INTERPOLATED);
        }
    }

    private static double summary(List<Seen> seen, InterpolationParameters parameters, boolean plain) {
        return switch (parameters.statistic()) {
            case MEAN -> mean(seen, parameters);
            case MEDIAN -> plain ? median(seen) : weightedMedian(seen, parameters.power());
            case MAX -> seen.stream().mapToDouble(Seen::value).max().orElseThrow();
            case COUNT -> seen.stream().mapToInt(Seen::samples).sum();
        };
    }

    private static double mean(List<Seen> seen, InterpolationParameters parameters) {
        boolean log10 = parameters.space() == ValueSpace.LOG10;
        double weights = 0;
        double weighted = 0;
        for (Seen s : seen) {
            double weight = Math.pow(s.km, -parameters.power());
            weights += weight;
            weighted += weight * (log10 ? Math.log10(s.value) : s.value);
        }
        return log10 ? Math.pow(10, weighted / weights) : weighted / weights;
    }

    private static double median(List<Seen> seen) {
        double[] values = seen.stream().mapToDouble(Seen::value).sorted().toArray();
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }

    private static double weightedMedian(List<Seen> seen, double power) {
        Seen[] sorted = seen.toArray(Seen[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble(Seen::value));
        double half = 0;
        for (Seen s : sorted) {
            half += Math.pow(s.km, -power) * 0.5 * (1 - 1e-9);
        }
        double sum = 0;
        for (Seen s : sorted) {
            sum += Math.pow(s.km, -power);
            if (sum >= half) {
                return s.value;
            }
        }
        throw new AssertionError("no median of " + seen);
    }

    private static double km(LonLat a, LonLat b) {
        double sinLat = Math.sin(Math.toRadians(b.latDeg() - a.latDeg()) / 2);
        double sinLon = Math.sin(Math.toRadians(b.lonDeg() - a.lonDeg()) / 2);
        double h = sinLat * sinLat
                + Math.cos(Math.toRadians(a.latDeg())) * Math.cos(Math.toRadians(b.latDeg())) * sinLon * sinLon;
        return 2 * RADIUS_KM * Math.atan2(Math.sqrt(h), Math.sqrt(Math.max(0, 1 - h)));
    }
}
