package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.load.VacuumOutcome;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What loading, replacing and removing do to the answers of a real store. */
@ExtendWith(TestStore.class)
class LoadTest {

    private static final long DAY = Instant.parse("2016-02-29T00:00:00Z").toEpochMilli();

    private final TestStore.Running running;
    private final Store store;
    private final Answers answers;
    private final StagingFolder staging;

    LoadTest(TestStore.Running running) throws IOException {
        this.running = running;
        store = running.store();
        answers = new Answers(store);
        staging = running.staging();
    }

    @AfterEach
    void removeAll() throws Exception {
        running.clear();
    }

    @Test
    void loadsOnce() throws Exception {
        SourceContent file = MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 5000, 1), 7);
        assertEquals(LoadOutcome.Kind.LOADED, store.load(file).kind());
        assertEquals(LoadOutcome.Kind.UNCHANGED, store.load(file).kind());
        assertEquals(5000, answers.count());
        assertEquals(1, store.catalog().granules().size());
        assertEquals(0, store.status().deadGranules());
    }

    @Test
    void versionsInOneLoadTakeTheirPlaceInTurn() throws Exception {
        SourceContent one = MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 3000, 1), 7);
        SourceContent other = MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 3000, 1), 8);
        store.load(other);
        for (int turns = 1; turns <= 3; turns++) {
            List<SourceContent> files = new ArrayList<>();
            for (int turn = 0; turn < turns; turn++) {
                files.addAll(List.of(one, other));
            }
            Outcomes outcomes = new Outcomes();
            store.loadAll(MadeSamples.sources(files).iterator(), outcomes);
            assertEquals(Set.of("REPLACED"), Set.copyOf(outcomes.all()));
            assertEquals(Set.of(8.0), answers.values(), "the last of " + files.size() + " versions answers");
            assertEquals(3000, answers.count());
        }
    }

    @Test
    void newerVersionTakesThePlaceOfTheOlder() throws Exception {
        store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 3000, 1), 7));
        LoadOutcome newer = store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 5000, 1), 8));
        assertEquals(LoadOutcome.Kind.REPLACED, newer.kind());
        assertEquals(5000, answers.count());
        assertEquals(Set.of(8.0), answers.values());
        assertEquals(1, store.status().deadGranules());
        assertEquals(new VacuumOutcome(0, 0, 0, 0, 1), store.vacuum(Duration.ofHours(1)));
        VacuumOutcome vacuumed = store.vacuum(Duration.ZERO);
        assertEquals(1, vacuumed.granules());
        assertEquals(0, store.status().deadGranules());
        assertEquals(5000, answers.count());
    }

    @Test
    void aVersionWithLessIsRefusedUnlessAllowed() throws Exception {
        long[] times = MadeSamples.times(DAY, 4000, 1);
        SourceContent whole = MadeSamples.file("a.nc", "test-1", times, 7);
        store.load(whole);
        SourceContent half = MadeSamples.file("a.nc", "test-1", Arrays.copyOf(times, 2000), 8);
        SourceContent everySecond = MadeSamples.file(
                "a.nc",
                "test-1",
                IntStream.range(0, 2000).mapToLong(i -> times[2 * i]).toArray(),
                8);
        double[] blanks = new double[4000];
        Arrays.fill(blanks, 8);
        blanks[17] = -999;
        SourceContent oneBlank = MadeSamples.with(whole, withFlux(whole, blanks));
        SourceContent noFlux = MadeSamples.with(whole, withChannels(whole, List.of(MadeSamples.CALIBRATION)));
        SourceContent noFlag = MadeSamples.with(whole, withChannels(whole, List.of(MadeSamples.FLUX)));
        SourceContent shifted = MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY + 3_600_000, 4000, 1), 8);
        SourceContent empty = MadeSamples.file("a.nc", "test-1", new long[0], 8);
        Outcomes outcomes = new Outcomes();
        store.loadAll(
                MadeSamples.sources(List.of(half, everySecond, oneBlank, noFlux, noFlag, shifted, empty))
                        .iterator(),
                outcomes);
        List<String> told = outcomes.all();
        assertTrue(
                told.get(0)
                        .contains("test-1: 2000 fewer samples (2000 instead of 4000); test-1: no samples any more in"),
                told.get(0));
        assertTrue(told.get(0).contains("--allow-fewer"), told.get(0));
        assertTrue(
                told.get(1)
                        .contains("test-1: 2000 fewer samples (2000 instead of 4000); test-1 calibration: 2000 fewer"),
                told.get(1));
        assertTrue(told.get(2).contains("stays: test-1 flux: 1 fewer values (3999 instead of 4000);"), told.get(2));
        assertTrue(told.get(3).contains("stays: test-1 flux: 4000 fewer values (0 instead of 4000);"), told.get(3));
        assertTrue(
                told.get(4).contains("stays: test-1 calibration: 4000 fewer values (0 instead of 4000);"), told.get(4));
        assertTrue(
                told.get(5).contains("stays: test-1: no samples any more in 59 minutes from 2016-02-29T00:00:00Z"),
                told.get(5));
        assertTrue(told.get(6).contains("none of its 0 records can be kept"), told.get(6));
        assertEquals(4000, answers.count());
        assertEquals(Set.of(7.0), answers.values());
        assertEquals(0, store.status().deadGranules() + store.status().unfinishedGranules(), "nothing was stored");
        SourceContent corrected = MadeSamples.file(
                "a.nc", "test-1", Arrays.stream(times).map(t -> t + 700).toArray(), 9);
        assertEquals(LoadOutcome.Kind.REPLACED, store.load(corrected).kind(), "times may be put right");
        Outcomes allowed = new Outcomes();
        store.loadAll(MadeSamples.sources(List.of(noFlux, half)).iterator(), Fewer.ALLOWED, allowed);
        assertEquals(List.of("REPLACED", "REPLACED"), allowed.all());
        assertEquals(2000, answers.count());
    }

    private static SampleTable withFlux(SourceContent file, double[] flux) {
        SampleTable s = file.samples();
        return new SampleTable(
                s.positionType(),
                s.satellites(),
                s.satellite(),
                s.timeMs(),
                s.lonDeg(),
                s.latDeg(),
                s.altKm(),
                s.channels(),
                new double[][] {flux, s.values()[1]});
    }

    private static SampleTable withChannels(SourceContent file, List<Channel> channels) {
        SampleTable s = file.samples();
        return new SampleTable(
                s.positionType(),
                s.satellites(),
                s.satellite(),
                s.timeMs(),
                s.lonDeg(),
                s.latDeg(),
                s.altKm(),
                channels,
                channels.stream().map(c -> s.values()[s.channels().indexOf(c)]).toArray(double[][]::new));
    }

    @Test
    void overlappingFilesAnswerEachSampleOnceFromTheLast() throws Exception {
        long[] all = MadeSamples.times(DAY, 6000, 1);
        store.load(MadeSamples.file("a.nc", "test-1", Arrays.copyOfRange(all, 0, 4000), 1));
        store.load(MadeSamples.file("b.nc", "test-1", Arrays.copyOfRange(all, 3000, 6000), 2));
        store.load(MadeSamples.file("c.nc", "test-2", Arrays.copyOfRange(all, 0, 4000), 3));
        assertEquals(10_000, answers.count());
        long[] perValue = new long[4];
        for (SampleBatch batch : answers.batches()) {
            for (double value : batch.values()[0]) {
                perValue[(int) value]++;
            }
        }
        assertEquals(
                List.of(0L, 3000L, 3000L, 4000L),
                Arrays.stream(perValue).boxed().toList());
        TimeWindow shared = new TimeWindow(all[2900], all[3100]);
        assertEquals(400, store.scan(SampleQuery.of(Region.SPHERE, shared)).count());
        Granule b = granule("b.nc");
        store.remove(List.of(b));
        assertEquals(8000, answers.count(), "what the later file hid is seen again");
    }

    @Test
    void filesOfOneNameButOtherSatelliteOrDayStandBesideEachOther() throws Exception {
        store.load(MadeSamples.file("day.csv", "test-1", MadeSamples.times(DAY, 100, 1), 1));
        store.load(MadeSamples.file("day.csv", "test-2", MadeSamples.times(DAY, 100, 2), 2));
        store.load(MadeSamples.file("day.csv", "test-1", MadeSamples.times(DAY + 86_400_000, 100, 3), 3));
        assertEquals(300, answers.count());
    }

    @Test
    void chunksOfADayThatCrossesACellOfTheTimeAxisAreAllFound() throws Exception {
        long cell = org.htmst.time.TimeAxis.window(org.htmst.time.TimeAxis.cell(DAY, 2), 2)
                .endMs();
        long[] times = MadeSamples.times(cell - 3_600_000, 4000, 4);
        store.load(MadeSamples.file("edge.nc", "test-1", times, 1));
        assertEquals(4000, answers.count());
        for (int cut : new int[] {0, 1, 1799, 1800, 1801, 3999}) {
            SampleQuery after = SampleQuery.of(Region.SPHERE, new TimeWindow(times[cut], times[3999] + 1));
            assertEquals(4000 - cut, store.scan(after).count(), "from sample " + cut);
        }
    }

    @Test
    void aRunningScanKeepsTheGranulesItBeganWith() throws Exception {
        store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 20_000, 1), 1));
        try (SampleScan scan = store.scan(Answers.everything())) {
            SampleBatch first = scan.next();
            store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 30_000, 1), 2));
            assertEquals(20_000, first.size() + scan.count());
        }
        assertEquals(30_000, answers.count());
    }

    @Test
    void threeOverlappingFilesOfTwoSatellitesAnswerEachSampleOnce() {
        long[] all = MadeSamples.times(DAY, 3000, 1);
        store.load(MadeSamples.file("a.nc", "test-1", Arrays.copyOfRange(all, 0, 2000), 1));
        store.load(MadeSamples.file("b.nc", "test-1", Arrays.copyOfRange(all, 500, 2500), 2));
        store.load(MadeSamples.file("c.nc", "test-1", Arrays.copyOfRange(all, 1000, 3000), 3));
        store.load(MadeSamples.file("d.nc", "test-2", all, 4));
        long[] perValue = new long[5];
        answers.batches().forEach(b -> Arrays.stream(b.values()[0]).forEach(v -> perValue[(int) v]++));
        assertEquals(
                List.of(0L, 500L, 500L, 2000L, 3000L),
                Arrays.stream(perValue).boxed().toList());
    }

    @Test
    void aDescriptionThatGivesStoredValuesAnotherMeaningIsRefused() {
        store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 100, 1), 5));
        SourceContent other = MadeSamples.file("b.nc", "test-1", MadeSamples.times(DAY, 100, 2), 5);
        Channel flux = new Channel(
                "made",
                "flux",
                "f",
                MadeSamples.FLUX.family(),
                "test",
                ValueType.FLOAT32,
                "1",
                "",
                List.of(5.0),
                "calibration");
        SampleTable table = other.samples();
        SourceContent changed = MadeSamples.with(
                other,
                new SampleTable(
                        table.positionType(),
                        table.satellites(),
                        table.satellite(),
                        table.timeMs(),
                        table.lonDeg(),
                        table.latDeg(),
                        table.altKm(),
                        List.of(flux, MadeSamples.CALIBRATION),
                        table.values()));
        HtmStException refused = assertThrows(HtmStException.class, () -> store.load(changed));
        assertTrue(refused.getMessage().contains("missing values"), refused.getMessage());
        assertEquals(100, answers.count());
    }

    @Test
    void aFileWithoutItsFlagHasNoFlagNotAClearOne() {
        SourceContent whole = MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 100, 1), 5);
        SampleTable table = whole.samples();
        store.load(MadeSamples.with(
                whole,
                new SampleTable(
                        table.positionType(),
                        table.satellites(),
                        table.satellite(),
                        table.timeMs(),
                        table.lonDeg(),
                        table.latDeg(),
                        table.altKm(),
                        List.of(MadeSamples.FLUX),
                        new double[][] {table.values()[0]})));
        store.load(MadeSamples.file("b.nc", "test-2", MadeSamples.times(DAY, 70, 1), 5));
        assertEquals(170, store.scan(Answers.everything()).count());
        assertEquals(
                70,
                store.scan(Answers.everything().toBuilder()
                                .channels(List.of("calibration"))
                                .build())
                        .count());
    }

    @Test
    void aScanCanBeLeftAndSaysSo() throws Exception {
        store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 40_000, 1), 1));
        SampleScan scan = store.scan(Answers.everything());
        scan.next();
        scan.close();
        assertThrows(IllegalStateException.class, scan::next);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("htm-st-scan")) {
                thread.join(Duration.ofSeconds(30).toMillis());
                assertFalse(thread.isAlive(), "a reader outlives its scan");
            }
        }
    }

    @Test
    void unknownNamesAreRefused() {
        store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 10, 1), 1));
        IllegalArgumentException channel = assertThrows(
                IllegalArgumentException.class,
                () -> store.scan(Answers.everything().toBuilder()
                        .channels(List.of("fluks"))
                        .build()));
        assertEquals(
                "channel 'fluks' is unknown; nearest: flux, f, calibration; 'ls channels' lists all",
                channel.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> store.scan(Answers.everything().toBuilder()
                        .satellites(List.of("test-9"))
                        .build()));
    }

    private Granule granule(String fileName) throws Exception {
        return store.catalog().granules().stream()
                .filter(g -> g.fileName().equals(fileName))
                .findFirst()
                .orElseThrow();
    }
}
