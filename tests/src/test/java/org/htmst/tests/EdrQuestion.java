package org.htmst.tests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.region.text.LocalTimeText;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/**
 * A question to the query door, in words and as a formula.
 *
 * @param path of the query
 * @param arguments names and values by turns, without the form
 * @param query what is asked but for the place
 * @param place the place
 * @param closestTo of which the nearest sample of each passage is wanted; empty if all are
 */
record EdrQuestion(String path, List<String> arguments, SampleQuery query, EdrPlace place, Optional<LonLat> closestTo) {

    private static final List<String> CHANNELS =
            List.of("flux", "calibration", "mep_ele_tel90_flux_e3", "MLT", "L_IGRF", "mep_ele_tel0_flux_e1");
    private static final String START = "2019-10-24T00:00:00Z";

    /** The queries that {@link #random} makes by turns. */
    static final List<String> KINDS = List.of("radius", "cube", "area", "position", "trajectory", "corridor");

    /** Some question of a kind; places favour the poles and the antimeridian. */
    static EdrQuestion random(String kind, Random random) {
        List<String> channels = channels(random);
        List<String> arguments = new ArrayList<>(List.of("parameter-name", String.join(",", channels)));
        SampleQuery.Builder query =
                SampleQuery.builder(Region.SPHERE, window(random, arguments)).channels(channels);
        bound(random, query, arguments);
        String collection = "all";
        if (channels.isEmpty() && query.build().where().isEmpty() && random.nextInt(2) == 0) {
            query.satellites(List.of("test-1")).products(List.of("made"));
            collection = "test_1_made";
        }
        double lonDeg = random.nextInt(4) == 0 ? 180 : 360 * random.nextDouble() - 180;
        double latDeg =
                switch (random.nextInt(8)) {
                    case 0 -> 90;
                    case 1 -> -90;
                    default -> Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
                };
        EdrPlace place = place(kind, new LonLat(lonDeg, latDeg), random, arguments);
        return new EdrQuestion(
                "edr/collections/" + collection + "/" + kind,
                arguments,
                query.build(),
                place,
                kind.equals("position") ? Optional.of(new LonLat(lonDeg, latDeg)) : Optional.empty());
    }

    /** The request in some form. */
    String target(String form) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("f", form));
        return EdrClient.target(path, all.toArray(String[]::new));
    }

    private static List<String> channels(Random random) {
        List<String> channels = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            String name = CHANNELS.get(random.nextInt(CHANNELS.size()));
            if (!channels.contains(name)) {
                channels.add(name);
            }
        }
        return channels;
    }

    /** The window that the arguments get, of both ends. */
    private static TimeWindow window(Random random, List<String> arguments) {
        Instant a = Instant.parse(START).plusSeconds(random.nextInt(40_000));
        Instant b = a.plusSeconds(random.nextInt(40_000));
        return switch (random.nextInt(5)) {
            case 0 -> {
                arguments.addAll(List.of("datetime", a + "/" + b));
                yield new TimeWindow(a.toEpochMilli(), b.toEpochMilli() + 1);
            }
            case 1 -> {
                arguments.addAll(List.of("datetime", "../" + b));
                yield new TimeWindow(TimeWindow.ALWAYS.startMs(), b.toEpochMilli() + 1);
            }
            case 2 -> {
                arguments.addAll(List.of("datetime", a + "/.."));
                yield new TimeWindow(a.toEpochMilli(), TimeWindow.ALWAYS.endMs());
            }
            default -> TimeWindow.ALWAYS;
        };
    }

    private static void bound(Random random, SampleQuery.Builder query, List<String> arguments) {
        if (random.nextInt(5) == 0) {
            arguments.addAll(List.of("where", "flux >= 0.5 or MLT < 12"));
            query.where(List.of(ValueCondition.parse("flux >= 0.5 or MLT < 12")));
        }
        if (random.nextInt(5) == 0) {
            arguments.addAll(List.of("local-time", "21:30,9"));
            query.localTime(Optional.of(LocalTimeText.parse("21:30,9")));
        }
        if (random.nextInt(4) == 0) {
            arguments.addAll(List.of("order", "key"));
        }
        if (random.nextInt(3) == 0) {
            arguments.addAll(List.of("keep-flagged", "true"));
            query.keepFlagged(true);
        }
    }

    private static EdrPlace place(String kind, LonLat middle, Random random, List<String> words) {
        double lonDeg = middle.lonDeg();
        double latDeg = middle.latDeg();
        double km = 100 + 3000 * random.nextDouble();
        switch (kind) {
            case "radius", "position" -> {
                words.addAll(List.of("coords", "POINT(" + lonDeg + " " + latDeg + ")"));
                words.addAll(List.of("within", Double.toString(km), "within-units", "km"));
                return EdrPlace.disc(lonDeg, latDeg, km);
            }
            case "cube" -> {
                double south = Math.max(-90, Math.min(latDeg, 60));
                double east = EdrOracle.signed(lonDeg + 60);
                words.addAll(List.of("bbox", lonDeg + "," + south + "," + east + "," + (south + 30)));
                return (t, lon, lat) -> lat >= south
                        && lat <= south + 30
                        && (lonDeg <= east ? lon >= lonDeg && lon <= east : lon >= lonDeg || lon <= east);
            }
            case "area" -> {
                double turn = 120 * random.nextDouble();
                double distanceDeg = 10 + 40 * random.nextDouble();
                double[] corners = new double[6];
                StringBuilder ring = new StringBuilder();
                for (int i = 0; i < 4; i++) {
                    // Against the clock, as seen from above.
                    LonLat corner = away(middle, turn - 120 * (i % 3), distanceDeg);
                    corners[2 * (i % 3)] = corner.lonDeg();
                    corners[2 * (i % 3) + 1] = corner.latDeg();
                    ring.append(i == 0 ? "" : ",").append(corner.lonDeg() + " " + corner.latDeg());
                }
                words.addAll(List.of("coords", "POLYGON((" + ring + "))"));
                return EdrPlace.left(corners);
            }
            default -> {
                LonLat to = new LonLat(360 * random.nextDouble() - 180, 160 * random.nextDouble() - 80);
                words.addAll(List.of(
                        "coords", "LINESTRING(" + lonDeg + " " + latDeg + "," + to.lonDeg() + " " + to.latDeg() + ")"));
                words.addAll(
                        kind.equals("corridor")
                                ? List.of("corridor-width", Double.toString(2 * km), "width-units", "km")
                                : List.of("within", Double.toString(km), "within-units", "km"));
                return EdrPlace.along(km, lonDeg, latDeg, to.lonDeg(), to.latDeg());
            }
        }
    }

    /** The place so many degrees away in a direction, in degrees from north towards east. */
    private static LonLat away(LonLat from, double directionDeg, double distanceDeg) {
        // From the pole itself all directions are one.
        double lat = Math.toRadians(Math.max(-89.9, Math.min(89.9, from.latDeg())));
        double direction = Math.toRadians(directionDeg);
        double distance = Math.toRadians(distanceDeg);
        double sine = Math.sin(lat) * Math.cos(distance) + Math.cos(lat) * Math.sin(distance) * Math.cos(direction);
        double east = Math.atan2(
                Math.sin(direction) * Math.sin(distance) * Math.cos(lat), Math.cos(distance) - Math.sin(lat) * sine);
        double lonDeg = from.lonDeg() + Math.toDegrees(east);
        return new LonLat(lonDeg - 360 * Math.rint(lonDeg / 360), Math.toDegrees(Math.asin(sine)));
    }
}
