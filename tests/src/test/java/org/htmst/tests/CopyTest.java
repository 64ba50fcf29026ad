package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.htmst.cli.HtmSt;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.query.SampleQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was copied from a store to another, be it in spite of kills, answers as there. */
@ExtendWith(TestStore.class)
class CopyTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261127);
    private static final long START_MS = 1_571_875_200_000L;
    private static final int KILLS = 4;
    private static final int QUESTIONS = 60;

    private static TestStore.Running target;

    private final TestStore.Running running;
    private final Store source;

    CopyTest(TestStore.Running running) {
        this.running = running;
        this.source = running.store();
    }

    @BeforeAll
    static void makeTarget() throws IOException {
        target = TestStore.embedded();
    }

    @AfterAll
    static void removeTarget() throws IOException {
        TestStore.stop(target);
    }

    private static String home() {
        return ((StoreLocation.Embedded) target.location()).home().toString();
    }

    /** Files that overlap, one of them replaced after the other came, CSV files of two satellites, and calibration. */
    private List<SourceContent> fill() throws IOException {
        running.clear();
        target.clear();
        long[] times = MadeSamples.times(START_MS, 6000, SEED);
        SourceContent first = MadeSamples.file("a.nc", "test-2", Arrays.copyOf(times, 4000), 1);
        SourceContent second = MadeSamples.file("b.nc", "test-2", Arrays.copyOfRange(times, 2000, 6000), 2);
        SourceContent newer = MadeSamples.file("a.nc", "test-2", Arrays.copyOf(times, 4100), 3);
        List<SourceContent> live = new ArrayList<>(List.of(second, newer, MadeSamples.noisyFile(SEED)));
        Stream.of("swarm-like-efi.csv", "swarm-like-vfm.csv.gz")
                .map(name -> SampleFiles.read(SampleFiles.FOLDER.resolve(name)))
                .forEach(live::add);
        source.load(first);
        live.forEach(source::load);
        return live;
    }

    private static List<String> answers(Store store, SampleQuery query) {
        return SampleLines.sorted(store.view(), query);
    }

    private static List<String> files(Store store) throws IOException {
        return store.catalog().granules().stream()
                .sorted(Comparator.comparingInt(Granule::id))
                .map(granule -> granule.fileName() + " " + granule.sha256() + " " + granule.reading() + " "
                        + granule.samplesRead() + " " + granule.rejected() + " " + granule.flags())
                .toList();
    }

    private void assertSameAnswers(List<SourceContent> live) throws IOException {
        assertEquals(files(source), files(target.store()));
        RandomQueries queries = new RandomQueries(SEED, live);
        int some = 0;
        for (int q = 0; q < QUESTIONS; q++) {
            SampleQuery query = queries.next();
            List<String> expected = answers(source, query);
            assertEquals(expected, answers(target.store(), query), "seed " + SEED + ", question " + q + ": " + query);
            some += expected.isEmpty() ? 0 : 1;
        }
        assertTrue(some > QUESTIONS / 4, some + " answers");
        SampleQuery values =
                Answers.everything().toBuilder().satellites(List.of("test-2")).build();
        assertEquals(answers(source, values), answers(target.store(), values));
        for (SourceContent file : live) {
            assertEquals(
                    LoadOutcome.Kind.UNCHANGED, target.store().load(file).kind(), "the file itself brings nothing new");
        }
    }

    @Test
    void aCopyAnswersAsItsOriginalAndIsMadeOnce() throws IOException {
        List<SourceContent> live = fill();
        CommandLineRun dry = running.run("copy", "--to", home(), "--dry-run");
        assertEquals(0, dry.code(), dry.err());
        assertTrue(dry.out().contains("would copy          5\n"), dry.out());
        assertEquals(List.of(), target.store().catalog().granules());
        CommandLineRun copy = running.run("copy", "--to", home(), "--format", "json");
        assertEquals(0, copy.code(), copy.err());
        assertTrue(copy.out().contains("\"copied\" : 5,"), copy.out());
        long samples = live.stream().mapToLong(file -> file.samples().size()).sum();
        assertTrue(copy.out().contains("\"copied_samples\" : " + samples + ","), copy.out());
        assertSameAnswers(live);
        CommandLineRun again = running.run("copy", "--to", home());
        assertEquals(0, again.code(), again.err());
        assertTrue(again.out().contains("copied                0\n"), again.out());
        assertTrue(again.out().contains("there before          5\n"), again.out());
    }

    @Test
    void aCopyThatWasKilledGoesOn() throws Exception {
        List<SourceContent> live = fill();
        Random random = new Random(SEED);
        List<String> arguments = new ArrayList<>(List.of("copy", "--to", home()));
        arguments.addAll(running.options());
        long startNs = System.nanoTime();
        Process whole = ChildProcess.start(HtmSt.class, arguments.toArray(String[]::new));
        assertEquals(0, whole.waitFor());
        int wholeMs = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
        target.clear();
        for (int kill = 0; kill < KILLS; kill++) {
            Process copy = ChildProcess.start(HtmSt.class, arguments.toArray(String[]::new));
            copy.waitFor(wholeMs / 3 + random.nextInt(2 * wholeMs / 3), TimeUnit.MILLISECONDS);
            copy.destroyForcibly().waitFor();
            List<String> there = files(target.store());
            assertEquals(files(source).subList(0, there.size()), there, "what is there came in order");
        }
        assertEquals(0, running.run("copy", "--to", home()).code());
        assertSameAnswers(live);
    }

    @Test
    void whatWouldAnswerInAnotherOrderIsRefused() throws IOException {
        List<SourceContent> live = fill();
        target.store().load(live.get(1));
        CommandLineRun refused = running.run("copy", "--to", home());
        assertEquals(1, refused.code(), refused.out());
        int number = target.store().catalog().granules().get(0).id();
        assertTrue(
                refused.err().contains("the target has a.nc (granule " + number + " there)")
                        && refused.err().contains("'htm-st rm " + number + "'"),
                refused.err());
        assertEquals(1, target.store().catalog().granules().size());
        target.run("rm", Integer.toString(number));
        assertEquals(0, running.run("copy", "--to", home()).code());
        assertSameAnswers(live);
    }

    @Test
    void aStoreIsNotCopiedOntoItself() {
        CommandLineRun self = target.run("copy", "--to", home());
        assertEquals(2, self.code());
        assertTrue(self.err().contains("is the store that is copied"), self.err());
    }
}
