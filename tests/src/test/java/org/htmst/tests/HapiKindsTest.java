package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.htmst.answer.passage.PassageMaker;
import org.htmst.answer.passage.PassageRequest;
import org.htmst.answer.summary.SummaryAnswer;
import org.htmst.answer.summary.SummaryMaker;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.RegionEntry;
import org.htmst.hbase.store.Store;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.region.text.PolygonFile;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.htmst.sphere.Region;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Passages and summaries by L over HAPI have the numbers that the library's own questions have, and answers say when they change. */
@ExtendWith(TestStore.class)
class HapiKindsTest {

    private static final int REQUESTS = 60;
    private static final long SEED = Long.getLong("htmst.seed", 20261129);
    private static final long START_MS = HapiStore.START_MS;
    private static final long DAY_MS = HapiStore.DAY_MS;
    private static final String BELTS = "test_3_belts";
    private static final List<String> CHANNELS = List.of("shell", "counter", "noise", "spoilt");

    /** Four polygons with all samples in them, so that a passage lasts as long as there are no gaps. */
    private static final String WORLD = "{\"type\":\"MultiPolygon\",\"coordinates\":["
            + "[[[0,-85],[90,-85],[90,85],[0,85],[0,-85]]],[[[90,-85],[180,-85],[180,85],[90,85],[90,-85]]],"
            + "[[[180,-85],[270,-85],[270,85],[180,85],[180,-85]]],[[[270,-85],[360,-85],[360,85],[270,85],[270,-85]]]]}";

    @TempDir
    private static Path folder;

    private static StoreServer server;

    private final Store store;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    HapiKindsTest(TestStore.Running running) throws IOException {
        store = running.store();
        if (server == null) {
            store.load(BeltFiles.file("a.csv", START_MS + DAY_MS / 3, 20_000, SEED));
            store.load(BeltFiles.file("b.csv", START_MS + 11 * DAY_MS, 9_000, SEED + 1));
            store.load(MadeSamples.file("c.nc", "test-2", MadeSamples.times(START_MS + 1000, 20_000, SEED), 1.5));
            long equatorMs = (1 + START_MS / MadeSamples.ORBIT_MS) * MadeSamples.ORBIT_MS;
            long[] fewMs = {equatorMs, equatorMs + 2000, equatorMs + MadeSamples.ORBIT_MS / 4};
            store.load(MadeSamples.file("few.nc", "test-4", fewMs, 1.5));
            store.load(MadeSamples.file("lone.nc", "test-5", new long[] {equatorMs}, 1.5));
            Path world = Files.writeString(folder.resolve("world.geojson"), WORLD);
            store.regions().add(RegionEntry.added("world", "all of it", PolygonFile.read(world), START_MS), false);
            server = StoreServer.start(store, ServeSettings.of("127.0.0.1", 0));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonNode info(String dataset) throws IOException, InterruptedException {
        return json.readTree(get("hapi/info?dataset=" + dataset).body());
    }

    @Test
    void theCatalogListsAllKinds() throws Exception {
        List<String> ids = new ArrayList<>();
        json.readTree(get("hapi/catalog").body())
                .get("catalog")
                .forEach(entry -> ids.add(entry.get("id").asText()));
        assertTrue(
                ids.containsAll(List.of(
                        BELTS,
                        BELTS + "_saa",
                        BELTS + "_world",
                        BELTS + "_saa_pass",
                        BELTS + "_L_1d",
                        BELTS + "_L_3h",
                        "test_2_made_equator_pass")),
                ids.toString());
        assertTrue(ids.stream().noneMatch(id -> id.startsWith("test_2_made_L")), "no channel of it is L");
        JsonNode shells = info(BELTS + "_L_1d");
        assertEquals("P1D", shells.get("cadence").asText());
        assertEquals("begin", shells.get("timeStampLocation").asText());
        JsonNode bins = shells.get("parameters").get(1).get("bins").get(0);
        assertEquals("dimensionless", bins.get("units").asText());
        assertEquals(36, bins.get("centers").size());
        assertEquals("[1.0,1.25]", bins.get("ranges").get(0).toString());
        assertEquals(
                "spase://HTM-ST/NumericalData/test_3_belts_L_1d",
                shells.get("resourceID").asText());
        assertEquals(
                server.address() + "catalog/test_3_belts_L_1d",
                shells.get("resourceURL").asText());
        assertEquals(
                "[[\"latitude\",\"longitude\",\"altitude\"]]",
                info(BELTS).get("x_location").get("parameters").toString());
    }

    /** Of one record nobody knows when to expect the next. */
    @Test
    void datasetsAreSeries() throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonNode entry :
                json.readTree(get("hapi/catalog?depth=all").body()).get("catalog")) {
            String id = entry.get("id").asText();
            ids.add(id);
            HapiSeries.check(id, entry.get("info"), server.address());
        }
        assertTrue(ids.size() > 30, ids.toString());
        List<String> few = ids.stream().filter(id -> id.matches("test_[45].*")).toList();
        List<String> series = Stream.of("", "_equator", "_north", "_world", "_north_pass", "_world_pass")
                .map(end -> "test_4_made" + end)
                .toList();
        assertEquals(new TreeSet<>(series), new TreeSet<>(few));
        for (String lone : List.of("test_5_made", "test_4_made_polar_cap_n", "test_4_made_equator_pass")) {
            assertEquals(404, get("hapi/info?dataset=" + lone).statusCode(), lone);
        }
    }

    /** All records of datasets that were asked for, by their times: each parameter's numbers in a list. */
    private final Map<String, Map<Long, List<List<String>>>> whole = new TreeMap<>();

    /** Tells all records of a dataset. */
    private interface Oracle {
        Map<Long, List<List<String>>> records(List<String> parameters) throws IOException;
    }

    private Map<Long, List<List<String>>> passages(
            String satellite, String product, Region region, List<String> channels, List<String> parameters) {
        List<String> places =
                List.of("stop", "samples", "longitude", "latitude", "stop_longitude", "stop_latitude", "local_time");
        List<Integer> columns = List.of(3, 5, 7, 8, 9, 10, 11);
        SampleQuery query = SampleQuery.builder(region, TimeWindow.ALWAYS)
                .satellites(List.of(satellite))
                .products(List.of(product))
                .channels(channels)
                .build();
        PassageRequest request = new PassageRequest(
                PassageRequest.DEFAULT_GAP,
                List.of(Statistic.parse("max"), Statistic.parse("mean")),
                1,
                Long.MAX_VALUE);
        Map<Long, List<List<String>>> records = new TreeMap<>();
        for (List<Object> row : new PassageMaker(store, QueryLimits.NONE)
                .passages(query, request)
                .table(List.of())
                .rows()) {
            List<List<String>> record = new ArrayList<>();
            for (String name : parameters) {
                int place = places.indexOf(name);
                int channel = channels.indexOf(name.replaceAll("_(max|mean)$", ""));
                Object cell =
                        row.get(place >= 0 ? columns.get(place) : 12 + 2 * channel + (name.endsWith("max") ? 0 : 1));
                record.add(List.of(cell instanceof Instant time ? HapiRecords.time(time.toEpochMilli()) : text(cell)));
            }
            records.put(((Instant) row.get(2)).toEpochMilli(), record);
        }
        return records;
    }

    /** A number as all answers have it. */
    private static String text(Object number) {
        return number.toString().replaceAll("\\.0$", "");
    }

    private Map<Long, List<List<String>>> shells(String period, List<String> parameters) throws IOException {
        StringBuilder edges = new StringBuilder("shell:1");
        for (int quarter = 5; quarter <= 40; quarter++) {
            edges.append('/').append(quarter / 4.0);
        }
        List<String> channels = List.of("counter", "noise");
        SampleQuery query = SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                .satellites(List.of(BeltFiles.SATELLITE))
                .channels(channels)
                .build();
        SummaryAnswer answer = new SummaryMaker(store, false, QueryLimits.NONE)
                .summary(query, List.of(GroupText.parse("time:" + period), GroupText.parse(edges.toString())));
        Map<Long, List<List<String>>> records = new TreeMap<>();
        for (SummaryAnswer.Cell cell : answer.cells()) {
            long startMs = ((Instant) cell.names().get(0)).toEpochMilli();
            List<List<String>> record = records.computeIfAbsent(startMs, any -> parameters.stream()
                    .<List<String>>map(
                            name -> new ArrayList<>(Collections.nCopies(36, name.endsWith("count") ? "0" : "NaN")))
                    .toList());
            for (int p = 0; p < parameters.size(); p++) {
                String[] name = parameters.get(p).split("_");
                Number number = Statistic.parse(name[1]).of(cell.channels().get(channels.indexOf(name[0])));
                record.get(p).set(Math.toIntExact(cell.bins().get(1)), text(number));
            }
        }
        assertFalse(records.isEmpty());
        return records;
    }

    @Test
    void randomRequestsForPassagesAreAnsweredAsTheCommandDoes() throws Exception {
        Random random = new Random(SEED);
        Map<String, Region> regions = new TreeMap<>();
        List.of("saa", "north", "equator", "world")
                .forEach(name -> regions.put(name, store.regions().region(name)));
        long longest = 0;
        for (int r = 0; r < REQUESTS; r++) {
            String region = List.copyOf(regions.keySet()).get(random.nextInt(4));
            // Through all of the world the other has a single passage, which is no dataset.
            boolean belts = region.equals("world") || random.nextBoolean();
            List<String> channels = belts ? CHANNELS : List.of("flux", "calibration");
            String dataset = (belts ? BELTS : "test_2_made") + "_" + region + "_pass";
            longest = Math.max(
                    longest,
                    check(
                            dataset,
                            random,
                            parameters -> passages(
                                    belts ? "test-3" : "test-2",
                                    belts ? "belts" : "made",
                                    regions.get(region),
                                    channels,
                                    parameters)));
        }
        assertTrue(longest > 10, longest + " records");
    }

    @Test
    void randomRequestsForSummariesAreAnsweredAsTheCommandDoes() throws Exception {
        Random random = new Random(SEED + 7);
        for (int r = 0; r < REQUESTS; r++) {
            String period = random.nextBoolean() ? "1d" : "3h";
            check(BELTS + "_L_" + period, random, parameters -> shells(period, parameters));
        }
    }

    /** Sends a request for some of the parameters and some of the time; how many records it was answered with. */
    private long check(String dataset, Random random, Oracle oracle) throws Exception {
        JsonNode info = info(dataset);
        List<String> all = new ArrayList<>();
        info.get("parameters")
                .forEach(parameter -> all.add(parameter.get("name").asText()));
        List<String> parameters = new ArrayList<>(all.subList(1, all.size()));
        parameters.removeIf(name -> random.nextInt(3) > 0);
        if (parameters.isEmpty()) {
            parameters.add(all.get(1));
        }
        TimeWindow span = new TimeWindow(
                Instant.parse(info.get("startDate").asText()).toEpochMilli(),
                Instant.parse(info.get("stopDate").asText()).toEpochMilli());
        long startMs = span.startMs() + random.nextLong(span.endMs() - span.startMs() - 1);
        TimeWindow window = random.nextInt(4) == 0
                ? span
                : new TimeWindow(startMs, Math.min(span.endMs(), startMs + 1 + random.nextLong(3 * DAY_MS)));
        List<String> known = all.subList(1, all.size());
        if (!whole.containsKey(dataset)) {
            whole.put(dataset, oracle.records(known));
        }
        Map<Long, List<List<String>>> expected = new TreeMap<>();
        whole.get(dataset).forEach((timeMs, record) -> {
            if (window.contains(timeMs)) {
                expected.put(
                        timeMs,
                        parameters.stream()
                                .map(name -> record.get(known.indexOf(name)))
                                .toList());
            }
        });
        String format = List.of("csv", "binary", "json").get(random.nextInt(3));
        String path = "hapi/data?dataset=" + dataset + HapiSpan.arguments(window) + "&parameters="
                + String.join(",", parameters) + "&format=" + format;
        HttpResponse<byte[]> response = get(path);
        assertEquals(200, response.statusCode(), path);
        List<String> wanted = expected.entrySet().stream()
                .map(record -> HapiRecords.time(record.getKey()) + "," + record.getValue())
                .toList();
        List<String> answered =
                switch (format) {
                    case "csv" -> HapiLines.ofCsv(response.body(), expected);
                    case "json" -> HapiLines.ofJson(response.body());
                    default -> HapiLines.ofBinary(response.body(), expected, parameters);
                };
        assertEquals(wanted, answered, path + " of seed " + SEED);
        return wanted.size();
    }

    @Test
    void whoHoldsAnAnswerIsToldSoUntilItChanges() throws Exception {
        String data = "hapi/data?dataset=test_2_made_saa_pass&parameters=samples&start=2019-10-24&stop=2019-10-25";
        for (String path : List.of("hapi", "hapi/about", "hapi/catalog", "hapi/info?dataset=test_2_made", data)) {
            HttpResponse<byte[]> first = get(path);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            String modified = first.headers().firstValue("Last-Modified").orElseThrow();
            assertEquals(200, first.statusCode());
            for (String[] held : new String[][] {{"If-None-Match", tag}, {"If-Modified-Since", modified}}) {
                HttpResponse<byte[]> again = get(path, held);
                assertEquals(304, again.statusCode(), path + " " + held[0]);
                assertEquals(0, again.body().length);
                assertEquals(tag, again.headers().firstValue("ETag").orElseThrow());
            }
            assertEquals(200, get(path, "If-None-Match", "W/\"other\"").statusCode(), path);
            assertEquals(
                    200,
                    get(path, "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")
                            .statusCode(),
                    path);
            assertEquals(
                    200,
                    get(path, "If-None-Match", "W/\"other\"", "If-Modified-Since", modified)
                            .statusCode(),
                    "a tag tells more");
        }
        HttpResponse<byte[]> before = get(data);
        SourceContent more =
                MadeSamples.file("d.nc", "test-2", MadeSamples.times(START_MS + 9 * DAY_MS, 500, SEED), 1.5);
        store.load(more);
        HttpResponse<byte[]> after =
                get(data, "If-None-Match", before.headers().firstValue("ETag").orElseThrow());
        assertEquals(200, after.statusCode());
        assertNotEquals(before.headers().firstValue("ETag"), after.headers().firstValue("ETag"));
        String modified = info("test_2_made").get("modificationDate").asText();
        store.remove(store.catalog().granules().stream()
                .filter(granule -> granule.fileName().equals("d.nc"))
                .toList());
        assertTrue(
                info("test_2_made").get("modificationDate").asText().compareTo(modified) > 0,
                "what is taken away is a change, too");
    }
}
