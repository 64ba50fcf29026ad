package org.htmst.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Surroundings;
import org.htmst.query.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a load takes that is no file on disk, looked at without a store. */
class LoadInputTest {

    private static final Path SAMPLES = Path.of("..", "sample-data");
    private static final Path TEXT = SAMPLES.resolve("poes_n18_20191024.txt");
    private static final String LOOKED = "would load poes_n18_20191024.txt: noaa-18 poes-16s 2019-10-24T00:00:09.518Z/";

    @TempDir
    private Path folder;

    @Test
    void filesOfAnArchiveAreThoseOfTheFolder() throws Exception {
        Path zip = folder.resolve("many.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : new String[] {
                "poes_n18_20191024.txt",
                "swarm-like-efi.csv",
                "swarm-like-efi.json",
                "swarm-like-vfm.csv.gz",
                "README.md"
            }) {
                out.putNextEntry(new ZipEntry("data/" + name));
                Files.copy(SAMPLES.resolve(name), out);
            }
        }
        Run run = run(InputStream.nullInputStream(), "--format", "csv", zip.toString());
        assertEquals(1, run.code(), run.err());
        String[] rows = run.out().split("\n");
        assertEquals(5, rows.length, run.out());
        assertTrue(rows[1].startsWith(zip + "/data/poes_n18_20191024.txt,would load,noaa-18,poes-16s,"), rows[1]);
        assertTrue(rows[2].contains("/data/swarm-like-efi.csv,would load,"), rows[2]);
        assertTrue(rows[3].contains("swarm-like-vfm.csv.gz,failed,"), rows[3]);
        assertTrue(rows[3].contains("put it into " + zip + "/data/swarm-like-vfm.json"), rows[3]);
        assertTrue(rows[4].contains("README.md,failed,"), rows[4]);
        Run text = run(InputStream.nullInputStream(), zip.toString(), TEXT.toString());
        assertTrue(text.out().contains("5 files: 3 would load, 2 failed; 1,054 samples read in"), text.out());
    }

    @Test
    void standardInputNeedsAName() throws Exception {
        Run run = run(Files.newInputStream(TEXT), "-", "--name", "poes_n18_20191024.txt");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith(LOOKED), run.out());
        for (String[] wrong : new String[][] {
            {"-"},
            {"-", "-", "--name", "a.csv"},
            {"--name", "a.csv", TEXT.toString()},
            {"-", "--name", "../a.csv"},
            {"-", "--name", ""}
        }) {
            Run refused = run(InputStream.nullInputStream(), wrong);
            assertEquals(2, refused.code(), String.join(" ", wrong) + refused.err());
            assertEquals(1, refused.errLines().length, refused.err());
        }
        Run empty = run(InputStream.nullInputStream(), "-", "--name", "a.nc");
        assertEquals(1, empty.code());
        assertTrue(empty.err().contains("-/a.nc is empty"), empty.err());
        Run table = run(stream("time,lon\n"), "-", "--name", "a.csv");
        assertTrue(table.err().contains("a CSV file needs a descriptor"), table.err());
    }

    @Test
    void anArchiveComesByStandardInputToo() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("poes_n18_20191024.txt"));
            Files.copy(TEXT, out);
        }
        Run run = run(new ByteArrayInputStream(bytes.toByteArray()), "-", "--name", "all.zip");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith(LOOKED), run.out());
    }

    @Test
    void addressesAreFetchedWhereTheOwnerAllowsIt() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] text = Files.readAllBytes(TEXT);
        server.createContext("/data/poes_n18_20191024.txt", exchange -> send(exchange, 200, text));
        server.createContext("/download", exchange -> send(exchange, 200, text));
        server.createContext(
                "/moved/poes_n18_20191024.txt", exchange -> redirect(exchange, "/data/poes_n18_20191024.txt"));
        server.createContext("/round/a.txt", exchange -> redirect(exchange, "/round/a.txt"));
        server.createContext("/out/a.txt", exchange -> redirect(exchange, "file:///etc/passwd"));
        server.createContext("/gone/a.txt", exchange -> send(exchange, 404, new byte[0]));
        server.createContext("/cut/a.txt", exchange -> {
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text, 0, 1000);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            Run fetched = run(InputStream.nullInputStream(), "--allow-http", base + "/data/poes_n18_20191024.txt?v=1");
            assertEquals(0, fetched.code(), fetched.err());
            assertTrue(fetched.out().startsWith(LOOKED), fetched.out());
            Run named = run(
                    InputStream.nullInputStream(),
                    "--allow-http",
                    base + "/download",
                    "--name",
                    "poes_n18_20191024.txt");
            assertTrue(named.out().startsWith(LOOKED), named.out() + named.err());
            Run moved = run(InputStream.nullInputStream(), "--allow-http", base + "/moved/poes_n18_20191024.txt");
            assertTrue(moved.out().startsWith(LOOKED), moved.out() + moved.err());
            assertRefused("more than 5 times", "--allow-http", base + "/round/a.txt");
            assertRefused("file:///etc/passwd is not fetched", "--allow-http", base + "/out/a.txt");
            assertRefused("answers 404", "--allow-http", base + "/gone/a.txt");
            assertRefused("", "--allow-http", base + "/cut/a.txt");
            assertRefused("--allow-http lets load fetch", base + "/data/poes_n18_20191024.txt");
            assertRefused("does not end in the name of a file", "--allow-http", base + "/data/");
        } finally {
            server.stop(0);
        }
        assertRefused("cannot be fetched", "--allow-http", "http://127.0.0.1:1/a.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.org/a.txt",
                "jar:file:///a.zip!/b",
                "http:///a.txt",
                "http://user:secret@127.0.0.1/a.txt",
                "http://127.0.0.1/a b.txt",
                "https://127.0.0.1/%2e%2e"
            })
    void otherAddressesAreRefused(String address) {
        assertRefused("", "--allow-http", address);
    }

    private void assertRefused(String message, String... arguments) {
        Run run = run(InputStream.nullInputStream(), arguments);
        assertEquals(1, run.code(), run.out());
        assertTrue(run.err().contains(message), run.err());
        assertEquals(1, run.errLines().length, run.err());
        assertFalse(run.err().contains("internal"), run.err());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        send(exchange, 302, new byte[0]);
    }

    private Run run(InputStream input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings process = Surroundings.OF_PROCESS;
        Session session = new Session(
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(StoreOptions.HOME, folder.resolve("home").toString()),
                Clock.systemUTC(),
                false,
                new Surroundings(
                        Optional.empty(), Optional.empty(), new Cancellation(), process.opener(), input, () -> {}));
        String[] line = new String[arguments.length + 2];
        line[0] = "load";
        line[1] = "--dry-run";
        System.arraycopy(arguments, 0, line, 2, arguments.length);
        int code = HtmSt.commandLine(session).execute(line);
        assertFalse(Files.exists(folder.resolve("home")), "no store is made");
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
