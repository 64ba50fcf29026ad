package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.htmst.query.SampleQuery;
import org.htmst.serve.ServeSettings;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Answers of the query door in every form equal a look at every sample of the files, with distances by a formula of their own. {@code
 * -Dhtmst.questions=300} says how many questions are asked in each.
 */
@ExtendWith(TestStore.class)
class EdrAnswersTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261129);
    private static final int QUESTIONS = Integer.getInteger("htmst.questions", 40);

    private static final List<String> FORMS =
            List.of("CSV", "JSONL", "GeoJSON", "CoverageJSON", "NetCDF", "Arrow", "Parquet");

    /** All samples, with the flux of those that have one. */
    private static final SampleQuery FLUX = SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
            .channels(List.of("flux"))
            .keepFlagged(true)
            .build();

    private static final String START = "2019-10-24T00:00:00Z";

    private static EdrServer edr;
    private static EdrOracle oracle;

    EdrAnswersTest(TestStore.Running running) {
        if (edr == null) {
            edr = EdrServer.start(running, SEED, ServeSettings.of("127.0.0.1", 0));
            oracle = new EdrOracle(SampleFiles.inMemory(edr.files().files()));
        }
    }

    @AfterAll
    static void stop() {
        edr.close();
        edr = null;
    }

    @Test
    void randomRequestsEqualALookAtAllSamplesInEveryForm() throws Exception {
        Random random = new Random(SEED);
        int empty = 0;
        long rows = 0;
        for (int q = 0; q < QUESTIONS; q++) {
            EdrQuestion question = EdrQuestion.random(EdrQuestion.KINDS.get(q % EdrQuestion.KINDS.size()), random);
            List<String> expected = question.closestTo().isPresent()
                    ? oracle.closest(
                            question.query(),
                            question.place(),
                            question.closestTo().get())
                    : oracle.rows(question.query(), question.place());
            for (String form : FORMS) {
                String target = question.target(form);
                List<String> actual = rows(
                        edr.client().get(target), target, form, question.query().channels());
                assertSame(expected, sorted(actual), "seed " + SEED + ", question " + q + ": " + target);
            }
            empty += expected.isEmpty() ? 1 : 0;
            rows += expected.size();
        }
        assertTrue(empty < QUESTIONS / 2 && rows > 60 * QUESTIONS, empty + " empty, " + rows + " rows");
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
            List<String> expected = oracle.closest(FLUX, EdrPlace.disc(at[0], at[1], at[2]), new LonLat(at[0], at[1]));
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
            List<String> actual = rows(edr.client().get(target), target, "CSV", List.of("flux"));
            assertTrue(!expected.isEmpty(), target);
            assertEquals(expected, sorted(actual), target);
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
        List<String> rows = rows(edr.client().get(target), target, "CSV", List.of());
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
        List<String> expected = oracle.rows(FLUX, place);
        assertTrue(!expected.isEmpty(), target);
        assertSame(expected, sorted(rows(edr.client().get(target), target, "CSV", List.of("flux"))), target);
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
}
