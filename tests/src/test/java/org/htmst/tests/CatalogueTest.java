package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.htmst.hbase.catalog.RegionEntry;
import org.htmst.hbase.store.Store;
import org.htmst.region.text.PolygonFile;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.htmst.serve.dataset.Provider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The catalogue as page, JSON, SPASE and JSON-LD, and what is found in it. */
@ExtendWith(TestStore.class)
class CatalogueTest {

    private static final String ABOUT =
            "{\"title\": \"Ours & <theirs>\", \"contact\": \"A <a@b.c>\", \"authority\": \"Test\","
                    + " \"products\": {\"belts\": {\"citation\": \"B's \\\"belts\\\" </script>\", \"resourceId\": \"10.1234/x\","
                    + " \"contact\": \"C & D\", \"resourceUrl\": \"https://example.org/a?b=c&d=e\","
                    + " \"licenseUrl\": \"https://spdx.org/licenses/CC0-1.0.html\", \"title\": \"<b>Belts</b>\"}}}";

    /** The elements of SPASE 2.7.0 that may stand in another, in the order of its schema; those with a mark have to. */
    private static final Map<String, String> ORDER = Map.of(
            "Spase", "Version! NumericalData!",
            "NumericalData",
                    "ResourceID! NamingAuthority! ResourceType! ResourceHeader! AccessInformation! ProviderResourceName"
                            + " InstrumentID MeasurementType! TemporalDescription ObservedRegion SpatialCoverage Keyword Parameter",
            "ResourceHeader",
                    "ResourceName! AlternateName DOI ReleaseDate! Description! Acknowledgement Contact! InformationURL",
            "Contact", "PersonID! Role! Note",
            "AccessInformation", "RepositoryID! Availability AccessURL! Format!",
            "Parameter", "Name! ParameterKey Description Units Structure FillValue Field Particle Wave Mixed Support",
            "TemporalDescription", "TimeSpan! Cadence",
            "TimeSpan", "StartDate! StopDate!",
            "Particle", "ParticleType! Qualifier ParticleQuantity!",
            "Support", "Qualifier SupportQuantity!");

    @TempDir
    private static Path folder;

    private static StoreServer server;

    private final Store store;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    CatalogueTest(TestStore.Running running) throws IOException {
        store = running.store();
        if (server == null) {
            store.load(BeltFiles.file("a.csv", HapiStore.START_MS, 9000, 1));
            store.load(BeltFiles.file("c.csv", HapiStore.START_MS + 11 * HapiStore.DAY_MS, 1000, 2));
            store.load(MadeSamples.file(
                    "b.nc", "test-2", MadeSamples.times(HapiStore.START_MS + 9 * HapiStore.DAY_MS, 5000, 1), 1.5));
            Path corners = Files.writeString(
                    folder.resolve("c.geojson"),
                    "{\"type\":\"Polygon\",\"coordinates\":[[[-60,-60],[60,-60],[60,60],[-60,60],[-60,-60]]]}");
            store.regions()
                    .add(
                            RegionEntry.added("ours", BeltFiles.HOSTILE, PolygonFile.read(corners), HapiStore.START_MS),
                            false);
            Provider provider = Provider.read(Files.writeString(folder.resolve("about.json"), ABOUT));
            server = StoreServer.start(store, ServeSettings.of("127.0.0.1", 0).withProvider(provider));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private List<String> found(String search) throws IOException, InterruptedException {
        HttpResponse<String> response = get("catalog?f=json" + (search.isEmpty() ? "" : "&" + search));
        assertEquals(200, response.statusCode(), search);
        JsonNode document = json.readTree(response.body());
        List<String> ids = new ArrayList<>();
        document.get("datasets").forEach(entry -> ids.add(entry.get("id").asText()));
        assertEquals(ids.size(), document.get("numberMatched").asInt());
        return ids;
    }

    private List<String> hapi() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        json.readTree(get("hapi/catalog").body())
                .get("catalog")
                .forEach(entry -> ids.add(entry.get("id").asText()));
        return ids;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "satellite=TEST-3 ; test_3.*",
                "satellite=test-* ; .*",
                "satellite=test-2,test-3 ; .*",
                "satellite=test-9 ; none",
                "product=belts ; test_3.*",
                "channel=flux ; test_2.*",
                "channel=C/0 ; test_3.*",
                "channel=fl* ; test_2.*",
                "family=p ; test_3.*",
                "family=EP,NG ; .*",
                "family=NG ; none",
                "region=SAA ; .*_saa(_pass)?",
                "region=ours,saa ; .*_(saa|ours)(_pass)?",
                "time=2019-10-24/P1D ; test_3.*",
                "time=2019-11-02/P1D ; test_2.*",
                "time=2018 ; none",
                "time=../2019-10-24 ; none",
                "q=ELECTRON ; test_3.*",
                "q=passages+ours ; .*_ours_pass",
                "q=electron+flux+summarized ; test_3_belts_L.*",
                "q=%3Cimg ; (test_3.*|.*ours.*)",
                "q=&satellite=&time= ; .*",
                "q=saa&satellite=test-2&region=saa&time=2019-11-02 ; test_2_made_saa.*"
            })
    void aSearchFindsWhatIsOfItsKind(String search, String ids) throws Exception {
        assertEquals(hapi().stream().filter(id -> id.matches(ids)).toList(), found(search));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "catalog?family=x",
                "catalog?region=nowhere",
                "catalog?time=soon",
                "catalog?time=2019-10-25/2019-10-24",
                "catalog?f=xml",
                "catalog?where=here",
                "catalog?q=a&q=b",
                "catalog/test_3_belts?q=a",
                "catalog/test_3_belts?f=csv"
            })
    void whatIsNoSearchIsRefusedInOnePiece(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertEquals(400, page.statusCode(), path);
        assertTrue(page.body().contains("role=\"alert\""), page.body());
        if (!path.contains("f=")) {
            HttpResponse<String> answer = get(path + "&f=json");
            assertEquals(400, answer.statusCode());
            assertEquals("400", json.readTree(answer.body()).get("code").asText());
        }
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        for (String path : List.of("catalog/none", "catalog/test_3_belts/x", "catalog/..%2Fhapi", "catalog/%3Cb%3E")) {
            HttpResponse<String> page = get(path);
            assertEquals(404, page.statusCode(), path);
            assertFalse(page.body().contains("<b>"), path);
        }
        assertEquals(404, get("catalogue").statusCode());
        assertEquals(200, get("catalog/style.css").statusCode());
    }

    /** Whatever a name, unit or description says, it is text. */
    @Test
    void pagesHaveTheirOwnTagsAlone() throws Exception {
        Pattern tag = Pattern.compile("<(/?[a-z0-9]+)((?: [a-z-]+=\"[^\"<>]*\")*) ?/?>");
        List<String> known = List.of(
                "html head meta title link script body header h1 h2 nav a main form label input select option button p div"
                        .concat(" table thead tbody tr th td dl dt dd ul li pre")
                        .split(" "));
        List<String> paths =
                new ArrayList<>(List.of("catalog", "catalog?q=" + "%3Cimg%20src%3Dx%3E%22", "catalog?family=%3Cb%3E"));
        for (String id : List.of("test_3_belts", "test_3_belts_ours", "test_3_belts_ours_pass", "test_3_belts_L_1d")) {
            paths.add("catalog/" + id);
        }
        for (String path : paths) {
            HttpResponse<String> response = get(path);
            String page = response.body();
            assertTrue(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"), path);
            Matcher tags = tag.matcher(page.substring("<!DOCTYPE html>".length()));
            String rest = tags.replaceAll("");
            assertFalse(rest.contains("<"), path + ": " + rest.substring(Math.max(0, rest.indexOf('<'))));
            Matcher each = tag.matcher(page);
            while (each.find()) {
                assertTrue(known.contains(each.group(1).replace("/", "")), path + " " + each.group());
                String names = each.group(2).replaceAll("\"[^\"]*\"", "");
                assertFalse(names.matches(".* (on[a-z]+|style|src)=.*"), path + " " + each.group());
                assertTrue(
                        !each.group(1).equals("script") || each.group(2).equals(" type=\"application/ld+json\""), path);
                assertTrue(
                        !each.group(1).equals("link") || each.group(2).matches(".* href=\"/(page|catalog)/[a-z.]+\".*"),
                        path + " loads nothing of another host");
            }
            String policy =
                    response.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("default-src 'none'") && !policy.contains("unsafe"), policy);
        }
    }

    private JsonNode linkedData(String page) throws IOException {
        String begin = "<script type=\"application/ld+json\">";
        int at = page.indexOf(begin) + begin.length();
        return json.readTree(page.substring(at, page.indexOf("</script>", at)));
    }

    @Test
    void pagesSayWhatTheyAreInTheWordsOfSchemaOrg() throws Exception {
        JsonNode catalogue = linkedData(get("catalog").body());
        assertEquals("DataCatalog", catalogue.get("@type").asText());
        assertEquals("https://schema.org/", catalogue.get("@context").asText());
        assertEquals(hapi().size(), catalogue.get("dataset").size());
        assertEquals(catalogue, json.readTree(get("catalog?f=jsonld").body()));
        JsonNode dataset = linkedData(get("catalog/test_3_belts_saa").body());
        assertEquals(
                dataset, json.readTree(get("catalog/test_3_belts_saa?f=jsonld").body()));
        assertEquals("Dataset", dataset.get("@type").asText());
        assertEquals(
                "2019-10-24T00:00:00.000Z/2019-11-05T00:00:00.000Z",
                dataset.get("temporalCoverage").asText());
        assertEquals(
                "-75.0 -180 15.0 180",
                dataset.get("spatialCoverage").get("geo").get("box").asText());
        assertEquals("B's \"belts\" </script>", dataset.get("citation").asText());
        assertEquals("C & D", dataset.get("creator").get("name").asText());
        List<String> measured = new ArrayList<>();
        dataset.get("variableMeasured")
                .forEach(each -> measured.add(each.get("name").asText()));
        assertEquals(
                Set.of("Time", "latitude", "longitude", "altitude", "shell", "counter", "noise", "spoilt"),
                Set.copyOf(measured));
        assertEquals(3, dataset.get("distribution").size());
        URI download =
                URI.create(dataset.get("distribution").get(0).get("contentUrl").asText());
        assertEquals(
                200,
                client.send(HttpRequest.newBuilder(download).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode());
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static void checkOrder(Element element) {
        List<String> names = children(element).stream().map(Node::getNodeName).toList();
        String order = ORDER.get(element.getTagName());
        if (order != null) {
            List<String> known = Arrays.asList(order.replace("!", "").split(" "));
            List<Integer> places = names.stream().map(known::indexOf).toList();
            assertEquals(places.stream().sorted().toList(), places, element.getTagName() + " " + names);
            assertFalse(places.contains(-1), element.getTagName() + " " + names);
            Arrays.stream(order.split(" "))
                    .filter(name -> name.endsWith("!"))
                    .forEach(name -> assertTrue(names.contains(name.replace("!", "")), name + " in " + names));
        }
        children(element).forEach(CatalogueTest::checkOrder);
    }

    private static Map<String, String> texts(Element element) {
        Map<String, String> texts = new TreeMap<>();
        children(element).forEach(child -> texts.put(child.getTagName(), child.getTextContent()));
        return texts;
    }

    @Test
    void spaseHasTheElementsOfItsSchemaInOrder() throws Exception {
        HttpResponse<String> response = get("catalog?f=spase");
        assertEquals(
                "application/xml", response.headers().firstValue("Content-Type").orElse(""));
        Element spase = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        checkOrder(spase);
        List<Element> datasets = children(spase).stream()
                .filter(child -> child.getTagName().equals("NumericalData"))
                .toList();
        assertEquals(hapi().size(), datasets.size());
        for (Element dataset : datasets) {
            Map<String, String> texts = texts(dataset);
            assertTrue(texts.get("ResourceID").matches("spase://Test/NumericalData/[A-Za-z0-9_]+"));
            String id = texts.get("ResourceID").replaceAll(".*/", "");
            Map<String, JsonNode> parameters = new TreeMap<>();
            json.readTree(get("hapi/info?dataset=" + id).body())
                    .get("parameters")
                    .forEach(parameter -> parameters.put(parameter.get("name").asText(), parameter));
            List<Element> described = children(dataset).stream()
                    .filter(child -> child.getTagName().equals("Parameter"))
                    .toList();
            assertEquals(parameters.size(), described.size(), id);
            for (Element parameter : described) {
                Map<String, String> said = texts(parameter);
                JsonNode known = parameters.get(said.get("ParameterKey"));
                assertEquals(known.path("fill").asText(""), said.getOrDefault("FillValue", ""), id);
                assertEquals(known.path("units").asText(""), said.getOrDefault("Units", ""), id);
                assertEquals(
                        1,
                        List.of("Field", "Particle", "Wave", "Mixed", "Support").stream()
                                .filter(said::containsKey)
                                .count());
            }
            for (Element child : children(dataset)) {
                if (child.getTagName().equals("TemporalDescription")) {
                    Element span = children(child).get(0);
                    texts(span).values().forEach(Instant::parse);
                    texts(child).computeIfPresent("Cadence", (name, cadence) -> Duration.parse(cadence)
                            .toString());
                }
            }
        }
        String one = get("catalog/test_3_belts?f=spase").body();
        assertTrue(one.contains("<DOI>10.1234/x</DOI>") && one.contains("<Note>C &amp; D</Note>"), one);
        assertTrue(
                one.contains("<ParticleType>Electron</ParticleType><ParticleQuantity>NumberFlux</ParticleQuantity>"),
                one);
    }

    @Test
    void hapiSaysWhoProvidesTheData() throws Exception {
        JsonNode about = json.readTree(get("hapi/about").body());
        assertEquals("Ours & <theirs>", about.get("title").asText());
        assertEquals("Test/HTM-ST", about.get("id").asText());
        JsonNode info = json.readTree(get("hapi/info?dataset=test_3_belts").body());
        assertEquals("B's \"belts\" </script>", info.get("datasetCitation").asText());
        assertEquals("10.1234/x", info.get("resourceID").asText());
        assertEquals("https://example.org/a?b=c&d=e", info.get("resourceURL").asText());
        assertEquals("C & D", info.get("contact").asText());
        JsonNode other = json.readTree(get("hapi/info?dataset=test_2_made").body());
        assertFalse(other.has("datasetCitation") || other.has("contact") || other.has("licenseURL"), "not known");
    }
}
