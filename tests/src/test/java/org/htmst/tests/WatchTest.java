package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.htmst.cli.HtmSt;
import org.htmst.cli.session.Session;
import org.htmst.cli.watch.Pause;
import org.htmst.cli.watch.WatchCommand;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.RegionEntry;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.query.SampleQuery;
import org.htmst.region.text.NamedRegion;
import org.htmst.region.text.PolygonFile;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.Variable;

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

    WatchTest(TestStore.Running running) {
        this.running = running;
    }

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectories(in());
    }

    @AfterEach
    void removeAll() throws IOException {
        running.clear();
        for (RegionEntry region : running.store().regions().added()) {
            running.store().regions().remove(region.name());
        }
    }

    private Path in() {
        return folder.resolve("in");
    }

    /** What is done between two looks. */
    @FunctionalInterface
    interface Step {
        void run(Watching sofar) throws Exception;
    }

    /** A watch that ends when it has no step left to do between two looks. */
    private static final class Watching implements Pause {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final Deque<Step> steps;
        private int code;

        Watching(Step... steps) {
            this.steps = new ArrayDeque<>(List.of(steps));
        }

        @Override
        public boolean pass(Duration time) {
            if (steps.isEmpty()) {
                return false;
            }
            try {
                steps.remove().run(this);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return true;
        }

        @Override
        public boolean isEnd() {
            return false;
        }

        List<String> out() {
            return out.toString(StandardCharsets.UTF_8).lines().toList();
        }

        String err() {
            return err.toString(StandardCharsets.UTF_8);
        }

        long told(String text) {
            return err().lines().filter(line -> line.contains(text)).count();
        }
    }

    private static final SampleQuery EVERYTHING = SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS);
    private static final Step NOTHING = sofar -> {};

    private Watching watch(List<String> options, Step... steps) {
        Watching watching = new Watching(steps);
        List<String> arguments = new ArrayList<>(List.of("watch", in().toString()));
        arguments.addAll(running.options());
        arguments.addAll(options);
        Session session = new Session(
                watching.out,
                new PrintStream(watching.err, true, StandardCharsets.UTF_8),
                Map.of("HTM_ST_HOME", home()),
                CommandLineRun.CLOCK,
                false);
        CommandLine.ParseResult parsed = HtmSt.commandLine(session).parseArgs(arguments.toArray(String[]::new));
        WatchCommand command = (WatchCommand) parsed.subcommand().commandSpec().userObject();
        watching.code = command.run(watching);
        return watching;
    }

    private String home() {
        return running.location() instanceof StoreLocation.Embedded embedded
                ? embedded.home().toString()
                : folder.resolve("home").toString();
    }

    private static void copy(Path file, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
    }

    private static Step copying(Path file, Path to) {
        return sofar -> copy(file, to);
    }

    private List<String> live() throws IOException {
        return running.store().catalog().granules().stream()
                .map(Granule::fileName)
                .sorted()
                .toList();
    }

    @Test
    void aFileThatGrowsIsLeftUntilItStandsStill() throws IOException {
        List<String> lines = Files.readAllLines(CSV);
        Path file = in().resolve("grows.csv");
        copy(DESCRIPTOR, in().resolve("grows.json"));
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
        Watching watching = watch(List.of(), more, more, more, touch, NOTHING, NOTHING);
        assertEquals(1, watching.out().size(), watching.out().toString());
        assertTrue(watching.out().get(0).startsWith("loaded grows.csv: swarm-like-a+swarm-like-c swarm-like-efi "));
        assertEquals(List.of("grows.csv"), live());
        assertEquals(
                SampleFiles.read(CSV).samples().size(),
                running.store().aggregate(EVERYTHING).samples());
        assertEquals(0, watching.code);
    }

    @Test
    void filesOfAnArchiveAreLoadedEachByItself() throws IOException {
        byte[] csv = Files.readAllBytes(CSV);
        Map<String, byte[]> files = new TreeMap<>(
                Map.of("a.csv", csv, "a.json", Files.readAllBytes(DESCRIPTOR), "bad.nc", new byte[] {1, 2, 3}));
        Path zip = in().resolve("days.zip");
        Step whole = sofar -> {
            assertEquals(1, sofar.out().size(), sofar.out().toString());
            files.remove("bad.nc");
            Files.write(zip, ZippedFiles.of(files));
        };
        Files.write(zip, ZippedFiles.of(files));
        Watching watching =
                watch(List.of("--alert", "mep_ele_tel90_flux_e3 > 1e9"), NOTHING, NOTHING, whole, NOTHING, NOTHING);
        assertEquals(List.of("a.csv"), live());
        assertEquals(1, watching.out().size(), watching.out().toString());
        assertTrue(
                watching.out().get(0).startsWith("loaded a.csv: "),
                watching.out().toString());
        assertEquals(1, watching.told("failed " + zip.resolve("bad.nc")), watching.err());
        assertEquals(1, watching.told("1 file there before"), watching.err());
    }

    /** Twenty places, a minute apart, with a flux each. */
    private static Path track(Path file, double fromLatDeg) throws IOException {
        double[] minutes = IntStream.range(0, 20).mapToDouble(i -> i).toArray();
        NetcdfFileWriter writer = NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, file.toString());
        try {
            writer.addDimension(null, "time", minutes.length);
            Map<Variable, Double> offsets = new LinkedHashMap<>();
            Map.of("time", 0.0, "lat", fromLatDeg, "lon", 10.0, "flux", 100.0)
                    .forEach((name, offset) ->
                            offsets.put(writer.addVariable(null, name, DataType.DOUBLE, "time"), offset));
            writer.findVariable("time").addAttribute(new Attribute("units", "minutes since 2020-01-01"));
            writer.create();
            for (Map.Entry<Variable, Double> variable : offsets.entrySet()) {
                writer.write(
                        variable.getKey(),
                        Array.factory(DoubleStream.of(minutes)
                                .map(minute -> minute + variable.getValue())
                                .toArray()));
            }
            return file;
        } catch (InvalidRangeException e) {
            throw new IOException(e);
        } finally {
            writer.close();
        }
    }

    /** Places come from a file beside it, which may come later, and change. */
    @Test
    void aFileWaitsForTheOneWithItsPlaces() throws IOException {
        Path json = Files.writeString(
                folder.resolve("d.json"),
                """
                {"product": "two", "title": "two files", "family": "EP", "time": {"variable": "time"}, "satellite": {"constant": "a"},
                 "place": {"lon": "lon", "lat": "lat"}, "channels": [{"variable": "flux"}],
                 "placeFile": {"of": "flux_*.nc", "file": "state_{1}_v*.nc", "time": "time"}}
                """);
        Path state = track(folder.resolve("state.nc"), 0);
        copy(state, in().resolve("flux_1.nc"));
        Watching watching = watch(
                List.of("--descriptor", json.toString()),
                NOTHING,
                sofar -> {
                    assertEquals(1, sofar.told("state_1_v*.nc', which is not there"), sofar.err());
                    copy(state, in().resolve("state_1_v01.nc"));
                },
                NOTHING,
                sofar -> {
                    assertEquals(1, sofar.out().size(), sofar.out().toString());
                    copy(track(folder.resolve("newer.nc"), 1), in().resolve("state_1_v02.nc"));
                },
                NOTHING,
                NOTHING);
        assertEquals(2, watching.out().size(), watching.out() + watching.err());
        assertTrue(
                watching.out().get(1).startsWith("replaced flux_1.nc: "),
                watching.out().toString());
        assertEquals(1, watching.told("failed "), watching.err());
    }

    @Test
    void onlyWhatIsWholeIsLoadedAndStrangeThingsAreToldOfOnce() throws IOException {
        copy(CSV, in().resolve("deep/er/a.csv"));
        copy(DESCRIPTOR, in().resolve("deep/er/a.json"));
        for (String name : List.of("b.csv.part", "b.tmp", ".b.csv.X1y2", ".sync/b.csv", "b.csv~")) {
            copy(CSV, in().resolve(name));
        }
        copy(N15, folder.resolve("elsewhere/linked.nc"));
        Files.createSymbolicLink(in().resolve("linked.nc"), folder.resolve("elsewhere/linked.nc"));
        Files.createSymbolicLink(in().resolve("loop"), in());
        Files.createSymbolicLink(in().resolve("broken"), folder.resolve("nowhere"));
        Path closed = Files.createDirectories(in().resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Watching watching = watch(
                List.of(folder.resolve("later").toString()),
                NOTHING,
                sofar -> {
                    Files.delete(in().resolve("linked.nc"));
                    Files.createDirectories(in().resolve("gone"));
                    copy(CSV, in().resolve("gone/c.csv"));
                },
                sofar -> {
                    TestStore.delete(in().resolve("gone"));
                    Files.move(in().resolve("b.csv.part"), in().resolve("deep/er/b.csv"));
                    copy(DESCRIPTOR, in().resolve("deep/er/b.json"));
                    copy(N19, folder.resolve("later/n19.nc"));
                },
                NOTHING,
                NOTHING);
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        assertEquals(List.of("a.csv", "linked.nc", "n19.nc"), live());
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
        Path bad = in().resolve("poes_n15_20191024_proc.nc");
        byte[] whole = Files.readAllBytes(N15);
        Files.write(bad, Arrays.copyOf(whole, whole.length / 2));
        Path undescribed = in().resolve("x.csv");
        copy(CSV, undescribed);
        copy(N19, in().resolve("n19.nc"));
        Watching first = watch(List.of(), NOTHING, NOTHING, NOTHING);
        assertEquals(2, first.told("htm-st: failed "), first.err());
        assertEquals(1, first.told("a CSV file needs a descriptor"));
        assertEquals(List.of("n19.nc"), live());
        assertEquals(0, first.code);

        Watching second = watch(List.of(), NOTHING, NOTHING);
        assertEquals(0, second.told("htm-st: failed "), second.err());
        assertEquals(1, second.told("1 file there before"));
        assertEquals(List.of(), second.out());

        Watching third = watch(
                List.of(),
                NOTHING,
                copying(DESCRIPTOR, in().resolve("x.json")),
                NOTHING,
                sofar -> Files.write(bad, whole),
                NOTHING,
                NOTHING);
        assertEquals(0, third.told("htm-st: failed "), third.err());
        assertEquals(List.of("n19.nc", "poes_n15_20191024_proc.nc", "x.csv"), live());
        assertEquals(2, third.out().size());
    }

    @Test
    void onceLoadsWhatStandsAndEnds() throws IOException {
        copy(N15, in().resolve("n15.nc"));
        Files.writeString(in().resolve("bad.nc"), "no netCDF");
        String[] once = {"watch", in().toString(), "--once", "--every", "0.001s", "--quiet"};
        CommandLineRun first = running.run(once);
        assertEquals(1, first.code(), first.err());
        assertEquals(1, first.lines().size(), first.out());
        assertEquals(1, first.err().lines().count(), first.err());
        CommandLineRun again = running.run(once);
        assertEquals(new CommandLineRun(0, "", ""), again);
        CommandLineRun retried =
                running.run("watch", in().toString(), "--once", "--every", "0.001s", "--quiet", "--retry");
        assertEquals(1, retried.code());
        assertEquals(first.err(), retried.err());
        Files.write(in().resolve("bad.nc"), Files.readAllBytes(N19));
        assertEquals(0, running.run(once).code());
        assertEquals(List.of("bad.nc", "n15.nc"), live());
        CommandLineRun unknown = running.run("watch", in().toString(), "--alert", "e3/90 > 1 in atlantis");
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
        copy(N15, in().resolve("n15.nc"));
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
        Watching watching = watch(
                alerts,
                NOTHING,
                copying(N19, in().resolve("n19.nc")),
                NOTHING,
                sofar -> {
                    copy(CSV, in().resolve("x.csv"));
                    copy(DESCRIPTOR, in().resolve("x.json"));
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
        Watching again = watch(alerts, NOTHING, NOTHING);
        assertEquals(List.of(), again.out(), "what was there before was asked before");
    }

    @Test
    void alertsRunACommandWithThemselvesAsItsInput() throws IOException {
        copy(N15, in().resolve("n15.nc"));
        Path said = folder.resolve("said");
        Watching watching = watch(
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
            copy(file, in().resolve(file.getFileName()));
        }
        List<String> arguments = new ArrayList<>(List.of(
                "watch", in().toString(), "--every", "0.01s", "--alert", E3 + " > 1e3 in saa", "--alert", "e_x > 25"));
        arguments.addAll(running.options());
        List<String> lines = new ArrayList<>();
        for (Kill kill : Kill.values()) {
            if (kill == Kill.ASKED_TO_END) {
                copy(DESCRIPTOR, in().resolve("last.json"));
                copy(CSV, in().resolve("last.csv"));
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
                assertEquals(List.of(), live(), "nothing of a file is seen until all is stored");
            }
        }
        assertEquals(4, live().size());
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
        copy(N15, in().resolve("n15.nc"));
        List<String> arguments = new ArrayList<>(List.of("watch", in().toString(), "--every", "0.01s"));
        arguments.addAll(running.options());
        Process process = ChildProcess.start(HtmSt.class, arguments.toArray(String[]::new));
        assertTrue(ChildProcess.firstLine(process).startsWith("loaded n15.nc"));
        signal(process, "INT");
        assertEquals(0, process.waitFor());
        try (Stream<Path> left = Files.list(Path.of(home()).resolve("watch"))) {
            assertTrue(left.allMatch(file -> file.toString().endsWith(".json")), "no part of a ledger is left");
        }
    }
}
