package org.htmst.draws;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.htmst.grid.Trixel;
import org.htmst.grid.TrixelId;
import org.htmst.sphere.Box;
import org.htmst.sphere.Cap;
import org.htmst.sphere.Complement;
import org.htmst.sphere.Corridor;
import org.htmst.sphere.Intersection;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Lune;
import org.htmst.sphere.Polygons;
import org.htmst.sphere.Region;
import org.htmst.sphere.Ring;
import org.htmst.sphere.SphericalTriangle;
import org.htmst.sphere.Union;
import org.htmst.sphere.UnitVector;

/** Random places and regions from a seed, which {@code -Dhtmst.seed=N} replaces and {@link #label} prints. */
public final class Draws {

    private static final double[] ROUND_LONS = {-180, -135, -90, -45, 0, 45, 90, 135, 180, 270, 360};
    private static final double[] ROUND_LATS = {-90, -45, 0, 30, 45, 60, 90};

    private final long seed;
    private final Random random;

    public Draws(long seed) {
        this.seed = Long.getLong("htmst.seed", seed);
        this.random = new Random(this.seed);
    }

    /** The seed and {@code detail}, for the message of an assertion. */
    public Supplier<String> label(Object... detail) {
        return () -> "-Dhtmst.seed=" + seed + ": " + List.of(detail);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A small number of any magnitude from 1e-16 to 1, of either sign. */
    public double tiny() {
        return Math.pow(10, between(-16, 0)) * (random.nextBoolean() ? 1 : -1);
    }

    public long id(int level) {
        return (8L << 2 * level) + Math.floorMod(random.nextLong(), 8L << 2 * level);
    }

    public LonLat place() {
        return switch (below(6)) {
            case 0 -> new LonLat(pick(ROUND_LONS), pick(ROUND_LATS));
            case 1 -> place(pick(ROUND_LONS) + tiny(), pick(ROUND_LATS) + tiny());
            case 2 -> neighbour(new LonLat(pick(ROUND_LONS), pick(ROUND_LATS)));
            case 3 -> neighbour(in(Trixel.of(id(below(TrixelId.MAX_LEVEL + 1))).triangle()));
            case 4 -> new LonLat(between(0, 360), uniformLat());
            default -> new LonLat(between(-180, 180), uniformLat());
        };
    }

    /** A place one last bit away in longitude, latitude, both or neither. */
    public LonLat neighbour(LonLat p) {
        return place(nudge(p.lonDeg()), nudge(p.latDeg()));
    }

    /** A place in {@code t}: often a corner or on a side. */
    public LonLat in(SphericalTriangle t) {
        double a = below(3) == 0 ? 0 : random.nextDouble();
        double b = below(3) == 0 ? 0 : random.nextDouble();
        double c = a + b == 0 || below(3) > 0 ? random.nextDouble() + 1e-3 : 0;
        UnitVector v = mix(mix(t.a(), a, t.b(), b), 1, t.c(), c);
        return v.lonLat();
    }

    /** A place on the border of {@code region}, as close as doubles tell, or any place if none was found. */
    public LonLat onBorder(Region region) {
        UnitVector in = null;
        UnitVector out = null;
        for (int i = 0; i < 60 && (in == null || out == null); i++) {
            UnitVector v = (i == 0 ? inside(region) : place()).unitVector();
            if (region.contains(v.lonLat())) {
                in = v;
            } else {
                out = v;
            }
        }
        if (in == null || out == null || in.squaredChord(out) > 3.9) {
            return place();
        }
        for (int i = 0; i < 60; i++) {
            UnitVector middle = in.midpoint(out);
            if (region.contains(middle.lonLat())) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return random.nextBoolean() ? in.lonLat() : out.lonLat();
    }

    public Region region() {
        return switch (below(13)) {
            case 0, 1 -> cap();
            case 11, 12 -> corridor();
            case 2 -> convex();
            case 3 -> band();
            case 4 -> lune();
            case 5 -> box();
            case 6 -> new Union(List.of(simple(), simple()));
            case 7 -> new Intersection(List.of(simple(), simple(), new Complement(simple())));
            case 8, 9 -> polygons();
            default -> new Complement(simple());
        };
    }

    public Cap cap() {
        double radiusDeg =
                switch (below(6)) {
                    case 0 -> pick(new double[] {0, 45, 60, 90, 120, 180});
                    case 1 -> Math.abs(tiny());
                    case 2 -> 180 - Math.abs(tiny());
                    case 3 -> 90 + tiny();
                    default -> between(0, 60);
                };
        return new Cap(place(), radiusDeg);
    }

    /** A ring without a dent. */
    public Polygons convex() {
        LonLat centre = place();
        double radius = Math.toRadians(below(3) == 0 ? Math.abs(tiny()) + 1e-6 : between(1, 80));
        int n = 3 + below(6);
        List<LonLat> corners = new ArrayList<>();
        double turn = below(2) == 0 ? 1 : -1;
        for (int i = 0; i < n; i++) {
            corners.add(away(centre, radius, turn * 2 * Math.PI * (i + between(0, 0.5)) / n));
        }
        return Polygons.of(new Ring(corners));
    }

    /** A ring with dents, of a few corners or many. */
    public Polygons polygons() {
        LonLat centre = place();
        double radius = Math.toRadians(below(3) == 0 ? Math.abs(tiny()) + 1e-6 : between(1, 80));
        int n = 4 + below(below(2) == 0 ? 6 : 60);
        List<LonLat> corners = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            corners.add(away(centre, radius * between(0.3, 1), 2 * Math.PI * (i + between(0, 0.5)) / n));
        }
        return Polygons.of(new Ring(corners));
    }

    /** Along a line of a few arcs, some over poles, some that go back where they came from. */
    public Corridor corridor() {
        double halfWidthDeg =
                below(3) == 0 ? pick(new double[] {0, 1, 45, 90}) : below(2) == 0 ? Math.abs(tiny()) : between(0, 30);
        int n = 2 + below(below(2) == 0 ? 2 : 12);
        double step = below(3) == 0 ? Math.abs(tiny()) + 1e-9 : between(0.01, 3);
        List<LonLat> line = new ArrayList<>(List.of(place()));
        while (line.size() < n) {
            LonLat last = line.get(line.size() - 1);
            line.add(
                    switch (below(6)) {
                        case 0 -> new LonLat(last.signedLonDeg() + 180, between(-40, 40) / 2 + last.latDeg() / 2);
                        case 1 -> line.size() > 1 ? line.get(line.size() - 2) : away(last, 1, 1);
                        default -> away(last, step * between(0.1, 1), between(0, 2 * Math.PI));
                    });
        }
        return corridor(line, halfWidthDeg);
    }

    /** The same without places that lie opposite the one before. */
    private Corridor corridor(List<LonLat> line, double halfWidthDeg) {
        List<LonLat> kept = new ArrayList<>(List.of(line.get(0)));
        for (LonLat place : line) {
            if (kept.get(kept.size() - 1).unitVector().angleTo(place.unitVector()) < 3.1) {
                kept.add(place);
            }
        }
        LonLat first = kept.get(0);
        boolean isPoint = kept.stream().allMatch(place -> place.unitVector().squaredChord(first.unitVector()) == 0);
        if (isPoint) {
            kept.add(away(first, 0.1, 0));
        }
        return new Corridor(kept, halfWidthDeg);
    }

    public LatitudeBand band() {
        double a = below(3) == 0 ? pick(ROUND_LATS) : uniformLat();
        double b = below(4) == 0 ? Math.min(90, a + Math.abs(tiny())) : below(3) == 0 ? pick(ROUND_LATS) : uniformLat();
        return new LatitudeBand(Math.min(a, b), Math.max(a, b));
    }

    public Lune lune() {
        double west = below(3) == 0 ? pick(ROUND_LONS) : between(-180, 360);
        double east = below(3) == 0 ? pick(ROUND_LONS) : between(-180, 360);
        return below(4) == 0 ? new Lune(west, Math.min(360, west + Math.abs(tiny()))) : new Lune(west, east);
    }

    public Box box() {
        Lune lune = lune();
        LatitudeBand band = band();
        return new Box(lune.westDeg(), band.southDeg(), lune.eastDeg(), band.northDeg());
    }

    /** The place at an angle (rad) from {@code centre} in a direction (rad). */
    public static LonLat away(LonLat centre, double angle, double direction) {
        double lon = Math.toRadians(centre.lonDeg());
        double lat = Math.toRadians(centre.latDeg());
        UnitVector up = centre.unitVector();
        UnitVector east = new UnitVector(-Math.sin(lon), Math.cos(lon), 0);
        UnitVector north =
                new UnitVector(-Math.sin(lat) * Math.cos(lon), -Math.sin(lat) * Math.sin(lon), Math.cos(lat));
        UnitVector side = mix(east, Math.cos(direction), north, Math.sin(direction));
        return mix(up, Math.cos(angle), side, Math.sin(angle)).lonLat();
    }

    private Region simple() {
        return switch (below(7)) {
            case 0 -> cap();
            case 6 -> corridor();
            case 1 -> convex();
            case 5 -> polygons();
            case 2 -> band();
            case 3 -> lune();
            default -> box();
        };
    }

    private LonLat inside(Region region) {
        if (region instanceof Cap cap) {
            return cap.centre();
        }
        if (region instanceof Corridor corridor) {
            return corridor.places().get(below(corridor.places().size()));
        }
        if (region instanceof Polygons polygons) {
            return polygons.polygons().get(0).outer().corners().get(0);
        }
        if (region instanceof Box box) {
            return new LonLat(box.lune().westDeg(), box.band().southDeg());
        }
        return place();
    }

    private double uniformLat() {
        return Math.toDegrees(Math.asin(between(-1, 1)));
    }

    private double pick(double[] values) {
        return values[below(values.length)];
    }

    private double nudge(double value) {
        return switch (below(3)) {
            case 0 -> Math.nextUp(value);
            case 1 -> Math.nextDown(value);
            default -> value;
        };
    }

    private static LonLat place(double lonDeg, double latDeg) {
        double lon = lonDeg < -180 ? lonDeg + 360 : lonDeg > 360 ? lonDeg - 360 : lonDeg;
        return new LonLat(lon, Math.max(-90, Math.min(90, latDeg)));
    }

    private static UnitVector mix(UnitVector u, double a, UnitVector v, double b) {
        double x = a * u.x() + b * v.x();
        double y = a * u.y() + b * v.y();
        double z = a * u.z() + b * v.z();
        double norm = Math.sqrt(x * x + y * y + z * z);
        return norm == 0 ? u : new UnitVector(x / norm, y / norm, z / norm);
    }
}
