package org.htmst.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two days of a satellite in a real HBase, a real DuckDB and a real QuestDB. */
class BenchCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private record Run(int code, String out, String err) {}

    private static Run bench(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Bench.commandLine(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of("HTM_ST_HOME", home().toString()),
                        Clock.systemUTC())
                .execute(arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Run twoDays(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "--days", "2", "--satellite", "metop-02", "--channel", "e2/0", "--warm-up", "0", "--repeat", "1"));
        words.addAll(List.of(more));
        return bench(words.toArray(String[]::new));
    }

    private static Path home() {
        return folder.resolve("home");
    }

    @AfterAll
    static void stop() {
        EmbeddedServer.stop(home());
    }

    @Test
    void allSystemsAnswerAllQueriesAlike() throws IOException {
        Path file = folder.resolve("report.jsonl");
        Run run = twoDays("--rival", "duckdb,questdb,coupled,time-first,space-first", "--heap", "-o", file.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.out());
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
        }
        assertEquals(7, count(lines, "query"));
        assertEquals(6, count(lines, "stored"));
        assertEquals(7 * 2 * 6, count(lines, "measurement"));
        assertTrue(count(lines, "check") > 20, "checks " + count(lines, "check"));
        for (JsonNode line : lines) {
            if (line.path("kind").asText().equals("stored")) {
                assertEquals(
                        lines.get(1).path("samples").asLong(),
                        line.path("samples").asLong(),
                        line.toString());
                assertTrue(line.path("bytes").asLong() > 100_000, line.toString());
            }
        }
        assertTrue(lines.get(0).path("command").asText().startsWith("htm-st bench --days 2"));

        Run again = twoDays("--rival", "none", "--query", "VI", "--cold");
        assertEquals(0, again.code(), again.err());
        assertTrue(again.err().startsWith("VI rows of htm-st"), "the archive is used again: " + again.err());
        assertTrue(again.out().contains("an hour of the globe"), again.out());

        commandsAreReported();

        Run other = twoDays("--rival", "none", "--seed", "2");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("holds another archive"), other.err());
    }

    /** By a script that stands for the program. */
    private static void commandsAreReported() throws IOException {
        Path script = Files.writeString(folder.resolve("htm-st"), "#!/bin/sh\necho done\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        System.setProperty("htmst.sample.data", folder.resolve("sample-data").toString());
        try {
            Run text = twoDays("--rival", "none", "--query", "VI", "--process", "5");
            assertEquals(0, text.code(), text.err());
            assertTrue(text.out().contains("whole command, 2 granules in the store"), text.out());

            Run json = twoDays("--rival", "none", "--query", "VI", "--process=5", "--format", "jsonl");
            List<JsonNode> lines = new ArrayList<>();
            for (String line : json.out().lines().toList()) {
                lines.add(JSON.readTree(line));
            }
            assertEquals(5 * 3, count(lines, "command"), json.err());
            JsonNode last = lines.stream()
                    .filter(line -> line.path("kind").asText().equals("command"))
                    .reduce((former, later) -> later)
                    .orElseThrow();
            assertEquals("htm-st status", last.path("command").asText());
            assertEquals("resident", last.path("start").asText());
            assertEquals(2, last.path("granules").asInt());
            assertEquals(5, last.path("runs_ms").size());
            assertTrue(last.path("median_ms").asDouble()
                    <= last.path("percentile_99_ms").asDouble());
        } finally {
            System.clearProperty("htmst.sample.data");
        }
    }

    private static long count(List<JsonNode> lines, String kind) {
        return lines.stream()
                .filter(line -> line.path("kind").asText().equals(kind))
                .count();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--days 0 | --days 0 is no archive",
                "--days 2 --time 2014-01-01/P1D | leave one out",
                "--time 2014-01-01/PT6H | whole UTC days",
                "--time 2014-01-01/.. | open on one side",
                "--satellite noaa-7 | no orbit is known for satellite 'noaa-7'",
                "--channel e9/0 | no channel 'e9/0'",
                "--query VIII | VIII",
                "--rival none,duckdb | --rival none excludes",
                "--rival-channels 21 | outside 1..20",
                "--repeat 0 | too few",
                "--process 0 | --process 0 is too few",
                "--process | start it as htm-st bench --process"
            })
    void badOptionsAreToldInOneLine(String options, String said) {
        Run run = bench(options.split(" "));
        assertEquals(2, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains(said), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void helpHasExamples() {
        Run run = bench("--help");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("Usage: htm-st bench [OPTIONS] [COMMAND]"), run.out());
        assertTrue(run.out().contains("htm-st bench --days 3"), run.out());
        for (String command : List.of("keys", "kernels")) {
            Run own = bench(command, "--help");
            assertEquals(0, own.code());
            assertTrue(own.out().startsWith("Usage: htm-st bench " + command + " [OPTIONS]"), own.out());
        }
    }
}
