package org.htmst.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a real embedded store that holds one real file and one CSV file. */
class StoreCommandsTest {

    private static final Path SAMPLE = Path.of("../sample-data/poes_n15_20191024_proc.nc");

    static final String CSV =
            """
            when,lon,lat,ne
            2019-10-24T00:00:02.000Z,359.98,10.5,1.5
            2019-10-24T00:00:00.000Z,10,-10.5,-1
            2019-10-24T00:00:01.000Z,200,99,3
            """;

    static final String DESCRIPTOR =
            """
            {"product": "probe", "title": "a probe", "time": {"column": "when", "format": "iso-8601"},
             "satellite": {"constant": "probe-1"}, "place": {"lon": "lon", "lat": "lat"},
             "channels": [{"column": "ne", "name": "ne", "family": "P", "instrument": "PROBE", "type": "float64",
                           "unit": "cm-3", "description": "electron density", "missing": [-1]}]}
            """;

    @TempDir
    private static Path folder;

    private static Run loaded;

    @BeforeAll
    static void load() throws IOException {
        Path csv = Files.writeString(folder.resolve("probe.csv"), CSV);
        Files.writeString(folder.resolve("probe.json"), DESCRIPTOR);
        Path bad = Files.writeString(folder.resolve("bad.nc"), "this is text");
        loaded = run("load", bad.toString(), SAMPLE.toString(), folder.toString(), csv.toString(), "missing.nc");
    }

    @AfterAll
    static void stop() {
        new TestHome(folder).stop();
    }

    private static Path home() {
        return new TestHome(folder).home();
    }

    private static Run run(String... arguments) {
        return new TestHome(folder).run(arguments);
    }

    private static String out(String... arguments) {
        return new TestHome(folder).out(arguments);
    }

    @Test
    void loadReportsEachFileAndLoadsTheGoodOnes() {
        assertEquals(1, loaded.code(), loaded.err());
        assertTrue(
                loaded.out()
                        .contains("loaded poes_n15_20191024_proc.nc: noaa-15 poes-proc 2019-10-24T00:00:01.088Z/"
                                + "2019-10-24T06:34:13.083Z, read 11827, kept 11827, rejected 0\n"),
                loaded.out());
        assertTrue(loaded.out().contains("loaded probe.csv: probe-1 probe"), loaded.out() + loaded.err());
        assertTrue(loaded.out().contains("read 3, kept 2, rejected 1 ("), loaded.out());
        assertTrue(loaded.out().contains("5 files: 2 loaded, 3 failed; 11,829 samples written"), loaded.out());
        List<String> failures = Stream.of(loaded.errLines())
                .filter(line -> line.startsWith("htm-st: failed "))
                .toList();
        assertEquals(3, failures.size(), loaded.err());
        assertTrue(failures.get(0).contains("bad.nc"));
        assertTrue(failures.get(2).contains("missing.nc"));
    }

    @Test
    void loadingAgainChangesNothing() {
        String report = out("load", SAMPLE.toString());
        assertTrue(report.startsWith("unchanged poes_n15_20191024_proc.nc"), report);
        assertTrue(report.contains("1 file: 1 unchanged, 0 failed; 0 samples written"), report);
    }

    @Test
    void countsTheGoldenBoxes() {
        assertEquals("285\n", out("count", "--satellite", "noaa-15", "--box", "270,-50,360,0"));
        assertEquals("655\n", out("count", "--satellite", "noaa-15", "--box", "280,-50,40,10"));
        assertEquals("672\n", out("count", "--product", "poes-proc", "--lat", "80,90", "--lat", "-90,-80"));
        assertEquals("0\n", out("count", "--time", "2020-01-01/.."));
    }

    @Test
    void countNamesWhatItLeavesOut() {
        Run valid = run("count", "--satellite", "noaa-15", "--channel", "mep_ele_tel90_flux_e4");
        assertEquals("11760\n", valid.out());
        assertEquals("left out: 0 in-flight calibration, 67 missing (--keep-flagged keeps them)\n", valid.err());
        assertEquals(
                "11827\n",
                out("count", "--satellite", "noaa-15", "--channel", "mep_ele_tel90_flux_e4", "--keep-flagged"));
    }

    @Test
    void countsAsJsonAreNumbers() throws IOException {
        JsonNode count = new ObjectMapper().readTree(out("count", "--channel", "ne", "--format", "json"));
        assertEquals("{\"samples\":1,\"left_out_calibration\":0,\"left_out_missing\":1}", count.toString());
        assertEquals(
                "{\"samples\":11829}",
                new ObjectMapper().readTree(out("count", "--format", "json")).toString());
        JsonNode none = new ObjectMapper()
                .readTree(out("count", "--summary", "--channel", "ne", "--where", "ne > 2", "--format", "json"));
        assertEquals(
                "[{\"channel\":\"ne\",\"count\":0,\"mean\":null,\"min\":null,\"max\":null,"
                        + "\"calibration\":0,\"missing\":0}]",
                none.toString());
    }

    /** Of the two samples of the probe one lacks a value, and all of the other satellite do. */
    @Test
    void summariesTellOfEachChannelWhatItLacks() {
        Run run = run("count", "--summary", "--channel", "e4/90,ne", "--format", "csv");
        assertEquals(
                List.of("0,67", "0,0"),
                run("count", "--summary", "--channel", "e4/90", "--channel", "e1/90", "--format", "csv")
                        .out()
                        .lines()
                        .skip(1)
                        .map(line -> line.replaceAll(".*,(\\d+,\\d+)$", "$1"))
                        .toList());
        assertEquals(
                List.of("e4/90", "ne"),
                run.out().lines().skip(1).map(line -> line.split(",")[0]).toList());
        assertEquals("left out: 0 in-flight calibration, 68 missing (--keep-flagged keeps them)\n", run.err());
        Run query = run("query", "--channel", "e4/90,e1/90", "--satellite", "noaa-15");
        assertTrue(query.err().endsWith("without e4/90: 0 in-flight calibration, 67 missing\n"), query.err());
    }

    @Test
    void aChannelAskedTwiceIsAnsweredOnce() {
        String once = "time,satellite,lon,lat,alt,mep_ele_tel90_flux_e1";
        for (String typed : List.of("e1/90,mep_ele_tel90_flux_e1", "e1/90,e1/90", "mep_ele_tel90_flux_E1,E1/90")) {
            assertEquals(once, header("--channel", typed), typed);
            assertEquals(
                    2,
                    out("count", "--summary", "--channel", typed, "--format", "csv")
                            .lines()
                            .count(),
                    typed);
        }
        assertEquals(
                "time,satellite,lon,lat,alt,mep_ele_tel90_flux_e1,mep_ele_tel90_flux_e2,mep_ele_tel90_flux_e3,"
                        + "mep_ele_tel90_flux_e4",
                header("--channel", "e?/90,mep_ele_tel90_flux_e?"));
        assertEquals(2, run("query", "--channel", "nothing*").code());
    }

    private static String header(String... arguments) {
        List<String> all = new ArrayList<>(List.of("query", "--limit", "1", "--satellite", "NOAA*"));
        all.addAll(List.of(arguments));
        return out(all.toArray(String[]::new)).lines().findFirst().orElseThrow();
    }

    @Test
    void severalTimesUnite() {
        String day = "2019-10-24T";
        long first = count("--time", day + "01:00/PT1H");
        long second = count("--time", day + "04:30/PT10M");
        assertTrue(first > 0 && second > 0);
        assertEquals(first + second, count("--time", day + "04:30/PT10M", "--time", day + "01:00/PT1H"));
        assertEquals(
                first, count("--time", day + "01:00/PT30M", "--time", day + "01:20/PT40M", "--time", "2030-01-01/.."));
        assertEquals(
                first + second,
                out("query", "--order", "time", "--time", day + "04:30/PT10M", "--time", day + "01:00/PT1H")
                                .lines()
                                .count()
                        - 1);
        assertEquals(
                0, count("--time", "1900-04-26T09:00:00Z/PT1H"), "the first day of the time axis is a part of one");
        assertEquals(11_829, count("--time", "1900-04-26T08:30:00Z/.."));
    }

    private static long count(String... arguments) {
        List<String> all = new ArrayList<>(List.of("count"));
        all.addAll(List.of(arguments));
        return Long.parseLong(out(all.toArray(String[]::new)).strip());
    }

    @Test
    void magneticLocalTimeMayCrossMidnight() {
        long night = count("--mlt", "21,3");
        assertEquals(count("--mlt", "21,0") + count("--mlt", "00:00,03:00"), night);
        assertEquals(count("--where", "MLT >= 21 or MLT < 3"), night);
        assertEquals(count("--channel", "MLT"), night + count("--mlt", "3,21"));
        long shells = count("--L", "3,5", "--mlt", "21,3");
        assertTrue(shells > 0 && shells < night, shells + " of " + night);
        assertEquals(count("--where", "L >= 3", "--where", "L <= 5", "--where", "mlt>=21 or mlt<3"), shells);
        assertEquals(2, run("count", "--L", "5,3").code());
    }

    @Test
    void aPlanExpectsAboutTheRowsThatThereAre() throws IOException {
        for (String time : List.of("2019-10-24T01:00/PT1H", "2019-10-24T05:00/PT10M", "2019-10-24/P1D")) {
            JsonNode report = new ObjectMapper().readTree(out("explain", "--time", time, "--format", "json"));
            double expected = report.get("expected_rows").asDouble();
            double rows = report.get("rows").asDouble();
            assertTrue(expected > rows / 2 - 5 && expected < 2 * rows + 5, report.toString());
        }
    }

    @Test
    void queryPrintsCsv() {
        Run run = run("query", "--satellite", "probe-1", "--channel", "ne");
        assertEquals("time,satellite,lon,lat,alt,ne\n2019-10-24T00:00:02.000Z,probe-1,359.98,10.5,,1.5\n", run.out());
        assertEquals(
                "1 sample from 1 input file\n"
                        + "left out: 0 in-flight calibration, 1 missing (--keep-flagged keeps them)\n",
                run.err());
    }

    @Test
    void queryWithoutChannelsPrintsPositionsAndSaysHowToGetMore() {
        Run run = run("query", "--satellite", "probe-1", "--order", "time");
        assertEquals(
                """
                time,satellite,lon,lat,alt
                2019-10-24T00:00:00.000Z,probe-1,10,-10.5,
                2019-10-24T00:00:02.000Z,probe-1,359.98,10.5,
                """,
                run.out());
        assertTrue(run.err().contains("--channel NAME[,NAME...] adds values"), run.err());
        assertEquals("", run("query", "-q", "--satellite", "probe-1").err());
    }

    @Test
    void orderOfTimeHoldsAcrossSatellites() {
        List<String> lines = out("query", "--columns", "time,satellite", "--order", "time")
                .lines()
                .skip(1)
                .toList();
        assertEquals(11829, lines.size());
        assertEquals(lines.stream().sorted().toList(), lines);
        assertEquals(
                lines.subList(0, 7),
                out("query", "--columns", "time,satellite", "--order", "time", "--limit", "7", "-q")
                        .lines()
                        .skip(1)
                        .toList());
    }

    @Test
    void anAliasGetsItsName() {
        String first = out("query", "--channel", "e1/0", "--satellite", "noaa-15", "--limit", "1");
        assertTrue(first.startsWith("time,satellite,lon,lat,alt,mep_ele_tel0_flux_e1\n"), first);
    }

    @Test
    void unknownNamesAreUsageErrorsWithNearOnes() {
        for (String[] arguments : new String[][] {
            {"count", "--channel", "mep_ele_tel90_flux_e5"},
            {"count", "--where", "mep_ele_tel90_flux_e5 > 1"},
            {"count", "--satellite", "noaa-51"},
            {"query", "--product", "poes-prox"},
            {"ls", "granules", "--satellite", "noaa-51"},
            {"rm", "99"},
        }) {
            Run run = run(arguments);
            assertEquals(2, run.code(), run.err());
            assertEquals(1, run.errLines().length, run.err());
        }
        assertTrue(run("count", "--channel", "mep_ele_tel90_flux_e5").err().contains("mep_ele_tel90_flux_e4"));
    }

    @Test
    void explainTellsWhatWasRead() throws IOException {
        JsonNode report = new ObjectMapper()
                .readTree(out("explain", "--box", "270,-50,360,0", "--satellite", "noaa-15", "--format", "json"));
        assertEquals(285, report.get("samples_answered").asInt());
        assertTrue(report.get("samples_touched").asInt() >= 285);
        assertTrue(report.get("rows").asInt() > 0 && report.get("ranges").asInt() > 0 && report.has("runs"));
        String plan = out("explain", "--plan-only");
        assertTrue(plan.contains("expected rows") && !plan.contains("samples touched"), plan);
    }

    @Test
    void listsWhatIsThere() throws IOException {
        String coverage = out("ls", "--format", "csv");
        assertTrue(
                coverage.contains("noaa-15,poes-proc,2019-10-24T00:00:01.088Z,2019-10-24T06:34:13.083Z,1,11827\n"),
                coverage);
        assertTrue(out("ls", "channels", "--product", "probe").contains("electron density"));
        assertEquals(
                2,
                new ObjectMapper()
                        .readTree(out("ls", "granules", "--format", "json"))
                        .size());
        assertTrue(out("ls", "satellites").contains("probe-1"));
        assertTrue(out("ls", "products").contains("poes-proc"));
    }

    @Test
    void statusAndServer() throws IOException {
        JsonNode status = new ObjectMapper().readTree(out("status", "--format", "json"));
        assertEquals(home().toString(), status.get("home").asText());
        assertEquals("embedded", status.get("store").asText());
        assertTrue(out("server", "status").contains("running"));
        assertTrue(out("server", "start").startsWith("runs already"));
    }

    @Test
    void removedGranulesAreGoneAndComeBack() throws IOException {
        Path csv = Files.writeString(folder.resolve("probe-2.csv"), CSV.replace("1.5", "2.5"));
        Files.writeString(folder.resolve("probe-2.json"), DESCRIPTOR.replace("probe-1", "probe-2"));
        out("load", csv.toString());
        assertEquals("2\n", out("count", "--satellite", "probe-2"));
        String shown = out("rm", "--satellite", "probe-2");
        assertTrue(shown.startsWith("would remove "), shown);
        assertEquals("2\n", out("count", "--satellite", "probe-2"));
        assertEquals("", out("rm", "--satellite", "probe-2", "--time", "2019-10-24T00:00:01Z/..", "--yes"));
        assertTrue(out("rm", "--satellite", "probe-2", "--yes").startsWith("removed "));
        assertEquals("11829\n", out("count"));
        assertTrue(out("vacuum").contains("wait for their grace of PT1H"));
        assertTrue(out("load", csv.toString()).startsWith("loaded "));
        assertEquals("2\n", out("count", "--satellite", "probe-2"));
        out("rm", "--satellite", "probe-2", "--yes");
    }

    @Test
    void simulatesIntoTheStore() {
        String[] simulate = {
            "simulate", "--satellite", "noaa-16", "--time", "2019-10-01/P1D", "--into-store", "--channel", "e1/0,L_IGRF"
        };
        String report = out(simulate);
        assertTrue(report.startsWith("1 day of a satellite, 0 unchanged: 41,517 samples"), report);
        assertTrue(out(simulate).startsWith("1 day of a satellite, 1 unchanged: 0 samples"), "again");
        String samples = out("count", "--satellite", "noaa-16", "--time", "2019-10-01/P1D");
        assertTrue(
                report.contains(String.format(Locale.ROOT, "%,d samples", Integer.parseInt(samples.strip()))), samples);
        assertTrue(out("ls", "granules", "--satellite", "noaa-16").contains("simulated_n16_2019-10-01"));
        assertTrue(out("rm", "--satellite", "noaa-16", "--yes").startsWith("removed "));
    }
}
