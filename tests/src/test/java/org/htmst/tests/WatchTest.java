package org.htmst.tests;

import static org.htmst.tests.WatchedFolder.NOTHING;
import static org.htmst.tests.WatchedFolder.copy;
import static org.htmst.tests.WatchedFolder.copying;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.htmst.cli.HtmSt;
import org.htmst.hbase.catalog.RegionEntry;
import org.htmst.query.SampleQuery;
import org.htmst.region.text.NamedRegion;
import org.htmst.region.text.PolygonFile;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.tests.WatchedFolder.Step;
import org.htmst.tests.WatchedFolder.Watching;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What arrives in a watched folder is loaded once it is whole, whatever happens meanwhile. No test waits: each makes the looks itself. */
@ExtendWith(TestStore.class)
class WatchTest {

    private static final String E3 = "mep_ele_tel90_flux_e3";
    private static final Path N15 = SampleFiles.NETCDF.get(1);
    private static final Path N19 = SampleFiles.NETCDF.get(3);
    private static final Path CSV = SampleFiles.FOLDER.resolve("swarm-like-efi.csv");
    private static final Path DESCRIPTOR = SampleFiles.FOLDER.resolve("swarm-like-efi.json");

    private final TestStore.Running running;

    @TempDir
    private Path folder;

    private WatchedFolder watched;

    WatchTest(TestStore.Running running) {
        this.running = running;
    }

    @BeforeEach
    void makeFolder() throws IOException {
        watched = new WatchedFolder(running, folder);
        Files.createDirectories(watched.in());
    }

    @AfterEach
    void removeAll() throws IOException {
        running.clear();
        for (RegionEntry region : running.store().regions().added()) {
            running.store().regions().remove(region.name());
        }
    }

    private static final SampleQuery EVERYTHING = SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS);

    @Test
    void aFileThatGrowsIsLeftUntilItStandsStill() throws IOException {
        List<String> lines = Files.readAllLines(CSV);
        Path file = watched.in().resolve("grows.csv");
        copy(DESCRIPTOR, watched.in().resolve("grows.json"));
        Files.write(file, lines.subList(0, 100));
        Step more = sofar -> {
            assertEquals(List.of(), sofar.out(), "nothing is loaded of what is written to");
            int have = Files.readAllLines(file).size();
            Files.write(file, lines.subList(have, Math.min(lines.size(), have + 100)), StandardOpenOption.APPEND);
        };
        Step touch = sofar -> {
            assertEquals(List.of(), sofar.out());
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        };
        Watching watching = watched.watch(List.of(), more, more, more, touch, NOTHING, NOTHING);
        assertEquals(1, watching.out().size(), watching.out().toString());
        assertTrue(watching.out().get(0).startsWith("loaded grows.csv: swarm-like-a+swarm-like-c swarm-like-efi "));
        assertEquals(List.of("grows.csv"), watched.live());
        assertEquals(
                SampleFiles.read(CSV).samples().size(),
                running.store().aggregate(EVERYTHING).samples());
        assertEquals(0, watching.code());
    }

    @Test
    void onlyWhatIsWholeIsLoadedAndStrangeThingsAreToldOfOnce() throws IOException {
        copy(CSV, watched.in().resolve("deep/er/a.csv"));
        copy(DESCRIPTOR, watched.in().resolve("deep/er/a.json"));
        for (String name : List.of("b.csv.part", "b.tmp", ".b.csv.X1y2", ".sync/b.csv", "b.csv~")) {
            copy(CSV, watched.in().resolve(name));
        }
        copy(N15, folder.resolve("elsewhere/linked.nc"));
        Files.createSymbolicLink(watched.in().resolve("linked.nc"), folder.resolve("elsewhere/linked.nc"));
        Files.createSymbolicLink(watched.in().resolve("loop"), watched.in());
        Files.createSymbolicLink(watched.in().resolve("broken"), folder.resolve("nowhere"));
        Path closed = Files.createDirectories(watched.in().resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Watching watching = watched.watch(
                List.of(folder.resolve("later").toString()),
                NOTHING,
                sofar -> {
                    Files.delete(watched.in().resolve("linked.nc"));
                    Files.createDirectories(watched.in().resolve("gone"));
                    copy(CSV, watched.in().resolve("gone/c.csv"));
                },
                sofar -> {
                    TestStore.delete(watched.in().resolve("gone"));
                    Files.move(watched.in().resolve("b.csv.part"), watched.in().resolve("deep/er/b.csv"));
                    copy(DESCRIPTOR, watched.in().resolve("deep/er/b.json"));
                    copy(N19, folder.resolve("later/n19.nc"));
                },
                NOTHING,
                NOTHING);
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        assertEquals(List.of("a.csv", "linked.nc", "n19.nc"), watched.live());
        assertEquals(3, watching.out().size(), watching.out().toString());
        assertEquals(1, watching.told("broken is a link that leads nowhere"));
        assertEquals(1, watching.told("loop is a link to a folder, and is not followed"));
        assertEquals(1, watching.told("later is not there, and is waited for"));
        assertEquals(Files.isReadable(closed) ? 0 : 1, watching.told("closed cannot be looked into"));
        assertEquals(0, watching.told("htm-st: failed"), watching.err());
        assertTrue(watching.told("1 file there before") == 1, "the same bytes as a.csv: " + watching.err());
    }

    @Test
    void aFailureIsToldOnceAndTriedAgainWhenTheFileHasChanged() throws IOException {
        Path bad = watched.in().resolve("poes_n15_20191024_proc.nc");
        byte[] whole = Files.readAllBytes(N15);
        Files.write(bad, Arrays.copyOf(whole, whole.length / 2));
        Path undescribed = watched.in().resolve("x.csv");
        copy(CSV, undescribed);
        copy(N19, watched.in().resolve("n19.nc"));
        Watching first = watched.watch(List.of(), NOTHING, NOTHING, NOTHING);
        assertEquals(2, first.told("htm-st: failed "), first.err());
        assertEquals(1, first.told("a CSV file needs a descriptor"));
        assertEquals(List.of("n19.nc"), watched.live());
        assertEquals(0, first.code());

        Watching second = watched.watch(List.of(), NOTHING, NOTHING);
        assertEquals(0, second.told("htm-st: failed "), second.err());
        assertEquals(1, second.told("1 file there before"));
        assertEquals(List.of(), second.out());

        Watching third = watched.watch(
                List.of(),
                NOTHING,
                copying(DESCRIPTOR, watched.in().resolve("x.json")),
                NOTHING,
                sofar -> Files.write(bad, whole),
                NOTHING,
                NOTHING);
        assertEquals(0, third.told("htm-st: failed "), third.err());
        assertEquals(List.of("n19.nc", "poes_n15_20191024_proc.nc", "x.csv"), watched.live());
        assertEquals(2, third.out().size());
    }

    @Test
    void onceLoadsWhatStandsAndEnds() throws IOException {
        copy(N15, watched.in().resolve("n15.nc"));
        Files.writeString(watched.in().resolve("bad.nc"), "no netCDF");
        String[] once = {"watch", watched.in().toString(), "--once", "--every", "0.001s", "--quiet"};
        CommandLineRun first = running.run(once);
        assertEquals(1, first.code(), first.err());
        assertEquals(1, first.lines().size(), first.out());
        assertEquals(1, first.err().lines().count(), first.err());
        CommandLineRun again = running.run(once);
        assertEquals(new CommandLineRun(0, "", ""), again);
        CommandLineRun retried =
                running.run("watch", watched.in().toString(), "--once", "--every", "0.001s", "--quiet", "--retry");
        assertEquals(1, retried.code());
        assertEquals(first.err(), retried.err());
        Files.write(watched.in().resolve("bad.nc"), Files.readAllBytes(N19));
        assertEquals(0, running.run(once).code());
        assertEquals(List.of("bad.nc", "n15.nc"), watched.live());
        CommandLineRun unknown = running.run("watch", watched.in().toString(), "--alert", "e3/90 > 1 in atlantis");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("region 'atlantis' is unknown; known are saa"), unknown.err());
    }

    /** By a look at each sample of the file. */
    private static JsonNode expected(Path file, String channelName, DoublePredicate condition, Region region) {
        SampleTable samples = SampleFiles.read(file).samples();
        int c = samples.channels().stream().map(Channel::name).toList().indexOf(channelName);
        Channel channel = samples.channels().get(c);
        int flag = samples.channels().stream().map(Channel::name).toList().indexOf(channel.calibration());
        int count = 0;
        int top = -1;
        long firstMs = Long.MAX_VALUE;
        long lastMs = 0;
        for (int i = 0; i < samples.size(); i++) {
            double value = samples.values()[c][i];
            boolean valid = !channel.isMissing(value) && (flag < 0 || samples.values()[flag][i] == 0);
            if (valid
                    && condition.test(value)
                    && region.contains(new LonLat(samples.lonDeg()[i], samples.latDeg()[i]))) {
                count++;
                firstMs = Math.min(firstMs, samples.timeMs()[i]);
                lastMs = Math.max(lastMs, samples.timeMs()[i]);
                top = top < 0 || value > samples.values()[c][top] ? i : top;
            }
        }
        return new ObjectMapper()
                .createObjectNode()
                .put("count", count)
                .put("first", Instant.ofEpochMilli(firstMs).toString())
                .put("last", Instant.ofEpochMilli(lastMs).toString())
                .put("max", (float) samples.values()[c][top])
                .put("time", Instant.ofEpochMilli(samples.timeMs()[top]).toString())
                .put("lon", (float) samples.lonDeg()[top])
                .put("lat", (float) samples.latDeg()[top]);
    }

    private static void assertFinding(JsonNode expected, JsonNode told) {
        for (String name : List.of("count", "first", "last", "max")) {
            assertEquals(expected.path(name).asText(), told.path(name).asText(), name + " of " + told);
        }
        for (String name : List.of("time", "lon", "lat")) {
            assertEquals(
                    expected.path(name).asText(), told.path("max_at").path(name).asText(), name + " of " + told);
        }
    }

    @Test
    void alertsTellWhatIsInTheNewFileAlone() throws IOException {
        copy(N15, watched.in().resolve("n15.nc"));
        // The same samples under another name and with a byte more are hidden by nothing that came before.
        String box = "{\"type\":\"Polygon\",\"coordinates\":[[[-60,50],[60,50],[60,75],[0,70],[-60,75],[-60,50]]]}";
        running.store().regions().add(RegionEntry.added("north-box", "", PolygonFile.parse(box, "box"), 1), false);
        String saa = E3 + " > 1e3 in saa";
        List<String> alerts = List.of(
                "--alert", saa,
                "--alert", "e3/90 >= 300 in north-box",
                "--alert", E3.toUpperCase(Locale.ROOT) + " > 1e12",
                "--alert", "e_x > 25",
                "--alert", "no_such_channel > 1 in saa");
        Watching watching = watched.watch(
                alerts,
                NOTHING,
                copying(N19, watched.in().resolve("n19.nc")),
                NOTHING,
                sofar -> {
                    copy(CSV, watched.in().resolve("x.csv"));
                    copy(DESCRIPTOR, watched.in().resolve("x.json"));
                },
                NOTHING);
        List<JsonNode> told = new ArrayList<>();
        for (String line : watching.out()) {
            if (line.startsWith("{")) {
                told.add(new ObjectMapper().readTree(line));
            }
        }
        Region northBox = PolygonFile.parse(box, "box").region();
        assertEquals(5, told.size(), watching.out().toString());
        assertEquals(
                List.of(saa, "e3/90 >= 300 in north-box", saa, "e3/90 >= 300 in north-box", "e_x > 25"),
                told.stream().map(line -> line.path("alert").asText()).toList());
        assertEquals(
                List.of("n15.nc", "n15.nc", "n19.nc", "n19.nc", "x.csv"),
                told.stream().map(line -> line.path("file").asText()).toList());
        assertFinding(expected(N15, E3, value -> value > 1e3, NamedRegion.SAA.region()), told.get(0));
        assertFinding(expected(N15, E3, value -> value >= 300, northBox), told.get(1));
        assertFinding(expected(N19, E3, value -> value > 1e3, NamedRegion.SAA.region()), told.get(2));
        assertFinding(expected(N19, E3, value -> value >= 300, northBox), told.get(3));
        assertFinding(expected(CSV, "e_x", value -> value > 25, Region.SPHERE), told.get(4));
        assertEquals(1, watching.told("no_such_channel"), watching.err());
        assertEquals(0, watching.told("e_x"), "other products may have it: " + watching.err());
        Watching again = watched.watch(alerts, NOTHING, NOTHING);
        assertEquals(List.of(), again.out(), "what was there before was asked before");
    }

    @Test
    void alertsRunACommandWithThemselvesAsItsInput() throws IOException {
        copy(N15, watched.in().resolve("n15.nc"));
        Path said = folder.resolve("said");
        Watching watching = watched.watch(
                List.of("--alert", E3 + " > 1e3 in saa", "--exec", "cat >> " + said + "; echo done; exit 3"), NOTHING);
        assertEquals(1, watching.out().size(), "the file alone: " + watching.out());
        assertFinding(
                expected(N15, E3, value -> value > 1e3, NamedRegion.SAA.region()),
                new ObjectMapper().readTree(Files.readString(said)));
        assertTrue(watching.err().lines().anyMatch("done"::equals), watching.err());
        assertEquals(1, watching.told("failed with exit code 3; the alert was {"));
    }

    private enum Kill {
        ROWS_ARE_WRITTEN,
        FIRST_IS_LOADED,
        ASKED_TO_END
    }

    @Test
    void killedInTheMidstItGoesOnAndLeavesOutNoAlert() throws Exception {
        List<Path> files = SampleFiles.NETCDF.subList(1, 4);
        for (Path file : files) {
            copy(file, watched.in().resolve(file.getFileName()));
        }
        List<String> arguments = new ArrayList<>(List.of(
                "watch",
                watched.in().toString(),
                "--every",
                "0.01s",
                "--alert",
                E3 + " > 1e3 in saa",
                "--alert",
                "e_x > 25"));
        arguments.addAll(running.options());
        List<String> lines = new ArrayList<>();
        for (Kill kill : Kill.values()) {
            if (kill == Kill.ASKED_TO_END) {
                copy(DESCRIPTOR, watched.in().resolve("last.json"));
                copy(CSV, watched.in().resolve("last.csv"));
            }
            Process process = ChildProcess.start(HtmSt.class, arguments.toArray(String[]::new));
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                switch (kill) {
                    case ROWS_ARE_WRITTEN -> {
                        while (running.store().catalog().journal().isEmpty()) {
                            Thread.onSpinWait();
                        }
                    }
                    case FIRST_IS_LOADED -> lines.add(out.readLine());
                    case ASKED_TO_END -> {
                        while (alerted(lines) < 4) {
                            lines.add(out.readLine());
                        }
                    }
                }
                signal(process, kill == Kill.ASKED_TO_END ? "TERM" : "KILL");
                out.lines().forEach(lines::add);
                assertEquals(kill == Kill.ASKED_TO_END, process.waitFor() == 0);
            }
            if (kill == Kill.ROWS_ARE_WRITTEN) {
                assertEquals(List.of(), watched.live(), "nothing of a file is seen until all is stored");
            }
        }
        assertEquals(4, watched.live().size());
        assertEquals(4, alerted(lines), lines.toString());
        running.store().vacuum(Duration.ZERO);
        SampleQuery query = EVERYTHING.toBuilder().channels(List.of(E3)).build();
        assertEquals(
                SampleLines.sorted(
                        SampleFiles.inMemory(
                                files.stream().map(SampleFiles::read).toList()),
                        query),
                SampleLines.sorted(running.store().view(), query));
    }

    /** By the kernel alone: the JDK would close the pipes, too. */
    private static void signal(Process process, String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertEquals(0, kill.waitFor());
    }

    private static int alerted(List<String> lines) {
        TreeSet<String> files = new TreeSet<>();
        for (String line : lines) {
            assertFalse(line == null, lines.toString());
            if (line.startsWith("{\"alert\"")) {
                files.add(line.replaceAll(".*\"file\":\"([^\"]*)\".*", "$1"));
            }
        }
        return files.size();
    }

    @Test
    void asksForTheEndAreHeardBetweenLooks() throws Exception {
        copy(N15, watched.in().resolve("n15.nc"));
        List<String> arguments = new ArrayList<>(List.of("watch", watched.in().toString(), "--every", "0.01s"));
        arguments.addAll(running.options());
        Process process = ChildProcess.start(HtmSt.class, arguments.toArray(String[]::new));
        assertTrue(ChildProcess.firstLine(process).startsWith("loaded n15.nc"));
        // A build in the background of a shell has its children ignore INT.
        signal(process, "TERM");
        assertEquals(0, process.waitFor());
        try (Stream<Path> left = Files.list(Path.of(watched.home()).resolve("watch"))) {
            assertTrue(left.allMatch(file -> file.toString().endsWith(".json")), "no part of a ledger is left");
        }
    }
}
