package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A product of a sample every 16 s, out of an archive, in every kind of answer. */
@ExtendWith(TestStore.class)
class SixteenSecondStoreTest {

    private static final Path TEXT = SampleFiles.FOLDER.resolve("poes_n18_20191024.txt");
    private static final int RECORDS = 337;

    @TempDir
    private Path folder;

    private final TestStore.Running running;

    SixteenSecondStoreTest(TestStore.Running running) {
        this.running = running;
    }

    @Test
    void aSampleEverySixteenSecondsIsAnsweredAsOneEveryTwo() throws Exception {
        load();
        List<String[]> rows = rows();
        query(rows);
        summaries(rows);
        passages();
        maps();
        meetings(rows.get(100));
        hapi();
    }

    /** What is in the archive and in the store already is not loaded again; what is no data hinders nothing. */
    private void load() throws Exception {
        Path zip = folder.resolve("all.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Path file : List.of(TEXT, SampleFiles.FOLDER.resolve("README.md"))) {
                out.putNextEntry(new ZipEntry("2019/" + file.getFileName()));
                Files.copy(file, out);
            }
        }
        CommandLineRun first = running.run("load", zip.toString());
        assertEquals(1, first.code());
        assertTrue(first.out().contains("2 files: 1 loaded, 1 failed; 337 samples written"), first.out());
        assertTrue(first.err().contains("README.md"), first.err());
        CommandLineRun second = running.run("load", TEXT.toString(), zip.toString());
        assertTrue(second.out().contains("3 files: 2 unchanged, 1 failed; 0 samples written"), second.out());
        assertTrue(running.run("ls", "granules", "--format", "csv").out().contains("poes_n18_20191024.txt"));
    }

    private static List<String[]> rows() throws Exception {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(TEXT)) {
            rows.add(line.strip().split("\\s+"));
        }
        assertEquals(RECORDS + 1, rows.size());
        return rows.subList(1, rows.size());
    }

    private void query(List<String[]> rows) {
        CommandLineRun run = running.run(
                "query",
                "--channel",
                "e1/90/16s,L,mlt",
                "--columns",
                "lon,lat,e1/90/16s,L,mlt",
                "--order",
                "time",
                "--format",
                "csv");
        assertEquals(0, run.code(), run.err());
        List<String> lines = run.lines();
        assertEquals(RECORDS + 1, lines.size());
        for (int i = 0; i < RECORDS; i++) {
            String[] told = lines.get(i + 1).split(",", -1);
            String[] row = rows.get(i);
            same(row[8], told[0]);
            same(row[7], told[1]);
            same(row[24], told[2]);
            same(row[11].equals("-999.000") ? "" : row[11], told[3]);
            assertEquals(Double.parseDouble(row[12]) / 15, Double.parseDouble(told[4]), 2e-6);
        }
        long belts = rows.stream()
                .filter(row -> Double.parseDouble(row[11]) >= 3 && Double.parseDouble(row[11]) <= 7)
                .count();
        assertEquals(belts + "\n", running.run("count", "--L", "3,7").out());
        long evening = rows.stream()
                .filter(row -> Double.parseDouble(row[12]) >= 18 * 15 && Double.parseDouble(row[12]) < 360)
                .count();
        assertTrue(belts > 20 && evening > 20);
        assertEquals(evening + "\n", running.run("count", "--mlt", "18,24").out());
    }

    private static void same(String expected, String told) {
        assertEquals(expected.isEmpty(), told.isEmpty(), expected + " " + told);
        if (!expected.isEmpty()) {
            assertEquals(Float.parseFloat(expected), Float.parseFloat(told));
        }
    }

    private void summaries(List<String[]> rows) {
        CommandLineRun run = running.run(
                "summarize", "--channel", "mep0p1", "--by", "satellite", "--statistic", "count,max", "--format", "csv");
        assertEquals(0, run.code(), run.err());
        double most = rows.stream()
                .mapToDouble(row -> Float.parseFloat(row[18]))
                .max()
                .orElseThrow();
        String line = run.lines().get(1);
        assertTrue(line.startsWith("noaa-18,"), run.out());
        assertTrue(line.contains("," + RECORDS + ","), run.out());
        assertEquals(most, Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)));
        CommandLineRun missing = running.run("count", "--channel", "mepomp7");
        assertEquals("0\n", missing.out());
    }

    /** Samples 16 s apart are of one passage, up or down as their neighbours say. */
    private void passages() {
        CommandLineRun run = running.run("passes", "--lat", "60,90", "--channel", "e1/90/16s", "--format", "csv");
        assertEquals(0, run.code(), run.err());
        assertEquals(1 + 1, run.lines().size(), run.out());
        int up = Integer.parseInt(
                running.run("count", "--direction", "ascending").out().strip());
        int down = Integer.parseInt(
                running.run("count", "--direction", "descending").out().strip());
        assertEquals(RECORDS, up + down);
        assertTrue(up > 100 && down > 100);
    }

    private void maps() {
        for (String axis : List.of("local-time", "magnetic-local-time")) {
            Path file = folder.resolve(axis + ".nc");
            CommandLineRun run = running.run(
                    "interpolate",
                    "--channel",
                    "e1/90/16s",
                    "--time",
                    "2019-10-24",
                    "--axis",
                    axis,
                    "--level",
                    "4",
                    "-o",
                    file.toString());
            assertEquals(0, run.code(), run.err());
            assertTrue(Files.exists(file));
        }
    }

    /** What has a sample every 16 s is followed if it is asked for, and said not to be if not. */
    private void meetings(String[] row) throws IOException {
        List<String> asked =
                List.of("conjunctions", "--ground", row[8] + "," + row[7], "--within", "300km", "--format", "csv");
        CommandLineRun run = running.run(asked.toArray(String[]::new));
        assertEquals(1, run.lines().size(), run.out());
        assertTrue(
                run.err()
                        .contains("samples of noaa-18 are farther apart than 4.0 s, so it cannot be followed;"
                                + " give a longer --step"),
                run.err());
        List<String> followed = new ArrayList<>(asked);
        followed.addAll(List.of("--step", "32s"));
        CommandLineRun found = running.run(followed.toArray(String[]::new));
        assertEquals(1 + 1, found.lines().size(), found.out() + found.err());
        assertFalse(found.err().contains("farther apart"), found.err());
        assertEquals(
                2,
                running.run("conjunctions", "--within", "500km", "--step", "3m").code());
        Path query = folder.resolve("aurorax.json");
        Files.writeString(
                query,
                String.format(
                        Locale.ROOT,
                        """
                {"start": "2019-10-24T00:00:00", "end": "2019-10-24T23:59:59", "space": [{}],
                 "adhoc": [{"locations": [{"lat": %s, "lon": %s}]}],
                 "conjunction_types": ["geographic"], "max_distances": {"space1-adhoc1": 300}}""",
                        row[7],
                        row[8]));
        assertEquals(0, auroraxMeetings(query));
        assertEquals(1, auroraxMeetings(query, "--step", "32s"));
    }

    private int auroraxMeetings(Path query, String... more) throws IOException {
        List<String> asked = new ArrayList<>(List.of("conjunctions", "--aurorax", query.toString()));
        asked.addAll(List.of(more));
        CommandLineRun run = running.run(asked.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        return new ObjectMapper().readTree(run.out()).findValues("data_sources").size();
    }

    private void hapi() throws Exception {
        try (StoreServer server = StoreServer.start(running.store(), ServeSettings.of("127.0.0.1", 0))) {
            JsonNode info = new ObjectMapper()
                    .readTree(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create(server.address() + "hapi/info?dataset=noaa_18_poes_16s"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
            assertEquals("PT16S", info.get("cadence").asText(), info.toString());
            assertTrue(info.get("sampleStartDate").asText().startsWith("2019-10-24T00:00:09.518"), info.toString());
        }
    }
}
