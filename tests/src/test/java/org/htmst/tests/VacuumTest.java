package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Vacuuming takes away what is dead, from a real store, and nothing else. */
@ExtendWith(TestStore.class)
class VacuumTest {

    private static final long DAY = Instant.parse("2016-02-29T00:00:00Z").toEpochMilli();

    private final TestStore.Running running;
    private final Store store;
    private final Answers answers;
    private final StagingFolder staging;

    VacuumTest(TestStore.Running running) throws IOException {
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
    void stagedFilesOfNoRunningLoadAreSweptUp() throws Exception {
        store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 100, 1), 7));
        staging.leave(999_999_999);
        store.vacuum(Duration.ofHours(1));
        assertEquals(List.of(), staging.names());
        assertEquals("rwx------", staging.permissions(), "owner only");
    }

    @Test
    void compactionKeepsAllAnswersAndFreesSpace() throws Exception {
        for (int version = 1; version <= 4; version++) {
            store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 20_000, 1), version));
        }
        store.load(MadeSamples.file("b.nc", "test-2", MadeSamples.times(DAY, 20_000, 2), 9));
        store.vacuum(Duration.ZERO);
        List<Double> progress = new ArrayList<>();
        store.compact(progress::add);
        assertEquals(1.0, progress.get(progress.size() - 1));
        assertEquals(40_000, answers.count());
        assertEquals(Set.of(4.0, 9.0), answers.values());
        assertEquals(0, store.status().cluster().memoryBytes());
    }

    /** A view sees the store as it was, and answers from there only as long as all the rows are there. */
    @Test
    void answersWhoseRowsWereRemovedMeanwhileAreRefused() throws Exception {
        store.load(MadeSamples.file("replaced.nc", "test-1", MadeSamples.times(DAY, 3000, 1), 1));
        store.load(MadeSamples.file("removed.nc", "test-2", MadeSamples.times(DAY, 1000, 2), 2));
        store.load(MadeSamples.file("kept.nc", "test-3", MadeSamples.times(DAY, 2000, 3), 3));
        StoreView before = store.view();
        store.load(MadeSamples.file("replaced.nc", "test-1", MadeSamples.times(DAY, 3000, 1), 4));
        store.remove(store.catalog().granules().stream()
                .filter(granule -> granule.fileName().equals("removed.nc"))
                .toList());
        assertEquals(
                6000, before.aggregate(Answers.everything(), QueryLimits.NONE).samples(), "nothing vacuumed yet");
        store.vacuum(Duration.ZERO);
        assertEquals(
                6000, before.aggregate(Answers.everything(), QueryLimits.NONE).samples(), "rows are kept");
        store.forget();
        for (String satellite : List.of("test-1", "test-2")) {
            SampleQuery question = Answers.everything().toBuilder()
                    .satellites(List.of(satellite))
                    .build();
            HtmStException noSum =
                    assertThrows(HtmStException.class, () -> before.aggregate(question, QueryLimits.NONE));
            HtmStException noRows = assertThrows(
                    HtmStException.class, () -> before.scan(question).count());
            assertEquals(noSum.getMessage(), noRows.getMessage());
            assertTrue(noSum.recoverable() && noSum.getMessage().contains("ask again"), noSum.getMessage());
        }
        SampleQuery kept =
                Answers.everything().toBuilder().satellites(List.of("test-3")).build();
        assertEquals(2000, before.aggregate(kept, QueryLimits.NONE).samples());
        assertEquals(2000, before.scan(kept).count());
        assertEquals(5000, answers.count());
    }

    @Test
    void whatWasLoadedUnderOneLocaleIsFoundUnderAnother() throws Exception {
        String file =
                SampleFiles.FOLDER.resolve("accelerometer-like-density.csv").toString();
        Locale before = Locale.getDefault();
        for (String language : List.of("fa-IR", "ar-EG", "hi-IN-u-nu-deva", "th-TH-u-nu-thai")) {
            try {
                Locale.setDefault(Locale.forLanguageTag(language));
                assertEquals(0, running.run("load", file).code(), language);
                assertEquals(0, running.run("snapshot", "create", "locale").code(), language);
            } finally {
                Locale.setDefault(before);
            }
            assertEquals(0, running.run("snapshot", "delete", "locale").code(), language);
            assertEquals(
                    CommandLineRun.CLOCK.millis(),
                    store.catalog().granules().get(0).loadedMs(),
                    "by the session's clock");
            String granule = Integer.toString(store.catalog().granules().get(0).id());
            assertEquals(0, running.run("rm", granule).code(), language);
            CommandLineRun vacuumed = running.run("vacuum", "--grace", "PT0S", "--format", "json");
            assertTrue(vacuumed.out().contains("\"granules\" : 1,"), language + vacuumed);
            assertTrue(vacuumed.out().contains("\"waiting\" : 0,"), language + vacuumed);
            assertEquals(List.of(), store.catalog().journal(), language);
        }
    }

    @Test
    void vacuumsDuringLoadsLoseNothing() throws Exception {
        AtomicBoolean loading = new AtomicBoolean(true);
        // No grace at all: every load that this vacuum meets is declared dead under its hands.
        Thread vacuum = new Thread(() -> {
            while (loading.get()) {
                store.vacuum(Duration.ZERO);
            }
        });
        vacuum.start();
        long[] times = MadeSamples.times(DAY, 3000, 1);
        double live = 0;
        int refused = 0;
        try {
            for (int version = 1; version <= 25; version++) {
                try {
                    store.load(MadeSamples.file("a.nc", "test-1", times, version));
                    live = version;
                } catch (HtmStException e) {
                    assertTrue(e.recoverable(), e.getMessage());
                    refused++;
                }
                assertEquals(live == 0 ? Set.of() : Set.of(live), answers.values(), "after version " + version);
                assertEquals(live == 0 ? 0 : 3000, answers.count(), "after version " + version);
            }
        } finally {
            loading.set(false);
            vacuum.join();
        }
        assertTrue(refused > 0, "no load met the vacuum");
        store.vacuum(Duration.ZERO);
        assertEquals(live == 0 ? 0 : 3000, answers.count());
    }
}
