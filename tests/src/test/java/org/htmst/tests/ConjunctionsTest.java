package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.htmst.conjunction.Conjunction;
import org.htmst.conjunction.ConjunctionQuestion;
import org.htmst.conjunction.ConjunctionSearch;
import org.htmst.conjunction.Station;
import org.htmst.conjunction.Stretch;
import org.htmst.conjunction.TimedPlaces;
import org.htmst.formats.SourceContent;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.region.text.TimeText;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Conjunctions of real files, by the run maps of a store and by all samples in memory. */
@ExtendWith(TestStore.class)
class ConjunctionsTest {

    private static final Comparator<Conjunction> ORDER = Comparator.comparing(Conjunction::toString);

    private final TestStore.Running running;
    private final List<SourceContent> files =
            new ArrayList<>(SampleFiles.NETCDF.stream().map(SampleFiles::read).toList());

    ConjunctionsTest(TestStore.Running running) {
        this.running = running;
    }

    /** A second file of noaa-18 hides a part of the first and is elsewhere. */
    @BeforeEach
    void load() {
        files.add(MadeSamples.again(files.get(2), 9_000, 16_000, 50, 20, false));
        files.forEach(running.store()::load);
    }

    private List<Conjunction> stored(TimeWindows times, List<ConjunctionQuestion> questions) {
        List<Conjunction> found = new ArrayList<>();
        SampleQuery query = SampleQuery.builder(Region.SPHERE, times).build();
        running.store()
                .view()
                .conjunctions(query, questions, ConjunctionSearch.USUAL_STEP_MS, QueryLimits.NONE.start(), found::add);
        found.sort(ORDER);
        return found;
    }

    /** By all samples, which are looked at one by one. */
    private List<Conjunction> inMemory(TimeWindows times, List<ConjunctionQuestion> questions) {
        Map<String, TreeMap<Long, double[]>> places = new HashMap<>();
        SampleQuery query = SampleQuery.builder(Region.SPHERE, times).build();
        try (SampleCursor cursor = SampleFiles.inMemory(files).scan(query, QueryLimits.NONE)) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    places.computeIfAbsent(batch.satellite(), first -> new TreeMap<>())
                            .put(batch.timeMs()[i], new double[] {batch.lonDeg()[i], batch.latDeg()[i]});
                }
            }
        }
        Map<String, List<Stretch>> stretches = new HashMap<>();
        places.forEach((satellite, samples) -> stretches.put(satellite, List.of(places(samples))));
        List<Conjunction> found = new ArrayList<>();
        ConjunctionSearch search = new ConjunctionSearch(questions, ConjunctionSearch.USUAL_STEP_MS, found::add);
        search.add(stretches, Long.MAX_VALUE);
        search.finish();
        found.sort(ORDER);
        return found;
    }

    private static TimedPlaces places(TreeMap<Long, double[]> samples) {
        return new TimedPlaces(
                samples.keySet().stream().mapToLong(time -> time).toArray(),
                samples.values().stream().mapToDouble(place -> place[0]).toArray(),
                samples.values().stream().mapToDouble(place -> place[1]).toArray());
    }

    private static List<ConjunctionQuestion> pairs(double km, long lagMs) {
        return Stream.of(List.of("noaa-15", "noaa-18"), List.of("noaa-15", "noaa-19"), List.of("noaa-18", "noaa-19"))
                .map(pair -> ConjunctionQuestion.within(pair, List.of(), km, lagMs))
                .toList();
    }

    @Test
    void theStoreFindsWhatALookAtAllSamplesFinds() {
        List<List<ConjunctionQuestion>> asked = List.of(
                pairs(12_000, 0),
                pairs(3_000, 2_700_000),
                List.of(ConjunctionQuestion.within(List.of("noaa-19", "noaa-15", "noaa-18"), List.of(), 15_000, 0)),
                List.of(ConjunctionQuestion.within(
                        List.of("noaa-19"), List.of(new Station("Kiruna", new LonLat(20.4, 67.9))), 2_000, 0)));
        TimeWindow day = TimeText.parse("2019-10-24");
        List<TimeWindows> times = List.of(
                TimeWindows.ALWAYS,
                TimeWindows.of(List.of(
                        new TimeWindow(day.startMs() + 10_001_000, day.startMs() + 30_000_500),
                        new TimeWindow(day.startMs() + 40_000_000, day.endMs()))));
        int events = 0;
        for (TimeWindows window : times) {
            for (List<ConjunctionQuestion> questions : asked) {
                List<Conjunction> expected = inMemory(window, questions);
                events += expected.size();
                assertEquals(expected, stored(window, questions), questions.toString());
            }
        }
        assertTrue(events > 10, events + " events");
    }

    @Test
    void theCommandTellsWhatBothMeasured(@TempDir Path folder) throws IOException {
        CommandLineRun run = running.run(
                "conjunctions",
                "--satellite",
                "noaa-15,noaa-19",
                "--within",
                "12000km",
                "--channel",
                "L_IGRF",
                "--format",
                "csv");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("a look at each full minute would have missed"), run.err());
        List<String> header = List.of(run.lines().get(0).split(","));
        assertTrue(header.containsAll(
                List.of("object_1", "min_distance_km", "L_IGRF_1", "L_IGRF_mean_2", "L_IGRF_count_2")));
        for (String line : run.lines().subList(1, run.lines().size())) {
            String[] cells = line.split(",", -1);
            String closest = cells[header.indexOf("closest")];
            CommandLineRun beside = running.run(
                    "query",
                    "--satellite",
                    "noaa-15",
                    "--time",
                    closest + "/PT2S",
                    "--channel",
                    "L_IGRF",
                    "--keep-flagged");
            double value = Double.parseDouble(cells[header.indexOf("L_IGRF_1")]);
            double next = Double.parseDouble(beside.lines().get(1).split(",")[5]);
            assertEquals(next, value, 0.05 * next + 0.05, line);
        }
        CommandLineRun ratio = running.run(
                "conjunctions",
                "--within",
                "12000km",
                "--time",
                "2019-10-24",
                "--satellite",
                "noaa-15,noaa-19",
                "--channel",
                "L_IGRF",
                "--ratio",
                "--format",
                "csv",
                "--map",
                folder.resolve("a.png").toString());
        assertEquals(0, ratio.code(), ratio.err());
        assertEquals(2, ratio.lines().size(), ratio.out());
        assertTrue(Files.size(folder.resolve("a.png")) > 10_000);
        CommandLineRun foot = running.run(
                "conjunctions",
                "--within",
                "500km",
                "--time",
                "2019-10-24",
                "--foot",
                "--hemisphere",
                "north",
                "--within-time",
                "10m",
                "-o",
                folder.resolve("a.parquet").toString());
        assertEquals(0, foot.code(), foot.err());
        assertTrue(foot.err().startsWith("htm-st") || foot.err().contains("conjunctions of 3 sets"), foot.err());
    }

    @Test
    void whatCannotBeIsRefusedInOneLine(@TempDir Path folder) throws IOException {
        Path stations = folder.resolve("s.csv");
        Files.writeString(stations, "name,lon,lat\nhere,NaN,50\n");
        Map<List<String>, String> refused = Map.of(
                List.of("--within", "500km", "--satellite", "noaa-15,noaa-15"), "is given twice",
                List.of("--within", "500km", "--satellite", "noaa-15"), "cannot come near to each other",
                List.of("--within", "0km"), "is no distance",
                List.of("--within", "20017km"), "up to 20016",
                List.of("--within", "near"), "is no distance",
                List.of("--within", "500km", "--stations", stations.toString()), "line 2",
                List.of("--within", "500km", "--satellite", "noaa-15,metop-02", "--channel", "L_IGRF"),
                        "has no channel 'L_IGRF'",
                List.of("--within", "500km", "--together", "--within-time", "5m"), "not two satellites",
                List.of("--within", "500km", "--ratio"), "--ratio compares");
        refused.forEach((arguments, message) -> {
            List<String> words = new ArrayList<>(List.of("conjunctions"));
            words.addAll(arguments);
            CommandLineRun run = running.run(words.toArray(String[]::new));
            assertEquals(2, run.code(), arguments + run.err());
            assertTrue(run.err().contains(message), run.err());
            assertEquals("", run.out());
        });
    }
}
