package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.htmst.formats.Product;
import org.htmst.formats.SourceContent;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Conjunctions of foot points, and by L and local time, beside a look at every half second; and searches in AuroraX's form. */
@ExtendWith(TestStore.class)
class ConjunctionKindsTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261201);
    private static final long STEP_MS = 500;
    private static final int SAMPLES = 500;
    private static final List<String> NAMES = List.of("swarm-a", "swarm-b", "themis-a");
    private static final Instant FIRST = Instant.parse("2019-01-01T10:00:00Z");
    private static final Instant SECOND = Instant.parse("2020-01-01T23:55:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestStore.Running running;
    private final Random random = new Random(SEED);

    /** Of each satellite by time: foot longitude and latitude, L, local time; NaN for what is missing. */
    private final Map<String, TreeMap<Long, double[]>> samples = new TreeMap<>();

    ConjunctionKindsTest(TestStore.Running running) {
        this.running = running;
    }

    /** Over the pole and the antimeridian, then past Gillam; feet and field values come and go. */
    @BeforeEach
    void load() {
        for (String name : NAMES) {
            running.store().load(file(name, FIRST, new LonLat(179.9, 89.5)));
            running.store().load(file(name, SECOND, new LonLat(-94.64, 56.38)));
        }
    }

    private SourceContent file(String name, Instant start, LonLat over) {
        int late = random.nextInt(2_000);
        double heading = 2 * Math.PI * random.nextDouble();
        long[] timeMs = new long[SAMPLES];
        double[][] values = new double[4][SAMPLES];
        double[] lonDeg = new double[SAMPLES];
        double[] latDeg = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            timeMs[i] = start.toEpochMilli() + late + i * 2_000L + (i > 300 ? 5_000 : 0);
            double off = (i - SAMPLES / 2) * 2e-3 + 1e-3 * random.nextDouble();
            LonLat foot = moved(over.unitVector(), heading, off);
            lonDeg[i] = (float) foot.lonDeg();
            latDeg[i] = (float) (foot.latDeg() > 0 ? foot.latDeg() - 1 : foot.latDeg());
            boolean isLost = random.nextInt(40) == 0;
            values[0][i] = isLost ? -999 : (float) foot.lonDeg();
            values[1][i] = isLost ? -999 : (float) foot.latDeg();
            values[2][i] = random.nextInt(50) == 0 ? Float.NaN : (float) (4 + Math.sin(i / 90.0 + late));
            values[3][i] = isLost ? -999 : (float) Math.floorMod((i + late) * 50L, 24_000L) / 1000f;
            if (!isLost) {
                samples.computeIfAbsent(name, first -> new TreeMap<>())
                        .put(timeMs[i], new double[] {values[0][i], values[1][i], values[2][i], values[3][i]});
            }
        }
        String product = name.substring(0, name.length() - 2);
        List<Channel> channels = List.of("geod_lon_foot", "geod_lat_foot", "L", "MLT").stream()
                .map(channel -> new Channel(
                        product,
                        channel,
                        "",
                        Family.MF,
                        "test",
                        ValueType.FLOAT32,
                        "1",
                        "made up",
                        List.of(-999.0),
                        ""))
                .toList();
        double[] altKm = new double[SAMPLES];
        Arrays.fill(altKm, 500);
        SampleTable table = new SampleTable(
                ValueType.FLOAT32, List.of(name), new int[SAMPLES], timeMs, lonDeg, latDeg, altKm, channels, values);
        return new SourceContent(
                Path.of(name + "-" + start.getEpochSecond() + ".nc"),
                1000,
                Integer.toHexString(Arrays.hashCode(timeMs)) + name,
                "made",
                new Product(product, "made-up samples", "", channels),
                table,
                SAMPLES,
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    private static LonLat moved(UnitVector from, double heading, double angle) {
        double h = Math.hypot(from.x(), from.y());
        UnitVector east = new UnitVector(-from.y() / h, from.x() / h, 0);
        UnitVector north = new UnitVector(-from.z() * from.x() / h, -from.z() * from.y() / h, h);
        double s = Math.sin(angle) * Math.sin(heading);
        double c = Math.sin(angle) * Math.cos(heading);
        double d = Math.cos(angle);
        return new UnitVector(
                        d * from.x() + s * east.x() + c * north.x(),
                        d * from.y() + s * east.y() + c * north.y(),
                        d * from.z() + s * east.z() + c * north.z())
                .lonLat();
    }

    private CommandLineRun run(String... arguments) {
        List<String> words = new ArrayList<>(List.of("conjunctions"));
        words.addAll(List.of(arguments));
        return running.run(words.toArray(String[]::new));
    }

    private List<Map<String, String>> rows(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--format", "csv"));
        CommandLineRun run = run(words.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        List<String> header = List.of(run.lines().get(0).split(","));
        return run.lines().stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    Map<String, String> row = new TreeMap<>();
                    for (int c = 0; c < header.size(); c++) {
                        row.put(header.get(c), cells[c]);
                    }
                    return row;
                })
                .toList();
    }

    /** What two samples around a time say, and what has passed of the way between; null if they are too far apart. */
    private double[][] around(String name, int channel, long ms) {
        TreeMap<Long, double[]> all = samples.get(name);
        Map.Entry<Long, double[]> before = all.floorEntry(ms);
        Map.Entry<Long, double[]> after = all.ceilingEntry(ms);
        while (before != null && Double.isNaN(before.getValue()[channel])) {
            before = all.lowerEntry(before.getKey());
        }
        while (after != null && Double.isNaN(after.getValue()[channel])) {
            after = all.higherEntry(after.getKey());
        }
        if (before == null || after == null || after.getKey() - before.getKey() > 4_000) {
            return null;
        }
        double length = after.getKey() - before.getKey();
        return new double[][] {before.getValue(), after.getValue(), {length == 0 ? 0 : (ms - before.getKey()) / length}
        };
    }

    private UnitVector foot(String name, long ms) {
        if (name.equals("pole")) {
            return new LonLat(0, 90).unitVector();
        }
        double[][] around = around(name, 0, ms);
        if (around == null) {
            return null;
        }
        UnitVector a = new LonLat(around[0][0], around[0][1]).unitVector();
        UnitVector b = new LonLat(around[1][0], around[1][1]).unitVector();
        double share = around[2][0];
        double x = (1 - share) * a.x() + share * b.x();
        double y = (1 - share) * a.y() + share * b.y();
        double z = (1 - share) * a.z() + share * b.z();
        double norm = Math.sqrt(x * x + y * y + z * z);
        return new UnitVector(x / norm, y / norm, z / norm);
    }

    private double footKm(List<String> names, long ms) {
        List<UnitVector> feet =
                names.stream().map(name -> foot(name, ms)).collect(Collectors.toCollection(ArrayList::new));
        double most = 0;
        for (UnitVector a : feet) {
            for (UnitVector b : feet) {
                most = a == null || b == null ? Double.NaN : Math.max(most, a.angleTo(b) * EarthSphere.RADIUS_KM);
            }
        }
        return most;
    }

    private double share(List<String> names, double shells, double hours, long ms) {
        double[][] a = around(names.get(0), 2, ms);
        double[][] b = around(names.get(1), 2, ms);
        if (a == null || b == null) {
            return Double.NaN;
        }
        double l = a[0][2] + (a[1][2] - a[0][2]) * a[2][0] - b[0][2] - (b[1][2] - b[0][2]) * b[2][0];
        double hour = a[0][3]
                + Math.IEEEremainder(a[1][3] - a[0][3], 24) * a[2][0]
                - b[0][3]
                - Math.IEEEremainder(b[1][3] - b[0][3], 24) * b[2][0];
        return Math.max(Math.abs(l) / shells, Math.abs(Math.IEEEremainder(hour, 24)) / hours);
    }

    @FunctionalInterface
    private interface Measure {
        double at(List<String> names, long ms);
    }

    /** That an instant is in a row of the objects if and only if they are near then, but for what times are rounded to. */
    private int check(
            List<String> objects, double most, double slack, Measure measure, List<Map<String, String>> rows) {
        List<Map<String, String>> own = rows.stream()
                .filter(row -> row.entrySet().stream()
                        .filter(cell -> cell.getKey().startsWith("object_"))
                        .map(Map.Entry::getValue)
                        .toList()
                        .equals(objects))
                .toList();
        for (Instant start : List.of(FIRST, SECOND)) {
            for (long ms = start.toEpochMilli(); ms < start.toEpochMilli() + 1_010_000; ms += STEP_MS) {
                long time = ms;
                boolean isIn = own.stream()
                        .anyMatch(row -> time >= Instant.parse(row.get("start")).toEpochMilli()
                                && time <= Instant.parse(row.get("end")).toEpochMilli());
                double now = measure.at(objects, ms);
                assertTrue(
                        isIn ? now <= most + slack : !(now <= most - slack),
                        () -> "seed " + SEED + ": " + objects + " at " + Instant.ofEpochMilli(time) + ", " + now + ", "
                                + own);
            }
        }
        return own.size();
    }

    @Test
    void footPointsAreThoseOfALookAtEveryHalfSecond() {
        int events = 0;
        for (double km : new double[] {60, 400, 1_500}) {
            List<Map<String, String>> rows = rows("--foot", "--within", km + "km");
            for (int i = 0; i < NAMES.size(); i++) {
                for (int j = i + 1; j < NAMES.size(); j++) {
                    events += check(List.of(NAMES.get(i), NAMES.get(j)), km, 0.02, this::footKm, rows);
                }
            }
            List<Map<String, String>> grounds = rows("--foot", "--within", km + "km", "--ground", "0,90,pole");
            for (String name : NAMES) {
                events += check(List.of(name, "pole"), km, 0.02, this::footKm, grounds);
            }
            events += check(NAMES, km, 0.02, this::footKm, rows("--foot", "--together", "--within", km + "km"));
        }
        assertTrue(events > 15, events + " events");
        for (String lag : List.of("0s", "90s")) {
            CommandLineRun one = run(
                    "--foot",
                    "--within",
                    "400km",
                    "--within-time",
                    lag,
                    "--satellite",
                    "swarm-a,themis-a",
                    "--format",
                    "csv");
            CommandLineRun other = run(
                    "--foot",
                    "--within",
                    "400km",
                    "--within-time",
                    lag,
                    "--satellite",
                    "themis-a,swarm-a",
                    "--format",
                    "csv");
            assertEquals(one.out(), other.out());
            assertTrue(one.lines().size() > 1, one.err());
        }
    }

    @Test
    void shellsAndLocalTimesAreThoseOfALookAtEveryHalfSecond() {
        int events = 0;
        for (double hours : new double[] {0.5, 3}) {
            List<Map<String, String>> rows = rows("--L", "0.3", "--MLT", "" + hours);
            for (int i = 0; i < NAMES.size(); i++) {
                for (int j = i + 1; j < NAMES.size(); j++) {
                    List<String> pair = List.of(NAMES.get(i), NAMES.get(j));
                    events += check(pair, 1, 1e-3, (names, ms) -> share(names, 0.3, hours, ms), rows);
                }
            }
        }
        assertTrue(events > 4, events + " events");
    }

    private JsonNode aurorax(Path query, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("--aurorax", query.toString()));
        words.addAll(List.of(more));
        CommandLineRun run = run(words.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        return JSON.readTree(run.out());
    }

    private static Path example(Path folder, int number) throws IOException {
        Path file = folder.resolve("example" + number + ".json");
        try (var text = ConjunctionKindsTest.class.getResourceAsStream("/aurorax/example" + number + ".json")) {
            Files.write(file, text.readAllBytes());
        }
        return file;
    }

    /** Its public examples, as they are. */
    @Test
    void examplesOfAuroraxAreAnswered(@TempDir Path folder) throws IOException {
        Path stations = folder.resolve("stations.csv");
        Files.writeString(
                stations,
                "name,lon,lat,program,instrument_type\ngillam,-94.64,56.38,themis-asi,panchromatic ASI\n"
                        + "gillam,-94.64,56.38,rego,redline ASI\ngillam,-94.64,56.38,trex,RGB ASI\n"
                        + "fort smith,-111.96,60.02,themis-asi,panchromatic ASI\nnorth,0,89.9,themis-asi,\n");
        Path first = example(folder, 1);
        CommandLineRun lacking = run("--aurorax", first.toString(), "--ground", "-94.64,56.38,gillam");
        assertEquals(2, lacking.code());
        assertTrue(lacking.err().contains("platform 'fort smith' of ground1"), lacking.err());
        JsonNode without = aurorax(first, "--ground", "0,89.9,gillam", "--skip-unknown");
        assertTrue(without.size() > 0);
        aurorax(first, "--stations", stations.toString());
        JsonNode triples = aurorax(example(folder, 5), "--stations", stations.toString());
        assertTrue(triples.size() > 0);
        for (JsonNode triple : triples) {
            assertEquals("north", triple.at("/data_sources/0/platform").asText());
            assertEquals("themis-asi", triple.at("/data_sources/0/program").asText());
            assertEquals("ground", triple.at("/data_sources/0/source_type").asText());
            assertEquals(3, triple.path("data_sources").size());
            // The two satellites may be at any distance from each other.
            assertEquals(2, triple.path("events").size());
            for (JsonNode pair : triple.path("events")) {
                assertTrue(pair.path("start")
                                .asText()
                                .compareTo(triple.path("start").asText())
                        <= 0);
                assertTrue(
                        pair.path("end").asText().compareTo(triple.path("end").asText()) >= 0);
                assertTrue(pair.path("max_distance").asDouble() <= 900 + 1e-6);
                long at = Instant.parse(pair.path("start").asText()).toEpochMilli();
                assertTrue(at >= FIRST.toEpochMilli(), triple.toString());
            }
        }
        JsonNode four = aurorax(example(folder, 6), "--stations", stations.toString());
        assertTrue(four.size() > 0);
        assertEquals(
                "[trex, rego]",
                List.of(
                                four.at("/0/data_sources/0/program").asText(),
                                four.at("/0/data_sources/1/program").asText())
                        .toString());
        assertEquals(5, four.at("/0/events").size());
    }

    @Test
    void blocksOfEventsAndOfPlacesAreAnswered(@TempDir Path folder) throws IOException {
        Path events = folder.resolve("events.csv");
        Instant middle = FIRST.plusSeconds(500);
        Files.writeString(
                events,
                "name,time,lon,lat,end\nonset," + middle + ",0,89.9,\nonset," + middle + ",0,-60,\nother," + FIRST
                        + ",10,89," + middle + "\n");
        Path query = folder.resolve("query.json");
        Files.writeString(
                query,
                """
                {"start": "2019-01-01T00:00:00", "end": "2019-01-01T23:59:59", "space": [{"programs": ["swarm"]}],
                 "events": [{"platforms": ["onset"]}], "max_distances": {"space1-events1": 2000}}""");
        JsonNode found = aurorax(query, "--events", events.toString());
        assertEquals(2, found.size());
        for (JsonNode event : found) {
            assertEquals("onset", event.at("/data_sources/1/platform").asText());
            Instant start = Instant.parse(event.path("start").asText());
            assertTrue(!start.isBefore(middle) && start.isBefore(middle.plusSeconds(60)), event.toString());
        }
        Files.writeString(
                query,
                """
                {"start": "2019-01-01T00:00:00", "end": "2019-01-01T23:59:59", "space": [{}], "conjunction_types": ["nbtrace"],
                 "adhoc": [{"locations": [{"lat": 89.9, "lon": 0}]}], "max_distances": {"space1-adhoc1": 900}}""");
        assertTrue(aurorax(query).size() >= 3);
    }

    @Test
    void whatCannotBeIsRefusedInOneLine(@TempDir Path folder) throws IOException {
        Path query = folder.resolve("query.json");
        Files.writeString(query, "{\"start\": \"2019-01-01T00:00:00\", \"space\": [{}], \"ground\": [{}]}");
        Map<List<String>, String> refused = Map.of(
                List.of("--L", "0.1"), "go together",
                List.of("--L", "0", "--MLT", "1"), "is not above 0",
                List.of("--L", "0.1", "--MLT", "13"), "12",
                List.of("--L", "0.1", "--MLT", "1", "--within", "5km"), "in place of a distance",
                List.of("--L", "0.1", "--MLT", "1", "--within-time", "5m"), "at the same time",
                List.of("--L", "0.1", "--MLT", "1", "--ground", "1,2"), "stations",
                List.of("--skip-unknown", "--within", "5km"), "belong to --aurorax",
                List.of("--aurorax", query.toString()), "has no 'end'");
        refused.forEach((arguments, message) -> {
            CommandLineRun run = run(arguments.toArray(String[]::new));
            assertEquals(2, run.code(), arguments + run.err());
            assertTrue(run.err().contains(message), run.err());
            assertEquals("", run.out());
        });
    }
}
