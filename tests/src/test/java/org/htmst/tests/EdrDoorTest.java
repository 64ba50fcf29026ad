package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undertow.Undertow;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.htmst.query.QueryLimits;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.htmst.serve.edr.EdrDoor;
import org.htmst.serve.http.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the query door says of itself, what it refuses, and where its answers come from. */
@ExtendWith(TestStore.class)
class EdrDoorTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261130);
    private static final int MUTANTS = 1000;

    private static final String ALL = "edr/collections/all/";
    private static final String NEAR_POLE = ALL + "radius?coords=POINT(0%2080)&within=400&within-units=km";

    private static final List<String> PATHS = List.of(
            "/edr",
            "/edr/conformance",
            "/edr/api",
            "/edr/collections",
            "/edr/collections/{collectionId}",
            "/edr/collections/{collectionId}/position",
            "/edr/collections/{collectionId}/radius",
            "/edr/collections/{collectionId}/area",
            "/edr/collections/{collectionId}/cube",
            "/edr/collections/{collectionId}/trajectory",
            "/edr/collections/{collectionId}/corridor",
            "/edr/collections/{collectionId}/locations",
            "/edr/collections/{collectionId}/locations/{locationId}",
            "/edr/collections/{collectionId}/items",
            "/edr/collections/{collectionId}/items/{itemId}",
            "/summarize");

    private static final LinkedBlockingQueue<String> LOG = new LinkedBlockingQueue<>();

    private static EdrClient client;
    private static StoreServer server;

    private final TestStore.Running running;
    private final ObjectMapper json = new ObjectMapper();

    EdrDoorTest(TestStore.Running running) {
        this.running = running;
        if (server == null) {
            new HapiStore(SEED).files().forEach(running.store()::load);
            server = StoreServer.start(
                    running.store(), new ServeSettings("127.0.0.1", 0, Optional.empty(), LOG::add, Clock.systemUTC()));
            client = new EdrClient(server.address());
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        server = null;
    }

    @Test
    void theFirstPageLeadsToAllOthers() throws Exception {
        JsonNode landing = client.document("edr");
        Set<String> relations = new HashSet<>();
        for (JsonNode link : landing.get("links")) {
            relations.add(link.get("rel").asText());
            URI page = URI.create(link.get("href").asText());
            assertEquals(
                    200,
                    client.get(page.toString()
                                    .substring(server.address().toString().length()))
                            .statusCode());
        }
        assertEquals(Set.of("self", "service-desc", "conformance", "data"), relations);
        assertTrue(client.document("edr/conformance")
                .get("conformsTo")
                .toString()
                .contains("http://www.opengis.net/spec/ogcapi-edr-1/1.1/conf/core"));
        List<String> ids = new ArrayList<>();
        for (JsonNode collection : client.document("edr/collections?f=json").get("collections")) {
            ids.add(collection.get("id").asText());
        }
        assertEquals(List.of("all", "made", "poes_proc", "noaa_15_poes_proc", "test_1_made", "test_2_made"), ids);
    }

    @Test
    void aCollectionSaysWhatItHas() throws Exception {
        JsonNode collection = client.document("edr/collections/noaa_15_poes_proc");
        assertEquals(
                "[[-180,-90,180,90]]", collection.at("/extent/spatial/bbox").toString());
        JsonNode interval = collection.at("/extent/temporal/interval/0");
        assertTrue(interval.get(0).asText().startsWith("2019-10-24T00:00:0"), interval.toString());
        JsonNode parameter = collection.at("/parameter_names").get("mep_ele_tel90_flux_e3");
        assertEquals("Parameter", parameter.get("type").asText());
        assertFalse(parameter.at("/unit/symbol").asText().isEmpty());
        assertFalse(parameter.get("description").asText().isEmpty());
        assertEquals(
                "energetic particles", parameter.at("/observedProperty/label").asText());
        assertEquals(
                Set.of("position", "radius", "area", "cube", "trajectory", "corridor", "locations", "items"),
                names(collection.get("data_queries")));
        assertEquals(
                "[\"km\",\"m\",\"mi\",\"nmi\",\"deg\"]",
                collection
                        .at("/data_queries/radius/link/variables/within_units")
                        .toString());
        assertTrue(collection.get("output_formats").toString().contains("\"Parquet\""));
        assertEquals("[\"CRS84\"]", collection.get("crs").toString());
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void theApiHasAllPathsAndEveryReferenceLeadsSomewhere() throws Exception {
        JsonNode api = client.document("edr/api");
        assertEquals("3.0.3", api.get("openapi").asText());
        assertEquals(new HashSet<>(PATHS), names(api.get("paths")));
        Set<String> ids = new HashSet<>();
        for (String path : PATHS) {
            JsonNode operation = api.get("paths").get(path).get("get");
            assertTrue(ids.add(operation.get("operationId").asText()), path);
            assertEquals(
                    "The answer.", operation.at("/responses/200/description").asText());
            Set<String> parameters = new HashSet<>();
            for (JsonNode each : operation.get("parameters")) {
                JsonNode parameter =
                        each.has("$ref") ? api.at(each.get("$ref").asText().substring(1)) : each;
                assertFalse(parameter.get("description").asText().isEmpty(), path + each);
                assertTrue(parameter.has("schema"), path + each);
                assertTrue(parameters.add(parameter.get("name").asText()), path + each);
                boolean isInPath = parameter.get("in").asText().equals("path");
                assertEquals(isInPath, path.contains("{" + parameter.get("name").asText() + "}"), path + each);
            }
        }
        for (JsonNode reference : api.findValues("$ref")) {
            assertFalse(api.at(reference.asText().substring(1)).isMissingNode(), reference.asText());
        }
    }

    @Test
    void coveragesAreOfOneShape() throws Exception {
        JsonNode collection = client.document(NEAR_POLE + "&parameter-name=flux,mep_ele_tel90_flux_e3&keep-flagged=");
        assertEquals("CoverageCollection", collection.get("type").asText());
        assertEquals("Trajectory", collection.get("domainType").asText());
        assertEquals(Set.of("flux", "mep_ele_tel90_flux_e3"), names(collection.get("parameters")));
        for (JsonNode parameter : collection.get("parameters")) {
            assertEquals("Parameter", parameter.get("type").asText());
            assertFalse(parameter.at("/observedProperty/label/en").asText().isEmpty());
        }
        assertTrue(collection.get("coverages").size() > 3);
        for (JsonNode coverage : collection.get("coverages")) {
            JsonNode axis = coverage.at("/domain/axes/composite");
            assertEquals("tuple", axis.get("dataType").asText());
            Set<String> referenced = new HashSet<>();
            coverage.at("/domain/referencing")
                    .forEach(system -> system.get("coordinates").forEach(name -> referenced.add(name.asText())));
            List<String> coordinates = new ArrayList<>();
            axis.get("coordinates").forEach(name -> coordinates.add(name.asText()));
            assertEquals(List.of("t", "x", "y", "z").subList(0, coordinates.size()), coordinates);
            assertEquals(new HashSet<>(coordinates), referenced);
            axis.get("values").forEach(tuple -> assertEquals(coordinates.size(), tuple.size()));
            for (JsonNode range : coverage.get("ranges")) {
                assertEquals("NdArray", range.get("type").asText());
                assertEquals("[\"composite\"]", range.get("axisNames").toString());
                assertEquals(axis.get("values").size(), range.at("/shape/0").asInt());
                assertEquals(axis.get("values").size(), range.get("values").size());
            }
            String product = coverage.get("htmst:product").asText();
            assertEquals(
                    Set.of(product.equals("made") ? "flux" : "mep_ele_tel90_flux_e3"), names(coverage.get("ranges")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "edr/nothing|404|there is nothing of this path; /edr/api has",
                "edr/api/more|404|there is nothing of this path",
                "edr?x=1|400|parameter 'x' is unknown here; give some of f",
                "edr?f=html|400|f is no form of this document; give json",
                "edr/collections/none|404|there is no collection of that id; /edr/collections has all",
                "edr/collections/none/radius|404|there is no collection of that id",
                "edr/collections/all/nothing|404|there is nothing of this path",
                "edr/collections/all/radius/1|404|there is nothing of this path",
                "edr/collections/all/radius|400|within is missing; give it, such as within=1500",
                "edr/collections/all/radius?coords=POINT(1%202)&within=5|400|within has no unit; give within-units, one of km",
                "edr/collections/all/radius?coords=POINT(1%202)&within-units=km|400|within-units is the unit of nothing",
                "edr/collections/all/radius?coords=POINT(1%202)|400|within is missing; give it, such as within=1500",
                "edr/collections/all/radius?coords=POINT(1%202)&within=x&within-units=km|400|within 'x': it is no number",
                "edr/collections/all/radius?coords=POINT(1%202)&within=-5&within-units=km|400|within comes to -5.0 km; give 0",
                "edr/collections/all/radius?coords=POINT(1%202)&within=1&within-units=ly|400|within-units 'ly': it is no unit",
                "edr/collections/all/radius?coords=POINT(1%2095)&within=1&within-units=km|400|coords 'POINT(1 95)': latitude 95.0 is",
                "edr/collections/all/radius?coords=PINT(1%202)&within=1&within-units=km|400|coords 'PINT(1 2)': a PINT is not known",
                "edr/collections/all/radius?coords=LINESTRING(1%202,3%204)&within=1&within-units=km|400|coords 'LINESTRING(1 2,3 4)': it is not what this query takes; give a POINT",
                "edr/collections/all/area?coords=POINT(1%202)|400|coords 'POINT(1 2)': it is not what this query takes; give a POLYGON",
                "edr/collections/all/area?coords=POLYGON((0%200,9%209,9%200,0%209,0%200))|400|coords 'POLYGON((0 0,9 9,9 0,0 9,0 0))': sides of a ring cross",
                "edr/collections/all/cube?bbox=1,2,3|400|bbox '1,2,3': it has 3 of the 4 numbers of WEST,SOUTH,EAST,NORTH",
                "edr/collections/all/cube?bbox=1,20,3,4|400|bbox '1,20,3,4': ",
                "edr/collections/all/corridor?coords=LINESTRING(1%202,3%204)&corridor-width=5|400|width-units is missing",
                "edr/collections/all/corridor?coords=LINESTRING(0%200,180%200)&corridor-width=5&width-units=km|400|coords 'LINESTRING(0 0,180 0)': places",
                "edr/collections/all/trajectory?coords=LINESTRINGM(0%200%205,1%201%204)|400|coords 'LINESTRINGM(0 0 5,1 1 4)': its times go back",
                "edr/collections/all/locations/nowhere|404|there is no location of that name",
                "edr/collections/all/items/none|404|there is no item of that number",
                "edr/collections/all/cube?bbox=0,0,1,1&datetime=yesterday|400|datetime 'yesterday': ",
                "edr/collections/all/cube?bbox=0,0,1,1&parameter-name=fluxx|400|channel 'fluxx' is unknown; nearest: flux",
                "edr/collections/all/cube?bbox=0,0,1,1&satellite=noaa-99|400|satellite 'noaa-99' is unknown; nearest:",
                "edr/collections/noaa_15_poes_proc/cube?bbox=0,0,1,1&satellite=test-1|400|satellite asks for another than noaa-15",
                "edr/collections/all/cube?bbox=0,0,1,1&f=XML|400|f 'XML': it is no form of answers; give one of CoverageJSON",
                "edr/collections/all/cube?bbox=0,0,1,1&crs=EPSG:3857|400|crs is none that is known here; give CRS84",
                "edr/collections/all/cube?bbox=0,0,1,1&limit=-1|400|limit '-1': it is no whole number",
                "edr/collections/all/cube?bbox=0,0,1,1&limit=1&limit=2|400|limit is given 2 times; give it once",
                "edr/collections/all/cube?bbox=0,0,1,1&where=flux|400|where 'flux': condition 'flux' is not of the form",
                "edr/collections/all/cube?bbox=0,0,1,1&L=6,4|400|L '6,4': the greater number comes first",
                "edr/collections/all/cube?bbox=0,0,1,1&mlt=25,3|400|mlt '25,3': ",
                "edr/collections/all/cube?bbox=0,0,1,1&local-time=1|400|local-time '1': it is no FROM,TO",
                "edr/collections/all/cube?bbox=0,0,1,1&keep-flagged=maybe|400|keep-flagged 'maybe': give true or false",
                "edr/collections/all/cube?bbox=0,0,1,1&direction=up|400|direction 'up': it is no way of a satellite",
                "summarize|400|channel is missing; give it",
                "summarize?channel=none|400|channel 'none' is unknown",
                "summarize?channel=flux&by=time|400|by 'time': group 'time' has no size of bins",
                "summarize?channel=flux&statistic=mood|400|statistic 'mood': ",
                "summarize?channel=flux&region=nowhere|400|region 'nowhere': region 'nowhere' is unknown",
                "summarize?channel=flux&wkt=POINT(1%202)|400|wkt 'POINT(1 2)': points and lines hold next to nothing",
                "summarize?channel=flux&f=png|400|f is no form of summaries; give csv, json or jsonl"
            })
    void whatCannotBeAnsweredIsToldWhyAndWhatToDo(String target, int status, String description) throws Exception {
        HttpResponse<byte[]> response = client.get(target);
        JsonNode exception = json.readTree(response.body());
        assertEquals(status, response.statusCode(), exception.toString());
        assertEquals(Integer.toString(status), exception.get("code").asText());
        String told = exception.get("description").asText();
        assertTrue(told.startsWith(description), told);
        assertFalse(told.contains("htmst."), told);
    }

    @Test
    void whereThereIsNoSampleThereIsNoContent() throws Exception {
        for (String form : List.of("CSV", "CoverageJSON", "NetCDF", "Parquet")) {
            HttpResponse<byte[]> response = client.get(ALL + "cube?bbox=-180,-90,180,90&datetime=1999-01-01&f=" + form);
            assertEquals(204, response.statusCode());
            assertEquals(0, response.body().length);
        }
        assertEquals(204, client.get("summarize?channel=flux&time=1999-01-01").statusCode());
    }

    @Test
    void theCommandThatIsNamedAnswersTheSame() throws Exception {
        for (String query : List.of(
                "radius?coords=POINT(0%2080)&within=400&within-units=mi",
                "area?coords=POLYGON((0%2060,120%2060,-120%2060,0%2060))&datetime=2019-10-24T01:00:00Z/..",
                "cube?bbox=-40,-60,30,20&where=flux%20>%200%20or%20MLT%20<%204&satellite=noaa-15,test-1"
                        .replace(">", "%3E")
                        .replace("<", "%3C"),
                "corridor?coords=LINESTRING(170%2070,-170%20-70)&corridor-width=7&width-units=deg&local-time=21:30,9",
                "trajectory?coords=LINESTRING(170%2070,-170%20-70)&L=1,4&limit=100&within=1500&within-units=km",
                "locations/saa?mlt=21,9&direction=ascending&datetime=2019-10-24",
                "cube?bbox=-40,-60,30,20&datetime=2019-10-24T02:00:00Z/2019-10-24T03:00:00Z&keep-flagged=true")) {
            HttpResponse<byte[]> response = client.get(ALL + query + "&f=CSV&parameter-name=flux,e3/90,MLT");
            assertEquals(200, response.statusCode(), () -> query + ": " + EdrClient.text(response));
            String command = response.headers().firstValue("X-HTM-ST-Command").orElseThrow();
            CommandLineRun run = running.run(EdrClient.arguments(command).toArray(String[]::new));
            assertEquals(0, run.code(), command + ": " + run.err());
            assertEquals(run.out(), EdrClient.text(response), command);
            assertTrue(run.lines().size() > 10, command);
        }
    }

    @Test
    void sourcesAreToldWithTheirDigests() throws Exception {
        HttpResponse<byte[]> response = client.get(NEAR_POLE + "&f=CSV&parameter-name=flux");
        String link = response.headers().firstValue("Link").orElseThrow();
        assertTrue(link.endsWith("&f=provenance>; rel=\"describedby\"; type=\"application/csvm+json\""), link);
        JsonNode told = client.document(ALL + "radius" + link.substring(1, link.indexOf('>')));
        assertEquals("flux", told.at("/tableSchema/columns/5/name").asText());
        assertEquals(4, told.at("/prov:wasDerivedFrom/sources").size());
        assertFalse(told.at("/prov:wasDerivedFrom/sources/0/sha256").asText().isEmpty());
        JsonNode inside = client.document(NEAR_POLE + "&parameter-name=flux").get("htmst:provenance");
        assertEquals(told.at("/prov:wasDerivedFrom/sources"), inside.get("sources"));
        JsonNode items = client.document("edr/collections/made/items?limit=3");
        assertEquals(4, items.get("numberMatched").asInt());
        assertEquals(3, items.get("features").size());
        JsonNode item = client.document(
                "edr/collections/made/items/" + items.at("/features/0/id").asText());
        assertEquals(items.at("/features/0"), item);
        assertFalse(item.at("/properties/sha256").asText().isEmpty());
        assertTrue(client.document(ALL + "locations").get("features").size() >= 8);
    }

    @Test
    void summariesAreThoseOfTheCommand() throws Exception {
        for (String query : List.of(
                "channel=flux&by=satellite,time:6h&region=saa",
                "channel=e3/90,e1/0&by=L_IGRF:1&statistic=count,median,max&lat=-90,0&time=2019-10-24",
                "channel=flux&box=-40,-60,30,20&keep-flagged=true&wkt=POINT(0%200)&within-km=3000")) {
            for (String form : List.of("csv", "json", "jsonl")) {
                HttpResponse<byte[]> response = client.get("summarize?" + query + "&f=" + form);
                assertEquals(200, response.statusCode(), () -> query + ": " + EdrClient.text(response));
                String command =
                        response.headers().firstValue("X-HTM-ST-Command").orElseThrow();
                CommandLineRun run = running.run(EdrClient.arguments(command).toArray(String[]::new));
                assertEquals(0, run.code(), command + ": " + run.err());
                assertEquals(run.out(), EdrClient.text(response), command);
            }
        }
    }

    @Test
    void thousandMutatedRequestsEndInAnAnswerOrARefusal() throws Exception {
        Random random = new Random(SEED);
        List<List<String>> originals = List.of(
                List.of(ALL + "radius", "coords", "POINT(-45 -30)", "within", "900", "within-units", "km"),
                List.of(ALL + "position", "coords", "MULTIPOINT((0 80),(10 20))", "datetime", "2019-10-24", "f", "CSV"),
                List.of(
                        ALL + "area",
                        "coords",
                        "POLYGON((0 60,120 60,-120 60,0 60))",
                        "where",
                        "flux > 0.5",
                        "f",
                        "Arrow"),
                List.of(ALL + "cube", "bbox", "-40,-60,30,20", "L", "1,4", "mlt", "21,3", "f", "NetCDF"),
                List.of(
                        ALL + "corridor",
                        "coords",
                        "LINESTRINGM(0 0 1571875200,10 70 1571895200)",
                        "corridor-width",
                        "800",
                        "width-units",
                        "km",
                        "f",
                        "JSONL"),
                List.of(ALL + "trajectory", "coords", "LINESTRING(0 0,10 70)", "local-time", "21:30,3", "f", "GeoJSON"),
                List.of(
                        ALL + "locations/saa",
                        "satellite",
                        "noaa-15,test-*",
                        "parameter-name",
                        "flux,e?/90",
                        "f",
                        "Parquet"),
                List.of(ALL + "items", "datetime", "2019-10-24/..", "limit", "3"),
                List.of(
                        "summarize",
                        "channel",
                        "flux",
                        "by",
                        "time:6h,lat:30",
                        "statistic",
                        "count,p95",
                        "cap",
                        "0,0,30"));
        int answered = 0;
        for (int m = 0; m < MUTANTS; m++) {
            List<String> words = new ArrayList<>(originals.get(m % originals.size()));
            if (!words.get(0).equals("summarize") && !words.contains("limit")) {
                words.addAll(List.of("limit", "50"));
            }
            for (int n = 1 + random.nextInt(2); n > 0; n--) {
                int at = random.nextInt(words.size());
                words.set(at, mutated(words.get(at), random, at == 0));
            }
            String target = EdrClient.target(
                    words.get(0), words.subList(1, words.size()).toArray(String[]::new));
            HttpResponse<byte[]> response = client.get(target);
            String told = "seed " + SEED + ", " + target;
            assertTrue(
                    Set.of(200, 204, 302, 400, 404).contains(response.statusCode()),
                    told + " " + response.statusCode());
            if (response.statusCode() >= 400) {
                String text = EdrClient.text(response);
                assertFalse(
                        text.contains("Exception") || text.contains("\tat ") || text.contains("htmst."), told + text);
            } else {
                answered++;
            }
        }
        assertTrue(answered > MUTANTS / 20 && answered < MUTANTS * 9 / 10, answered + " answered");
    }

    private static String mutated(String text, Random random, boolean isPath) {
        String hostile = isPath ? "abz./-_0:" : "()-.,:/*?'\"\\%&=+<> 019eEMZ\u0000\n\u00e9\u202e\ud83d\ude00";
        int at = random.nextInt(text.length() + 1);
        String some = String.valueOf(hostile.charAt(random.nextInt(hostile.length())));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + some + text.substring(at);
            case 1 -> text.substring(0, at);
            case 2 -> at == text.length() ? text + text : text.substring(0, at) + some + text.substring(at + 1);
            case 3 -> at == text.length() ? text : text.substring(0, at) + text.substring(at + 1);
            case 4 -> text.substring(0, at) + (isPath ? some : some.repeat(500)) + text.substring(at);
            default -> text + text.substring(at);
        };
    }

    @Test
    void limitsEndAnAnswerBeforeItBegins() throws Exception {
        assertEquals(400, statusWithin(QueryLimits.NONE.withSamples(100)));
        assertEquals(503, statusWithin(QueryLimits.NONE.withTime(Duration.ofNanos(1))));
        assertEquals(200, statusWithin(QueryLimits.NONE));
    }

    /** Of a line with times the first leg fits into the limit, and the second does not. */
    @Test
    void aLimitThatIsPassedOnTheWayBreaksTheAnswer() throws Exception {
        String line = ALL + "corridor?coords=LINESTRINGM(0%200%201571875200,90%2010%201571885200,180%200%201571905200)"
                + "&corridor-width=6000&width-units=km&f=CSV&parameter-name=";
        HttpResponse<byte[]> all = client.get(line);
        long samples = EdrClient.text(all).lines().count() - 1;
        long first = EdrClient.text(all)
                .lines()
                .filter(row -> row.compareTo("2019-10-24T02:46:40") < 0)
                .count();
        assertTrue(first > 100 && samples - first > 100, first + " of " + samples);
        assertEquals(200, statusWithin(QueryLimits.NONE.withSamples(samples), line));
        assertThrows(IOException.class, () -> statusWithin(QueryLimits.NONE.withSamples(samples - 1), line));
    }

    private int statusWithin(QueryLimits limits) throws Exception {
        return statusWithin(limits, ALL + "cube?bbox=-180,-90,180,90&f=CSV");
    }

    /** Of an answer of some thousand samples. */
    private int statusWithin(QueryLimits limits, String target) throws Exception {
        EdrDoor door = new EdrDoor(running.store(), limits, Clock.systemUTC());
        Undertow undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(new BlockingHandler(exchange -> door.answer(exchange, new Reply(exchange))))
                .build();
        undertow.start();
        try {
            int port = ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
            return new EdrClient(URI.create("http://127.0.0.1:" + port + "/"))
                    .get(target)
                    .statusCode();
        } finally {
            undertow.stop();
        }
    }

    @Test
    void aClientThatGoesEndsItsAnswer() throws Exception {
        LOG.clear();
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream()
                    .write(("GET /" + ALL
                                    + "cube?bbox=-180,-90,180,90&f=CSV&keep-flagged=true HTTP/1.1\r\nHost: a\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertTrue(in.readNBytes(1000).length == 1000);
        }
        String line = LOG.poll(60, TimeUnit.SECONDS);
        while (!line.contains("\"broken\"")) {
            line = LOG.poll(60, TimeUnit.SECONDS);
        }
        assertEquals("the client went away", json.readTree(line).get("broken").asText(), line);
    }

    @Test
    void aHeadIsThatOfTheAnswer() throws Exception {
        HttpResponse<byte[]> head = client.client()
                .send(
                        HttpRequest.newBuilder(URI.create(client.address() + NEAR_POLE))
                                .header("Accept", "text/csv")
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, head.statusCode());
        assertEquals(
                "text/csv; charset=utf-8; header=present",
                head.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(0, head.body().length);
    }
}
