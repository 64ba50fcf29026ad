package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.hadoop.hbase.client.Result;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.RollUp;
import org.htmst.hbase.key.TileKeyFormat;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.load.Upgrade;
import org.htmst.hbase.read.Summarized;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.hbase.verify.Fault;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.Region;
import org.htmst.summary.Group;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import org.htmst.summary.Summary;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tiles come and go with their granules, whatever happens to these, and what is damaged of them is named. */
@ExtendWith(TestStore.class)
class TileChangesTest {

    /** More take longer: {@code -Dhtmst.tile.changes=1000}. */
    private static final int CHANGES = Integer.getInteger("htmst.tile.changes", 40);

    private static final long SEED = Long.getLong("htmst.seed", 20261128);
    private static final long START_MS = 1_456_617_600_000L;
    private static final long DAY_MS = 86_400_000;
    private static final int FILES = 6;

    private final TestStore.Running running;
    private final Store store;
    private final Random random = new Random(SEED);

    TileChangesTest(TestStore.Running running) {
        this.running = running;
        store = running.store();
    }

    /** A day and a bit of a satellite, so that the next day's file shares some time with it. */
    private void load(int file) {
        long startMs = START_MS + file / 2 * DAY_MS;
        long[] timesMs = LongStream.range(0, 700 + random.nextInt(50))
                .map(i -> startMs + i * 125_000)
                .toArray();
        store.loadAll(
                MadeSamples.sources(List.of(MadeSamples.file(
                                "file-" + file + ".nc", "test-" + file % 2, timesMs, random.nextInt(8))))
                        .iterator(),
                Fewer.ALLOWED,
                random.nextInt(8) > 0,
                new Outcomes());
    }

    private Granule live(int file) throws IOException {
        return store.catalog().granules().stream()
                .filter(granule -> granule.fileName().equals("file-" + file + ".nc"))
                .findFirst()
                .orElse(null);
    }

    private List<Fault> faults() {
        return store.verify(Optional.empty(), part -> {}).faults();
    }

    private Summarized summarized(boolean withTiles) {
        return summarized(List.of(), withTiles);
    }

    private Summarized summarized(List<String> by, boolean withTiles) {
        List<Group> groups = by.stream()
                .map(text -> GroupText.parse(text).group(name -> -1, List.of()))
                .toList();
        SampleQuery query = SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                .channels(List.of("flux"))
                .build();
        return store.view().summarize(query, new Summary(groups, new int[] {0}), withTiles, QueryLimits.NONE.start());
    }

    /** How many samples are in each cell of place and local time. */
    private List<String> byHour(boolean withTiles) {
        return summarized(List.of("trixel:4", "local-time:3"), withTiles).summary().cells().stream()
                .map(cell -> cell.names() + " " + cell.channels().get(0).count())
                .toList();
    }

    private List<Number> numbers(boolean withTiles) {
        List<Summary.Cell> cells = summarized(withTiles).summary().cells();
        return cells.isEmpty()
                ? List.of()
                : Statistic.all(
                        List.of(Statistic.parse("count"), Statistic.parse("mean"), Statistic.parse("median")),
                        cells.get(0).channels().get(0));
    }

    @Test
    void tilesCountWhatChunksHoldAfterAnyChange() throws IOException {
        System.out.println("tile changes: seed " + SEED);
        Map<String, Integer> done = new TreeMap<>();
        for (int change = 1; change <= CHANGES; change++) {
            int file = random.nextInt(FILES);
            int what = random.nextInt(11);
            if (what < 6) {
                load(file);
                done.merge("load", 1, Integer::sum);
            } else if (what < 8 && live(file) != null) {
                store.remove(List.of(live(file)));
                done.merge("removal", 1, Integer::sum);
            } else if (what > 9) {
                store.rollUp(store.missingRollUps(false), part -> {});
                done.merge("roll-up", 1, Integer::sum);
            } else {
                store.vacuum(Duration.ZERO);
                done.merge("vacuum", 1, Integer::sum);
            }
            assertEquals(numbers(false), numbers(true), "seed " + SEED + ", change " + change);
            assertEquals(byHour(false), byHour(true), "seed " + SEED + ", change " + change);
            if (change % 25 == 0) {
                assertEquals(List.of(), faults(), "seed " + SEED + ", change " + change);
            }
        }
        assertEquals(4, done.size(), done.toString());
        store.upgrade(new Upgrade.Listener() {
            @Override
            public void upgraded(Granule granule) {
                assertFalse(Upgrade.isOlder(granule) && granule.tiles() > 0, granule.toString());
            }

            @Override
            public void failed(Granule granule, HtmStException cause) {
                throw cause;
            }
        });
        store.vacuum(Duration.ZERO);
        assertEquals(List.of(), faults());
        assertEquals(numbers(false), numbers(true));
        assertTrue(summarized(true).tiles().samples() > 0);
        store.rollUp(store.missingRollUps(false), part -> {});
        assertTrue(summarized(List.of("local-time:3"), true).tiles().samples() > 0);
        store.remove(store.catalog().granules());
        store.vacuum(Duration.ZERO);
        assertEquals(List.of(), tiles(store.catalog().granules()), "rows of tiles are left");
    }

    /** The rows of tiles of granules, or, of none, all. */
    private List<Result> tiles(List<Granule> granules) throws IOException {
        List<Result> tiles = new ArrayList<>();
        try (DamagedRows rows = new DamagedRows((StoreLocation.Embedded) running.location())) {
            for (int granule = 1; granule < 2 * CHANGES; granule++) {
                int id = granule;
                if (granules.isEmpty() || granules.stream().anyMatch(own -> own.id() == id)) {
                    rows.of(id).stream()
                            .filter(row -> TileKeyFormat.find(row.getRow()).isPresent())
                            .forEach(tiles::add);
                }
            }
        }
        return tiles;
    }

    @Test
    void damagedRollUpsAreNamed() throws IOException {
        long[] timesMs =
                LongStream.range(0, 900).map(i -> START_MS + i * 90_000).toArray();
        store.load(MadeSamples.file("day.nc", "test-0", timesMs, 3));
        assertEquals(
                List.of(0, 1), List.of(store.status().rollUps(), store.status().missingRollUps()));
        store.rollUp(store.missingRollUps(false), part -> {});
        assertEquals(
                List.of(1, 0), List.of(store.status().rollUps(), store.status().missingRollUps()));
        RollUp rollUp = store.catalog().rollUps().get(0);
        assertEquals(900, summarized(List.of("local-time:3"), true).tiles().samples());
        try (DamagedRows rows = new DamagedRows((StoreLocation.Embedded) running.location())) {
            Result row = rows.of(rollUp.id()).get(0);
            store.forget();
            rows.change(row.rawCells()[0], value -> {
                value[value.length / 2] ^= 4;
                return value;
            });
            assertEquals(List.of("roll-up"), faults().stream().map(Fault::part).toList());
            String failure = assertThrows(HtmStException.class, () -> summarized(List.of("local-time:3"), true))
                    .getMessage();
            assertTrue(failure.contains("roll-up of test-0") && failure.contains("--anew"), failure);
            rows.repair();
            assertEquals(List.of(), faults());
            rows.remove(row);
            assertEquals(List.of("roll-up"), faults().stream().map(Fault::part).toList());
            assertEquals(byHour(false), byHour(true));
            assertEquals(0, summarized(List.of("local-time:3"), true).tiles().samples());
        }
        store.rollUp(store.missingRollUps(true), part -> {});
        assertEquals(List.of(), faults());
        assertEquals(900, summarized(List.of("local-time:3"), true).tiles().samples());
    }

    @Test
    void damagedTilesAreNamed() throws IOException {
        long[] timesMs =
                LongStream.range(0, 900).map(i -> START_MS + i * 90_000).toArray();
        Granule granule =
                store.load(MadeSamples.file("day.nc", "test-0", timesMs, 3)).granule();
        assertEquals(1, granule.tiles());
        assertEquals(900, summarized(true).tiles().samples());
        store.forget();
        Result tile = tiles(List.of(granule)).get(0);
        try (DamagedRows rows = new DamagedRows((StoreLocation.Embedded) running.location())) {
            rows.change(tile.rawCells()[0], value -> {
                value[value.length / 2] ^= 4;
                return value;
            });
            assertEquals(List.of("tile"), faults().stream().map(Fault::part).toList());
            String failure =
                    assertThrows(HtmStException.class, () -> summarized(true)).getMessage();
            assertTrue(
                    failure.contains("(day.nc)") && failure.contains("2016-02-28") && failure.contains("checksum"),
                    failure);
            assertEquals(900L, numbers(false).get(0));
            rows.repair();
            assertEquals(List.of(), faults());
            rows.remove(tile);
            assertEquals(List.of("tiles"), faults().stream().map(Fault::part).toList());
            store.forget();
            assertEquals(900L, numbers(true).get(0));
            rows.repair();
            assertEquals(List.of(), faults());
        }
    }
}
