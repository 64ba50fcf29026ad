package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.htmst.answer.passage.PassageAnswer;
import org.htmst.answer.passage.PassageMaker;
import org.htmst.answer.passage.PassageRequest;
import org.htmst.formats.SourceContent;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.Box;
import org.htmst.summary.Statistic;
import org.htmst.time.TimeWindow;
import org.htmst.track.Direction;
import org.htmst.track.Passage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Passages through regions in real files, against a walk along every sample. */
@ExtendWith(TestStore.class)
class PassesTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261128);
    private static final int QUERIES = 120;
    private static final List<Statistic> STATISTICS =
            List.of(Statistic.parse("count"), Statistic.parse("max"), Statistic.parse("mean"));

    private final TestStore.Running running;
    private final List<SourceContent> files =
            new ArrayList<>(SampleFiles.NETCDF.stream().map(SampleFiles::read).toList());

    PassesTest(TestStore.Running running) {
        this.running = running;
    }

    /** A second file of noaa-18 hides a part of the first, and a made-up one has in-flight calibration. */
    @BeforeEach
    void load() {
        files.add(MadeSamples.again(files.get(2), 5000, 12_000, 100, 0, true));
        files.add(MadeSamples.noisyFile(SEED));
        files.forEach(running.store()::load);
    }

    private PassageAnswer passages(SampleQuery query, Duration gap) {
        return new PassageMaker(running.store(), QueryLimits.NONE)
                .passages(query, new PassageRequest(gap, STATISTICS, 1, Long.MAX_VALUE));
    }

    @Test
    void passagesAreThoseOfAWalkAlongEverySample() {
        WalkedPassages walk = new WalkedPassages(SampleFiles.inMemory(files));
        RandomQueries queries = new RandomQueries(SEED, files);
        long all = 0;
        for (int q = 0; q < QUERIES; q++) {
            SampleQuery query = running.store().view().named(queries.next());
            Duration gap =
                    Duration.ofMillis(List.of(1999, 2000, 60_000, 7_200_000).get(queries.below(4)));
            String question = "seed " + SEED + ", query " + q + ", gap " + gap + ": " + query;
            PassageAnswer answer = passages(query, gap);
            List<WalkedPassages.Walked> expected = walk.of(query, productsOf(query), gap.toMillis());
            assertEquals(
                    expected.stream().map(WalkedPassages.Walked::texts).collect(Collectors.joining("\n")),
                    answer.lines().stream().map(PassesTest::text).collect(Collectors.joining("\n")),
                    question);
            for (int p = 0; p < expected.size(); p++) {
                check(expected.get(p), answer.lines().get(p), query.direction(), question);
            }
            all += expected.size();
        }
        assertTrue(all > 5000, all + " passages");
    }

    /** Those that have one of the channels; all if there are none. */
    private Set<String> productsOf(SampleQuery query) {
        return files.stream()
                .filter(file -> query.channels().isEmpty()
                        || file.product().channels().stream()
                                .anyMatch(channel -> query.channels().stream().anyMatch(channel::isCalled)))
                .map(file -> file.product().name())
                .collect(Collectors.toSet());
    }

    private static String text(PassageAnswer.Line line) {
        Passage passage = line.passage();
        StringBuilder text = new StringBuilder(passage.satellite() + " " + passage.product() + " "
                + passage.first().timeMs() + " " + line.middle().timeMs() + " "
                + passage.last().timeMs() + " " + passage.samples());
        for (int s = 0; s < line.values().size(); s++) {
            text.append(s % 3 < 2 ? " " + line.values().get(s) : "");
        }
        return text.toString();
    }

    private static void check(
            WalkedPassages.Walked expected, PassageAnswer.Line line, Direction asked, String question) {
        List<Double> latsDeg = expected.latsDeg();
        boolean rises = IntStream.range(1, latsDeg.size()).anyMatch(i -> latsDeg.get(i) > latsDeg.get(i - 1));
        boolean falls = IntStream.range(1, latsDeg.size()).anyMatch(i -> latsDeg.get(i) < latsDeg.get(i - 1));
        String way = rises && falls ? "both" : rises ? "ascending" : falls ? "descending" : "";
        assertEquals(
                asked == Direction.BOTH ? way : asked.toString(),
                line.passage().direction().map(Direction::toString).orElse(""),
                question);
        assertEquals(latsDeg.get(0), line.passage().first().latDeg(), question);
        assertEquals(latsDeg.get(latsDeg.size() - 1), line.passage().last().latDeg(), question);
        for (int c = 0; c < expected.means().size(); c++) {
            double mean = expected.means().get(c);
            double actual = line.values().get(3 * c + 2).doubleValue();
            double rounding = 1e-9 * Math.max(1, Math.abs(mean));
            assertTrue(
                    Double.isNaN(mean) ? Double.isNaN(actual) : Math.abs(actual - mean) <= rounding,
                    () -> mean + ", not " + actual + ", " + question);
        }
    }

    @Test
    void theCommandPrintsALineForEach() {
        // Computed with numpy from the file.
        CommandLineRun run = running.run(
                "passes",
                "--region",
                "saa",
                "--satellite",
                "noaa-19",
                "--channel",
                "mep_pro_tel0_flux_p1",
                "--statistic",
                "count,max",
                "--format",
                "csv");
        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of(
                        "satellite,product,start,end,duration_s,samples,direction,start_lon,start_lat,end_lon,end_lat,"
                                + "middle_local_time,mep_pro_tel0_flux_p1_count,mep_pro_tel0_flux_p1_max",
                        "noaa-19,poes-proc,2019-10-24T04:14:02.124Z,2019-10-24T04:25:02.123Z,659.999,331,descending,"
                                + "8.883,-36.158,341.724,-72.725,4.391989722222222,331,4.65658",
                        "noaa-19,poes-proc,2019-10-24T05:46:16.124Z,2019-10-24T06:07:48.124Z,1292.0,647,descending,"
                                + "352.237,-2.134,310.601,-74.893,4.767056388888889,647,144.3539"),
                run.lines());
        assertEquals("2 passages of 978 samples from 1 input file\n", run.err());
    }

    @Test
    void theWholeGlobeIsOnePassageAndTheAntimeridianPartsNone() {
        CommandLineRun globe = running.run("passes", "--satellite", "noaa-19", "--format", "csv");
        assertEquals(2, globe.lines().size(), globe.out());
        assertTrue(
                globe.lines()
                        .get(1)
                        .startsWith("noaa-19,poes-proc,2019-10-24T00:00:00.123Z,2019-10-24T06:56:38.124Z,"
                                + "24998.001,12500,both,"),
                globe.out());
        SampleQuery pacific = SampleQuery.builder(new Box(170, -60, -170, 60), TimeWindow.ALWAYS)
                .satellites(List.of("noaa-19"))
                .build();
        List<PassageAnswer.Line> crossed =
                passages(pacific, PassageRequest.DEFAULT_GAP).lines();
        assertEquals(
                799,
                crossed.stream().mapToLong(line -> line.passage().samples()).sum());
        assertEquals(2, crossed.size());
    }

    @Test
    void fewSamplesAndLateOnesAreLeftOutIfAsked() {
        List<String> all =
                running.run("passes", "--region", "saa", "--format", "csv").lines();
        List<String> long600 = running.run(
                        "passes", "--region", "saa", "--min-samples", "600", "--limit", "2", "--format", "csv")
                .lines();
        List<String> expected = all.stream()
                .skip(1)
                .filter(line -> Long.parseLong(line.split(",")[5]) >= 600)
                .limit(2)
                .toList();
        assertEquals(expected, long600.subList(1, long600.size()));
        CommandLineRun first = running.run("passes", "--region", "saa", "--limit", "1");
        assertTrue(
                first.err().contains("1 passage of") && first.err().contains("there are more (--limit)"), first.err());
        assertEquals(
                all.size() - 1,
                running.run("passes", "--region", "saa", "--limit", Integer.toString(all.size() - 1))
                                .lines()
                                .size()
                        - 1);
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        for (List<String> arguments : List.of(
                List.of("--gap", "0s"),
                List.of("--gap", "367d"),
                List.of("--gap", "soon"),
                List.of("--min-samples", "0"),
                List.of("--limit", "-1"),
                List.of("--statistic", "average"),
                List.of("--channel", "nosuch"))) {
            List<String> words = new ArrayList<>(List.of("passes"));
            words.addAll(arguments);
            CommandLineRun run = running.run(words.toArray(String[]::new));
            assertEquals(2, run.code(), arguments + run.err());
            assertEquals("", run.out());
            assertEquals(1, run.err().lines().count(), run.err());
        }
        CommandLineRun nothing = running.run("passes", "--time", "2001-01-01", "--format", "csv");
        assertEquals(0, nothing.code(), nothing.err());
        assertEquals(1, nothing.lines().size());
        assertTrue(nothing.err().contains("0 passages"), nothing.err());
    }
}
