package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.store.RestoreOutcome;
import org.htmst.hbase.store.Snapshots;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A store that goes back to a snapshot is what it was. */
@ExtendWith(TestStore.class)
class SnapshotTest {

    private static final long DAY_MS = Instant.parse("2016-02-29T00:00:00Z").toEpochMilli();

    private final TestStore.Running running;
    private final Store store;

    SnapshotTest(TestStore.Running running) {
        this.running = running;
        store = running.store();
    }

    @AfterEach
    void removeAll() throws Exception {
        running.clear();
    }

    private Granule load(String name, String satellite, int samples, double value) {
        return store.load(MadeSamples.file(name, satellite, MadeSamples.times(DAY_MS, samples, 1), value))
                .granule();
    }

    private String answers() {
        CommandLineRun run = running.run("query", "--channel", "flux", "--order", "time");
        assertEquals(0, run.code(), run.err());
        return run.out();
    }

    @Test
    void whatWasRemovedReplacedAndLoadedSinceIsUndone() throws Exception {
        Granule first = load("a.nc", "test-1", 5000, 1);
        load("b.nc", "test-2", 3000, 2);
        String answers = answers();
        CommandLineRun taken = running.run("snapshot", "create", "before");
        assertEquals(0, taken.code(), taken.err());
        assertEquals(2, running.run("snapshot", "create", "before").code());

        store.remove(List.of(first));
        load("b.nc", "test-2", 3000, 3);
        store.vacuum(Duration.ZERO);
        store.compact(part -> {});
        Granule last = load("c.nc", "test-3", 2000, 4);
        assertTrue(!answers.equals(answers()));

        CommandLineRun shown = running.run("snapshot", "restore", "before");
        assertEquals(0, shown.code(), shown.err());
        assertTrue(shown.out().startsWith("would make the store"), shown.out());
        CommandLineRun restored = running.run("snapshot", "restore", "before", "--yes");
        assertEquals(0, restored.code(), restored.err());
        assertEquals("restored before: 2 granules, 8000 samples\n", restored.out());
        assertEquals(answers, answers());
        assertEquals(List.of(), store.verify(Optional.empty(), part -> {}).faults());

        Granule next = load("c.nc", "test-3", 2000, 5);
        assertTrue(next.id() > last.id(), "no number is given twice");
        assertEquals(List.of(), store.verify(Optional.empty(), part -> {}).faults());
        assertTrue(running.run("snapshot", "list").out().contains("before"));
        assertEquals(0, running.run("snapshot", "delete", "before").code());
        assertEquals(2, running.run("snapshot", "delete", "before").code());
        assertEquals(2, running.run("snapshot", "restore", "before", "--yes").code());
        assertEquals(2, running.run("snapshot", "create", "not/allowed").code());
    }

    /** A view sees the store as it was; what the restored one lacks is no answer any more. */
    @Test
    void answersOfAStoreThatWasPutBackMeanwhileAreRefused() throws Exception {
        load("old.nc", "test-1", 3000, 1);
        try (Snapshots snapshots = Snapshots.open(running.location(), Clock.systemUTC())) {
            snapshots.create("half");
            load("new.nc", "test-2", 2000, 2);
            StoreView before = store.view();
            snapshots.restore("half", false);
            HtmStException noSum =
                    assertThrows(HtmStException.class, () -> before.aggregate(Answers.everything(), QueryLimits.NONE));
            assertTrue(noSum.recoverable() && noSum.getMessage().contains("new.nc"), noSum.getMessage());
            assertThrows(HtmStException.class, () -> before.scan(Answers.everything())
                    .count());
            SampleQuery old = Answers.everything().toBuilder()
                    .satellites(List.of("test-1"))
                    .build();
            assertEquals(3000, before.aggregate(old, QueryLimits.NONE).samples(), "there before and after");
            load("newer.nc", "test-2", 1500, 3);
            assertThrows(HtmStException.class, () -> before.scan(Answers.everything())
                    .count());
            snapshots.delete("half");
        }
    }

    @Test
    void loadsMayRunWhileASnapshotIsTaken() throws Exception {
        List<Thread> loaders = new ArrayList<>();
        List<Granule> before = store.catalog().granules();
        for (int loader = 0; loader < 2; loader++) {
            String satellite = "busy-" + loader;
            Thread thread = new Thread(() -> {
                for (int file = 0; file < 6; file++) {
                    load(satellite + file + ".nc", satellite + file, 1500, file);
                }
            });
            thread.start();
            loaders.add(thread);
        }
        while (store.catalog().granules().size() < before.size() + 2) {
            Thread.onSpinWait();
        }
        try (Snapshots snapshots = Snapshots.open(running.location(), Clock.systemUTC())) {
            snapshots.create("busy");
            for (Thread loader : loaders) {
                loader.join();
            }
            int all = store.catalog().granules().size();
            RestoreOutcome outcome = snapshots.restore("busy", false);
            assertTrue(outcome.granules() >= before.size() + 2 && outcome.granules() <= all, outcome.toString());
            assertEquals(outcome.granules(), store.catalog().granules().size());
            assertEquals(List.of(), store.verify(Optional.empty(), part -> {}).faults());
            store.vacuum(Duration.ZERO);
            assertEquals(0, store.verify(Optional.empty(), part -> {}).notLiveRows());
            snapshots.delete("busy");
        }
    }

    @Test
    void isNotRestoredUnderALoadThatRuns() throws Exception {
        load("a.nc", "test-1", 100, 1);
        try (Snapshots snapshots = Snapshots.open(running.location(), Clock.systemUTC())) {
            snapshots.create("quiet");
            long nowMs = System.currentTimeMillis();
            int number = running.write(writer -> {
                int granule = writer.newGranule();
                writer.begin(new JournalEntry(granule, "x", "d.nc", DAY_MS, DAY_MS, nowMs, 0, false));
                return granule;
            });
            HtmStException refused = assertThrows(HtmStException.class, () -> snapshots.restore("quiet", false));
            assertTrue(refused.getMessage().contains("d.nc"), refused.getMessage());
            snapshots.restore("quiet", true);
            assertTrue(store.catalog().journalOf(number).isEmpty());
            snapshots.delete("quiet");
        }
    }
}
