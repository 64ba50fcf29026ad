package org.htmst.tests.mutant;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Damage to GeoJSON text. */
final class PolygonMutations {

    static final byte[] GOOD =
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"name": "a"}, "geometry": {"type": "Polygon", "coordinates": [
                [[170, -10], [190, -10], [190, 10], [180, 5], [170, 10], [170, -10]],
                [[178, -2], [182, -2], [182, 2], [178, -2]]]}},
              {"type": "Feature", "properties": null, "geometry": {"type": "MultiPolygon", "coordinates": [
                [[[0, 60], [20, 60], [20, 85.5], [0, 60]]], [[[-45, -30], [-40, -30], [-42.5, -20], [-45, -30]]]]}}
            ]}
            """
                    .getBytes(StandardCharsets.UTF_8);

    static final byte[] DESCRIPTOR =
            """
            {"product": "probe", "title": "A probe", "description": "Some.", "delimiter": ";", "comment": "#",
              "time": {"column": "time", "format": "uuuu DDD HH:mm:ss", "finer": "floor"},
              "satellite": {"constant": "probe-1"},
              "place": {"lon": "lon", "lat": "lat", "alt": "alt", "altUnit": "m", "type": "float32"},
              "channels": [{"name": "density", "column": "N", "alias": "n", "family": "P", "instrument": "LP",
                "type": "float32", "unit": "1/cm3", "missing": [-999], "calibration": "flag"},
                {"name": "flag", "family": "P", "instrument": "LP", "type": "uint8"}]}
            """
                    .getBytes(StandardCharsets.UTF_8);

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern POSITION = Pattern.compile("\\[-?\\d[^\\[\\]]*]");

    private static final List<String> NUMBERS = List.of(
            "1e999",
            "-1e999",
            "NaN",
            "91",
            "-90",
            "90",
            "180",
            "-180",
            "360",
            "361",
            "540",
            "1e-320",
            "0",
            "\"5\"",
            "null",
            "[]",
            "170",
            "170.00000000000001",
            "99999999999999999999");

    private PolygonMutations() {}

    static List<Mutation> all() {
        Mutation number = new Mutation("hostile number", PolygonMutations::number);
        Mutation positions = new Mutation("positions left out, repeated, exchanged", PolygonMutations::positions);
        return Stream.concat(Stream.of(number, number, positions, positions), JsonMutations.all().stream())
                .toList();
    }

    private static byte[] number(byte[] good, RandomGenerator random) {
        String text = new String(good, StandardCharsets.UTF_8);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            text = replaced(text, NUMBER, random, NUMBERS.get(random.nextInt(NUMBERS.size())));
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] positions(byte[] good, RandomGenerator random) {
        String text = new String(good, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(
                POSITION.matcher(text).results().map(MatchResult::group).toList());
        String other = all.get(random.nextInt(all.size()));
        String with =
                switch (random.nextInt(5)) {
                    case 0 -> "[]";
                    case 1 -> other;
                    case 2 -> "$0, $0";
                    case 3 -> "$0, " + other;
                    default -> "[1, 2, 3, 4]";
                };
        return replaced(text, POSITION, random, with).getBytes(StandardCharsets.UTF_8);
    }

    private static String replaced(String text, Pattern pattern, RandomGenerator random, String with) {
        return JsonMutations.replaced(text, pattern, random, with);
    }
}
