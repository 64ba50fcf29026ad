package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Table;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Source;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.guard.Guard;
import org.htmst.hbase.guard.Held;
import org.htmst.hbase.guard.Operation;
import org.htmst.hbase.load.LoadListener;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.store.RestoreOutcome;
import org.htmst.hbase.store.Snapshots;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A restoration that is cut short before each of its steps, killed, or met by others at work. */
@ExtendWith(TestStore.class)
class RestoreCutShortTest {

    private static final long DAY_MS = Instant.parse("2016-02-29T00:00:00Z").toEpochMilli();

    private final TestStore.Running running;
    private final StoreLocation location;
    private final Duration timeout;

    RestoreCutShortTest(TestStore.Running running) {
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

    /** A snapshot whose samples have a file that its catalog does not know. */
    private void takeUneven(String name) {
        try (Snapshots snapshots = snapshots(step -> {
            if (step.equals("samples kept")) {
                load(running.store(), "late.nc", 400, 2);
            }
        })) {
            snapshots.create(name);
        }
    }

    @Test
    void aRestorationCutShortAnywhereIsDoneAgainAndGivesNoNumberTwice() throws Exception {
        load(running.store(), "early.nc", 800, 1);
        takeUneven("uneven");
        load(running.store(), "later.nc", 700, 3);
        int steps = CutShort.everywhere(
                cut -> {
                    try (Snapshots snapshots = snapshots(cut)) {
                        RestoreOutcome outcome = snapshots.restore("uneven", false);
                        assertEquals(800, outcome.samples());
                        assertTrue(outcome.strayRows() > 0);
                    }
                },
                again -> {
                    HtmStException refused = assertThrows(HtmStException.class, () -> Store.open(location));
                    for (String part : List.of(
                            "restoring snapshot 'uneven' was begun at 20",
                            System.getProperty("user.name") + "@",
                            "process " + ProcessHandle.current().pid(),
                            "cut short",
                            "'htm-st snapshot restore uneven --yes' finishes it")) {
                        assertTrue(refused.getMessage().contains(part), refused.getMessage());
                    }
                    CommandLineRun count = running.run("count");
                    assertEquals(1, count.code(), count.err());
                    assertEquals("", count.out());
                    CommandLineRun load =
                            running.run("load", SampleFiles.NETCDF.get(0).toString());
                    assertEquals(1, load.code(), load.err());
                    assertThrows(HtmStException.class, () -> load(running.store(), "open.nc", 100, 9));
                    assertEquals(1, running.run("vacuum").code());
                });
        assertEquals(11, steps);
        try (Store store = Store.open(location)) {
            load(store, "new.nc", 600, 4);
            assertEquals(1400, new Answers(store).count());
            assertEquals(Set.of(1.0, 4.0), new Answers(store).values());
            assertSound(store);
            store.vacuum(Duration.ZERO);
            assertEquals(0, store.verify(Optional.empty(), part -> {}).notLiveRows());
            assertEquals(1400, new Answers(store).count());
        }
        try (Snapshots snapshots = snapshots(step -> {})) {
            snapshots.delete("uneven");
        }
    }

    @Test
    void aProcessKilledInARestorationIsNamed() throws Exception {
        load(running.store(), "early.nc", 800, 1);
        takeUneven("killed");
        Process process = ChildProcess.start(
                RestoreMain.class, ((StoreLocation.Embedded) location).home().toString(), "killed", "rows counted");
        assertEquals(9, process.waitFor());
        HtmStException refused = assertThrows(HtmStException.class, () -> Store.open(location));
        assertTrue(
                refused.getMessage().contains("process " + process.pid() + ", came to the step 'rows counted'"),
                refused.getMessage());
        CommandLineRun status = running.run("status");
        assertEquals(1, status.code());
        assertTrue(status.err().contains("cut short"), status.err());
        CommandLineRun again = running.run("snapshot", "restore", "killed", "--yes");
        assertEquals(0, again.code(), again.err());
        try (Store store = Store.open(location)) {
            load(store, "new.nc", 600, 4);
            assertEquals(Set.of(1.0, 4.0), new Answers(store).values());
            assertEquals(1400, new Answers(store).count());
            assertSound(store);
        }
        assertEquals(0, running.run("snapshot", "delete", "killed").code());
    }

    /** Restores, and ends like one that is killed before a step. */
    static final class RestoreMain {
        private RestoreMain() {}

        public static void main(String[] args) {
            StoreLocation location = new StoreLocation.Embedded(Path.of(args[0]));
            try (Snapshots snapshots = Snapshots.open(location, location.timeout(), Clock.systemUTC(), step -> {
                if (step.equals(args[2])) {
                    Runtime.getRuntime().halt(9);
                }
            })) {
                snapshots.restore(args[1], false);
            }
        }
    }

    @Test
    void aLoadThatRunsWhileASnapshotIsRestoredIsRefused() throws Exception {
        load(running.store(), "early.nc", 800, 1);
        try (Snapshots snapshots = snapshots(step -> {})) {
            snapshots.create("before");
        }
        // The catalog's numbers of channels may mean others afterwards: no file that was begun before may go live.
        List<RuntimeException> failures = new ArrayList<>();
        List<String> loaded = new ArrayList<>();
        running.store()
                .loadAll(
                        List.<Supplier<Source>>of(() -> {
                                    try (Snapshots snapshots = snapshots(step -> {})) {
                                        snapshots.restore("before", true);
                                    }
                                    return Source.of(MadeSamples.file(
                                            "under.nc", "test-9", MadeSamples.times(DAY_MS, 50, 5), 5));
                                })
                                .iterator(),
                        new LoadListener() {
                            @Override
                            public void loaded(int source, LoadOutcome outcome) {
                                loaded.add(outcome.toString());
                            }

                            @Override
                            public void failed(int source, RuntimeException cause) {
                                failures.add(cause);
                            }
                        });
        assertEquals(List.of(), loaded);
        assertTrue(failures.get(0).getMessage().contains("restored while it was loaded"), failures.toString());
        assertEquals(800, new Answers(running.store()).count());
        running.store().vacuum(Duration.ZERO);
        assertSound(running.store());
        try (Snapshots snapshots = snapshots(step -> {})) {
            snapshots.delete("before");
        }
    }

    @Test
    void whatGoesOnIsWaitedForAndWhatOfAnotherMachineIsSilentIsTakenOver() throws Exception {
        load(running.store(), "early.nc", 800, 1);
        try (Snapshots snapshots = snapshots(step -> {})) {
            snapshots.create("one");
            // Two restorations at once, a vacuum, a snapshot and another client, all while one goes on.
            List<String> told = new ArrayList<>();
            try (Snapshots first = snapshots(step -> {
                if (step.equals("samples on")) {
                    told.add(assertThrows(HtmStException.class, () -> snapshots.restore("one", true))
                            .getMessage());
                    told.add(running.run("count").err());
                    told.add(running.run("vacuum").err());
                    told.add(running.run("snapshot", "create", "two").err());
                }
            })) {
                first.restore("one", false);
            }
            assertEquals(4, told.size());
            told.forEach(text -> assertTrue(text.contains("restoring snapshot 'one' was begun at"), text));
            told.forEach(text -> assertTrue(text.contains("goes on; wait until it has ended"), text));
            snapshots.delete("one");
        }
        try (Connection connection = running.connect()) {
            Guard guard = new Guard(connection, Clock.systemUTC(), Duration.ofMillis(1500));
            try (Held held = guard.begin(Operation.Kind.VACUUM, "", step -> {})) {
                held.step("far away");
                elsewhere(connection);
                assertTrue(running.run("status").out().contains("removing dead rows was begun at"));
                // It does not beat any more: its token is another's.
                Held taken = guard.begin(Operation.Kind.VACUUM, "", step -> {});
                assertEquals("far away", taken.before().orElseThrow().step());
                assertThrows(HtmStException.class, held::check);
                assertThrows(HtmStException.class, () -> held.step("too late"));
                taken.end();
                taken.close();
            }
            assertTrue(guard.operation().isEmpty());
        }
    }

    /** Makes the operation under way one of another machine. */
    private static void elsewhere(Connection connection) throws IOException {
        try (Table table = connection.getTable(TableName.valueOf("htmst:guard"))) {
            byte[] row = "operation".getBytes(StandardCharsets.UTF_8);
            byte[] family = {'c'};
            byte[] value = table.get(new Get(row)).getValue(family, new byte[] {'j'});
            String text = new String(value, StandardCharsets.UTF_8)
                    .replaceAll("\"machine\":\"[^\"]*\"", "\"machine\":\"another\"")
                    .replaceAll("\"token\":\"[^\"]*\"", "\"token\":\"theirs\"");
            table.put(new Put(row)
                    .addColumn(family, new byte[] {'j'}, 1, text.getBytes(StandardCharsets.UTF_8))
                    .addColumn(family, new byte[] {'t'}, 1, "theirs".getBytes(StandardCharsets.UTF_8)));
        }
    }
}
