package org.htmst.tests;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.htmst.formats.SourceContent;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sphere.Box;
import org.htmst.sphere.Cap;
import org.htmst.sphere.Complement;
import org.htmst.sphere.Intersection;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Lune;
import org.htmst.sphere.Polygons;
import org.htmst.sphere.Region;
import org.htmst.sphere.Ring;
import org.htmst.sphere.Union;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.htmst.track.Direction;

/** Seeded questions about given files, with a liking for poles, the antimeridian, and edges that run through samples. */
final class RandomQueries {

    private static final long DAY_MS = 86_400_000;

    private final Random random;
    private final List<SourceContent> files;
    private final List<String> satellites;
    private final List<String> products;

    RandomQueries(long seed, List<SourceContent> files) {
        this.random = new Random(seed);
        this.files = files;
        this.satellites = files.stream()
                .flatMap(file -> file.samples().satellites().stream())
                .distinct()
                .toList();
        this.products =
                files.stream().map(file -> file.product().name()).distinct().toList();
    }

    SampleQuery next() {
        List<String> channels = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            channels.add(channel());
        }
        List<String> some = random.nextInt(3) > 0 ? List.of() : List.of(oneOf(satellites), oneOf(satellites));
        List<ValueCondition> where = new ArrayList<>();
        for (int n = Math.max(0, random.nextInt(8) - 5); n > 0; n--) {
            where.add(condition());
        }
        Optional<LocalTimeWindow> localTime = random.nextInt(5) > 0 ? Optional.empty() : Optional.of(localTime());
        boolean keepFlagged = random.nextInt(4) == 0;
        Direction direction = random.nextInt(4) > 0 ? Direction.BOTH : oneOf(List.of(Direction.values()));
        SampleQuery query = SampleQuery.builder(region(2), windows())
                .satellites(some)
                .channels(channels)
                .localTime(localTime)
                .where(where)
                .keepFlagged(keepFlagged)
                .direction(direction)
                .build();
        return random.nextInt(8) > 0
                ? query
                : query.toBuilder().products(productsOf(query)).build();
    }

    /** Those products that have all channels of a question, which may else not know their names; all if that is none. */
    private List<String> productsOf(SampleQuery query) {
        Set<String> named = new HashSet<>(query.channels());
        query.where().forEach(condition -> named.addAll(condition.channels()));
        return products.stream()
                .filter(product -> files.stream()
                        .filter(file -> file.product().name().equals(product))
                        .anyMatch(file -> named.stream().allMatch(name -> file.samples().channels().stream()
                                .anyMatch(channel -> channel.isCalled(name)))))
                .toList();
    }

    /** A number from 0 to {@code end - 1}. */
    int below(int end) {
        return random.nextInt(end);
    }

    /** A value of a channel in one of the files that have it, or 0. */
    double boundOf(String called) {
        List<double[]> columns = new ArrayList<>();
        for (SourceContent file : files) {
            for (int c = 0; c < file.samples().channels().size(); c++) {
                if (file.samples().channels().get(c).isCalled(called)) {
                    columns.add(file.samples().values()[c]);
                }
            }
        }
        double[] column = oneOf(columns);
        double bound = column[random.nextInt(column.length)];
        return Double.isNaN(bound) ? 0 : bound;
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
        return Polygons.of(new Ring(corners));
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

    private TimeWindows windows() {
        List<TimeWindow> windows = new ArrayList<>(List.of(window()));
        for (int more = Math.max(0, random.nextInt(8) - 4); more > 0; more--) {
            windows.add(window());
        }
        return TimeWindows.of(windows);
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
            case 4 -> new TimeWindow(Math.floorDiv(a, DAY_MS) * DAY_MS, (Math.floorDiv(a, DAY_MS) + 1) * DAY_MS);
            case 5 -> {
                long first = Math.floorDiv(Math.min(a, b), DAY_MS);
                yield new TimeWindow(first * DAY_MS, Math.max(a, b) + 1);
            }
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
        Channel channel = oneOf(table.channels());
        return channel.alias().isEmpty() || random.nextInt(3) > 0 ? channel.name() : channel.alias();
    }

    private ValueCondition condition() {
        List<ValueCondition.Bound> bounds = new ArrayList<>();
        for (int n = Math.max(1, random.nextInt(6) - 2); n > 0; n--) {
            bounds.add(bound());
        }
        return new ValueCondition(bounds);
    }

    private ValueCondition.Bound bound() {
        SampleTable table = oneOf(files).samples();
        String name = oneOf(table.channels()).name();
        return new ValueCondition.Bound(name, oneOf(List.of(ValueCondition.Comparison.values())), boundOf(name));
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
