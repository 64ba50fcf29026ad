package org.htmst.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands have in common: names, directions and answers without a sample, on a store of one real file and one CSV file. */
class NamesAndQuestionsTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void load() throws IOException {
        Path csv = Files.writeString(folder.resolve("probe.csv"), StoreCommandsTest.CSV);
        Files.writeString(folder.resolve("probe.json"), StoreCommandsTest.DESCRIPTOR);
        out("load", "../sample-data/poes_n15_20191024_proc.nc", csv.toString());
    }

    @AfterAll
    static void stop() {
        new TestHome(folder).stop();
    }

    private static Run run(String... arguments) {
        return new TestHome(folder).run(arguments);
    }

    private static String out(String... arguments) {
        return new TestHome(folder).out(arguments);
    }

    /** A question, be it for rows, a count, a plan, a picture or maps, that nothing meets has an answer. */
    @Test
    void noSampleIsAnAnswerOfEveryCommand() {
        String file = folder.resolve("none.nc").toString();
        String picture = folder.resolve("none.png").toString();
        for (String command : List.of(
                "query --channel ne",
                "count --channel ne",
                "count --channel ne --summary",
                "explain --channel ne",
                "interpolate --channel ne --level 3 -o " + file,
                "tracks --channel ne -o " + picture)) {
            Run run = run((command + " --time 2030-01-01/..").split(" "));
            assertEquals(0, run.code(), run.err());
        }
        assertTrue(Files.exists(Path.of(file)) && Files.exists(Path.of(picture)));
        assertEquals("time,satellite,lon,lat,alt,ne\n", out("query", "--channel", "ne", "--time", "2030-01-01/.."));
        assertEquals(
                0,
                run(
                                "export",
                                "--time",
                                "2030-01-01/..",
                                "-o",
                                folder.resolve("none").toString())
                        .code());
    }

    @Test
    void namesOfFilesSatellitesProductsAndChannelsMayBePatterns() throws IOException {
        assertTrue(out("ls", "granules", "POES_*").contains("poes_n15_20191024_proc.nc"));
        assertFalse(out("ls", "granules", "POES_*").contains("probe.csv"));
        assertEquals(
                1, out("ls", "satellites", "Noaa-1?", "--format", "csv").lines().count() - 1);
        assertEquals(
                1, out("ls", "products", "PROBE", "--format", "csv").lines().count() - 1);
        assertEquals(
                8,
                out("ls", "channels", "e?/90", "E?/0", "--format", "csv")
                                .lines()
                                .count()
                        - 1);
        assertTrue(out("ls", "--satellite", "NOAA*", "--product", "poes-*").contains("noaa-15"));
        assertTrue(out("verify", "probe*").contains("granules            1\n"));
        out("export", "PROBE.csv", "-o", folder.resolve("back").toString());
        assertTrue(Files.exists(folder.resolve("back/probe.csv")));
        for (String[] arguments : new String[][] {
            {"ls", "granules", "none*"},
            {"ls", "channels", "none*"},
            {"ls", "coverage", "noaa-15"},
            {"ls", "--satellite", "none*"},
            {"verify", "none*"},
            {"rm", "none*", "--yes"},
            {"rm", "probe.csv", "--product", "probe"},
            {"export", "none*", "-o", folder.resolve("back").toString()}
        }) {
            Run run = run(arguments);
            assertEquals(2, run.code(), run.err());
            assertEquals(1, run.errLines().length, run.err());
            assertTrue(
                    arguments[1].equals("coverage")
                            || arguments[1].equals("probe.csv")
                            || run.err().contains("'none*'"),
                    run.err());
        }
        Run shown = run("rm", "*");
        assertEquals(0, shown.code());
        assertEquals(
                2,
                shown.out()
                        .lines()
                        .filter(line -> line.startsWith("would remove "))
                        .count(),
                shown.out());
        assertEquals("2 granules found; --yes removes them\n", shown.err());
        assertTrue(out("rm", "probe.csv").startsWith("would remove "), "a name may stand for several");
        assertEquals("11829\n", out("count"));
    }

    /** The samples of this day and satellite by the command, and by the steps of latitude in what it prints. */
    @Test
    void theTwoDirectionsShareTheSamples() {
        String[] everything = {"query", "--satellite", "noaa-15", "--columns", "time,lat", "--order", "time"};
        List<String> lines = out(everything).lines().skip(1).toList();
        List<String> up = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            double step = lat(lines.get(i)) - lat(lines.get(i - 1));
            if (step > 0) {
                up.add(lines.get(i));
            }
        }
        List<String> ascending = new ArrayList<>(List.of(everything));
        ascending.addAll(List.of("--direction", "ascending"));
        List<String> answer =
                out(ascending.toArray(String[]::new)).lines().skip(1).toList();
        List<String> other = new ArrayList<>(answer);
        other.removeAll(up);
        assertTrue(other.size() <= 8, "the first of all and equal latitudes at turns: " + other);
        assertTrue(answer.containsAll(up.subList(10, up.size() - 10)));
        long down = Long.parseLong(out("count", "--satellite", "noaa-15", "--direction", "descending")
                .strip());
        assertEquals(11_827, answer.size() + down);
        assertTrue(out("explain", "--direction", "descending", "--plan-only").contains("descending"));
    }

    private static double lat(String line) {
        return Double.parseDouble(line.substring(line.indexOf(',') + 1));
    }

    @Test
    void argumentsMayStandInAFile() throws IOException {
        Path file = Files.writeString(
                folder.resolve("question"), "# the box of the README\n--satellite noaa-15\n--box \"270,-50,360,0\"\n");
        assertEquals("285\n", out("count", "@" + file));
    }
}
