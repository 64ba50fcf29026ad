package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.Summarized;
import org.htmst.hbase.store.InitOutcome;
import org.htmst.hbase.store.SnapshotRecord;
import org.htmst.hbase.store.Snapshots;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreInit;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.Region;
import org.htmst.summary.Group;
import org.htmst.summary.GroupText;
import org.htmst.summary.Summary;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Operations of several steps that are cut short before each of their steps: the store refuses to be used, or is as good as before. */
@ExtendWith(TestStore.class)
class CutShortTest {

    private static final long DAY_MS = Instant.parse("2016-02-29T00:00:00Z").toEpochMilli();

    private final TestStore.Running running;
    private final StoreLocation location;
    private final Duration timeout;

    CutShortTest(TestStore.Running running) {
        this.running = running;
        location = running.location();
        timeout = location.timeout();
    }

    @AfterEach
    void removeAll() throws Exception {
        running.clear();
    }

    private static Granule load(Store store, String name, int samples, double value) {
        return store.load(MadeSamples.file(name, "of-" + name, MadeSamples.times(DAY_MS, samples, 1), value))
                .granule();
    }

    private Snapshots snapshots(Consumer<String> steps) {
        return Snapshots.open(location, timeout, Clock.systemUTC(), steps);
    }

    private static void assertSound(Store store) {
        assertEquals(List.of(), store.verify(Optional.empty(), part -> {}).faults());
    }

    @Test
    void vacuumAndCompactionCutShortAnywhereChangeNoAnswer() throws Exception {
        Granule old = load(running.store(), "a.nc", 3000, 1);
        CutShort.Stepwise stillRight = again -> {
            try (Store store = Store.open(location)) {
                assertEquals(3000, new Answers(store).count());
                assertEquals(Set.of(2.0), new Answers(store).values());
            }
        };
        load(running.store(), "a.nc", 3000, 2);
        int steps = CutShort.everywhere(
                cut -> {
                    try (Store store = Store.open(location, timeout, Clock.systemUTC(), cut)) {
                        store.vacuum(Duration.ZERO);
                    }
                },
                stillRight);
        assertEquals(5, steps);
        steps = CutShort.everywhere(
                cut -> {
                    try (Store store = Store.open(location, timeout, Clock.systemUTC(), cut)) {
                        store.compact(part -> {});
                    }
                },
                stillRight);
        assertEquals(4, steps);
        stillRight.run(step -> {});
        assertTrue(running.store().catalog().journalOf(old.id()).isEmpty());
        assertEquals(0, running.store().verify(Optional.empty(), part -> {}).notLiveRows());
        assertSound(running.store());
    }

    @Test
    void aRollUpCutShortAnywhereChangesNoAnswer() throws Exception {
        load(running.store(), "a.nc", 700, 1);
        load(running.store(), "b.nc", 600, 2);
        int steps = CutShort.everywhere(
                cut -> {
                    try (Store store = Store.open(location, timeout, Clock.systemUTC(), cut)) {
                        store.rollUp(store.missingRollUps(false), part -> {});
                    }
                },
                again -> {
                    try (Store store = Store.open(location)) {
                        long ofTiles = samplesByHour(store).tiles().samples();
                        assertEquals(
                                1300,
                                ofTiles + samplesByHour(store).statistics().samplesAnswered());
                        assertSound(store);
                    }
                });
        // With each cut one more was done or less was left.
        assertTrue(steps > 3, steps + " steps");
        try (Store store = Store.open(location)) {
            assertEquals(List.of(), store.missingRollUps(false));
            store.vacuum(Duration.ZERO);
            assertEquals(1300, samplesByHour(store).tiles().samples());
            assertSound(store);
        }
    }

    private static Summarized samplesByHour(Store store) {
        Group hours = GroupText.parse("local-time:3").group(name -> -1, List.of());
        SampleQuery query = SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                .channels(List.of("flux"))
                .build();
        return store.view()
                .summarize(query, new Summary(List.of(hours), new int[] {0}), true, QueryLimits.NONE.start());
    }

    @Test
    void aSnapshotCutShortIsNeverTakenForAWholeOne() throws Exception {
        load(running.store(), "a.nc", 500, 1);
        int steps = CutShort.everywhere(
                cut -> {
                    try (Snapshots snapshots = snapshots(cut)) {
                        assertTrue(snapshots.create("whole").complete());
                    }
                },
                again -> assertEquals(500, new Answers(running.store()).count()));
        assertEquals(3, steps);
        steps = CutShort.everywhere(
                cut -> {
                    try (Snapshots snapshots = snapshots(cut)) {
                        snapshots.delete("whole");
                    }
                },
                again -> {
                    try (Snapshots snapshots = snapshots(step -> {})) {
                        assertTrue(snapshots.list().stream().noneMatch(SnapshotRecord::complete));
                    }
                });
        assertEquals(2, steps);
        try (Snapshots snapshots = snapshots(step -> {})) {
            assertEquals(
                    List.of(),
                    snapshots.list().stream().map(SnapshotRecord::name).toList());
        }
    }

    @Test
    void aStoreWhoseMakingWasCutShortIsMadeByTheSameCommand() throws Exception {
        running.clear();
        try (Connection connection = running.connect();
                Admin admin = connection.getAdmin()) {
            int steps = CutShort.everywhere(
                    cut -> {
                        drop(admin);
                        init().run(location, timeout, Clock.systemUTC(), cut);
                    },
                    again -> {
                        HtmStException refused = assertThrows(HtmStException.class, () -> Store.open(location));
                        assertTrue(
                                refused.getMessage().contains("'htm-st init --regions 2 --time"), refused.getMessage());
                        init().run(location, timeout, Clock.systemUTC());
                        assertUsable();
                    });
            assertEquals(2, steps);
            assertUsable();
        }
    }

    @Test
    void aSplitOfRegionsCutShortChangesNoAnswerAndIsFinishedByTheSameCommand() throws Exception {
        load(running.store(), "a.nc", 3000, 1);
        StoreInit more = new StoreInit(Optional.of(8), Optional.of(new TimeWindow(DAY_MS, DAY_MS + 86_400_000)), true);
        int cuts = CutShort.everywhere(cut -> more.run(location, timeout, Clock.systemUTC(), cut), again -> {
            assertTrue(running.run("status").out().contains("\noperation "), "the mark is told of");
            try (Store store = Store.open(location)) {
                assertEquals(3000, new Answers(store).count());
                assertSound(store);
            }
        });
        // With each cut one step more was done, so that less and less was left.
        assertTrue(cuts > 2, cuts + " cuts");
        assertEquals(3000, new Answers(running.store()).count());
        assertFalse(running.run("status").out().contains("\noperation "));
        assertEquals(
                InitOutcome.Kind.UNCHANGED,
                more.run(location, timeout, Clock.systemUTC()).kind());
    }

    private static StoreInit init() {
        TimeWindow window = new TimeWindow(DAY_MS, DAY_MS + 1);
        return new StoreInit(Optional.of(2), Optional.of(window), false);
    }

    private void assertUsable() {
        try (Store store = Store.open(location)) {
            load(store, "a.nc", 300, 1);
            assertEquals(300, new Answers(store).count());
            assertSound(store);
        }
        assertFalse(running.run("status").out().contains("operation"));
    }

    private static void drop(Admin admin) throws IOException {
        for (String name : List.of("htmst:guard", "htmst:catalog", "htmst:samples")) {
            TableName table = TableName.valueOf(name);
            if (admin.tableExists(table)) {
                if (admin.isTableEnabled(table)) {
                    admin.disableTable(table);
                }
                admin.deleteTable(table);
            }
        }
    }
}
