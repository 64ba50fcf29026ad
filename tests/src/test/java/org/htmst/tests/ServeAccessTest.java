package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.htmst.cli.HtmSt;
import org.htmst.failure.HtmStException;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.htmst.serve.access.Doorkeeper;
import org.htmst.serve.access.Role;
import org.htmst.serve.access.TokenFile;
import org.htmst.serve.upload.UploadSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in by the server, to what, and what those are told who are not. */
@ExtendWith(TestStore.class)
class ServeAccessTest {

    private static final String REFUSAL = "this needs a token of a role that allows it\n";

    /** What is asked, and the role that it takes; empty for none. */
    private static final Map<String, String> DOORS = Map.ofEntries(
            Map.entry("GET /", "reader"),
            Map.entry("GET /page/page.js", "reader"),
            Map.entry("GET /hapi", "reader"),
            Map.entry("GET /hapi/catalog", "reader"),
            Map.entry("GET /hapi/data?dataset=x", "reader"),
            Map.entry("GET /edr/collections", "reader"),
            Map.entry("GET /summarize", "reader"),
            Map.entry("GET /metrics", "reader"),
            Map.entry("GET /nothing", "reader"),
            Map.entry("POST /hapi", "reader"),
            Map.entry("TRACE /", "reader"),
            Map.entry("GET /health", ""),
            Map.entry("OPTIONS /hapi", ""),
            Map.entry("OPTIONS /granules", ""),
            Map.entry("POST /granules?name=.", "loader"),
            Map.entry("POST /granules/x", "loader"),
            Map.entry("GET /granules", "admin"),
            Map.entry("PUT /granules/x.csv", "admin"),
            Map.entry("DELETE /granules/x.csv", "admin"));

    private final TestStore.Running running;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private TokenFile file;
    private StoreServer server;
    private ServeClient nobody;
    private Map<String, String> tokens;

    @TempDir
    private Path folder;

    ServeAccessTest(TestStore.Running running) {
        this.running = running;
    }

    @BeforeEach
    void start() {
        file = new TokenFile(folder.resolve("own").resolve("tokens.json"));
        tokens = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            tokens.put(role.toString(), file.add("a-" + role, role, Instant.EPOCH));
        }
        serve(Doorkeeper.of(file, false));
    }

    private void serve(Doorkeeper doorkeeper) {
        stop();
        server = StoreServer.start(
                running.store(),
                ServeSettings.of("127.0.0.1", 0)
                        .withAccessLog(log::add)
                        .withDoorkeeper(doorkeeper)
                        .withUploads(new UploadSettings(folder.resolve("uploads"), 1000)));
        nobody = new ServeClient(server.address(), "");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private HttpResponse<String> ask(String request, ServeClient client) throws Exception {
        String[] words = request.split(" ", 2);
        return client.ask(words[0], words[1].substring(1), HttpRequest.BodyPublishers.noBody());
    }

    @Test
    void eachRoleOpensItsDoorsAndThoseOfTheRolesBefore() throws Exception {
        List<String> roles = List.of("", "reader", "loader", "admin");
        Map<String, String> given = new LinkedHashMap<>(tokens);
        given.put("", "");
        given.put("unknown", "htmst_" + "A".repeat(43));
        given.put("malformed", "%$ \u00e9".repeat(3).strip().replaceAll("[^ -~]", "x"));
        given.put("long", "x".repeat(5000));
        Set<String> refusals = new TreeSet<>();
        for (Map.Entry<String, String> door : DOORS.entrySet()) {
            for (Map.Entry<String, String> token : given.entrySet()) {
                HttpResponse<String> response = ask(door.getKey(), nobody.with(token.getValue()));
                String told = door.getKey() + " by " + token.getKey() + ": " + response.statusCode();
                boolean isKnown = tokens.containsKey(token.getKey());
                int has = isKnown ? roles.indexOf(token.getKey()) : 0;
                if (has >= roles.indexOf(door.getValue())) {
                    assertTrue(response.statusCode() != 401 && response.statusCode() != 403, told);
                    assertTrue(response.statusCode() < 500, told);
                } else {
                    assertEquals(isKnown ? 403 : 401, response.statusCode(), told);
                    refusals.add(response.body());
                    assertEquals(
                            !isKnown,
                            response.headers().firstValue("WWW-Authenticate").isPresent(),
                            told);
                }
            }
        }
        assertEquals(Set.of(REFUSAL), refusals, "one text for whatever is missing");
    }

    @Test
    void aBrowsersPasswordReadsAndNeverWrites() throws Exception {
        String basic = "Basic "
                + Base64.getEncoder().encodeToString(("any:" + tokens.get("admin")).getBytes(StandardCharsets.UTF_8));
        assertEquals(200, status("GET /hapi/catalog", basic));
        assertEquals(200, status("HEAD /", basic));
        assertEquals(401, status("POST /granules?name=a.csv", basic));
        assertEquals(401, status("DELETE /granules/a.csv", basic));
        assertEquals(401, status("GET /", "Basic !!!"));
        assertEquals(401, status("GET /", "Basic " + "eA=="));
        assertEquals(401, status("GET /", tokens.get("admin")));
        assertEquals(200, status("GET /", "bearer  " + tokens.get("reader") + " "));
        assertEquals(
                401, status("GET /", "Bearer x\r\nAuthorization: Bearer " + tokens.get("reader")), "one is enough");
    }

    private int status(String request, String authorization) throws Exception {
        try (Socket socket = nobody.socket()) {
            ServeClient.send(
                    socket,
                    request + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: " + authorization
                            + "\r\n\r\n");
            return Integer.parseInt(ServeClient.rest(socket).split(" ")[1]);
        }
    }

    @Test
    void noTokenIsEverTold() throws Exception {
        String token = tokens.get("admin");
        nobody.with(token).get("hapi/data?dataset=" + token);
        nobody.with(token).get("edr/collections/all/cube?bbox=" + token);
        nobody.with(token + "x").get("hapi?access_token=" + token);
        nobody.client()
                .send(
                        HttpRequest.newBuilder(server.address())
                                .header("User-Agent", token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        String metrics = nobody.with(token).get("metrics").body();
        server.close();
        assertTrue(log.stream().anyMatch(line -> line.contains("\"token\":\"a-admin\"")), log.toString());
        assertTrue(log.stream().anyMatch(line -> line.contains("access_token=htmst_...")), log.toString());
        for (String secret : tokens.values()) {
            assertFalse(String.join("\n", log).contains(secret.substring(6)));
            assertFalse(metrics.contains(secret.substring(6)));
            assertFalse(Files.readString(file.path()).contains(secret.substring(6)));
        }
    }

    /** Those that are added and removed count at once; a file that is opened to others, or spoilt, or gone, lets nobody in. */
    @Test
    void theFileIsReadAgainWhenItChanges() throws Exception {
        String later = file.add("later", Role.READER, Instant.EPOCH);
        assertEquals(200, nobody.with(later).get("hapi").statusCode());
        file.remove("later");
        assertEquals(401, nobody.with(later).get("hapi").statusCode());
        ServeClient reader = nobody.with(tokens.get("reader"));
        assertEquals(200, reader.get("hapi").statusCode());
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));
        HttpResponse<String> refused = reader.get("hapi");
        assertEquals(401, refused.statusCode());
        assertEquals(REFUSAL, refused.body());
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-------"));
        assertEquals(200, reader.get("hapi").statusCode());
        byte[] whole = Files.readAllBytes(file.path());
        Files.writeString(file.path(), "{\"tokens\": [null]}");
        assertEquals(401, reader.get("hapi").statusCode());
        Files.delete(file.path());
        assertEquals(401, reader.get("hapi").statusCode());
        Files.write(file.path(), whole);
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("r--------"));
        assertEquals(200, reader.get("hapi").statusCode());
        server.close();
        assertTrue(log.stream().anyMatch(line -> line.contains("chmod 600")), "whoever runs it is told");
    }

    @Test
    void readingCanBeOpenAndWithoutTokensNobodyWrites() throws Exception {
        serve(Doorkeeper.of(file, true));
        assertEquals(200, nobody.get("hapi").statusCode());
        assertEquals(200, nobody.with("wrong").get("hapi").statusCode());
        assertEquals(401, nobody.upload("name=a.csv", new byte[1]).statusCode());
        assertEquals(401, nobody.delete("granules/a.csv").statusCode());
        serve(Doorkeeper.ofReaders());
        assertEquals(200, nobody.get("hapi").statusCode());
        for (String token : tokens.values()) {
            HttpResponse<String> refused = nobody.with(token).upload("name=a.csv", new byte[1]);
            assertEquals(403, refused.statusCode());
            assertEquals(REFUSAL, refused.body());
        }
    }

    @Test
    void theCommandMakesListsAndRevokes() throws Exception {
        String path = folder.resolve("new").resolve("tokens").toString();
        CommandLineRun none = running.run("tokens", "list", "--tokens", path);
        assertEquals(1, none.code());
        assertTrue(none.err().contains("'htm-st tokens add --tokens " + path + "' makes one"), none.err());
        CommandLineRun added = running.run("tokens", "add", "--role", "loader", "--name", "hourly", "--tokens", path);
        assertEquals(0, added.code(), added.err());
        assertTrue(added.out().matches("htmst_[A-Za-z0-9_-]{43}\n"), added.out());
        assertFalse(added.err().contains(added.out().strip().substring(6)), "once, and to standard output alone");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(path))));
        assertEquals(
                2,
                running.run("tokens", "add", "--role", "admin", "--name", "hourly", "--tokens", path)
                        .code());
        assertEquals(
                2,
                running.run("tokens", "add", "--role", "admin", "--name", "a b", "--tokens", path)
                        .code());
        assertEquals(
                2,
                running.run("tokens", "add", "--role", "owner", "--name", "x", "--tokens", path)
                        .code());
        CommandLineRun list = running.run("tokens", "list", "--tokens", path, "--format", "csv");
        assertEquals("name,role,added\nhourly,loader,2026-01-01T00:00:00Z\n", list.out());
        assertEquals(
                2, running.run("tokens", "remove", "daily", "--tokens", path).code());
        assertEquals(
                0, running.run("tokens", "remove", "hourly", "--tokens", path).code());
        assertEquals(List.of(), new TokenFile(Path.of(path)).entries());
        Files.setPosixFilePermissions(Path.of(path), PosixFilePermissions.fromString("rw-rw----"));
        CommandLineRun wide = running.run("serve", "--port", "0", "--tokens", path);
        assertEquals(1, wide.code());
        assertTrue(
                wide.err().contains("open to others than its owner (rw-rw----)")
                        && wide.err().contains("'chmod 600 " + path + "'"),
                wide.err());
        assertThrows(HtmStException.class, () -> new TokenFile(Path.of(path)).add("x", Role.READER, Instant.EPOCH));
    }

    /** As scripts do that set a server up. */
    @Test
    void tokensThatAreMadeAtOnceAreAllThere() throws Exception {
        TokenFile shared = new TokenFile(folder.resolve("shared.json"));
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(new ProcessBuilder(ChildProcess.command(
                            HtmSt.class,
                            "tokens",
                            "add",
                            "--role",
                            "reader",
                            "--name",
                            "n" + i,
                            "--tokens",
                            shared.path().toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }
        for (Process process : processes) {
            assertEquals(0, process.waitFor());
        }
        assertEquals(4, shared.entries().size());
    }
}
