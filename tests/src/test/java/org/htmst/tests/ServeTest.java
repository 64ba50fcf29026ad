package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.htmst.cli.HtmSt;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.store.Store;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.htmst.serve.TlsKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The server itself: how it starts and stops, what it tells of itself, and what clients see who are cut off or go away. */
@ExtendWith(TestStore.class)
class ServeTest {

    /** A request of this store is answered with more than what sockets and buffers between server and client take. */
    private static final int SAMPLES = 150_000;

    private static final String LARGE = "/hapi/data?dataset=test_1_made&start=2016-02-29&stop=2016-03-03&format=json";

    private static boolean loaded;

    private final TestStore.Running running;
    private final HttpClient client = HttpClient.newHttpClient();

    ServeTest(TestStore.Running running) {
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

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static ServeSettings logging(BlockingQueue<String> log) {
        return new ServeSettings("127.0.0.1", 0, Optional.empty(), log::add, Clock.systemUTC());
    }

    /** A client that has begun to read a large answer. */
    private static Socket reading(StoreServer server) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("127.0.0.1", server.address().getPort()));
        socket.getOutputStream()
                .write(("GET " + LARGE + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        assertEquals('H', socket.getInputStream().read());
        return socket;
    }

    @Test
    void aRequestIsCountedAndLogged() throws Exception {
        BlockingQueue<String> log = new LinkedBlockingQueue<>();
        try (StoreServer server = StoreServer.start(running.store(), logging(log))) {
            assertEquals(
                    "{\"status\":\"up\"}\n",
                    get(server.address().resolve("health")).body());
            get(server.address().resolve("hapi/info?dataset=%22none%22%0A"));
            JsonNode health = new ObjectMapper().readTree(log.poll(60, TimeUnit.SECONDS));
            assertEquals("/health", health.get("target").asText());
            assertEquals(200, health.get("status").asInt());
            assertEquals(16, health.get("bytes").asInt());
            assertEquals("127.0.0.1", health.get("client").asText());
            String line = log.poll(60, TimeUnit.SECONDS);
            assertFalse(line.contains("\n"), line);
            assertEquals(404, new ObjectMapper().readTree(line).get("status").asInt());
            String metrics = get(server.address().resolve("metrics")).body();
            assertTrue(
                    metrics.contains(
                            "htmst_http_requests_seconds_count{door=\"hapi\",outcome=\"whole\",status=\"404\"} 1"),
                    metrics);
            assertTrue(metrics.contains("jvm_memory_used_bytes"), metrics);
        }
    }

    @Test
    void aStopBreaksAnswersThatAreNotRead() throws Exception {
        BlockingQueue<String> log = new LinkedBlockingQueue<>();
        StoreServer server = StoreServer.start(running.store(), logging(log));
        try (Socket socket = reading(server)) {
            server.close();
            byte[] rest = read(socket.getInputStream());
            String end =
                    new String(rest, Math.max(0, rest.length - 7), Math.min(7, rest.length), StandardCharsets.US_ASCII);
            assertFalse(end.endsWith("0\r\n\r\n"), "an answer cut short looks like a whole one");
            String text = new String(rest, StandardCharsets.US_ASCII);
            assertTrue(text.contains("200 OK") && !text.contains("\n]}"), "cut in its midst");
        }
        assertThrows(ConnectException.class, () -> get(server.address().resolve("health")));
    }

    /** All that comes until the other side closes, or resets, the connection. */
    private static byte[] read(InputStream in) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            in.transferTo(bytes);
        } catch (IOException e) {
            // Reset: all the more visible.
        }
        return bytes.toByteArray();
    }

    /** A store that fails in the midst of an answer is what breaks it; nobody stops the server. */
    @Test
    void anAnswerThatCannotBeReadToItsEndBreaks() throws Exception {
        BlockingQueue<String> log = new LinkedBlockingQueue<>();
        Store store = Store.open(running.location());
        try (StoreServer server = StoreServer.start(store, logging(log));
                Socket socket = reading(server)) {
            store.close();
            String text = new String(read(socket.getInputStream()), StandardCharsets.US_ASCII);
            assertFalse(text.endsWith("0\r\n\r\n") || text.contains("\n]}"), "cut in its midst");
            String line = log.poll(60, TimeUnit.SECONDS);
            assertTrue(line.contains("\"broken\":\"HAPI error 150"), line);
            HttpResponse<String> failed = get(server.address().resolve("hapi/info?dataset=test_1_made"));
            assertEquals(500, failed.statusCode());
            assertTrue(failed.body().contains("1501") && !failed.body().contains("Exception"), failed.body());
            assertEquals(503, get(server.address().resolve("health")).statusCode());
        }
    }

    @Test
    void clientsThatGoAwayLeaveNothing() throws Exception {
        BlockingQueue<String> log = new LinkedBlockingQueue<>();
        try (StoreServer server = StoreServer.start(running.store(), logging(log))) {
            for (int i = 0; i < 20; i++) {
                Socket socket = reading(server);
                // Closed with bytes unread, a socket tells the other side so.
                socket.setSoLinger(true, 0);
                socket.close();
            }
            for (int i = 0; i < 20; i++) {
                String line = log.poll(60, TimeUnit.SECONDS);
                assertNotNull(line, "the answer to a client that went away goes on");
                assertTrue(line.contains("\"broken\":\"the client went away\""), line);
            }
            assertTrue(get(server.address().resolve("metrics")).body().contains("htmst_http_requests_open 1.0"));
        }
    }

    @Test
    void aPortThatIsTakenIsOneClearError() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CommandLineRun run = running.run("serve", "--port", Integer.toString(taken.getLocalPort()));
            assertEquals(1, run.code());
            assertEquals(
                    "htm-st: port " + taken.getLocalPort()
                            + " of 127.0.0.1 is taken by another program; choose another with --port",
                    run.err().strip());
        }
        CommandLineRun elsewhere = running.run("serve", "--bind", "192.0.2.1");
        assertEquals(1, elsewhere.code());
        assertTrue(elsewhere.err().contains("--bind"), elsewhere.err());
        assertEquals(2, running.run("serve", "--port", "70000").code());
        CommandLineRun keyless = running.run("serve", "--port", "0", "--tls-keystore", "none.p12");
        assertEquals(1, keyless.code());
        assertTrue(keyless.err().contains("none.p12"), keyless.err());
    }

    /** The command in a process of its own, told to end as an administrator would. */
    @Test
    void theCommandServesUntilItIsStopped(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("access.jsonl");
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--access-log", log.toString()));
        arguments.addAll(running.options());
        Process process =
                new ProcessBuilder(ChildProcess.command(HtmSt.class, arguments.toArray(String[]::new))).start();
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String first = err.readLine();
            assertTrue(first.matches("serving http://127.0.0.1:\\d+/ until Ctrl-C; HAPI is at .*/hapi"), first);
            URI address = URI.create(first.split(" ")[1]);
            assertEquals(200, get(address.resolve("hapi/catalog")).statusCode());
            // That of the process itself would close its streams, too.
            process.toHandle().destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(128 + 15, process.exitValue(), "the signal says so");
            assertEquals(null, err.readLine(), "and nothing is said");
            assertEquals(0, process.getInputStream().readAllBytes().length);
            assertTrue(Files.readString(log).contains("/hapi/catalog"));
            assertThrows(ConnectException.class, () -> get(address.resolve("health")));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aKeystoreMakesItHttps(@TempDir Path folder) throws Exception {
        Path keystore = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/keytool",
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-keystore",
                        keystore.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, keytool.waitFor());
        char[] password = "secret".toCharArray();
        ServeSettings settings = new ServeSettings(
                "127.0.0.1", 0, Optional.of(TlsKey.read(keystore, password)), line -> {}, Clock.systemUTC());
        try (StoreServer server = StoreServer.start(running.store(), settings)) {
            assertEquals("https", server.address().getScheme());
            HttpClient trusting = HttpClient.newBuilder()
                    .sslContext(trust(keystore, password))
                    .build();
            HttpResponse<String> response = trusting.send(
                    HttpRequest.newBuilder(server.address().resolve("hapi/about"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(200, response.statusCode());
        }
        assertThrows(HtmStException.class, () -> TlsKey.read(keystore, "wrong".toCharArray()));
    }

    private static SSLContext trust(Path keystore, char[] password) throws Exception {
        KeyStore keys = KeyStore.getInstance(keystore.toFile(), password);
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
