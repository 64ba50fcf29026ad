package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The web page: its files, what it asks the query door for, and what a browser makes of it. */
@ExtendWith(TestStore.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WebPageTest {

    private static final int MOST_BYTES = 300_000;
    private static final int LAST = Integer.MAX_VALUE;
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    private static StoreServer server;
    private static EdrClient client;

    private final TestStore.Running running;

    WebPageTest(TestStore.Running running) {
        this.running = running;
        if (server == null) {
            running.store().load(SampleFiles.read(SampleFiles.FOLDER.resolve("poes_n15_20191024_proc.nc")));
            running.store()
                    .load(MadeSamples.file(
                            "made.nc",
                            "test-1",
                            MadeSamples.times(
                                    Instant.parse("2019-10-24T06:00:00Z").toEpochMilli(), 20_000, 20261128),
                            7));
            server = StoreServer.start(running.store(), ServeSettings.of("127.0.0.1", 0));
            client = new EdrClient(server.address());
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        server = null;
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void thePageAndAllThatItLoadsAreSmallAndOfThisServer() throws Exception {
        HttpResponse<byte[]> page = client.get("");
        assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
        List<String> names = new ArrayList<>(List.of("", "page/coast.json"));
        Matcher links = LINK.matcher(EdrClient.text(page));
        while (links.find()) {
            String link = links.group(1);
            assertTrue(link.startsWith("/"), link);
            if (link.startsWith("/page/")) {
                names.add(link.substring(1));
            }
        }
        int bytes = 0;
        for (String name : names) {
            HttpResponse<byte[]> file = client.get(name);
            assertEquals(200, file.statusCode(), name);
            bytes += file.body().length;
            String policy = header(file, "Content-Security-Policy");
            assertTrue(policy.contains("default-src 'none'") && policy.contains("script-src 'self';"), policy);
            assertFalse(policy.contains("unsafe") || policy.contains("http") || policy.contains("data:"), policy);
            assertEquals("nosniff", header(file, "X-Content-Type-Options"));
            assertFalse(header(file, "Cache-Control").isEmpty());
            String type = header(file, "Content-Type");
            String expected = name.endsWith(".js")
                    ? "text/javascript"
                    : name.endsWith(".css") ? "text/css" : name.endsWith(".json") ? "application/json" : "";
            assertTrue(type.startsWith(expected), name + " " + type);
            checkAgain(name, file);
        }
        assertTrue(names.size() >= 11 && bytes <= MOST_BYTES, names + ": " + bytes);
    }

    /** HEAD has the same head, and who has the file is not sent it again. */
    private static void checkAgain(String name, HttpResponse<byte[]> file) throws Exception {
        URI uri = URI.create(server.address() + name);
        HttpResponse<byte[]> head = client.client()
                .send(
                        HttpRequest.newBuilder(uri)
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, head.statusCode());
        assertEquals(header(file, "Content-Length"), header(head, "Content-Length"), name);
        String tag = header(file, "ETag");
        assertEquals(tag, header(head, "ETag"));
        for (String given : List.of(tag, "\"other\", " + tag)) {
            HttpResponse<byte[]> same = client.client()
                    .send(
                            HttpRequest.newBuilder(uri)
                                    .header("If-None-Match", given)
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(304, same.statusCode(), name + " " + given);
            assertEquals(0, same.body().length);
        }
        HttpResponse<byte[]> other = client.client()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("If-None-Match", "\"other\"")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertArrayEquals(file.body(), other.body());
    }

    @Test
    void noPathLeadsOut() throws Exception {
        for (String path : List.of(
                "page/",
                "page/../edr/api",
                "page/..",
                "page/%2e%2e/package-info.class",
                "page/..%2f..%2fStoreServer.class",
                "page/%2e%2e%2f%2e%2e%2fMETA-INF/MANIFEST.MF",
                "page/..%5c..%5cetc%5cpasswd",
                "page//etc/passwd",
                "page/%2fetc%2fpasswd",
                "page/PageDoor.class",
                "page/app.js/",
                "page/app.js%00.html",
                "page/./app.js",
                "page/%252e%252e/x",
                "page/META-INF/resources/webjars/d3-geo/3.1.1/package.json")) {
            HttpResponse<byte[]> response = client.get(path);
            assertEquals(404, response.statusCode(), path);
            assertTrue(response.body().length < 200, path);
        }
    }

    /** As the page asks: of each satellite the first sample, and of the rest those long enough after the last one kept. */
    @Test
    void thinnedTracksAreTheFirstSamplesOfEachStretch() throws Exception {
        String cube = "edr/collections/all/cube?bbox=-180,-90,180,90&parameter-name=&f=CSV"
                + "&datetime=2019-10-24T05:00:00Z/2019-10-24T08:00:00Z";
        for (int apart : new int[] {0, 1, 7, 60, 3600}) {
            List<String> expected = new ArrayList<>();
            Map<String, Long> last = new HashMap<>();
            for (String line : EdrClient.text(client.get(cube)).lines().toList()) {
                String[] cells = line.split(",");
                if (cells[0].equals("time")) {
                    expected.add(line);
                    continue;
                }
                long timeMs = Instant.parse(cells[0]).toEpochMilli();
                if (!last.containsKey(cells[1]) || timeMs - last.get(cells[1]) >= 1000L * apart) {
                    last.put(cells[1], timeMs);
                    expected.add(line);
                }
            }
            assertTrue(expected.size() > 4 && last.size() == 2);
            HttpResponse<byte[]> thinned = client.get(cube + "&apart=" + apart);
            assertEquals(expected, EdrClient.text(thinned).lines().toList());
            assertTrue(
                    header(thinned, "X-HTM-ST-Command").endsWith(" --apart " + apart + "s --order time --format csv"));
            assertEquals(
                    expected.subList(0, 4),
                    EdrClient.text(client.get(cube + "&limit=3&apart=" + apart))
                            .lines()
                            .toList());
        }
        assertEquals(400, client.get(cube + "&apart=-1").statusCode());
        assertEquals(400, client.get(cube + "&apart=x").statusCode());
    }

    /** The store is empty afterwards. */
    @Test
    @Order(LAST)
    void aBrowserShowsIt() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium is installed: what a browser makes of the page is not tested");
        try (Browser browser = Browser.start(program.get())) {
            browser.open(URI.create(server.address()
                    + "#collection=poes_proc&channel=mep_ele_tel90_flux_e3&start=2019-10-24T00:00:00Z&length=43200"));
            PageInBrowser page = new PageInBrowser(browser, client);
            int tracks = page.checkMaps();
            assertTrue(tracks > 1000 && tracks <= 12_000, "samples drawn: " + tracks);
            assertTrue(browser.value("document.getElementById('status').textContent")
                    .asText()
                    .contains("thinned"));
            int all =
                    browser.await("document.documentElement.dataset.selection").asInt();
            assertTrue(all > tracks, "samples of the window: " + all);
            page.checkLabels();
            page.checkCap();
            page.checkSpectrum();
            page.checkPointer();
            page.checkKeys();
            page.checkSeveralChannels();
            page.checkBox();
            page.checkDownloads();
            page.checkSteps();
            browser.dark(true);
            assertEquals(
                    "rgb(16, 21, 27)",
                    browser.await("getComputedStyle(document.body).backgroundColor")
                            .asText());
            assertEquals(List.of(), browser.faults());

            browser.value("document.getElementById('start').value = 'never';"
                    + " document.getElementById('start').dispatchEvent(new Event('change'))");
            assertTrue(browser.await(
                            "!document.getElementById('error').hidden && document.getElementById('error').textContent")
                    .asText()
                    .contains("never"));

            // The page that is left may still ask; an emptied store would refuse it.
            browser.open(URI.create("about:blank"));
            running.store().remove(running.store().catalog().granules());
            browser.open(server.address());
            assertTrue(browser.await(
                            "document.documentElement.dataset.tracks && document.getElementById('status').textContent")
                    .asText()
                    .contains("The store is empty"));
            assertEquals(List.of(), browser.faults());
        }
    }
}
