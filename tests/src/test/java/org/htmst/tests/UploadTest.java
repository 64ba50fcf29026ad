package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.htmst.serve.access.Doorkeeper;
import org.htmst.serve.access.Role;
import org.htmst.serve.access.TokenFile;
import org.htmst.serve.limit.ServeLimits;
import org.htmst.serve.upload.UploadSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that are sent to the server: loaded as the command loads them, or kept with the reason why not, and never anywhere else. */
@ExtendWith(TestStore.class)
class UploadTest {

    private static final int MOST_BYTES = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CSV = SampleFiles.FOLDER.resolve("swarm-like-lp.csv");

    private final TestStore.Running running;
    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private StoreServer server;
    private ServeClient loader;
    private ServeClient admin;
    private Path uploads;

    @TempDir
    private Path folder;

    UploadTest(TestStore.Running running) {
        this.running = running;
    }

    @BeforeEach
    void start() {
        uploads = folder.resolve("uploads");
        TokenFile file = new TokenFile(folder.resolve("tokens.json"));
        String token = file.add("hourly", Role.LOADER, Instant.EPOCH);
        server = StoreServer.start(
                running.store(),
                ServeSettings.of("127.0.0.1", 0)
                        .withAccessLog(log::add)
                        .withDoorkeeper(Doorkeeper.of(file, true))
                        .withLimits(ServeLimits.DEFAULT.withPause(Duration.ofMillis(500)))
                        .withUploads(new UploadSettings(uploads, MOST_BYTES)));
        loader = new ServeClient(server.address(), token);
        admin = loader.with(file.add("owner", Role.ADMIN, Instant.EPOCH));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        assertEquals(List.of(), left("incoming-"), "nothing is left of files that came");
        running.clear();
    }

    private List<String> left(String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(uploads)) {
            return files.map(file -> uploads.relativize(file).toString())
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private List<String> loaded() throws IOException {
        return running.store().catalog().granules().stream()
                .map(Granule::fileName)
                .sorted()
                .toList();
    }

    private static String described(Path csv) throws IOException {
        Path json = csv.resolveSibling(csv.getFileName().toString().replaceAll("\\.csv.*", ".json"));
        return "&descriptor=" + ServeClient.encoded(Files.readString(json));
    }

    private JsonNode told(int status, HttpResponse<String> response) throws IOException {
        assertEquals(status, response.statusCode(), response.body());
        assertFalse(response.body().contains(folder.toString()), "where it stands is nobody's business");
        return JSON.readTree(response.body());
    }

    @Test
    void aFileIsLoadedOnceAndRemovedByWhoMay() throws Exception {
        byte[] bytes = Files.readAllBytes(CSV);
        String arguments = "name=a.csv" + described(CSV);
        JsonNode first = told(201, loader.upload(arguments, bytes));
        Granule granule = running.store().catalog().granules().get(0);
        assertEquals("loaded", first.get("outcome").asText());
        assertEquals("a.csv", first.get("file").asText());
        assertEquals(granule.sha256(), first.get("sha256").asText());
        assertEquals(granule.samplesKept(), first.get("samplesKept").asInt());
        assertEquals(granule.satellites().get(0), first.get("satellites").get(0).asText());
        JsonNode again = told(200, loader.upload(arguments, bytes));
        assertEquals("unchanged", again.get("outcome").asText());
        assertEquals(granule.id(), again.get("granule").asInt());
        JsonNode copy = told(200, loader.upload("name=b.csv" + described(CSV), bytes));
        assertEquals("its bytes were loaded as a.csv", copy.get("notes").get(0).asText());

        List<String> lines = new ArrayList<>(Files.readAllLines(CSV));
        lines.subList(lines.size() / 2, lines.size() - 5).clear();
        byte[] fewer = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        assertTrue(
                told(422, loader.upload(arguments, fewer)).get("error").asText().contains("--allow-fewer"));
        assertEquals(
                "replaced",
                told(201, loader.upload(arguments + "&allow-fewer=true", fewer))
                        .get("outcome")
                        .asText());
        assertEquals(List.of("a.csv"), loaded());

        assertEquals(403, loader.delete("granules/a.csv").statusCode());
        JsonNode removed = told(200, admin.delete("granules/a.csv"));
        assertEquals(1, removed.get("granules").size());
        assertEquals(List.of(), loaded());
        assertEquals(404, admin.delete("granules/a.csv").statusCode());
    }

    /** Each file of an archive is one of its own, and one that fails hinders no other. */
    @Test
    void filesOfAnArchiveAreLoadedEachByItself() throws Exception {
        byte[] csv = Files.readAllBytes(CSV);
        byte[] json = Files.readAllBytes(SampleFiles.FOLDER.resolve("swarm-like-lp.json"));
        Map<String, byte[]> good = new TreeMap<>(Map.of("day/a.csv", csv, "day/a.json", json));
        byte[] zip = ZippedFiles.of(good);
        JsonNode first = told(201, loader.upload("name=days.zip", zip));
        assertEquals("loaded", first.get("outcome").asText());
        assertEquals("days.zip", first.get("file").asText());
        assertEquals(1, first.get("files").size());
        JsonNode inside = first.get("files").get(0);
        assertEquals("day/a.csv", inside.get("file").asText());
        assertEquals(
                running.store().catalog().granules().get(0).sha256(),
                inside.get("sha256").asText());
        assertEquals(
                "unchanged",
                told(200, loader.upload("name=days.zip", zip)).get("outcome").asText());

        good.put("day/0.csv", "no table".getBytes(StandardCharsets.UTF_8));
        good.put("day/b.csv", Arrays.copyOf(csv, csv.length / 2));
        good.put("day/b.json", json);
        JsonNode partly = told(422, loader.upload("name=more.zip", ZippedFiles.of(good)));
        assertEquals("partly", partly.get("outcome").asText());
        assertEquals(
                "1 of its 3 files cannot be loaded; see files",
                partly.get("error").asText());
        assertEquals("failed", partly.get("files").get(0).get("outcome").asText());
        assertEquals("unchanged", partly.get("files").get(1).get("outcome").asText());
        assertEquals("loaded", partly.get("files").get(2).get("outcome").asText());
        assertEquals(List.of("a.csv", "b.csv"), loaded());
        assertTrue(left("quarantine/").stream().anyMatch(name -> name.endsWith("-more.zip")));

        JsonNode cut = told(422, loader.upload("name=cut.zip", Arrays.copyOf(zip, zip.length / 2)));
        assertTrue(cut.get("error").asText().startsWith("cut.zip is damaged"), cut.toString());
    }

    /** What load says of it is said, and stands beside the file. */
    @Test
    void aBadFileIsInQuarantineWithItsReason() throws Exception {
        Path cut = folder.resolve("poes_n15_20191024_proc.nc");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(SampleFiles.FOLDER.resolve(cut.getFileName())), 50_000));
        String byLoad = running.run("load", cut.toString()).err();
        JsonNode told = told(422, loader.upload(cut));
        String error = told.get("error").asText();
        assertTrue(error.startsWith(cut.getFileName().toString()), error);
        assertTrue(byLoad.contains(error.substring(error.indexOf(": "))), byLoad + error);
        String name = "quarantine/" + told.get("sha256").asText().substring(0, 12) + "-" + cut.getFileName();
        assertEquals(List.of("quarantine", name, name + ".reason.json"), left("quarantine"));
        assertEquals(-1, Files.mismatch(cut, uploads.resolve(name)));
        JsonNode reason = JSON.readTree(uploads.resolve(name + ".reason.json").toFile());
        assertEquals(error, reason.get("error").asText());
        assertEquals("hourly", reason.get("token").asText());

        // Where others would like something to be written to.
        Path outside = Files.writeString(folder.resolve("outside"), "untouched");
        Files.delete(uploads.resolve(name));
        Files.createSymbolicLink(uploads.resolve(name), outside);
        Files.delete(uploads.resolve(name + ".reason.json"));
        Files.createSymbolicLink(uploads.resolve(name + ".reason.json"), outside);
        told(422, loader.upload(cut));
        assertEquals("untouched", Files.readString(outside));
        assertEquals(List.of("quarantine", name, name + ".reason.json"), left("quarantine"));

        for (int i = 0; i < 5; i++) {
            told(422, loader.upload("name=" + i + ".csv", new byte[60_000 + i]));
        }
        long bytes = 0;
        for (String kept : left("quarantine/")) {
            bytes += Files.size(uploads.resolve(kept));
        }
        assertTrue(bytes > 100_000 && bytes <= 2 * MOST_BYTES, bytes + " bytes are kept");
        assertTrue(left("quarantine/").stream().anyMatch(kept -> kept.endsWith("-4.csv")), "the newest stays");
        assertEquals(List.of(), loaded());
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(uploads.resolve("quarantine"))));
    }

    @Test
    void noNameLeadsOut() throws Exception {
        for (String name : List.of(
                "",
                ".",
                "..",
                "../a.csv",
                "..%2Fa.csv",
                "%2E%2E%2Fa.csv",
                "%252e%252e%252fa.csv",
                "/etc/passwd",
                "%2Fetc%2Fpasswd",
                "a%2Fb.csv",
                "a%5Cb.csv",
                "a.csv%00.nc",
                "a%0Ab",
                ".hidden",
                "a%20b.csv",
                "%C3%A9.csv",
                "x".repeat(201),
                "a.csv&name=b.csv",
                "a.csv&path=%2Ftmp",
                "a.csv&allow-fewer=perhaps",
                "a.csv&descriptor=%7B")) {
            JsonNode told = told(400, loader.upload("name=" + name, "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)));
            assertEquals("refused", told.get("outcome").asText());
            assertFalse(told.get("error").asText().contains("htmst."), told.toString());
        }
        assertEquals(400, loader.upload("", new byte[1]).statusCode());
        assertEquals(400, admin.delete("granules/%2e%2e%2fa.csv").statusCode());
        assertEquals(
                List.of("lock", "quarantine"),
                left("").stream()
                        .filter(n -> !n.isEmpty() && !n.startsWith("inc"))
                        .toList());
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(2, all.count(), "tokens and uploads");
        }
    }

    /** Its length says so before any of it has come. */
    @Test
    void tooLargeAFileIsRefusedEarly() throws Exception {
        try (Socket socket = loader.socket()) {
            ServeClient.send(
                    socket, head("a.csv", "Content-Length: " + (MOST_BYTES + 1)) + "Connection: close\r\n\r\n");
            String answer = ServeClient.rest(socket);
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            assertTrue(answer.contains("larger than the 100000 bytes"), answer);
        }
        try (Socket socket = loader.socket()) {
            ServeClient.send(socket, head("a.csv", "Transfer-Encoding: chunked") + "\r\n");
            String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
            for (int i = 0; i < 4; i++) {
                ServeClient.send(socket, chunk);
            }
            String answer = ServeClient.rest(socket);
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        }
        assertEquals(422, loader.upload("name=a.csv", new byte[MOST_BYTES]).statusCode());
    }

    private String head(String name, String header) {
        return "POST /granules?name=" + name + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + loader.token()
                + "\r\n" + header + "\r\n";
    }

    @Test
    void anUploadThatIsCutOffLeavesNothing() throws Exception {
        try (Socket socket = loader.socket()) {
            ServeClient.send(socket, head("a.csv", "Content-Length: 50000") + "\r\n" + "x".repeat(20_000));
            socket.setSoLinger(true, 0);
        }
        assertTrue(nextLog().contains("\"broken\":\"the client went away\""));
        // One that stays, and sends no more.
        try (Socket socket = loader.socket()) {
            ServeClient.send(socket, head("a.csv", "Content-Length: 50000") + "\r\n" + "x".repeat(20_000));
            assertEquals("", ServeClient.rest(socket));
        }
        assertTrue(nextLog().contains("\"broken\":\"the client sent its body too slowly\""));
        assertEquals(1, left("incoming-").size() - 1, "the server's own folder, and its lock");
        assertEquals(List.of("quarantine"), left("quarantine"));
    }

    private String nextLog() throws InterruptedException {
        return Optional.ofNullable(log.poll(60, TimeUnit.SECONDS)).orElseThrow();
    }

    /** What a killed server left goes with the next start; what a running one has stays. */
    @Test
    void whatAKilledServerLeftGoes() throws Exception {
        Path killed = Files.createDirectories(uploads.resolve("incoming-1").resolve("2"));
        Files.writeString(killed.resolve("a.csv"), "half of it");
        Files.writeString(uploads.resolve("incoming-1").resolve("lock"), "");
        UploadSettings settings = new UploadSettings(uploads, MOST_BYTES);
        StoreServer.start(running.store(), ServeSettings.of("127.0.0.1", 0).withUploads(settings))
                .close();
        assertFalse(Files.exists(killed));
        assertEquals(
                201,
                loader.upload("name=a.csv" + described(CSV), Files.readAllBytes(CSV))
                        .statusCode());
        Files.setPosixFilePermissions(uploads, PosixFilePermissions.fromString("rwxr-x---"));
        HtmStException wide = assertThrows(
                HtmStException.class,
                () -> StoreServer.start(
                        running.store(), ServeSettings.of("127.0.0.1", 0).withUploads(settings)));
        assertTrue(wide.getMessage().contains("chmod 700"), wide.getMessage());
    }
}
