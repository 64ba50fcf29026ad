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
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.htmst.query.QueryLimits;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.edr.EdrDoor;
import org.htmst.serve.http.OpenRequest;
import org.htmst.serve.http.OpenRequests;
import org.htmst.serve.http.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the query door does not answer, and how it says so. */
@ExtendWith(TestStore.class)
class EdrRefusalTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261130);
    private static final int MUTANTS = 1000;

    private static final String ALL = "edr/collections/all/";

    private static EdrServer edr;
    private static EdrClient client;

    private final TestStore.Running running;
    private final ObjectMapper json = new ObjectMapper();

    EdrRefusalTest(TestStore.Running running) {
        this.running = running;
        if (edr == null) {
            edr = EdrServer.start(running, SEED, ServeSettings.of("127.0.0.1", 0));
            client = edr.client();
        }
    }

    @AfterAll
    static void stop() {
        edr.close();
        edr = null;
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
                "edr/collections/all/cube?bbox=0,0,1,1&order=size|400|order 'size': it is no order; give time or key",
                "edr/collections/all/cube?bbox=0,0,1,1&direction=up|400|direction 'up': it is no way of a satellite",
                "summarize|400|channel is missing; give it",
                "summarize?channel=none|400|channel 'none' is unknown",
                "summarize?channel=flux&by=time|400|by 'time': group 'time' has no size of bins",
                "summarize?channel=flux&statistic=mood|400|statistic 'mood': ",
                "summarize?channel=flux&region=nowhere|400|region 'nowhere': region 'nowhere' is unknown",
                "summarize?channel=flux&wkt=POINT(1%202)|400|wkt 'POINT(1 2)': points and lines hold next to nothing",
                "summarize?channel=flux&by=time:1h&epochs=2019-10-24|400|epochs, before and after belong together; give all three",
                "summarize?channel=flux&by=time:1h&epochs=2019-10-24,soon&before=1d&after=1d|400|epochs '2019-10-24,soon': time 2 of the list, 'soon', is no",
                "summarize?channel=flux&by=lat:9&epochs=2019-10-24&before=1d&after=1d|400|epochs counts bins of time from events, and",
                "summarize?channel=flux&ratio-to=2019-10-24|400|ratio-to compares with the window of time, which is not",
                "summarize?channel=flux&time=2019&ratio-to=2018&difference-to=2018|400|ratio-to and difference-to exclude each",
                "summarize?channel=flux&f=png|400|f 'png': it is no form of summaries; give one of csv, json, jsonl, netcdf"
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2019-10-24~soon|&before=1d&after=1d|400|epochs: line 2 of 'the body', 'soon', is no time: ",
                "2019-10-24~2019-10-24|&before=1d&after=1d|400|epochs: line 2 of 'the body' repeats line 1",
                "# none|&before=1d&after=1d|400|epochs: 'the body' has no event; give one, such as ",
                "2019-10-24|&before=1d|400|epochs, before and after belong together; give all three",
                "2019-10-24|&before=1d&after=1d&epochs=2019|400|epochs are given twice, as parameter and as body; leave one",
                "2019-10-24|&before=-1d&after=1d|400|before '-1d': ",
                "^|&before=1d&after=1d|400|epochs: the body is no text in UTF-8; send one with a time a line",
                "!|&before=1d&after=1d|413|the body has more than 1048576 bytes; send fewer events"
            })
    void eventsThatCannotBeReadAreRefused(String events, String more, int status, String description) throws Exception {
        byte[] body =
                switch (events) {
                    case "^" -> new byte[] {(byte) 0xc3, '('};
                    case "!" -> new byte[(1 << 20) + 1];
                    default -> events.replace('~', '\n').getBytes(StandardCharsets.UTF_8);
                };
        HttpResponse<byte[]> response = client.post("summarize?channel=flux&by=time:1h" + more, body);
        assertEquals(status, response.statusCode());
        String told = json.readTree(response.body()).get("description").asText();
        assertTrue(told.startsWith(description), told);
        assertEquals(405, client.post("edr", body).statusCode());
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
        OpenRequests requests = new OpenRequests(Duration.ofMinutes(10), Duration.ofMinutes(1));
        Undertow undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(new BlockingHandler(exchange -> {
                    OpenRequest request = requests.begin(exchange);
                    door.answer(exchange, new Reply(exchange, request), request);
                }))
                .build();
        undertow.start();
        try (requests) {
            int port = ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
            return new EdrClient(URI.create("http://127.0.0.1:" + port + "/"))
                    .get(target)
                    .statusCode();
        } finally {
            undertow.stop();
        }
    }
}
