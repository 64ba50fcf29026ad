package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.htmst.serve.ServeSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the query door says of itself, where its answers come from, and that they are those of the commands. */
@ExtendWith(TestStore.class)
class EdrDoorTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261130);

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

    private static EdrServer edr;
    private static EdrClient client;

    private final TestStore.Running running;
    private final ObjectMapper json = new ObjectMapper();

    EdrDoorTest(TestStore.Running running) {
        this.running = running;
        if (edr == null) {
            edr = EdrServer.start(
                    running, SEED, new ServeSettings("127.0.0.1", 0, Optional.empty(), LOG::add, Clock.systemUTC()));
            client = edr.client();
        }
    }

    @AfterAll
    static void stop() {
        edr.close();
        edr = null;
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
                                    .substring(client.address().toString().length()))
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
        JsonNode sent = api.get("paths").get("/summarize").get("post");
        assertTrue(ids.add(sent.get("operationId").asText()));
        assertEquals(
                "string",
                sent.at("/requestBody/content/text~1plain/schema/type").asText());
        assertFalse(sent.get("parameters").findValuesAsText("$ref").contains("#/components/parameters/epochs"));
        assertTrue(sent.get("parameters").findValuesAsText("name").containsAll(List.of("channel", "before", "after")));
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
            assertTrue(!parameter.has("unit")
                    || !parameter.at("/unit/symbol").asText().isEmpty());
        }
        assertTrue(collection.get("coverages").size() > 3);
        for (JsonNode coverage : collection.get("coverages")) {
            JsonNode axis = coverage.at("/domain/axes/composite");
            assertEquals("tuple", axis.get("dataType").asText());
            assertEquals("Coverage", coverage.get("type").asText());
            assertEquals("Domain", coverage.at("/domain/type").asText());
            assertEquals("Trajectory", coverage.at("/domain/domainType").asText());
            assertEquals(Set.of("composite"), names(coverage.at("/domain/axes")));
            Set<String> referenced = new HashSet<>();
            Set<String> systems = new HashSet<>();
            coverage.at("/domain/referencing").forEach(system -> {
                system.get("coordinates").forEach(name -> assertTrue(referenced.add(name.asText())));
                systems.add(system.at("/system/type").asText());
            });
            assertEquals(
                    referenced.contains("z")
                            ? Set.of("TemporalRS", "GeographicCRS", "VerticalCRS")
                            : Set.of("TemporalRS", "GeographicCRS"),
                    systems);
            List<String> coordinates = new ArrayList<>();
            axis.get("coordinates").forEach(name -> coordinates.add(name.asText()));
            assertEquals(List.of("t", "x", "y", "z").subList(0, coordinates.size()), coordinates);
            assertEquals(new HashSet<>(coordinates), referenced);
            axis.get("values").forEach(tuple -> {
                assertEquals(coordinates.size(), tuple.size());
                assertTrue(tuple.get(0).isTextual()
                        && tuple.get(1).isNumber()
                        && tuple.get(2).isNumber());
            });
            for (JsonNode range : coverage.get("ranges")) {
                assertEquals("NdArray", range.get("type").asText());
                assertTrue(Set.of("float", "integer")
                        .contains(range.get("dataType").asText()));
                range.get("values").forEach(value -> assertTrue(value.isNumber() || value.isNull()));
                assertEquals("[\"composite\"]", range.get("axisNames").toString());
                assertEquals(axis.get("values").size(), range.at("/shape/0").asInt());
                assertEquals(axis.get("values").size(), range.get("values").size());
            }
            String product = coverage.get("htmst:product").asText();
            assertEquals(
                    Set.of(product.equals("made") ? "flux" : "mep_ele_tel90_flux_e3"), names(coverage.get("ranges")));
        }
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
                "position?coords=MULTIPOINT((0%2085),(170%20-60))&within=1200&within-units=km&keep-flagged=true&limit=20",
                "position?coords=POINT(0%2085)&within=900&within-units=km&datetime=2019-10-24T02:00:00Z/..&satellite=noaa-15,test-2",
                "cube?bbox=-180,-90,180,90&apart=900&limit=50",
                "cube?bbox=-40,-60,30,20&datetime=2019-10-24T02:00:00Z/2019-10-24T03:00:00Z&keep-flagged=true")) {
            HttpResponse<byte[]> response = client.get(ALL + query + "&f=CSV&parameter-name=flux,e3/90,MLT");
            assertEquals(200, response.statusCode(), () -> query + ": " + EdrClient.text(response));
            String command = response.headers().firstValue("X-HTM-ST-Command").orElseThrow();
            CommandLineRun run = running.run(EdrClient.arguments(command).toArray(String[]::new));
            assertEquals(0, run.code(), command + ": " + run.err());
            assertEquals(run.out(), EdrClient.text(response), command);
            assertTrue(run.lines().size() > 3, command);
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
                "channel=flux&box=-40,-60,30,20&keep-flagged=true&wkt=POINT(0%200)&within-km=3000",
                "channel=flux,e1/0&by=time:1h,satellite&epochs=2019-10-24T03:00Z,2019-10-24T08:30Z&before=2h&after=PT3H",
                "channel=flux&by=satellite,lat:30&time=2019-10-24T06:00/PT3H&ratio-to=2019-10-24T01:00/PT4H",
                "channel=flux&by=lat:30&time=2019-10-24T06:00/PT3H&difference-to=2019-10-24&statistic=median,sd")) {
            for (String form : query.contains("region") ? List.of("csv", "json", "jsonl") : List.of("csv")) {
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
    void eventsMayBeSentAsTheFileOfTheCommand(@TempDir Path folder) throws Exception {
        String events = "# two of a day\n2019-10-24T08:30Z # the later\r\n\n2019-10-24T03:00:00.000Z";
        Path file = Files.writeString(folder.resolve("events.txt"), events);
        String query = "channel=flux,e1/0&by=time:1h,satellite&before=2h&after=PT3H";
        HttpResponse<byte[]> sent = client.post("summarize?" + query, events.getBytes(StandardCharsets.UTF_8));
        assertEquals(200, sent.statusCode(), EdrClient.text(sent));
        String command = sent.headers().firstValue("X-HTM-ST-Command").orElseThrow();
        assertEquals(
                running.run(EdrClient.arguments(command).toArray(String[]::new)).out(), EdrClient.text(sent));
        List<String> arguments = new ArrayList<>(EdrClient.arguments(command));
        arguments.set(arguments.indexOf("--epochs") + 1, file.toString());
        assertEquals(running.run(arguments.toArray(String[]::new)).out(), EdrClient.text(sent));
        String listed = "2019-10-24T03:00:00Z,2019-10-24T08:30:00Z";
        assertEquals(EdrClient.text(client.get("summarize?" + query + "&epochs=" + listed)), EdrClient.text(sent));
        String origin = sent.headers().firstValue("Link").orElseThrow().replaceAll("<(.*)>.*", "$1");
        String bare = command.replace(" --format csv", "");
        assertTrue(client.document("summarize" + origin).toString().contains(bare), bare);
    }

    @Test
    void aClientThatGoesEndsItsAnswer() throws Exception {
        LOG.clear();
        try (Socket socket = new Socket("127.0.0.1", client.address().getPort())) {
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
