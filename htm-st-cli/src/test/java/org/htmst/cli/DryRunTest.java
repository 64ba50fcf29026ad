package org.htmst.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.htmst.answer.print.Facts;
import org.htmst.answer.print.Table;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.TerminalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs no store: looking at files before they are loaded, and what hostile ones may do to others and to the terminal. */
class DryRunTest {

    private static final String DESCRIPTOR =
            """
            {"product": "probe", "title": "t", "time": {"column": "time", "format": "iso-8601"},
             "satellite": {"column": "sat"}, "place": {"lon": "lon", "lat": "lat"},
             "channels": [{"name": "flux", "family": "EP", "instrument": "X", "type": "float64"}]}
            """;
    private static final String GOOD =
            "time,sat,lon,lat,flux\n2021-01-01T00:00:00Z,a-1,1,2,3\n2021-01-01T00:00:01Z,a-1,1,95,3\n";

    @TempDir
    private Path folder;

    private Path file(String name, String text, String descriptor) throws IOException {
        Files.writeString(folder.resolve(name + ".json"), descriptor);
        return Files.writeString(folder.resolve(name + ".csv"), text);
    }

    private Run run(String... arguments) {
        return Run.of(Map.of(StoreOptions.HOME, folder.resolve("home").toString()), arguments);
    }

    @Test
    void filesAreLookedAtWithoutAStore() throws IOException {
        Path good = file("good", GOOD, DESCRIPTOR);
        Run run = run("load", "--dry-run", good.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out()
                        .startsWith(
                                "would load good.csv: a-1 probe 2021-01-01T00:00:00Z/2021-01-01T00:00:00Z, read 2, kept 1,"
                                        + " rejected 1 (latitude 1)\n1 file: 1 would load, 0 failed; 1 samples read in"),
                run.out());
        assertTrue(run.err().contains("line 3: column lat: lat 95.0"), run.err());
        assertFalse(Files.exists(folder.resolve("home")), "no store is made");
    }

    @Test
    void aProgramReadsWhatIsTold() throws IOException {
        Path good = file("good", GOOD, DESCRIPTOR);
        Run run = run("load", "--dry-run", "--format", "json", good.toString(), "missing.csv");
        assertEquals(1, run.code());
        JsonNode told = new ObjectMapper().readTree(run.out());
        assertEquals(2, told.size());
        assertEquals("would load", told.get(0).get("outcome").asText());
        assertTrue(told.get(0).get("kept").isInt());
        assertEquals(1, told.get(0).get("kept").asInt());
        assertEquals("latitude 1", told.get(0).get("rejected").asText());
        assertEquals("failed", told.get(1).get("outcome").asText());
        assertTrue(told.get(1).get("notes").asText().contains("does not exist"), run.out());
    }

    @Test
    void hostileFilesHinderNoOthers() throws IOException {
        StringBuilder swarm = new StringBuilder("time,sat,lon,lat,flux\n");
        for (int i = 0; i < 2400; i++) {
            swarm.append(Instant.ofEpochSecond(1_600_000_000 + i))
                    .append(",starlink-")
                    .append(10_000 + i)
                    .append(",1,2,3\n");
        }
        Path many = file("many", swarm.toString(), DESCRIPTOR);
        Path deep = file("deep", GOOD, DESCRIPTOR.replace("iso-8601", "[".repeat(60_000) + "]".repeat(60_000)));
        Path nested = file("nested", GOOD, DESCRIPTOR.replace("\"t\"", "[".repeat(60_000)));
        Path huge = file("huge", GOOD, DESCRIPTOR.replace("\"t\"", "\"" + "t".repeat(9 << 20) + "\""));
        Path good = file("good", GOOD, DESCRIPTOR);
        List<Path> hostile = List.of(many, deep, nested, huge);
        Run run = run(
                "load",
                "--dry-run",
                many.toString(),
                deep.toString(),
                nested.toString(),
                huge.toString(),
                good.toString());
        assertEquals(1, run.code());
        assertTrue(run.out().contains("would load good.csv"), run.out());
        for (Path each : hostile) {
            String stem = each.toString().replace(".csv", "");
            assertEquals(
                    1, run.err().lines().filter(line -> line.contains(stem)).count(), run.err());
        }
        assertFalse(run.err().contains("\tat "), run.err());
        Run descriptor = run("load", "--descriptor", folder.resolve("deep.json").toString(), good.toString());
        assertEquals(1, descriptor.code());
        assertEquals(1, descriptor.errLines().length, descriptor.err());
    }

    @Test
    void aDeviceWithoutAnEndIsNoPolygon() {
        Run run = run("count", "--polygon", "/dev/zero");
        assertEquals(2, run.code(), run.err());
        assertEquals(1, run.errLines().length, run.err());
        assertTrue(run.err().contains("larger than 64 MB"), run.err());
    }

    @Test
    void theTerminalObeysNoFile() throws IOException {
        Path column = file(
                "column",
                GOOD.replace("flux\n", "flux,\u001b]0;owned\u0007\u001b[2J\u009b31m\n")
                        .replace(",3\n", ",3,\n"),
                DESCRIPTOR);
        Path satellite = file("satellite", GOOD.replace("a-1", "a\u001b[2J"), DESCRIPTOR);
        Path unit = file("unit", GOOD, DESCRIPTOR.replace("\"float64\"", "\"float64\", \"unit\": \"\\u001b[31m\""));
        Path value = file("value", GOOD.replace(",3\n", ",\u001b[5m\n"), DESCRIPTOR);
        Path name = Files.writeString(folder.resolve("a\u001b[2J\nhtm-st: all is well.csv"), GOOD);
        Run run = run(
                "load",
                "--dry-run",
                column.toString(),
                satellite.toString(),
                unit.toString(),
                value.toString(),
                name.toString());
        for (String text : List.of(run.out(), run.err())) {
            assertTrue(text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'), text);
            assertTrue(text.lines().noneMatch(line -> line.startsWith("htm-st: all is well")), text);
        }
        assertTrue(run.err().contains("\\u001b]0;owned\\u0007"), run.err());
        assertTrue(run.err().contains("control characters"), run.err());
    }

    @Test
    void tablesShowNamesOfOlderStoresOnOneLine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Table table = new Table(List.of("name", "n"), List.of(List.of("a\u001b[2J\nb", 1), List.of("plain", 20)));
        TerminalText out = new TerminalText(bytes, text -> text);
        table.printText(out);
        new Facts.Builder().add("unit", "\u001b[31m\n").build().printText(out);
        out.print("\rprogress \u001b[2J\u202e\n");
        assertEquals(
                "name                n\na\\u001b[2J\\u000ab   1\nplain              20\nunit  \\u001b[31m\\u000a\n\rprogress \\u001b[2J\\u202e\n",
                bytes.toString(StandardCharsets.UTF_8));
    }
}
