package org.htmst.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.htmst.hbase.input.SourceContent;
import org.htmst.hbase.scan.SampleQuery;
import org.htmst.hbase.scan.ValueCondition;
import org.htmst.sample.SampleTable;
import org.htmst.sphere.Box;
import org.htmst.sphere.Cap;
import org.htmst.sphere.Complement;
import org.htmst.sphere.ConvexPolygon;
import org.htmst.sphere.Intersection;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Lune;
import org.htmst.sphere.Region;
import org.htmst.sphere.Union;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;

/** Seeded questions about given files, with a liking for poles, the antimeridian, and edges that run through samples. */
final class RandomQueries {

    private static final List<String> SATELLITES = List.of("noaa-15", "noaa-18", "noaa-19", "metop-02", "test-1");

    private final Random random;
    private final List<SourceContent> files;

    RandomQueries(long seed, List<SourceContent> files) {
        this.random = new Random(seed);
        this.files = files;
    }

    SampleQuery next() {
        List<String> channels = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            channels.add(channel());
        }
        List<String> satellites = random.nextInt(3) > 0 ? List.of() : List.of(oneOf(SATELLITES), oneOf(SATELLITES));
        List<ValueCondition> where = random.nextInt(5) > 0 ? List.of() : List.of(condition());
        Optional<LocalTimeWindow> localTime = random.nextInt(5) > 0 ? Optional.empty() : Optional.of(localTime());
        return new SampleQuery(
                region(2), window(), satellites, List.of(), channels, localTime, where, random.nextInt(4) == 0);
    }

    private Region region(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 ->
                new Cap(place(), oneOf(List.of(0.0, 0.01, 3.0, 45.0, 90.0, 135.0, 180.0, 30 * random.nextDouble())));
            case 1 -> band();
            case 2 -> new Lune(place().lonDeg(), place().lonDeg());
            case 3 -> box();
            case 4 -> polygon();
            case 5 -> Region.SPHERE;
            case 6 -> new Union(List.of(region(depth - 1), region(depth - 1)));
            case 7 -> new Intersection(List.of(region(depth - 1), region(depth - 1)));
            default -> new Complement(region(depth - 1));
        };
    }

    private Region band() {
        double a = place().latDeg();
        double b = place().latDeg();
        return new LatitudeBand(Math.min(a, b), Math.max(a, b));
    }

    private Region box() {
        double a = place().latDeg();
        double b = place().latDeg();
        return new Box(place().lonDeg(), Math.min(a, b), place().lonDeg(), Math.max(a, b));
    }

    private Region polygon() {
        double lonDeg = 360 * random.nextDouble() - 180;
        double latDeg = 140 * random.nextDouble() - 70;
        List<LonLat> corners = new ArrayList<>();
        for (int k = 0; k < 5; k++) {
            double angle = 2 * Math.PI * k / 5;
            double lon = lonDeg + 12 * Math.cos(angle) / Math.cos(Math.toRadians(latDeg));
            corners.add(new LonLat(lon < -180 ? lon + 360 : lon, latDeg + 12 * Math.sin(angle)));
        }
        return new ConvexPolygon(corners);
    }

    /** A sample's own place, one a last bit beside it, a pole, a point of the antimeridian, or any other. */
    private LonLat place() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> {
                SampleTable table = oneOf(files).samples();
                int i = random.nextInt(table.size());
                yield new LonLat(table.lonDeg()[i], table.latDeg()[i]);
            }
            case 6 -> {
                SampleTable table = oneOf(files).samples();
                int i = random.nextInt(table.size());
                yield new LonLat(besides(table.lonDeg()[i], 360), besides(table.latDeg()[i], 90));
            }
            case 2 -> new LonLat(360 * random.nextDouble() - 180, random.nextBoolean() ? 90 : -90);
            case 3 -> new LonLat(random.nextBoolean() ? 180 : -180, 180 * random.nextDouble() - 90);
            default ->
                new LonLat(540 * random.nextDouble() - 180, Math.toDegrees(Math.asin(2 * random.nextDouble() - 1)));
        };
    }

    private double besides(double number, double most) {
        return random.nextBoolean()
                ? Math.min(most, Math.nextUp(number))
                : Math.max(most == 90 ? -90 : -180, Math.nextDown(number));
    }

    private TimeWindow window() {
        SampleTable table = oneOf(files).samples();
        long a = table.timeMs()[random.nextInt(table.size())];
        long b = table.timeMs()[random.nextInt(table.size())];
        return switch (random.nextInt(9)) {
            case 0 -> new TimeWindow(Math.min(a, b), Math.max(a, b));
            case 1 -> new TimeWindow(a, a + 1);
            case 2 -> new TimeWindow(a, a);
            case 3 -> new TimeWindow(a - 3_600_000, a + 3_600_000);
            default -> TimeWindow.ALWAYS;
        };
    }

    private LocalTimeWindow localTime() {
        double from = random.nextInt(240) / 10.0;
        double to = random.nextInt(4) == 0 ? 24 : (random.nextInt(24) + 0.05);
        return new LocalTimeWindow(from, to);
    }

    private String channel() {
        SampleTable table = oneOf(files).samples();
        return oneOf(table.channels()).name();
    }

    private ValueCondition condition() {
        SampleTable table = oneOf(files).samples();
        int c = random.nextInt(table.channels().size());
        double bound = table.values()[c][random.nextInt(table.size())];
        return new ValueCondition(
                table.channels().get(c).name(),
                oneOf(List.of(ValueCondition.Comparison.values())),
                Double.isNaN(bound) ? 0 : bound);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
