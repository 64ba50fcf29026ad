package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.region.text.LocalTimeText;
import org.htmst.sample.SampleBatch;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.sphere.UnitVector;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers of the query door in every form equal a look at every sample of the files, with distances by a formula of their own. */
@ExtendWith(TestStore.class)
class EdrAnswersTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261129);
    private static final int REQUESTS = 140;

    private static final List<String> FORMS =
            List.of("CSV", "JSONL", "GeoJSON", "CoverageJSON", "NetCDF", "Arrow", "Parquet");
    private static final List<String> CHANNELS =
            List.of("flux", "calibration", "mep_ele_tel90_flux_e3", "MLT", "L_IGRF", "mep_ele_tel0_flux_e1");

    private static final String START = "2019-10-24T00:00:00Z";

    private static MemorySource memory;
    private static EdrClient client;
    private static StoreServer server;

    private final Random random = new Random(SEED);

    EdrAnswersTest(TestStore.Running running) {
        if (server == null) {
            HapiStore files = new HapiStore(SEED);
            files.files().forEach(running.store()::load);
            memory = SampleFiles.inMemory(files.files());
            server = StoreServer.start(running.store(), ServeSettings.of("127.0.0.1", 0));
            client = new EdrClient(server.address());
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        server = null;
    }

    @Test
    void randomRequestsOfEveryFormEqualALookAtAllSamples() throws Exception {
        int empty = 0;
        long rows = 0;
        for (int r = 0; r < REQUESTS; r++) {
            String form = FORMS.get(r % FORMS.size());
            List<String> channels = channels();
            List<String> arguments = new ArrayList<>(List.of("f", form, "parameter-name", String.join(",", channels)));
            SampleQuery.Builder query =
                    SampleQuery.builder(Region.SPHERE, window(arguments)).channels(channels);
            bound(query, arguments);
            String collection = collection(query, channels);
            List<String> kind = new ArrayList<>();
            EdrPlace place = place(kind);
            arguments.addAll(kind.subList(1, kind.size()));
            String target = EdrClient.target(
                    "edr/collections/" + collection + "/" + kind.get(0), arguments.toArray(String[]::new));
            List<String> expected = expected(query.build(), place);
            List<String> actual = rows(client.get(target), target, form, channels);
            assertSame(expected, sorted(actual), "seed " + SEED + ", request " + r + ": " + target);
            empty += expected.isEmpty() ? 1 : 0;
            rows += expected.size();
        }
        assertTrue(empty < REQUESTS / 2 && rows > 20_000, empty + " empty, " + rows + " rows");
    }

    @Test
    void polesAndTheAntimeridianAreNoBorders() throws Exception {
        check("radius", EdrPlace.disc(0, 90, 1500), "coords", "POINT(77 90)", "within", "1500", "within-units", "km");
        check(
                "radius",
                EdrPlace.disc(180, -70, 2000),
                "coords",
                "POINT(180 -70)",
                "within",
                "2000000",
                "within-units",
                "m");
        double southPoleKm = EarthSphere.km(12);
        check(
                "radius",
                EdrPlace.disc(0, -90, southPoleKm),
                "coords",
                "POINT(0 -90)",
                "within",
                "12",
                "within-units",
                "deg");
        check(
                "radius",
                (t, lon, lat) -> EdrPlace.disc(179, 0, 700).holds(t, lon, lat)
                        || EdrPlace.disc(-90, 85, 700).holds(t, lon, lat),
                "coords",
                "MULTIPOINT((179 0),(-90 85))",
                "within",
                "700",
                "within-units",
                "km");
        check("cube", (t, lon, lat) -> Math.abs(lat) <= 40 && (lon >= 170 || lon <= -170), "bbox", "170,-40,-170,40");
        check("cube", (t, lon, lat) -> lat >= 80, "bbox", "-180,80,0,180,90,100");
        check(
                "corridor",
                EdrPlace.along(400, -160, 70, 20, 70, 100, -80),
                "coords",
                "LINESTRING(-160 70,20 70,100 -80)",
                "corridor-width",
                "800",
                "width-units",
                "km",
                "corridor-height",
                "100",
                "height-units",
                "km");
        check("trajectory", EdrPlace.along(50, 170, -20, -170, 20), "coords", "LINESTRINGZ(170 -20 1,-170 20 2)");
        check(
                "trajectory",
                EdrPlace.along(300, 0, 88, 180, 88),
                "coords",
                "LINESTRING(0 88,180 88)",
                "within",
                "300",
                "within-units",
                "km");
        // A triangle around the pole: inside is what lies on its side of each side's great circle.
        check("area", EdrPlace.left(0, 60, 120, 60, -120, 60), "coords", "POLYGON((0 60,120 60,-120 60,0 60))");
        check(
                "area",
                EdrPlace.left(170, -20, -170, -20, 180, 20),
                "coords",
                "POLYGON((170 -20,-170 -20,180 20,170 -20))");
        check("locations/polar-cap-north", (t, lon, lat) -> lat >= 75);
    }

    @Test
    void legsWithTimesAnswerInTheirTime() throws Exception {
        long startS = Instant.parse(START).getEpochSecond();
        List<double[]> legs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        double lonDeg = 150;
        double latDeg = 70;
        for (int i = 0; i < 20; i++) {
            legs.add(new double[] {lonDeg, latDeg, startS + 600 * i});
            text.append(i == 0 ? "" : ",").append(lonDeg + " " + latDeg + " " + (startS + 600 * i));
            lonDeg = lonDeg + 13 > 180 ? lonDeg + 13 - 360 : lonDeg + 13;
            latDeg -= 7;
        }
        EdrPlace place = (timeMs, lon, lat) -> {
            for (int i = 0; i + 1 < legs.size(); i++) {
                double[] from = legs.get(i);
                double[] to = legs.get(i + 1);
                boolean isLast = i + 2 == legs.size();
                boolean isTime =
                        timeMs >= from[2] * 1000 && (timeMs < to[2] * 1000 || isLast && timeMs == to[2] * 1000);
                if (isTime
                        && EdrPlace.along(900, from[0], from[1], to[0], to[1]).holds(timeMs, lon, lat)) {
                    return true;
                }
            }
            return false;
        };
        check("corridor", place, "coords", "LINESTRINGM(" + text + ")", "corridor-width", "1800", "width-units", "km");
    }

    @Test
    void aPositionHasOfEachPassageTheNearest() throws Exception {
        for (double[] at : new double[][] {{0, 90, 800}, {180, 10, 1500}, {-60, -75, 600}, {30, -30, 900}}) {
            EdrPlace near = EdrPlace.disc(at[0], at[1], at[2]);
            UnitVector here = new LonLat(at[0], at[1]).unitVector();
            Map<String, List<Object[]>> tracks = new TreeMap<>();
            for (SampleBatch batch : batches(SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                    .channels(List.of("flux"))
                    .keepFlagged(true)
                    .build())) {
                List<String> rows = EdrRows.of(batch);
                for (int i = 0; i < batch.size(); i++) {
                    if (near.holds(batch.timeMs()[i], signed(batch.lonDeg()[i]), batch.latDeg()[i])) {
                        double angle = here.angleTo(new LonLat(batch.lonDeg()[i], batch.latDeg()[i]).unitVector());
                        tracks.computeIfAbsent(batch.satellite(), name -> new ArrayList<>())
                                .add(new Object[] {batch.timeMs()[i], angle, rows.get(i)});
                    }
                }
            }
            List<String> expected = new ArrayList<>();
            for (List<Object[]> track : tracks.values()) {
                track.sort(Comparator.comparingLong(sample -> (long) sample[0]));
                Object[] best = null;
                long beforeMs = 0;
                for (Object[] sample : track) {
                    if (best != null && (long) sample[0] - beforeMs > 300_000) {
                        expected.add((String) best[2]);
                        best = null;
                    }
                    best = best == null || (double) sample[1] < (double) best[1] ? sample : best;
                    beforeMs = (long) sample[0];
                }
                expected.add((String) best[2]);
            }
            String target = EdrClient.target(
                    "edr/collections/all/position",
                    "coords",
                    "POINT(" + at[0] + " " + at[1] + ")",
                    "within",
                    Double.toString(at[2]),
                    "within-units",
                    "km",
                    "parameter-name",
                    "flux",
                    "keep-flagged",
                    "true",
                    "f",
                    "CSV");
            List<String> actual = rows(client.get(target), target, "CSV", List.of("flux"));
            assertTrue(!expected.isEmpty(), target);
            assertEquals(sorted(expected), sorted(actual), target);
        }
    }

    @Test
    void answersComeInTheOrderOfTimeAndStopAtTheLimit() throws Exception {
        String target = EdrClient.target(
                "edr/collections/all/cube",
                "bbox",
                "-180,-90,180,90",
                "parameter-name",
                "",
                "f",
                "CSV",
                "limit",
                "5000");
        List<String> rows = rows(client.get(target), target, "CSV", List.of());
        assertEquals(5000, rows.size());
        List<Long> timesMs =
                rows.stream().map(row -> Long.parseLong(row.split(" ")[0])).toList();
        assertEquals(timesMs.stream().sorted().toList(), timesMs);
    }

    /** Asks for all samples of a place, with the flux of those that have one, and compares them. */
    private static void check(String kind, EdrPlace place, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("parameter-name", "flux", "keep-flagged", "true", "f", "CSV"));
        all.addAll(List.of(arguments));
        String target = EdrClient.target("edr/collections/all/" + kind, all.toArray(String[]::new));
        List<String> expected = expected(
                SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                        .channels(List.of("flux"))
                        .keepFlagged(true)
                        .build(),
                place);
        assertTrue(!expected.isEmpty(), target);
        assertSame(expected, sorted(rows(client.get(target), target, "CSV", List.of("flux"))), target);
    }

    /** Shows of long lists only where they part. */
    private static void assertSame(List<String> expected, List<String> actual, String target) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            assertEquals(expected.get(i), actual.get(i), target);
        }
        assertEquals(expected.size(), actual.size(), target);
    }

    private static List<String> rows(HttpResponse<byte[]> response, String target, String form, List<String> channels)
            throws Exception {
        if (response.statusCode() == 204) {
            assertEquals(0, response.body().length);
            return List.of();
        }
        assertEquals(200, response.statusCode(), () -> target + ": " + EdrClient.text(response));
        return EdrRows.of(form, response.body(), channels);
    }

    private static List<String> sorted(List<String> rows) {
        return rows.stream().sorted().toList();
    }

    private static List<SampleBatch> batches(SampleQuery query) {
        List<SampleBatch> batches = new ArrayList<>();
        try (SampleCursor cursor = memory.scan(query, QueryLimits.NONE)) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                batches.add(batch);
            }
        }
        return batches;
    }

    private static List<String> expected(SampleQuery query, EdrPlace place) {
        List<String> expected = new ArrayList<>();
        for (SampleBatch batch : batches(query)) {
            List<String> rows = EdrRows.of(batch);
            for (int i = 0; i < batch.size(); i++) {
                if (place.holds(batch.timeMs()[i], signed(batch.lonDeg()[i]), batch.latDeg()[i])) {
                    expected.add(rows.get(i));
                }
            }
        }
        return sorted(expected);
    }

    private static double signed(double lonDeg) {
        return lonDeg >= 180 ? lonDeg - 360 : lonDeg;
    }

    private List<String> channels() {
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
    private TimeWindow window(List<String> arguments) {
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

    private void bound(SampleQuery.Builder query, List<String> arguments) {
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

    /** All, or one that has the channels and, for the condition, all others. */
    private String collection(SampleQuery.Builder query, List<String> channels) {
        boolean isOfAll = channels.isEmpty() && query.build().where().isEmpty();
        if (!isOfAll || random.nextInt(2) == 0) {
            return "all";
        }
        query.satellites(List.of("test-1")).products(List.of("made"));
        return "test_1_made";
    }

    /** A query in words and as a formula: its kind, then arguments. */
    private EdrPlace place(List<String> words) {
        double lonDeg = random.nextInt(6) == 0 ? 180 : 360 * random.nextDouble() - 180;
        double latDeg = random.nextInt(6) == 0 ? 90 : Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
        double km = 100 + 3000 * random.nextDouble();
        switch (random.nextInt(3)) {
            case 0 -> {
                words.addAll(List.of("radius", "coords", "POINT(" + lonDeg + " " + latDeg + ")"));
                words.addAll(List.of("within", Double.toString(km), "within-units", "km"));
                return EdrPlace.disc(lonDeg, latDeg, km);
            }
            case 1 -> {
                double toLonDeg = 360 * random.nextDouble() - 180;
                double toLatDeg = 160 * random.nextDouble() - 80;
                String line = "LINESTRING(" + lonDeg + " " + latDeg + "," + toLonDeg + " " + toLatDeg + ")";
                words.addAll(List.of("corridor", "coords", line, "corridor-width", Double.toString(km)));
                words.addAll(List.of("width-units", "km"));
                return EdrPlace.along(km / 2, lonDeg, latDeg, toLonDeg, toLatDeg);
            }
            default -> {
                double south = Math.min(latDeg, 60);
                double east = signed(lonDeg + 60);
                words.addAll(List.of("cube", "bbox", lonDeg + "," + south + "," + east + "," + (south + 30)));
                return (t, lon, lat) -> lat >= south
                        && lat <= south + 30
                        && (lonDeg <= east ? lon >= lonDeg && lon <= east : lon >= lonDeg || lon <= east);
            }
        }
    }
}
