package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.read.Summarized;
import org.htmst.hbase.store.RollUps;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.summary.Distribution;
import org.htmst.summary.Group;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import org.htmst.summary.Summary;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.htmst.track.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What samples come to is the same, to the last bit, whether tiles answer or chunks, and is what the same files in memory come to, with
 * granules that shadow others, were replaced or were removed in between.
 */
@ExtendWith(TestStore.class)
class TileTwinTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261128);
    private static final int QUESTIONS = Integer.getInteger("htmst.twin.questions", 200);

    private static final List<String> CHANNELS = List.of(
            "mep_ele_tel0_flux_e1",
            "mep_ele_tel90_flux_e1",
            "ted_ele_tel0_flux_4",
            "e1/0",
            "counts",
            "mep_calibration");
    private static final List<String> PLACE_GROUPS =
            List.of("", "time:1d", "time:7h", "trixel:1", "trixel:2", "trixel:3", "satellite", "month", "lat:10");
    private static final List<String> SHELL_GROUPS = List.of(
            "L_IGRF:0.25",
            "L_IGRF:0.5",
            "L_IGRF:0.3",
            "L_IGRF:1/1.5/4/10",
            "L_IGRF:2/12",
            "satellite",
            "time:1d",
            "MLT:3",
            "MLT:1",
            "MLT:0.5");
    private static final List<String> HOUR_GROUPS = List.of(
            "trixel:4",
            "trixel:3",
            "trixel:5",
            "local-time:3",
            "local-time:6",
            "local-time:4",
            "local-time:3/9/12",
            "satellite",
            "time:year");
    private static final List<Statistic> STATISTICS =
            List.of("count", "mean", "log-mean", "sd", "min", "max", "median", "p5", "p99.9").stream()
                    .map(Statistic::parse)
                    .toList();

    private final Store store;
    private final Random random = new Random(SEED);
    private final List<SourceContent> live = new ArrayList<>();

    TileTwinTest(TestStore.Running running) {
        store = running.store();
    }

    @Test
    void tilesAnswerAsSamplesDo(@TempDir Path folder) throws IOException {
        System.out.println("tile twin: seed " + SEED);
        TwinFiles files = new TwinFiles(SEED, folder);
        for (int day = 0; day < TwinFiles.DAYS; day++) {
            load(files.noaa(0, day, day == 2 ? List.of("mep_ele_tel90_flux_e1", "ted_calibration") : List.of()));
            load(files.noaa(1, day, day == 1 ? List.of("L_IGRF", "MLT") : List.of()));
            load(files.csv("probe-" + day + ".csv", TwinFiles.START_MS + day * TwinFiles.DAY_MS, 24, day % 3));
        }
        double whole = ask(QUESTIONS / 4);
        assertTrue(whole > 0, whole + " of the samples from tiles");
        rollUp();
        ask(QUESTIONS / 4);
        remove("poes_noaa-19_2013-02-02_proc.nc");
        store.vacuum(Duration.ZERO);
        remove("probe-3.csv");
        remove("poes_noaa-18_2013-02-01_proc.nc");
        load(files.noaa(0, 0, List.of()));
        load(files.acrossMidnight(0, 1));
        double shadowed = ask(QUESTIONS / 4);
        assertTrue(shadowed > 0, shadowed + " of the samples from tiles");
        rollUp();
        ask(QUESTIONS / 4);
        store.vacuum(Duration.ZERO);
        assertEquals(List.of(), store.verify(Optional.empty(), part -> {}).faults());
    }

    private void rollUp() {
        List<RollUps.Part> parts = store.missingRollUps(false);
        assertFalse(parts.isEmpty());
        store.rollUp(parts, part -> {});
        assertEquals(List.of(), store.missingRollUps(false));
        for (List<String> by : List.of(List.of("trixel:4", "local-time:3"), List.of("L_IGRF:0.25", "MLT:1"))) {
            List<String> asked = new ArrayList<>(List.of("mep_ele_tel0_flux_e1"));
            List<Group> groups = by.stream()
                    .map(GroupText::parse)
                    .peek(group -> group.channel().ifPresent(asked::add))
                    .map(group -> group.group(asked::indexOf, List.of()))
                    .toList();
            // Beyond 10 the counts do not tell bins of L apart.
            SampleQuery query = SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                    .channels(asked)
                    .where(
                            asked.size() == 1
                                    ? List.of()
                                    : List.of(
                                            ValueCondition.parse("L_IGRF <= 10"), ValueCondition.parse("L_IGRF >= 0")))
                    .build();
            Summarized found =
                    store.view().summarize(query, new Summary(groups, new int[] {0}), true, QueryLimits.NONE.start());
            assertTrue(found.tiles().samples() > 0, () -> "nothing from roll-ups by " + by);
        }
    }

    private void load(SourceContent content) {
        Outcomes outcomes = new Outcomes();
        store.loadAll(MadeSamples.sources(List.of(content)).iterator(), Fewer.ALLOWED, outcomes);
        assertEquals(List.of("LOADED"), outcomes.all());
        live.add(content);
    }

    private void remove(String name) throws IOException {
        SourceContent content = live.stream()
                .filter(own -> own.file().getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow();
        List<Granule> granules = store.catalog().granules().stream()
                .filter(granule -> granule.sha256().equals(content.sha256()))
                .toList();
        assertEquals(1, store.remove(granules).size());
        live.remove(content);
    }

    /** The part of the samples that tiles answered for. */
    private double ask(int questions) throws IOException {
        MemorySource memory = SampleFiles.inMemory(live);
        StoreView view = store.view();
        List<String> satellites = List.copyOf(store.catalog().satellites().keySet());
        long ofTiles = 0;
        long all = 0;
        for (int q = 0; q < questions; q++) {
            List<String> channels = new ArrayList<>(List.of(oneOf(CHANNELS)));
            for (int more = random.nextInt(3); more > 1; more--) {
                channels.add(oneOf(CHANNELS));
            }
            SampleQuery typed = view.named(query(channels));
            int wanted = typed.channels().size();
            List<String> asked = new ArrayList<>(typed.channels());
            List<Group> groups = groups(asked, satellites);
            SampleQuery query = typed.toBuilder().channels(asked).build();
            String question = "seed " + SEED + ", question " + q + ": " + query + " by " + groups;
            Summary empty = new Summary(groups, IntStream.range(0, wanted).toArray());
            Summary expected = empty.another();
            try (SampleCursor cursor = memory.scan(query, QueryLimits.NONE)) {
                for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                    expected.add(batch, query.direction());
                }
            }
            Summarized chunks = view.summarize(query, empty.another(), false, QueryLimits.NONE.start());
            Summarized tiles = view.summarize(query, empty.another(), true, QueryLimits.NONE.start());
            assertEquals(text(expected), text(chunks.summary()), () -> "from chunks, " + question);
            assertEquals(text(expected), text(tiles.summary()), () -> "from tiles, " + question);
            long answered = chunks.statistics().samplesAnswered();
            assertEquals(
                    answered,
                    tiles.tiles().samples() + tiles.statistics().samplesAnswered(),
                    () -> "samples, " + question);
            ofTiles += tiles.tiles().samples();
            all += answered;
        }
        return (double) ofTiles / all;
    }

    private List<Group> groups(List<String> asked, List<String> satellites) {
        List<Group> groups = new ArrayList<>();
        List<String> texts = oneOf(List.of(PLACE_GROUPS, SHELL_GROUPS, HOUR_GROUPS));
        for (int more = random.nextInt(3); more >= 0; more--) {
            String text = oneOf(texts);
            if (!text.isEmpty()) {
                GroupText group = GroupText.parse(text.equals("month") ? "time:month" : text);
                group.channel().filter(name -> !asked.contains(name)).ifPresent(asked::add);
                groups.add(group.group(asked::indexOf, satellites));
            }
        }
        return groups;
    }

    private SampleQuery query(List<String> channels) {
        List<ValueCondition> where = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            where.add(ValueCondition.parse(
                    oneOf(List.of("L_IGRF < ", "L_IGRF <= ")) + oneOf(List.of("8", "10", "3.25", "4.1", "0"))));
        }
        if (random.nextInt(4) == 0) {
            where.add(ValueCondition.parse(oneOf(List.of("L_IGRF >= 1.5", "L_IGRF > 2", "L_IGRF != 3", "MLT < 12"))));
        }
        List<String> satellites = random.nextInt(4) > 0 ? List.of() : List.of("noaa-18");
        Optional<LocalTimeWindow> localTime = random.nextInt(8) > 0
                ? Optional.empty()
                : Optional.of(new LocalTimeWindow(oneOf(List.of(3.0, 9.0, 21.0)), oneOf(List.of(0.0, 6.0, 7.5, 24.0))));
        return SampleQuery.builder(region(), window())
                .localTime(localTime)
                .channels(channels)
                .satellites(satellites)
                .where(where)
                .keepFlagged(random.nextInt(12) == 0)
                .direction(random.nextInt(12) == 0 ? Direction.ASCENDING : Direction.BOTH)
                .build();
    }

    private Region region() {
        double lonDeg = 360 * random.nextDouble() - 180;
        double latDeg = 180 * random.nextDouble() - 90;
        return switch (random.nextInt(6)) {
            case 0 -> new Cap(new LonLat(lonDeg, latDeg), 20 + 100 * random.nextDouble());
            case 1 -> new LatitudeBand(Math.min(latDeg, 60), 90);
            case 2 -> new LatitudeBand(-90, 0);
            default -> Region.SPHERE;
        };
    }

    private TimeWindows window() {
        long fromMs = TwinFiles.START_MS + (random.nextInt(6) - 1) * TwinFiles.DAY_MS;
        long toMs = fromMs + (1 + random.nextInt(4)) * TwinFiles.DAY_MS;
        long hours = random.nextInt(3) == 0 ? random.nextInt(24) * 3_600_000L : 0;
        return random.nextInt(3) == 0
                ? TimeWindows.ALWAYS
                : TimeWindows.of(new TimeWindow(fromMs + hours, toMs + hours));
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** All that a summary says; doubles to the last bit. */
    private static String text(Summary summary) {
        StringBuilder text = new StringBuilder("outside " + summary.outside() + "\n");
        for (Summary.Cell cell : summary.cells()) {
            text.append(cell.names());
            for (Distribution channel : cell.channels()) {
                text.append(' ').append(Statistic.all(STATISTICS, channel));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
