package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmst.hbase.catalog.Granule;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.htmst.serve.access.Doorkeeper;
import org.htmst.serve.access.Role;
import org.htmst.serve.access.TokenFile;
import org.htmst.serve.limit.ServeLimits;
import org.htmst.serve.upload.UploadSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Requests that no client would send, at every door: each is answered or cut off, nothing fails inside, nothing is written. */
@ExtendWith(TestStore.class)
class ServeMutantsTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261128);
    private static final int MUTANTS = Integer.getInteger("htmst.mutants.served", 1500);
    private static final int CLIENTS = 4;
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3}) ");
    private static final String HOSTILE = "\u0000\t\r\n %&=?#/\\.:;,+'\"<>()[]{}|~-_0159aZ\u00e9\u00ff";

    private static StoreServer server;
    private static ServeClient client;
    private static String reader;

    @TempDir
    private static Path folder;

    private final TestStore.Running running;

    ServeMutantsTest(TestStore.Running running) {
        this.running = running;
        if (server == null) {
            new HapiStore(SEED).files().forEach(running.store()::load);
            TokenFile file = new TokenFile(folder.resolve("tokens.json"));
            reader = file.add("reader", Role.READER, Instant.EPOCH);
            server = StoreServer.start(
                    running.store(),
                    ServeSettings.of("127.0.0.1", 0)
                            .withDoorkeeper(Doorkeeper.of(file, true))
                            .withLimits(ServeLimits.DEFAULT.withPause(Duration.ofSeconds(2)))
                            .withUploads(new UploadSettings(folder.resolve("uploads"), 10_000)));
            client = new ServeClient(server.address(), reader);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        server = null;
    }

    private static List<String> originals() {
        List<String> originals = new ArrayList<>();
        for (String target : List.of(
                "/",
                "/page/page.js",
                "/health",
                "/metrics",
                "/hapi",
                "/hapi/catalog?depth=all",
                "/hapi/info?dataset=noaa_15_poes_proc&parameters=latitude",
                "/hapi/data?dataset=test_1_made&start=2019-10-24T00:00Z&stop=2019-10-24T00:10Z&format=binary",
                "/hapi/data?id=test_2_made&time.min=2019-10-24&time.max=2019-10-24T00:05Z&include=header",
                "/edr",
                "/edr/api",
                "/edr/collections/test_1_made",
                "/edr/collections/all/radius?coords=POINT(1%202)&within=90&within-units=km&f=CSV&limit=5",
                "/edr/collections/all/cube?bbox=-9,-9,9,9&datetime=2019-10-24/PT1H&f=Parquet&limit=5",
                "/edr/collections/all/locations/saa?limit=5&f=GeoJSON",
                "/edr/collections/all/items?limit=2",
                "/summarize?channel=flux&by=lat:30&cap=0,0,9",
                "/nothing")) {
            for (String method : List.of("GET", "HEAD")) {
                originals.add(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:8700\r\nConnection: close\r\n"
                        + "Accept-Encoding: identity\r\nAuthorization: Bearer " + reader + "\r\n\r\n");
            }
        }
        originals.add("OPTIONS /hapi HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        for (String body : List.of(
                "Content-Length: 12\r\n\r\na,b,c\n1,2,3\n",
                "Transfer-Encoding: chunked\r\n\r\n" + "6\r\na,b,c\n\r\n6\r\n1,2,3\n\r\n0\r\n\r\n")) {
            originals.add("POST /granules?name=a.csv&allow-fewer=true HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                    + "Expect: 100-continue\r\nAuthorization: Bearer " + reader + "\r\n" + body);
        }
        originals.add("DELETE /granules/b1.nc HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: Bearer "
                + reader + "\r\n\r\n");
        return originals;
    }

    @Test
    void fiveThousandMutatedRequestsAreAnsweredOrCutOff() throws Exception {
        List<Granule> before = running.store().catalog().granules();
        List<String> originals = originals();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger well = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Void>> asked = new ArrayList<>();
            for (int m = 0; m < MUTANTS; m++) {
                String original = originals.get(m % originals.size());
                Random random = new Random(SEED + m);
                int number = m;
                asked.add(clients.submit(() -> {
                    int status = check(mutated(original, random), "seed " + SEED + ", mutant " + number);
                    answered.addAndGet(status > 0 ? 1 : 0);
                    well.addAndGet(status >= 200 && status < 300 ? 1 : 0);
                    return null;
                }));
            }
            for (Future<Void> each : asked) {
                each.get();
            }
        } finally {
            clients.shutdownNow();
        }
        assertTrue(answered.get() > MUTANTS * 6 / 10, answered + " answered");
        assertTrue(well.get() > MUTANTS / 10 && well.get() < MUTANTS * 9 / 10, well + " answered well");
        assertEquals(200, client.get("health").statusCode());
        assertTrue(client.get("metrics").body().contains("htmst_http_requests_open 1.0"));
        assertEquals(before, running.store().catalog().granules(), "nothing is written");
    }

    /** The status; 0 of one that was cut off. */
    private static int check(String request, String told) throws IOException {
        String answer;
        try (Socket socket = client.socket()) {
            try {
                ServeClient.send(socket, request);
                if (!isWhole(request)) {
                    socket.shutdownOutput();
                }
            } catch (IOException e) {
                // Refused before all of it was sent.
                assertFalse(socket.isClosed(), told);
            }
            answer = ServeClient.rest(socket);
        } catch (SocketTimeoutException e) {
            throw new AssertionError(told + ": neither an answer nor an end of " + request, e);
        }
        Matcher status = STATUS.matcher(answer);
        if (!status.find()) {
            assertEquals("", answer, told);
            return 0;
        }
        int code = Integer.parseInt(status.group(1));
        assertTrue(code < 500 || code == 505, told + ": " + code + " for " + request);
        assertFalse(
                answer.contains("Exception") || answer.contains("\tat ") || answer.contains("java.lang."),
                told + ": " + answer);
        return code;
    }

    /** Whether the server would answer, and then close; one that says no more ends others, for it may be gone. */
    private static boolean isWhole(String request) {
        String told = "\r\nConnection: ";
        // Of two headers of one name the server's library goes by the first.
        return request.endsWith("\r\n\r\n")
                && request.contains(told + "close\r\n")
                && request.indexOf(told) == request.lastIndexOf(told);
    }

    private static String mutated(String text, Random random) {
        String mutant = text;
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            // More often where targets and headers stand than in the secret.
            int at = random.nextInt(random.nextBoolean() ? mutant.length() + 1 : Math.min(mutant.length(), 90) + 1);
            String some = String.valueOf(HOSTILE.charAt(random.nextInt(HOSTILE.length())));
            mutant = switch (random.nextInt(7)) {
                case 0 -> mutant.substring(0, at) + some + mutant.substring(at);
                case 1 ->
                    mutant.substring(0, at) + mutant.substring(Math.min(mutant.length(), at + 1 + random.nextInt(4)));
                case 2 -> mutant.substring(0, at) + some.repeat(random.nextInt(2000)) + mutant.substring(at);
                case 3 -> mutant.substring(0, at) + mutant.substring(random.nextInt(at + 1));
                case 4 ->
                    mutant.substring(0, at) + "%" + String.format(Locale.ROOT, "%02x", random.nextInt(256))
                            + mutant.substring(at);
                case 5 -> mutant.substring(0, at);
                default -> at == mutant.length() ? mutant : mutant.substring(0, at) + some + mutant.substring(at + 1);
            };
        }
        return mutant;
    }

    @Test
    void noPathLeadsOut() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        String out = "../".repeat(12) + secret.toString().substring(1);
        for (String path : List.of(
                "/page/" + out,
                "/" + out,
                "/page/" + out.replace("../", "%2e%2e/"),
                "/page/" + out.replace("../", "..%2f"),
                "/page/" + out.replace("../", "%252e%252e%252f"),
                "/page/" + out.replace("../", "..\\"),
                "/page/" + out.replace("../", "..%5c"),
                "/page/" + out.replace("../", "%c0%ae%c0%ae/"),
                "/page/" + secret,
                "/page" + secret,
                "//" + secret,
                "/page/%2f" + secret,
                "/page/./page.js/" + out,
                "/granules/" + out,
                "/page/page.js%00" + out,
                "http://127.0.0.1" + secret,
                "file://" + secret)) {
            try (Socket socket = client.socket()) {
                ServeClient.send(
                        socket,
                        "GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: Bearer " + reader
                                + "\r\n\r\n");
                String answer = ServeClient.rest(socket);
                assertTrue(
                        answer.matches("(?s)HTTP/1.1 (400|403|404) .*") && !answer.contains("the secret"),
                        path + ": " + answer);
            }
        }
        assertEquals("the secret", new String(Files.readAllBytes(secret), StandardCharsets.UTF_8));
    }
}
