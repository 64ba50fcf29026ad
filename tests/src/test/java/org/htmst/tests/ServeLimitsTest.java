package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.htmst.serve.limit.ServeLimits;
import org.htmst.serve.limit.TrustedProxies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that ask too much, too slowly, or for nobody any more. */
@ExtendWith(TestStore.class)
class ServeLimitsTest {

    private static final int SAMPLES = 150_000;
    private static final int IDLE = 1000;

    /** More than sockets and buffers between server and client take. */
    private static final String LARGE =
            "GET /hapi/data?dataset=test_1_made&start=2016-02-29&stop=2016-03-03&format=json"
                    + " HTTP/1.1\r\nHost: h\r\n\r\n";

    private static boolean loaded;

    private final TestStore.Running running;
    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private StoreServer server;
    private ServeClient client;

    ServeLimitsTest(TestStore.Running running) {
        this.running = running;
    }

    @BeforeEach
    void load() {
        if (!loaded) {
            long startMs = 1_456_704_000_000L;
            running.store().load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(startMs, SAMPLES, 3), 7));
            loaded = true;
        }
    }

    private void serve(ServeLimits limits) {
        server = StoreServer.start(
                running.store(),
                ServeSettings.of("127.0.0.1", 0).withAccessLog(log::add).withLimits(limits));
        client = new ServeClient(server.address(), "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String nextLog() throws InterruptedException {
        return Optional.ofNullable(log.poll(60, TimeUnit.SECONDS)).orElseThrow();
    }

    @Test
    void whoAsksTooOftenIsToldWhenToAskAgain() throws Exception {
        serve(ServeLimits.DEFAULT.withPerSecond(0.001));
        assertEquals(200, client.get("health").statusCode());
        HttpResponse<String> refused = client.get("health");
        assertEquals(429, refused.statusCode());
        assertTrue(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()) > 900);
        HttpResponse<String> large =
                client.ask("POST", "hapi", HttpRequest.BodyPublishers.ofByteArray(new byte[1 << 20]));
        assertEquals(429, large.statusCode());
        server.close();
        serve(ServeLimits.DEFAULT.withPerSecond(20));
        int answered = 0;
        while (client.get("health").statusCode() == 200) {
            answered++;
        }
        assertTrue(answered >= 100, answered + " at once are five seconds' worth");
    }

    /** Ten times as many as are answered at a time wait for their turn; more are refused. */
    @Test
    void requestsOfAClientWaitForOneAnother() throws Exception {
        serve(ServeLimits.DEFAULT.withAtOnce(2));
        List<Socket> busy = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Socket socket = client.socket();
            socket.setReceiveBufferSize(4096);
            ServeClient.send(socket, LARGE);
            assertEquals('H', socket.getInputStream().read());
            busy.add(socket);
        }
        HttpRequest request =
                HttpRequest.newBuilder(server.address().resolve("health")).build();
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            waiting.add(client.client().sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        Object first = CompletableFuture.anyOf(waiting.toArray(CompletableFuture[]::new))
                .get(60, TimeUnit.SECONDS);
        assertEquals(429, ((HttpResponse<?>) first).statusCode(), "one more than may wait");
        assertEquals(20, waiting.stream().filter(each -> !each.isDone()).count());
        for (Socket socket : busy) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
        int answered = 0;
        for (CompletableFuture<HttpResponse<String>> each : waiting) {
            answered += each.get(60, TimeUnit.SECONDS).statusCode() == 200 ? 1 : 0;
        }
        assertEquals(20, answered);
    }

    @Test
    void thousandIdleConnectionsHinderNobodyAndSlowHeadsAreCutOff() throws Exception {
        serve(ServeLimits.DEFAULT.withPause(Duration.ofSeconds(1)));
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < IDLE; i++) {
                Socket socket = client.socket();
                if (i % 2 == 0) {
                    ServeClient.send(socket, "GET /health HTTP/1.1\r\nX-Slow: ");
                }
                idle.add(socket);
            }
            for (int i = 0; i < 20; i++) {
                assertEquals(200, client.get("hapi/info?dataset=test_1_made").statusCode());
            }
            for (int i = 0; i < IDLE; i += 2) {
                assertEquals("", ServeClient.rest(idle.get(i)), "a head that does not come to its end");
            }
            assertEquals(200, client.get("health").statusCode());
            ServeClient.send(idle.get(1), "GET /health HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            assertTrue(ServeClient.rest(idle.get(1)).startsWith("HTTP/1.1 200 "), "one that was idle is answered");
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void aHeadThatIsTooLargeIsRefused() throws Exception {
        serve(ServeLimits.DEFAULT);
        try (Socket socket = client.socket()) {
            ServeClient.send(socket, "GET /health HTTP/1.1\r\nX: " + "x".repeat(70_000) + "\r\n\r\n");
            assertTrue(ServeClient.rest(socket).matches("(?s)(HTTP/1.1 400 .*)?"));
        }
        assertEquals(200, client.get("health?x=" + "x".repeat(50_000)).statusCode());
    }

    @Test
    void aRequestHasADeadline() throws Exception {
        serve(ServeLimits.DEFAULT.withDeadline(Duration.ofSeconds(1)));
        try (Socket socket = client.socket()) {
            socket.setReceiveBufferSize(1 << 16);
            ServeClient.send(socket, LARGE);
            assertTrue(nextLog().contains("\"broken\":\"it took longer than the server lets a request take\""));
            String rest = ServeClient.rest(socket);
            assertTrue(!rest.endsWith("0\r\n\r\n") && !rest.contains("\n]}"), "cut in its midst");
        }
        assertEquals(200, client.get("health").statusCode());
    }

    @Test
    void rowsHaveALimit() throws Exception {
        serve(ServeLimits.DEFAULT.withRows(100));
        String all = "edr/collections/all/cube?bbox=-180,-90,180,90&f=CSV";
        assertEquals(400, client.get(all).statusCode());
        assertEquals(200, client.get(all + "&datetime=2016-02-29/PT3M").statusCode());
    }

    /** A request that is too large is told so before its first byte, by what it holds and not by how long it is. */
    @Test
    void recordsOfHapiHaveALimit() throws Exception {
        serve(ServeLimits.DEFAULT.withRecords(100));
        String all = "hapi/data?dataset=test_1_made&start=2016-02-29&stop=2016-03-03";
        for (String method : List.of("GET", "HEAD")) {
            HttpResponse<String> refused = client.ask(method, all, HttpRequest.BodyPublishers.noBody());
            assertEquals(400, refused.statusCode());
            assertTrue(method.equals("HEAD") || refused.body().contains("\"code\" : 1408"), refused.body());
        }
        long records = 0;
        for (String stop : List.of("2016-02-29T00:01", "2016-02-29T00:03")) {
            HttpResponse<String> answer =
                    client.get("hapi/data?dataset=test_1_made&parameters=Time&start=2016-02-29&stop=" + stop);
            assertEquals(200, answer.statusCode());
            records = answer.body().lines().count();
        }
        assertTrue(records > 40 && records <= 100, records + " records");
        assertEquals(200, client.get(all.replace("made", "made_saa_pass")).statusCode(), "what samples come to");
        assertEquals(15_811_200, ServeLimits.DEFAULT.withRows(5).records(), "a satellite's year is never too much");
        assertEquals(
                5_000_000_000L, ServeLimits.DEFAULT.withRows(5_000_000_000L).records());
        assertEquals(Long.MAX_VALUE, ServeLimits.DEFAULT.records());
    }

    private int statusFor(String header, String forwarded) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve("health"))
                .header(header, forwarded)
                .build();
        return client.client()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    /** Each client has one request, and then none for long. */
    private void serveBehind(TrustedProxies proxies) {
        server = StoreServer.start(
                running.store(),
                ServeSettings.of("127.0.0.1", 0)
                        .withAccessLog(log::add)
                        .withLimits(ServeLimits.DEFAULT.withPerSecond(0.001))
                        .withProxies(proxies));
        client = new ServeClient(server.address(), "");
    }

    @Test
    void clientsBehindAProxyAreToldApart() throws Exception {
        serveBehind(TrustedProxies.parse("127.0.0.0/8", "X-Forwarded-For"));
        assertEquals(200, statusFor("X-Forwarded-For", "203.0.113.1"));
        assertTrue(nextLog().contains("\"client\":\"203.0.113.1\",\"proxy\":\"127.0.0.1\""));
        assertEquals(200, statusFor("X-Forwarded-For", "203.0.113.2"));
        assertEquals(429, statusFor("X-Forwarded-For", "203.0.113.2"));
        assertEquals(429, statusFor("X-Forwarded-For", "198.51.100.7, 203.0.113.1"), "the first one told a tale");
        assertEquals(200, statusFor("Forwarded", "for=203.0.113.3"));
        assertEquals(429, statusFor("Forwarded", "for=203.0.113.4"), "not the header of these proxies");
    }

    @Test
    void whoIsNoProxyIsNotBelieved() throws Exception {
        serveBehind(TrustedProxies.NONE);
        assertEquals(200, statusFor("X-Forwarded-For", "203.0.113.1"));
        assertEquals(429, statusFor("X-Forwarded-For", "203.0.113.2"));
        String line = nextLog();
        assertTrue(line.contains("\"client\":\"127.0.0.1\"") && !line.contains("proxy"), line);
        server.close();
        serveBehind(TrustedProxies.parse("10.0.0.0/8", "Forwarded"));
        assertEquals(200, statusFor("Forwarded", "for=203.0.113.1"));
        assertEquals(429, statusFor("Forwarded", "for=203.0.113.2"));
    }

    /** Looking whether a client is still there takes nothing from what it sends next. */
    @Test
    void aRequestThatComesDuringAnotherIsAnsweredAfterIt() throws Exception {
        serve(ServeLimits.DEFAULT);
        running.store().forget();
        try (Socket socket = client.socket()) {
            ServeClient.send(
                    socket, "GET /summarize?channel=flux&by=time:5s&statistic=median HTTP/1.1\r\nHost: h\r\n\r\n");
            for (int i = 0; i < 5; i++) {
                assertEquals(200, client.get("hapi/info?dataset=test_1_made").statusCode());
            }
            ServeClient.send(socket, "GET /health HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            String answers = ServeClient.rest(socket);
            assertTrue(answers.startsWith("HTTP/1.1 200 "), answers.substring(0, Math.min(500, answers.length())));
            assertTrue(answers.endsWith("{\"status\":\"up\"}\n"), "the second");
        }
    }

    /** Nothing of the answer is on its way when the client goes. */
    @Test
    void aQuestionEndsWithItsClient() throws Exception {
        serve(ServeLimits.DEFAULT);
        for (int i = 0; i < 30; i++) {
            // In this order all is read before the first byte; with so many groups that takes a while.
            running.store().forget();
            try (Socket socket = client.socket()) {
                ServeClient.send(
                        socket,
                        "GET /summarize?channel=flux&by=time:1s,lat:0.01,lon:0.01&statistic=median,p95 HTTP/1.1\r\nHost: h\r\n\r\n");
                socket.shutdownOutput();
                ServeClient.rest(socket);
            }
            String line = nextLog();
            assertNotNull(line);
            if (line.contains("\"broken\":\"the client went away\"")) {
                assertTrue(client.get("metrics").body().contains("htmst_http_requests_open 1.0"));
                return;
            }
        }
        throw new AssertionError("thirty questions were answered though their clients were gone");
    }
}
