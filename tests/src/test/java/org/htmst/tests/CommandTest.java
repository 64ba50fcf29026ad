package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands over the real files, against counts that were made independently from those files. */
@ExtendWith(TestStore.class)
class CommandTest {

    private final TestStore.Running running;

    CommandTest(TestStore.Running running) {
        this.running = running;
    }

    @BeforeAll
    static void loadAll(TestStore.Running running) {
        CommandLineRun first = load(running);
        assertEquals(0, first.code(), first.err());
        for (String counts : List.of("read 40707, kept 40707", "read 11827, kept 11827", "read 22411", "read 12500")) {
            assertTrue((first.out() + first.err()).contains(counts), first.out() + first.err());
        }
        CommandLineRun second = load(running);
        assertEquals(0, second.code());
        assertEquals(
                4,
                (second.out() + second.err())
                        .lines()
                        .filter(l -> l.startsWith("unchanged "))
                        .count());
    }

    private static CommandLineRun load(TestStore.Running running) {
        List<String> arguments = new ArrayList<>(List.of("load"));
        SampleFiles.NETCDF.forEach(file -> arguments.add(file.toString()));
        return running.run(arguments.toArray(String[]::new));
    }

    @Test
    void statusTellsHowOldTheNewestSampleIs() throws Exception {
        JsonNode status = new ObjectMapper()
                .readTree(running.run("status", "--format", "json").out());
        Instant newest = Instant.parse(status.get("newest_sample").textValue());
        assertEquals(1_571_920_021_515L, newest.toEpochMilli(), "the last of NOAA-18, as ncdump shows it");
        assertEquals(
                Duration.between(newest, Instant.parse("2026-01-01T00:00:00Z")).toSeconds(),
                status.get("newest_sample_age_s").longValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --satellite noaa-18 --box 270,-50,360,0              | 1583
            --satellite noaa-15 --box 270,-50,360,0              | 285
            --satellite noaa-19 --box 270,-50,360,0              | 433
            --satellite noaa-18 --box -90,-50,0,0                | 1583
            --satellite noaa-15 --box 280,-50,40,10              | 655
            --satellite noaa-18 --box 280,-50,40,10              | 2616
            --satellite noaa-19 --box -80,-50,40,10              | 1335
            --satellite noaa-15 --lat 80,90 --lat=-90,-80        | 672
            --satellite noaa-18 --lat 80,90 --lat=-90,-80        | 1105
            --satellite noaa-19 --lat 80,90 --lat=-90,-80        | 556
            --satellite noaa-19 --cap 0,90,10 --cap 0,-90,10     | 556
            --satellite metop-02                                 | 40707
            --satellite noaa-15                                  | 11827
            --satellite noaa-15,noaa-19                          | 24327
            --product poes-proc                                  | 46738
            --satellite noaa-18 --channel mep_ele_tel90_flux_e4  | 21337
            --satellite noaa-15 --channel e4/90                  | 11760
            --satellite noaa-19 --channel e4/90                  | 12251
            --satellite noaa-19 --channel e4/90 --keep-flagged   | 12500
            --satellite noaa-15 --channel L_IGRF                 | 11627
            --satellite noaa-18 --channel L_IGRF                 | 21286
            --satellite noaa-19 --channel L_IGRF                 | 12010
            --satellite noaa-18 --where L_IGRF>20                | 861
            --satellite noaa-15 --where L_IGRF>20                | 313
            --satellite noaa-19 --where L_IGRF>20                | 113
            --satellite noaa-15 --where L_IGRF>=3 --where L_IGRF<7 | 2476
            --satellite noaa-18 --where L_IGRF>=3 --where L_IGRF<7 | 4244
            --satellite noaa-19 --where L_IGRF>=3 --where L_IGRF<7 | 2795
            --satellite noaa-18 --time 2019-10-24T12:27:01.515Z/ | 1
            --satellite noaa-18 --time /2019-10-24T00:00:01.517Z | 0
            --satellite noaa-18 --time 2019-10-24/P1D            | 22411
            --cap 0,0,180                                        | 87445
            """)
    void counts(String arguments, long expected) {
        CommandLineRun run = run("count " + arguments.trim());
        assertEquals(0, run.code(), run.err());
        assertEquals(expected + "\n", run.out());
    }

    @ParameterizedTest
    @CsvSource({"noaa-15,3053", "noaa-18,5573", "noaa-19,3359"})
    void countsByMagneticLatitude(String satellite, long expected) {
        String north = run("count --satellite " + satellite + " --where aacgm_lat_foot>=60 --where aacgm_lat_foot<=75")
                .out();
        String south = run("count --satellite " + satellite
                        + " --where aacgm_lat_foot<=-60 --where aacgm_lat_foot>=-75")
                .out();
        assertEquals(expected, Long.parseLong(north.trim()) + Long.parseLong(south.trim()));
    }

    @ParameterizedTest
    @CsvSource({
        "noaa-15,e3/90,8733.333", "noaa-18,e3/90,63400", "noaa-19,e3/90,19666.666",
        "noaa-15,omni/p1,5.534", "noaa-18,omni/p1,36.6873", "noaa-19,omni/p1,15.9025"
    })
    void maximaInTheSouthAtlantic(String satellite, String channel, String expected) {
        double max =
                run("query --satellite " + satellite + " --box 270,-50,360,0 --channel " + channel).lines().stream()
                        .skip(1)
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                        .max()
                        .orElseThrow();
        assertEquals(Float.parseFloat(expected), (float) max, Math.ulp(Float.parseFloat(expected)));
    }

    @Test
    void namesWhatItLeavesOut() {
        CommandLineRun run = run("count --satellite noaa-18 --channel mep_ele_tel90_flux_e4");
        assertTrue(run.err().contains("left out: 0 in-flight calibration, 1074 missing"), run.err());
    }

    @ParameterizedTest
    @CsvSource({"n15,noaa-15,11827", "n18,noaa-18,22411"})
    void valuesAreThoseAnotherLibraryReads(String token, String satellite, int samples) throws IOException {
        Path core = Path.of(
                "../htm-st-formats/src/test/resources/org/htmst/formats/poes_" + token + "_20191024_core.csv.gz");
        try (BufferedReader expected = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(core)), StandardCharsets.US_ASCII))) {
            List<String> columns = Arrays.asList(expected.readLine().split(","));
            List<String> channels = columns.subList(5, columns.size());
            List<String> actual = run("query --satellite " + satellite + " --order time --keep-flagged --channel "
                            + String.join(",", channels))
                    .lines();
            assertEquals("time,satellite,lon,lat,alt," + String.join(",", channels), actual.get(0));
            assertEquals(samples, actual.size() - 1);
            for (String line : actual.subList(1, actual.size())) {
                compare(expected.readLine().split(",", -1), line.split(",", -1), channels);
            }
        }
    }

    /** Rows of time, satID, lat, lon, alt, channels and of time, satellite, lon, lat, alt, channels. */
    private static void compare(String[] expected, String[] actual, List<String> channels) {
        assertEquals(Long.parseLong(expected[0]), Instant.parse(actual[0]).toEpochMilli());
        assertEquals(Float.parseFloat(expected[3]), Float.parseFloat(actual[2]));
        assertEquals(Float.parseFloat(expected[2]), Float.parseFloat(actual[3]));
        assertEquals(Float.parseFloat(expected[4]), Float.parseFloat(actual[4]));
        for (int c = 0; c < channels.size(); c++) {
            String value = actual[5 + c];
            float wanted = Float.parseFloat(expected[5 + c]);
            if (value.isEmpty()) {
                assertTrue(wanted == -1 || wanted == -999, channels.get(c) + " is " + wanted + " in the file");
            } else {
                assertEquals(wanted, Float.parseFloat(value), channels.get(c) + " at " + actual[0]);
            }
        }
    }

    @Test
    void explainsWhatTilesAnswer() {
        String all = run("explain --channel e3/90 --summary --format csv").out();
        assertTrue(all.contains("cells,1\n") && all.contains("percent_of_tiles,100.0\n"), all);
        String some = run("explain --channel e3/90 --by satellite --region saa --format csv")
                .out();
        assertTrue(some.matches("(?s).*percent_of_tiles,[1-9]\\d?\\.\\d\n.*"), some);
        String none = running.run(
                        "explain", "--channel", "e3/90", "--summary", "--where", "e1/0 > 100", "--format", "csv")
                .out();
        assertTrue(none.contains("samples_of_tiles,0\n") && none.contains("percent_of_tiles,0.0\n"), none);
    }

    @Test
    void explainsWhatItReads() {
        List<String> lines = run("explain --cap -45,-30,45 --channel e3/90").lines();
        for (String said : List.of("ranges", "rows", "runs", "samples touched", "samples answered")) {
            assertTrue(lines.stream().anyMatch(l -> l.startsWith(said)), said + " in " + lines);
        }
    }

    @Test
    void answersAreTheSameInEveryFormat(@TempDir Path folder) throws IOException {
        String question = "query --satellite noaa-18 --box 270,-50,360,0 --channel e3/90,L_IGRF";
        assertEquals(1584, run(question).lines().size());
        assertEquals(
                1583,
                run(question + " --format jsonl").lines().stream()
                        .filter(l -> l.contains("\"lon\""))
                        .count());
        assertTrue(run(question + " --format geojson").out().contains("FeatureCollection"));
        Path file = folder.resolve("saa.nc");
        assertEquals(0, run(question + " --format netcdf -o " + file).code());
        assertTrue(Files.size(file) > 1583 * 20);
        CommandLineRun again = run(question + " --format netcdf -o " + file);
        assertEquals(2, again.code());
        assertTrue(again.err().contains("--overwrite"), again.err());
        assertEquals(
                0, run(question + " --format netcdf --overwrite -o " + file).code());
    }

    @Test
    void loadsAllSixFamilies() {
        CommandLineRun load = running.run(
                "load",
                sample("swarm-like-efi.csv"),
                sample("swarm-like-vfm.csv.gz"),
                sample("telescope-like-electrons.csv"),
                sample("accelerometer-like-density.csv"),
                sample("swarm-like-lp.csv"),
                sample("photometer-like-euv.csv"));
        assertEquals(0, load.code(), load.err());
        String channels = run("ls channels --format csv").out();
        for (String family : List.of("EF", "MF", "EP", "NG", "P", "I")) {
            assertTrue(channels.lines().anyMatch(l -> l.contains("," + family + ",")), family + " in " + channels);
        }
        List<String> products = run("ls products --format csv").lines();
        assertEquals(8, products.size() - 1, String.join("\n", products));
        CommandLineRun removed = run("rm --time 2020-01-01/2021-01-01 --yes");
        assertEquals(0, removed.code(), removed.err());
        assertEquals("87445\n", run("count").out());
    }

    @Test
    void summariesAgreeWithTheSamples() {
        String question = " --satellite noaa-15 --box 280,-50,40,10 --channel mep_ele_tel0_flux_e1";
        List<String> samples = run("query --format csv --columns mep_ele_tel0_flux_e1" + question)
                .lines();
        double[] values = samples.stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .mapToDouble(Float::parseFloat)
                .toArray();
        List<String> table = run("count --summary --format csv" + question).lines();
        assertEquals("channel,count,mean,min,max,calibration,missing", table.get(0));
        String[] row = table.get(1).split(",");
        assertEquals(655, values.length);
        assertEquals(Integer.toString(values.length), row[1]);
        double mean = Arrays.stream(values).average().orElseThrow();
        assertEquals(mean, Double.parseDouble(row[2]), 1e-9 * mean);
        assertEquals(Arrays.stream(values).min().orElseThrow(), Float.parseFloat(row[3]));
        assertEquals(Arrays.stream(values).max().orElseThrow(), Float.parseFloat(row[4]));
        assertEquals(2, run("count --summary").code());
    }

    /** Along meridians and the equator sides are straight: a triangle up to a pole is a box. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            [[[0,0],[90,0],[0,90],[0,0]]]                               | --box 0,0,90,90
            [[[0,0],[0,90],[90,0],[0,0]]]                               | --box 0,0,90,90
            [[[170,0],[-160,0],[170,90],[170,0]]]                       | --box 170,0,-160,90
            [[[-90,0],[-30,0],[-30,-90],[-90,0]]]                       | --box -90,-90,-30,0
            [[[20,0],[60,0],[60,90],[20,0]]],[[[50,0],[99,0],[50,90]]]  | --box 20,0,99,90
            [[[0,0],[90,0],[0,90]],[[20,0],[40,0],[20,90]]]             | --box 0,0,20,90 --box 40,0,90,90
            [[[-20,0],[0,90],[20,0]]],[[[-20,0],[20,0],[0,-90],[-20,0]]] | --lon=-20,20
            """)
    void polygonsAreAnswered(String rings, String same, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("area.geojson"), "{\"type\":\"MultiPolygon\",\"coordinates\":[" + rings + "]}");
        for (String rest : List.of("", " --satellite noaa-15", " --channel e1/90 --time 2019-10-24T03:00/PT2H")) {
            CommandLineRun polygon = run("count --polygon " + file + rest);
            assertEquals(0, polygon.code(), polygon.err());
            assertEquals(run("count " + same + rest).out(), polygon.out());
            assertEquals(samples(same + rest), samples("--polygon " + file + rest));
        }
        long inside = Long.parseLong(run("count " + same).out().strip());
        assertTrue(inside > 100, same);
        assertEquals(
                87_445 - inside,
                Long.parseLong(run("count --not-polygon " + file).out().strip()));
    }

    private List<String> samples(String question) {
        return run("query --order time --format csv " + question)
                .out()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static String sample(String name) {
        return SampleFiles.FOLDER.resolve(name).toString();
    }

    private CommandLineRun run(String arguments) {
        return running.run(arguments.split(" +"));
    }
}
