package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions whose borders go right through samples, on a store of a few made files. */
@ExtendWith(TestStore.class)
class PlacesAskedTest {

    private static final long SEED = Long.getLong("htmst.seed", 20200501);
    private static final int DAY_MS = 86_400_000;

    /** Local times, in ms, of samples of product "noon-line": whole minutes, and a little before them. */
    private static final List<double[]> NOON_LINE = new ArrayList<>();

    private final TestStore.Running running;

    PlacesAskedTest(TestStore.Running running) {
        this.running = running;
    }

    @BeforeAll
    static void load(TestStore.Running running, @TempDir Path folder) throws IOException {
        Path border = product(
                folder,
                "lt-border",
                """
                time,lon,lat,flux
                2020-05-01T04:06:00Z,-16.5,10.246,246
                2020-05-01T04:22:00Z,-20.5,10.262,262
                2020-05-01T04:38:00Z,-24.5,10.278,278
                2020-05-01T04:23:00Z,-20.75,10.263,263
                2020-05-01T03:00:00Z,0,10.18,180
                """);
        Path line = product(folder, "noon-line", noonLine());
        CommandLineRun run = running.run("load", border.toString(), line.toString());
        assertEquals(0, run.code(), run.err());
    }

    /** A file of a product and its descriptor. */
    private static Path product(Path folder, String name, String csv) throws IOException {
        Files.writeString(
                folder.resolve(name + ".json"),
                """
                {"product":"%s","title":"t","time":{"column":"time","format":"iso-8601"},"satellite":{"constant":"sat-j"},
                 "place":{"lon":"lon","lat":"lat"},
                 "channels":[{"name":"flux","family":"EP","instrument":"X","type":"float64","unit":"1/cm2"}]}
                """
                        .replace("%s", name));
        return Files.writeString(folder.resolve(name + ".csv"), csv);
    }

    private static String noonLine() {
        StringBuilder csv = new StringBuilder("time,lon,lat,flux\n");
        Random random = new Random(SEED);
        Set<Long> times = new HashSet<>();
        long startMs = Instant.parse("2020-05-01T00:00:00Z").toEpochMilli();
        for (int i = 0; i < 600; i++) {
            int minute = i % 5 == 0 ? 180 * random.nextInt(8) : random.nextInt(1440);
            int thousandths = random.nextInt(-180_000, 360_001);
            // 4e-10 degrees less are 0.000096 ms less.
            boolean early = random.nextInt(3) == 0;
            long utcMs = Math.floorMod(minute * 60_000L - thousandths * 240L, (long) DAY_MS);
            String lon = early
                    ? new BigDecimal(thousandths)
                            .movePointLeft(3)
                            .subtract(new BigDecimal("4e-10"))
                            .toPlainString()
                    : new BigDecimal(thousandths).movePointLeft(3).toPlainString();
            if (early && thousandths == -180_000 || !times.add(utcMs)) {
                continue;
            }
            csv.append(Instant.ofEpochMilli(startMs + utcMs))
                    .append(',')
                    .append(lon)
                    .append(',');
            csv.append(i % 180 - 90).append(',').append(i).append('\n');
            double ms = minute * 60_000 - (early ? 0.000096 : 0);
            NOON_LINE.add(new double[] {ms < 0 ? ms + DAY_MS : ms});
        }
        return csv.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            3,6             | 5
            0,3             | 0
            3:00,3:01       | 5
            21,3            | 0
            2:59,3.000001   | 5
            3,2.999999      | 5
            """)
    void aSampleOnTheBorderIsAfterIt(String hours, long expected) {
        assertEquals(expected, count("--product lt-border --local-time " + hours));
    }

    @ParameterizedTest
    @CsvSource({"180", "60", "20", "7", "1"})
    void partsOfTheDayAddUp(int minutes) {
        long all = 0;
        for (int from = 0, n = 0; from < 1440 && n < 30; from += minutes, n++) {
            int to = Math.min(1440, from + minutes);
            int start = from;
            long expected = NOON_LINE.stream()
                    .filter(at -> at[0] >= start * 60_000L && at[0] < to * 60_000L)
                    .count();
            assertEquals(
                    expected,
                    count("--product noon-line --local-time " + clock(from) + "," + clock(to)),
                    "seed " + SEED + ", " + clock(from));
            all += expected;
        }
        assertTrue(minutes < 60 || all == NOON_LINE.size());
    }

    @Test
    void theColumnSaysWhatIsCounted() {
        CommandLineRun run = running.run("query", "--product", "lt-border", "--columns", "local_time", "-q");
        assertEquals("local_time\n" + "3\n".repeat(5), run.out(), run.err());
    }

    @Test
    void mapsHaveTheSamplesOfTheirBins(@TempDir Path folder) {
        String from3 = "interpolate --product lt-border --channel flux --part-of-day --bin 3,6 -o " + folder;
        CommandLineRun run = running.run((from3 + "/a.nc").split(" "));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().startsWith("5 samples"), run.err());
        CommandLineRun none = running.run((from3.replace("3,6", "0,3") + "/b.nc").split(" "));
        assertEquals(0, none.code(), none.err());
        assertTrue(none.err().contains("5 in no bin"), none.err());
    }

    private static String clock(int minute) {
        return minute / 60 + ":" + (minute % 60 < 10 ? "0" : "") + minute % 60;
    }

    private long count(String arguments) {
        CommandLineRun run = running.run(("count " + arguments).split(" +"));
        assertEquals(0, run.code(), run.err());
        return Long.parseLong(run.out().trim());
    }
}
