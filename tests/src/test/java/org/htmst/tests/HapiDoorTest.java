package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.htmst.hbase.store.Store;
import org.htmst.region.text.NamedRegion;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HAPI's clients are answered: every status, every form, and the very values of the library's own questions. */
@ExtendWith(TestStore.class)
class HapiDoorTest {

    private static final int REQUESTS = 80;
    private static final long SEED = Long.getLong("htmst.seed", 20261128);

    private static final String POES = "noaa_15_poes_proc";
    private static final Map<String, List<String>> SPECTRA = Map.of(
            "mep_ele_tel0_flux",
            List.of("mep_ele_tel0_flux_e1", "mep_ele_tel0_flux_e2", "mep_ele_tel0_flux_e3", "mep_ele_tel0_flux_e4"),
            "ted_pro_tel30_flux",
            List.of("ted_pro_tel30_flux_4", "ted_pro_tel30_flux_8", "ted_pro_tel30_flux_11", "ted_pro_tel30_flux_14"));

    private static HapiStore files;
    private static StoreServer server;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    HapiDoorTest(TestStore.Running running) {
        if (server == null) {
            files = new HapiStore(SEED);
            Store store = running.store();
            files.files().forEach(store::load);
            server = StoreServer.start(store, ServeSettings.of("127.0.0.1", 0));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonNode document(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send("GET", path);
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElse(""),
                path);
        JsonNode document = json.readTree(response.body());
        assertEquals("3.3", document.get("HAPI").asText());
        return document;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1200 | 200 | info?dataset=$",
                "1200 | 200 | info?id=$&parameters=latitude,L_IGRF&resolve_references=false",
                "1200 | 200 | catalog?depth=dataset&resolve_references=true",
                "1201 | 200 | data?dataset=$&start=2019-10-24T01:00:00.0001Z&stop=2019-10-24T01:00:00.0002Z&format=json",
                "1400 | 400 | nowhere",
                "1400 | 400 | data/2019",
                "1400 | 400 | info",
                "1400 | 400 | info?dataset=$&id=$",
                "1400 | 400 | info?dataset=$&dataset=$",
                "1401 | 400 | info?dataset=$&Parameters=latitude",
                "1401 | 400 | info?dataset=$&start=2019",
                "1401 | 400 | about?dataset=$",
                "1401 | 400 | capabilities?x=1",
                "1401 | 400 | catalog?id=$",
                "1401 | 400 | data?dataset=$&start=2019-10-24T01&stop=2019-10-24T02&avg=5s",
                "1402 | 400 | data?dataset=$&stop=2019-10-24T02",
                "1402 | 400 | data?dataset=$&start=2019-10-24T1&stop=2019-10-24T02",
                "1402 | 400 | data?dataset=$&start=&stop=2019-10-24T02",
                "1403 | 400 | data?dataset=$&start=2019-10-24T01",
                "1403 | 400 | data?dataset=$&start=2019-10-24T01&stop=2019-10-24T2",
                "1403 | 400 | data?dataset=$&time.min=2019-10-24T01&time.max=soon",
                "1404 | 400 | data?dataset=$&start=2019-10-24T01&stop=2019-10-24T01",
                "1404 | 400 | data?dataset=$&start=2019-10-24T01:00:00.000000002Z&stop=2019-10-24T01:00:00.000000001Z",
                "1405 | 400 | data?dataset=$&start=2019-10-23T23:59:59.999999999Z&stop=2019-10-24T01",
                "1405 | 400 | data?dataset=$&start=2019-10-24T01&stop=2019-10-25T00:00:00.000000001Z",
                "1405 | 400 | data?dataset=$&start=2018&stop=2019-10-24T01",
                "1405 | 400 | data?dataset=$&start=2019-10-24T01&stop=2020",
                "1406 | 404 | info?dataset=a_b",
                "1406 | 404 | info?dataset=",
                "1406 | 404 | data?dataset=noaa_15_poes_proc_nowhere&start=2019-10-24T01&stop=2019-10-24T02",
                "1407 | 404 | info?dataset=$&parameters=latitude,nothing",
                "1407 | 404 | info?dataset=$&parameters=latitude,,L_IGRF",
                "1407 | 404 | data?dataset=$&start=2019-10-24T01&stop=2019-10-24T02&parameters=Latitude",
                "1409 | 400 | data?dataset=$&start=2019-10-24T01&stop=2019-10-24T02&format=CSV",
                "1410 | 400 | data?dataset=$&start=2019-10-24T01&stop=2019-10-24T02&include=",
                "1411 | 400 | info?dataset=$&parameters=longitude,latitude",
                "1411 | 400 | info?dataset=$&parameters=latitude,latitude",
                "1411 | 400 | data?dataset=$&start=2019-10-24T01&stop=2019-10-24T02&parameters=latitude,Time",
                "1412 | 400 | info?dataset=$&resolve_references=no",
                "1412 | 400 | catalog?resolve_references=",
                "1413 | 400 | catalog?depth=two"
            })
    void theCodeTable(int code, int http, String request) throws Exception {
        String path = "hapi/" + request.replace("$", POES);
        HttpResponse<byte[]> response = send("GET", path);
        assertEquals(http, response.statusCode(), path);
        JsonNode status = document(path).get("status");
        assertEquals(code, status.get("code").asInt(), path);
        assertEquals(code > 1399, status.get("message").asText().contains("HAPI error " + code), path);
        assertEquals(
                "*",
                response.headers().firstValue("Access-Control-Allow-Origin").orElse(""),
                path);
    }

    @Test
    void nothingOfAWrongRequestComesBack() throws Exception {
        for (String wrong : List.of(
                "hapi/Zz9",
                "hapi/info?Zz9=1",
                "hapi/info?dataset=Zz9",
                "hapi/info?dataset=" + POES + "&parameters=Zz9",
                "hapi/data?dataset=" + POES + "&start=Zz9&stop=Zz9",
                "hapi/data?dataset=" + POES + "&start=2019-10-24T01&stop=2019-10-24T02&format=Zz9")) {
            HttpResponse<byte[]> response = send("GET", wrong);
            assertTrue(response.statusCode() >= 400, wrong);
            assertFalse(new String(response.body(), StandardCharsets.UTF_8).contains("Zz9"), wrong);
            assertFalse(response.headers().map().toString().contains("Zz9"), wrong);
        }
    }

    @Test
    void theCatalogListsSatellitesAndRegionsThatHoldSamples() throws Exception {
        List<String> ids = new ArrayList<>();
        JsonNode all = document("hapi/catalog?depth=all").get("catalog");
        for (JsonNode entry : document("hapi/catalog").get("catalog")) {
            ids.add(entry.get("id").asText());
            assertTrue(entry.get("title").asText().length() <= 40);
        }
        assertTrue(
                ids.containsAll(List.of("test_1_made", "test_2_made", POES, POES + "_saa", "test_2_made_polar_cap_n")));
        assertEquals(ids.size(), all.size());
        for (int i = 0; i < ids.size(); i++) {
            JsonNode info = document("hapi/info?dataset=" + ids.get(i));
            ((ObjectNode) info).remove(List.of("HAPI", "status"));
            assertEquals(info, all.get(i).get("info"), ids.get(i));
            HapiSeries.check(ids.get(i), info, server.address());
        }
    }

    @Test
    void anInfoTellsWhatTheCatalogKnows() throws Exception {
        JsonNode info = document("hapi/info?dataset=" + POES);
        assertEquals("2019-10-24T00:00:00.000Z", info.get("startDate").asText());
        assertEquals("2019-10-25T00:00:00.000Z", info.get("stopDate").asText());
        assertEquals("PT2S", info.get("cadence").asText());
        assertEquals("Time", info.get("parameters").get(0).get("name").asText());
        assertTrue(info.get("parameters").get(0).get("fill").isNull());
        JsonNode one = document("hapi/info?dataset=" + POES + "&parameters=mep_ele_tel90_flux_e4,mep_ele_tel0_flux");
        assertEquals(3, one.get("parameters").size());
        assertEquals("#/cm2-s-str", one.get("parameters").get(1).get("units").asText());
        JsonNode spectrum = one.get("parameters").get(2);
        assertEquals("[4]", spectrum.get("size").toString());
        assertEquals(
                "[40.0,130.0,287.0,612.0]",
                spectrum.get("bins").get(0).get("centers").toString());
        assertEquals("keV", spectrum.get("bins").get(0).get("units").asText());
        JsonNode about = document("hapi/about").get("dataTest").get("query");
        assertEquals(
                200,
                send(
                                "GET",
                                "hapi/data?dataset=" + about.get("dataset").asText() + "&start="
                                        + about.get("start").asText() + "&stop="
                                        + about.get("stop").asText())
                        .statusCode());
        assertEquals(
                "[\"csv\",\"binary\",\"json\"]",
                document("hapi/capabilities").get("outputFormats").toString());
    }

    @Test
    void aHeadIsThatOfTheAnswerWithoutIt() throws Exception {
        for (String path : List.of(
                "hapi",
                "hapi/about",
                "hapi/capabilities",
                "hapi/catalog",
                "hapi/info?dataset=" + POES,
                "hapi/data?dataset=" + POES + "&start=2019-10-24T01&stop=2019-10-24T02",
                "hapi/info?dataset=none")) {
            HttpResponse<byte[]> head = send("HEAD", path);
            HttpResponse<byte[]> get = send("GET", path);
            assertEquals(get.statusCode(), head.statusCode(), path);
            assertEquals(0, head.body().length, path);
            for (String name : List.of("Content-Type", "Last-Modified", "Access-Control-Allow-Origin", "Vary")) {
                assertEquals(get.headers().firstValue(name), head.headers().firstValue(name), path + " " + name);
            }
            assertEquals(
                    !path.contains("none"),
                    head.headers().firstValue("Last-Modified").isPresent(),
                    path);
        }
        assertEquals(
                400, send("HEAD", "hapi/data?dataset=" + POES + "&start=2019").statusCode());
    }

    @Test
    void otherMethodsAreRefusedAndSlashesTakenOff() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            HttpResponse<byte[]> refused = send(method, "hapi/catalog");
            assertEquals(405, refused.statusCode());
            assertTrue(refused.headers().firstValue("Allow").orElse("").contains("GET"));
        }
        HttpResponse<byte[]> options = send("OPTIONS", "hapi/data");
        assertEquals(204, options.statusCode());
        assertTrue(options.headers()
                .firstValue("Access-Control-Allow-Methods")
                .orElse("")
                .contains("GET"));
        assertEquals(301, send("GET", "hapi/").statusCode());
        HttpResponse<byte[]> moved = send("GET", "hapi/info/?dataset=x");
        assertEquals(
                "/hapi/info?dataset=x", moved.headers().firstValue("Location").orElse(""));
        assertEquals(200, send("GET", "").statusCode());
        assertEquals(404, send("GET", "hapix").statusCode());
        HttpResponse<byte[]> page = send("GET", "hapi");
        assertTrue(new String(page.body(), StandardCharsets.UTF_8).contains(POES));
    }

    @Test
    void anEmptySpanIsSaidToBeOne() throws Exception {
        String path = "hapi/data?dataset=test_2_made&start=2019-10-26&stop=2019-10-26T12";
        for (String format : List.of("csv", "binary")) {
            HttpResponse<byte[]> response = send("GET", path + "&format=" + format);
            assertEquals(200, response.statusCode());
            assertEquals(0, response.body().length);
        }
        JsonNode none = document(path + "&format=json");
        assertEquals(1201, none.get("status").get("code").asInt());
        assertEquals("[]", none.get("data").toString());
        byte[] header = send("GET", path + "&include=header").body();
        assertTrue(new String(header, StandardCharsets.UTF_8).contains("1201"));
    }

    /** What two files have is answered once, from the later. */
    @Test
    void noTimeComesTwice() throws Exception {
        TimeWindow window = files.window("test-1");
        String path = "hapi/data?dataset=test_1_made&parameters=flux" + HapiSpan.arguments(window);
        List<String> times = new String(send("GET", path).body(), StandardCharsets.US_ASCII)
                .lines()
                .map(line -> line.substring(0, 24))
                .toList();
        assertEquals(times.stream().distinct().sorted().toList(), times);
        assertEquals(files.places("test-1", Optional.empty(), window).size(), times.size());
    }

    @Test
    void randomRequestsAreAnsweredWithTheLibrarysValues() throws Exception {
        Random random = new Random(SEED);
        long records = 0;
        for (int request = 0; request < REQUESTS; request++) {
            records += check(random);
        }
        assertTrue(records > 10_000, records + " records");
    }

    /** Sends a request; how many records it was answered with. */
    private int check(Random random) throws Exception {
        String[] source = List.of(
                        new String[] {"noaa-15", "poes-proc", POES},
                        new String[] {"test-1", "made", "test_1_made"},
                        new String[] {"test-2", "made", "test_2_made"})
                .get(random.nextInt(3));
        Map<NamedRegion, String> regions =
                Map.of(NamedRegion.SAA, "_saa", NamedRegion.NORTH, "_north", NamedRegion.AURORAL_SOUTH, "_auroral_s");
        Optional<NamedRegion> region = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(List.copyOf(regions.keySet()).get(random.nextInt(3)));
        TimeWindow window = HapiSpan.part(files.window(source[0]), random);
        List<String> parameters = parameters(source[2], random);
        List<String> asked = new ArrayList<>(parameters);
        if (random.nextBoolean()) {
            asked.add(0, "Time");
        }
        String format = List.of("csv", "binary", "json").get(random.nextInt(3));
        boolean earlier = random.nextBoolean();
        boolean header = random.nextInt(3) == 0;
        boolean gzip = random.nextBoolean();
        String path = "hapi/data?" + (earlier ? "id=" : "dataset=") + source[2]
                + region.map(regions::get).orElse("")
                + (earlier
                        ? HapiSpan.arguments(window)
                                .replace("start", "time.min")
                                .replace("stop", "time.max")
                        : HapiSpan.arguments(window))
                + "&parameters=" + String.join(",", asked)
                + (format.equals("csv") && random.nextBoolean() ? "" : "&format=" + format)
                + (header ? "&include=header" : "");
        HttpResponse<byte[]> response =
                send("GET", path, "Accept-Encoding", gzip ? "br, gzip;q=0.5" : "gzip;q=0, identity");
        assertEquals(200, response.statusCode(), path);
        assertEquals(gzip, response.headers().firstValue("Content-Encoding").isPresent(), path);
        byte[] body =
                gzip ? new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes() : response.body();
        HapiRecords expected = new HapiRecords(files, source[0], source[1], region, window, parameters, SPECTRA);
        String told = path + " of seed " + SEED;
        if (format.equals("json")) {
            checkJson(body, expected, parameters, told);
        } else {
            byte[] records = header ? withoutHeader(body, format, parameters.size(), told) : body;
            assertArrayEquals(
                    format.equals("csv") ? expected.csv().getBytes(StandardCharsets.US_ASCII) : expected.binary(),
                    records,
                    told);
        }
        return expected.count();
    }

    private void checkJson(byte[] body, HapiRecords expected, List<String> parameters, String told) throws IOException {
        JsonNode document = json.readTree(body);
        assertEquals(expected.count(), document.get("data").size(), told);
        assertEquals(
                expected.count() == 0 ? 1201 : 1200,
                document.get("status").get("code").asInt(),
                told);
        assertEquals("json", document.get("format").asText());
        assertEquals(1 + parameters.size(), document.get("parameters").size());
        String text = new String(body, StandardCharsets.UTF_8);
        assertTrue(text.endsWith("[\n" + expected.json() + "\n]}\n"), told);
    }

    private byte[] withoutHeader(byte[] body, String format, int parameters, String told) throws IOException {
        int records = HapiRecords.afterHeader(body);
        String header = new String(body, 0, records, StandardCharsets.UTF_8).replaceAll("(?m)^#", "");
        JsonNode document = json.readTree(header);
        assertEquals(format, document.get("format").asText(), told);
        assertEquals(1 + parameters, document.get("parameters").size(), told);
        return Arrays.copyOfRange(body, records, body.length);
    }

    private List<String> parameters(String dataset, Random random) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        document("hapi/info?dataset=" + dataset).get("parameters").forEach(parameter -> {
            String name = parameter.get("name").asText();
            if (!name.equals("Time") && (!parameter.has("size") || SPECTRA.containsKey(name))) {
                all.add(name);
            }
        });
        double share = Math.min(1, (1 + random.nextInt(6)) / (double) all.size());
        List<String> chosen = new ArrayList<>(
                all.stream().filter(name -> random.nextDouble() < share).toList());
        if (chosen.isEmpty()) {
            chosen.add(all.get(random.nextInt(all.size())));
        }
        return chosen;
    }
}
