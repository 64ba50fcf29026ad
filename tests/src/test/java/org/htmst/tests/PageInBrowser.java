package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a browser makes of the page, held against what the server says of the same: channel e3/90 in twelve hours of 24 October 2019. */
record PageInBrowser(Browser browser, EdrClient client) {

    private static final String CHANNEL = "mep_ele_tel90_flux_e3";
    private static final String TIME = "2019-10-24T00:00:00Z/2019-10-24T12:00:00Z";

    /** What files begin with, by the links that lead to them. */
    private static final Map<String, String> BEGINNINGS =
            Map.of("CSV", "", "netCDF", "CDF", "Parquet", "PAR1", "CoverageJSON", "{\"type\"", "JSON", "[");

    /** Waits for the maps, and says how many samples they show. */
    int checkMaps() throws Exception {
        int tracks = browser.await("document.documentElement.dataset.tracks").asInt();
        for (String map : List.of("globe", "north", "south", "flat")) {
            assertTrue(colours(map) > 20, "colours of " + map);
            assertTrue(browser.value("document.getElementById('" + map + "').getAttribute('aria-label')")
                    .asText()
                    .contains(CHANNEL));
        }
        return tracks;
    }

    /** How many colours a map has, of every 7th pixel. */
    private int colours(String map) throws Exception {
        return browser.await("(() => { const c = document.getElementById('" + map + "');"
                        + " const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; const seen = new Set();"
                        + " for (let i = 0; i < d.length; i += 28) seen.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]);"
                        + " return seen.size > 20 && seen.size; })()")
                .asInt();
    }

    /** Whatever can be operated has a name for those who hear the page. */
    void checkLabels() throws Exception {
        JsonNode nameless = browser.value("[...document.querySelectorAll('select, input, button, canvas, [role=img]')]"
                + ".filter((e) => !(e.getAttribute('aria-label') || e.getAttribute('aria-hidden') || e.textContent.trim()"
                + " && e.tagName === 'BUTTON' || e.labels && e.labels.length || e.closest('#series, #spectrum')))"
                + ".map((e) => e.id || e.outerHTML)");
        assertEquals("[]", nameless.toString());
    }

    /** The number of samples that the page tells of its selection, once it does. */
    private int selected(String act) throws Exception {
        // At once, so that no answer to an earlier question comes between.
        browser.value("delete document.documentElement.dataset.selection; " + act);
        return browser.await("document.documentElement.dataset.selection").asInt();
    }

    private List<String> summary(String place, String value, String channels, String statistics) throws Exception {
        HttpResponse<byte[]> answer = client.get(EdrClient.target(
                "summarize",
                "channel",
                channels,
                "product",
                "poes-proc",
                place,
                value,
                "time",
                TIME,
                "statistic",
                statistics));
        return List.of(
                EdrClient.text(answer).lines().skip(1).findFirst().orElseThrow().split(",", -1));
    }

    /** A cap of the flat map, whose statistics are those of the server for the same place. */
    void checkCap() throws Exception {
        browser.value("delete document.documentElement.dataset.selection");
        JsonNode middle = browser.value("(() => { const {lon, lat} = state.samples; const m = maps[3];"
                + " const i = lat.findIndex((v, n) => Math.abs(v) < 30 && Math.abs(lon[n]) < 120);"
                + " return [m.x[i] / m.canvas.clientWidth, m.y[i] / m.canvas.clientHeight, lon[i], lat[i]]; })()");
        double y = middle.get(1).asDouble();
        browser.drag("#flat", middle.get(0).asDouble(), y, middle.get(0).asDouble() + 0.1, y);
        int count = browser.await("document.documentElement.dataset.selection").asInt();
        JsonNode cap = browser.value("[state.cap.lon, state.cap.lat, state.cap.radius]");
        assertEquals(middle.get(2).asDouble(), cap.get(0).asDouble(), 1);
        assertEquals(middle.get(3).asDouble(), cap.get(1).asDouble(), 1);
        assertTrue(cap.get(2).asDouble() > 28 && cap.get(2).asDouble() < 38, cap.toString());
        assertEquals(List.of(Integer.toString(count)), summary("cap", joined(cap), CHANNEL, "count"));
        assertTrue(count > 0);
        assertTrue(browser.await("document.querySelector('#series .u-over') && 'drawn'")
                .isTextual());
        String how = browser.await(
                        "/radius/.test(document.getElementById('how-selection').textContent) && [...document.querySelectorAll('.how code')]"
                                + ".map((e) => e.textContent).join('\\n')")
                .asText();
        assertTrue(how.contains("htm-st query ") && how.contains("htm-st summarize ") && how.contains("/radius?"), how);
    }

    private static String joined(JsonNode numbers) {
        List<String> words = new ArrayList<>();
        numbers.forEach(number -> words.add(number.asText()));
        return String.join(",", words);
    }

    /** Medians of the energies of the channel's telescope, in the cap. */
    void checkSpectrum() throws Exception {
        String cap = joined(browser.value("[state.cap.lon, state.cap.lat, state.cap.radius]"));
        List<String> energies =
                List.of("mep_ele_tel90_flux_e1", "mep_ele_tel90_flux_e2", CHANNEL, "mep_ele_tel90_flux_e4");
        double[] medians = summary("cap", cap, String.join(",", energies), "median").stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        String[] drawn = browser.await(
                        "/--cap/.test(document.getElementById('how-spectrum').textContent) && document.documentElement.dataset.spectrum")
                .asText()
                .split(" ");
        assertArrayEquals(
                medians, Stream.of(drawn).mapToDouble(Double::parseDouble).toArray());
        assertEquals("[40,130,287,612]", browser.value("plots.spectrum.data[0]").toString());
        assertTrue(browser.value("document.getElementById('spectrum').getAttribute('aria-label')")
                .asText()
                .contains("40 keV median"));
    }

    /** The value of the sample under the mouse. */
    void checkPointer() throws Exception {
        JsonNode shown =
                browser.value("(() => { const {satellites, satellite, count} = state.samples; const i = count >> 1;"
                        + " return [maps[3].x[i], maps[3].y[i], satellites[satellite[i]]]; })()");
        browser.point("#flat", shown.get(0).asDouble(), shown.get(1).asDouble());
        assertTrue(browser.await("/Z, /.test(document.getElementById('pointer').textContent)"
                        + " && document.getElementById('pointer').textContent")
                .asText()
                .startsWith(shown.get(2).asText()));
    }

    /** Arrow keys turn the globe, and move the cap of a flat map. */
    void checkKeys() throws Exception {
        double before = browser.value("maps[0].projection.rotate()[0]").asDouble();
        browser.value("document.getElementById('globe').focus()");
        browser.key("ArrowRight");
        assertEquals(before - 5, browser.value("maps[0].projection.rotate()[0]").asDouble(), 1e-9);
        double lat = browser.value("state.cap.lat").asDouble();
        browser.value("document.getElementById('flat').focus()");
        browser.key("ArrowUp");
        assertEquals(lat + 5, browser.value("state.cap.lat").asDouble(), 1e-9);
    }

    /** Two channels in one plot, a line each, and the question that asks for both. */
    void checkSeveralChannels() throws Exception {
        browser.value(
                "delete document.documentElement.dataset.series; (() => { const e = document.getElementById('more'); e.value = 'mep_ele_tel90_flux_e1';"
                        + " e.dispatchEvent(new Event('change')); })()");
        assertTrue(browser.await("document.documentElement.dataset.series")
                .asText()
                .startsWith("2 "));
        assertEquals(
                "[\"UTC\",\"" + CHANNEL + "\",\"mep_ele_tel90_flux_e1\"]",
                browser.value("plots.series.series.map((s) => s.label)").toString());
        assertTrue(browser.value("document.querySelector('#how-selection code').textContent")
                .asText()
                .contains("--channel " + CHANNEL + ",mep_ele_tel90_flux_e1 "));
        assertTrue(selected("document.querySelector('#also button').click()") > 0);
        assertEquals("[]", browser.value("state.more").toString());
    }

    /** A box that is drawn over the edge of the flat map goes over the antimeridian; keys move it. */
    void checkBox() throws Exception {
        browser.value("(() => { const e = document.getElementById('shape'); e.value = 'box';"
                + " e.dispatchEvent(new Event('change')); })()");
        browser.value("delete document.documentElement.dataset.selection");
        browser.drag("#flat", 0.1, 0.2, -0.06, 0.7);
        int count = browser.await("document.documentElement.dataset.selection").asInt();
        String box = "[state.box.west, state.box.south, state.box.east, state.box.north]";
        JsonNode drawn = browser.value(box);
        assertEquals(156, drawn.get(0).asDouble(), 4);
        assertEquals(-146, drawn.get(2).asDouble(), 4);
        assertTrue(drawn.get(1).asDouble() < -30 && drawn.get(3).asDouble() > 50, drawn.toString());
        assertEquals(List.of(Integer.toString(count)), summary("box", joined(drawn), CHANNEL, "count"));
        assertTrue(count > 0);
        assertTrue(browser.await("/bbox=1/.test(document.querySelector('#how-selection').textContent)"
                        + " && document.querySelector('#how-selection').textContent")
                .asText()
                .contains("--box " + joined(drawn) + " "));
        assertTrue(browser.value("location.hash").asText().contains("box=" + joined(drawn)));
        browser.value("document.getElementById('flat').focus()");
        browser.key("ArrowLeft");
        assertEquals(
                drawn.get(0).asDouble() - 5, browser.value("state.box.west").asDouble(), 1e-9);
        int typed = selected("(() => { document.getElementById('box-west').value = 170;"
                + " document.querySelector('#box button').click(); })()");
        assertEquals(List.of(Integer.toString(typed)), summary("box", joined(browser.value(box)), CHANNEL, "count"));
    }

    /** Each view has a picture, and a file in each form. */
    void checkDownloads() throws Exception {
        browser.value(
                "savePicture = (canvas, name) => { (window.saved = window.saved || []).push([name, canvas.width]); }");
        for (String view : List.of("tracks", "selection", "statistics", "spectrum", "shells")) {
            JsonNode links = browser.await(
                    "document.querySelector('#how-" + view + " a') && [...document.querySelectorAll('#how-" + view
                            + " a')].map((e) => [e.textContent, e.getAttribute('href')])");
            assertEquals(4, links.size(), view);
            for (JsonNode link : links) {
                HttpResponse<byte[]> file = client.get(link.get(1).asText().substring(1));
                assertEquals(200, file.statusCode(), link.toString());
                String text = new String(file.body(), StandardCharsets.ISO_8859_1);
                assertTrue(text.startsWith(BEGINNINGS.get(link.get(0).asText())), link + text.substring(0, 20));
            }
            browser.value("document.querySelector('#how-" + view + " button').click()");
        }
        JsonNode saved = browser.value("window.saved");
        assertEquals(5, saved.size(), saved.toString());
        saved.forEach(picture -> assertTrue(picture.get(1).asInt() > 200, saved.toString()));
    }

    /** Half the window, the next, and back to the one that is still known. */
    void checkSteps() throws Exception {
        String status = "document.getElementById('status').textContent";
        browser.value("(() => { const e = document.getElementById('length'); e.value = '21600';"
                + " e.dispatchEvent(new Event('change')); })()");
        browser.await(status + ".includes('00:00 to 2019-10-24 06:00')");
        browser.value("document.getElementById('later').click()");
        browser.await(status + ".includes('06:00 to 2019-10-24 12:00')");
        browser.value("document.getElementById('earlier').click()");
        browser.await(status + ".includes('00:00 to 2019-10-24 06:00')");
    }
}
