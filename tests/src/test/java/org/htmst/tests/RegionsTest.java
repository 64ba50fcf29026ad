package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.RegionEntry;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.hbase.table.StoreTables;
import org.htmst.region.text.NamedRegion;
import org.htmst.region.text.PolygonFile;
import org.htmst.sample.SampleTable;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.sphere.UnitVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Regions that were given a name are known to all who use the store, wherever a region may be named. */
@ExtendWith(TestStore.class)
class RegionsTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261128);

    private final TestStore.Running running;
    private final Store store;

    @TempDir
    private Path folder;

    private SourceContent file;

    RegionsTest(TestStore.Running running) {
        this.running = running;
        this.store = running.store();
    }

    @BeforeEach
    void load() {
        file = MadeSamples.noisyFile(SEED);
        store.load(file);
    }

    @AfterEach
    void removeAll() throws IOException {
        for (RegionEntry region : store.regions().added()) {
            store.regions().remove(region.name());
        }
        running.clear();
    }

    /** A triangle, by its corners, which come counterclockwise as seen from above. */
    private record Corners(List<LonLat> places) {

        static Corners random(Random random) {
            double lonDeg = 360 * random.nextDouble() - 180;
            double latDeg =
                    switch (random.nextInt(3)) {
                        case 0 -> 90;
                        case 1 -> -88;
                        default -> 120 * random.nextDouble() - 60;
                    };
            double sizeDeg = 5 + 25 * random.nextDouble();
            UnitVector middle = new LonLat(lonDeg, latDeg).unitVector();
            List<LonLat> places = new ArrayList<>();
            for (int corner = 0; corner < 3; corner++) {
                double angle = 2 * Math.PI * (corner + 0.2 * random.nextDouble()) / 3;
                places.add(aside(middle, Math.toRadians(sizeDeg), angle));
            }
            return new Corners(places);
        }

        private static LonLat aside(UnitVector middle, double by, double angle) {
            double[] east = Math.abs(middle.z()) > 0.999999
                    ? new double[] {0, 1, 0}
                    : new double[] {-middle.y(), middle.x(), 0};
            double length = Math.hypot(east[0], east[1]);
            east[0] /= length;
            east[1] /= length;
            double[] north = {
                middle.y() * east[2] - middle.z() * east[1],
                middle.z() * east[0] - middle.x() * east[2],
                middle.x() * east[1] - middle.y() * east[0]
            };
            double c = Math.cos(angle) * Math.sin(by);
            double s = Math.sin(angle) * Math.sin(by);
            double x = middle.x() * Math.cos(by) + east[0] * c + north[0] * s;
            double y = middle.y() * Math.cos(by) + east[1] * c + north[1] * s;
            double z = middle.z() * Math.cos(by) + east[2] * c + north[2] * s;
            return new LonLat(Math.toDegrees(Math.atan2(y, x)), Math.toDegrees(Math.atan2(z, Math.hypot(x, y))));
        }

        String geoJson() {
            StringBuilder ring = new StringBuilder();
            for (int i = 0; i <= 3; i++) {
                LonLat place = places.get(i % 3);
                ring.append(i == 0 ? "" : ",")
                        .append(String.format(Locale.ROOT, "[%s,%s]", place.lonDeg(), place.latDeg()));
            }
            return "{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}";
        }

        /** By three half-spaces alone. */
        boolean holds(LonLat place) {
            UnitVector p = place.unitVector();
            return IntStream.range(0, 3).allMatch(i -> {
                UnitVector a = places.get(i).unitVector();
                UnitVector b = places.get((i + 1) % 3).unitVector();
                return (a.y() * b.z() - a.z() * b.y()) * p.x()
                                + (a.z() * b.x() - a.x() * b.z()) * p.y()
                                + (a.x() * b.y() - a.y() * b.x()) * p.z()
                        >= 0;
            });
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private CommandLineRun done(String... arguments) {
        CommandLineRun run = running.run(arguments);
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private long count(String... options) {
        List<String> arguments = new ArrayList<>(List.of("count"));
        arguments.addAll(List.of(options));
        return Long.parseLong(done(arguments.toArray(String[]::new)).out().strip());
    }

    private long held(Predicate<LonLat> region) {
        SampleTable samples = file.samples();
        return IntStream.range(0, samples.size())
                .filter(i -> region.test(new LonLat(samples.lonDeg()[i], samples.latDeg()[i])))
                .count();
    }

    @Test
    void anAddedRegionHoldsWhatItsCornersDoInEveryCombination() throws IOException {
        Random random = new Random(SEED);
        Region saa = NamedRegion.SAA.region();
        for (int r = 0; r < 8; r++) {
            Corners corners = Corners.random(random);
            Path geoJson = write("r" + r + ".geojson", corners.geoJson());
            done("regions", "add", "Region-" + r, geoJson.toString());
            String why = "seed " + SEED + ", " + corners;
            assertEquals(held(corners::holds), count("--region", "region-" + r), why);
            assertEquals(
                    held(p -> corners.holds(p) || saa.contains(p)),
                    count("--region", "saa", "--region", "region-" + r),
                    why);
            assertEquals(
                    held(p -> corners.holds(p) && p.latDeg() >= 0),
                    count("--region", "region-" + r, "--lat", "0,90"),
                    why);
            assertEquals(
                    held(p -> !corners.holds(p) && saa.contains(p)),
                    count("--region", "saa", "--not-region", "REGION-" + r),
                    why);
        }
    }

    private static String untimed(CommandLineRun run) {
        return run.lines().stream()
                .filter(line -> !line.matches(".* ms +[0-9,]+"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void everyCommandTakesItAndAnswersAsOfItsFile() throws IOException {
        Path geoJson = write("x.geojson", Corners.random(new Random(1)).geoJson());
        done("regions", "add", "x", geoJson.toString());
        for (String command : List.of(
                "query --channel flux --order time",
                "count --channel flux --summary",
                "summarize --channel flux --by time:1h",
                "passes --channel flux",
                "explain",
                "grid cover --level 5")) {
            String polygon = untimed(done((command + " --polygon " + geoJson).split(" ")));
            assertEquals(polygon, untimed(done((command + " --region x").split(" "))), command);
            assertFalse(polygon.isEmpty());
        }
        for (String command : List.of("plot --channel flux --by time:1h", "tracks --channel flux")) {
            Path picture = folder.resolve("x.png");
            done((command + " --region x --overwrite -o " + picture).split(" "));
            assertTrue(Files.size(picture) > 1000, command);
        }
    }

    @Test
    void namesAreGivenOnceAndTakenAway() throws IOException {
        Path one =
                write("one.geojson", "{\"type\":\"Polygon\",\"coordinates\":[[[170,1],[190,1],[180,20.5],[170,1]]]}");
        Path two = write("two.geojson", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,0]]]}");
        assertTrue(
                done("regions", "add", "Dateline", one.toString()).err().contains("added region dateline, 4 corners"));
        assertTrue(done("regions", "add", "dateline", one.toString()).err().contains("there before"));
        CommandLineRun taken = running.run("regions", "add", "dateline", two.toString());
        assertEquals(2, taken.code());
        assertTrue(taken.err().contains("region 'dateline' is another one in this store already"), taken.err());
        JsonNode shown =
                new ObjectMapper().readTree(done("regions", "show", "DATELINE").out());
        assertEquals("Feature", shown.path("type").asText());
        assertEquals("dateline", shown.path("properties").path("name").asText());
        assertEquals(
                "2026-01-01T00:00:00Z", shown.path("properties").path("added").asText());
        assertEquals(PolygonFile.read(one).geometry(), shown.path("geometry").toString(), "as the file has it");
        Path again = write("again.geojson", shown.toString());
        assertEquals(0, running.run("regions", "add", "copy", again.toString()).code());
        assertEquals(count("--region", "dateline"), count("--region", "copy"));
        done("regions", "add", "dateline", two.toString(), "--replace", "--meaning", "another");
        assertEquals(count("--polygon", two.toString()), count("--region", "dateline"));
        JsonNode list = new ObjectMapper()
                .readTree(done("regions", "ls", "--format", "json").out());
        assertEquals(NamedRegion.values().length + 2, list.size());
        assertEquals("another", list.get(list.size() - 1).path("meaning").asText());
        done("regions", "rm", "dateline");
        CommandLineRun unknown = running.run("count", "--region", "dateline");
        assertEquals(2, unknown.code());
        assertTrue(
                unknown.err().contains("region 'dateline' is unknown; known are saa, auroral-north, ")
                        && unknown.err().contains(", equator, copy;"),
                unknown.err());
        assertEquals(2, running.run("regions", "rm", "dateline").code());
        assertEquals(2, running.run("regions", "show", "dateline").code());
    }

    @Test
    void whatCannotBeNamedIsRefused() throws IOException {
        Path good = write("good.geojson", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,0]]]}");
        Path none = write("none.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}");
        Path line = write("line.geojson", "{\"type\":\"LineString\",\"coordinates\":[[0,0],[9,0]]}");
        for (List<String> refused : List.of(
                List.of("SAA", good.toString(), "is built in"),
                List.of("a/b", good.toString(), "is no name for a region"),
                List.of("9a", good.toString(), "is no name for a region"),
                List.of("none", none.toString(), "would hold no place"),
                List.of("line", line.toString(), "it holds a 'LineString'"),
                List.of("gone", folder.resolve("gone").toString(), "cannot be read"))) {
            CommandLineRun run = running.run("regions", "add", refused.get(0), refused.get(1));
            assertEquals(2, run.code(), refused.toString());
            assertTrue(run.err().contains(refused.get(2)), run.err());
        }
        CommandLineRun stays = running.run("regions", "rm", "equator");
        assertTrue(stays.code() == 2 && stays.err().contains("is built in, and stays"), stays.err());
        assertEquals(List.of(), store.regions().added());
    }

    @Test
    void snapshotsRepairsAndCopiesKeepThem() throws IOException {
        Path one =
                write("one.geojson", "{\"type\":\"Polygon\",\"coordinates\":[[[170,1],[190,1],[180,20.5],[170,1]]]}");
        Path two = write("two.geojson", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,0]]]}");
        done("regions", "add", "kept", one.toString());
        String kept = done("regions", "show", "kept").out();
        done("snapshot", "create", "with");
        done("regions", "rm", "kept");
        done("regions", "add", "later", two.toString());
        done("snapshot", "restore", "with", "--yes");
        done("snapshot", "delete", "with");
        assertEquals(
                List.of("kept"),
                store.regions().added().stream().map(RegionEntry::name).toList());
        assertEquals(kept, done("regions", "show", "kept").out());

        try (Connection connection = running.connect();
                Table catalog = connection.getTable(StoreTables.of(connection).catalog())) {
            catalog.delete(new Delete(Bytes.toBytes("region/kept")));
        }
        assertEquals(List.of(), store.regions().added());
        done("repair");
        assertEquals(kept, done("regions", "show", "kept").out());

        TestStore.Running target = TestStore.embedded();
        try {
            String home = ((StoreLocation.Embedded) target.location()).home().toString();
            done("regions", "add", "other", two.toString());
            target.run("regions", "add", "other", one.toString());
            assertTrue(done("copy", "--to", home, "--dry-run").out().contains("would copy regions  1\n"));
            CommandLineRun copy = done("copy", "--to", home);
            assertTrue(copy.out().contains("regions copied        1\n"), copy.out());
            assertTrue(copy.err().contains("region 'other' is another one there, and stays so"), copy.err());
            assertEquals(kept, target.run("regions", "show", "kept").out());
            assertTrue(done("copy", "--to", home).out().contains("regions copied        0\n"));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> target.store().regions().region("later"));
        } finally {
            TestStore.stop(target);
        }
    }
}
