package org.htmst.answer.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.SchemaVersion;
import org.htmst.sample.Family;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;

class TimeSlicesTest {

    private static final long DAY_MS = 86_400_000;

    @Test
    void slicesAreDisjointInOrderAndMissNothing() {
        long seed = Long.getLong("seed", 3);
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            List<Granule> granules = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                long firstMs = (random.nextInt(60) - 30) * DAY_MS + random.nextLong(DAY_MS);
                granules.add(granule(firstMs, firstMs + random.nextLong(3 * DAY_MS), 1 + random.nextInt(1000)));
            }
            long startMs = (random.nextInt(40) - 30) * DAY_MS + random.nextInt(1000);
            TimeWindow window = new TimeWindow(startMs, startMs + random.nextLong(40 * DAY_MS));
            List<TimeWindow> slices = TimeSlices.of(window, granules, 1500);
            for (int i = 1; i < slices.size(); i++) {
                assertTrue(slices.get(i - 1).endMs() <= slices.get(i).startMs(), "seed " + seed);
            }
            for (Granule granule : granules) {
                for (int i = 0; i < 20; i++) {
                    long timeMs = random.nextLong(granule.firstMs(), granule.lastMs() + 1);
                    assertEquals(
                            window.contains(timeMs),
                            slices.stream().anyMatch(slice -> slice.contains(timeMs)),
                            "seed " + seed + " run " + run);
                }
            }
        }
    }

    @Test
    void daysShareASliceWhileTheyFit() {
        List<Granule> granules = List.of(granule(0, 1000, 10), granule(DAY_MS, DAY_MS + 1000, 10));
        assertEquals(1, TimeSlices.of(TimeWindow.ALWAYS, granules, 100).size());
        assertEquals(2, TimeSlices.of(TimeWindow.ALWAYS, granules, 15).size());
        assertEquals(List.of(), TimeSlices.of(TimeWindow.ALWAYS, List.of(), 15));
    }

    private static Granule granule(long firstMs, long lastMs, int samples) {
        return new Granule(
                1,
                "poes-proc",
                List.of("noaa-15"),
                List.of(Family.EP),
                List.of(),
                "a.nc",
                1,
                "00",
                "netcdf-1",
                firstMs,
                lastMs,
                samples,
                samples,
                new TreeMap<>(),
                1,
                "",
                0,
                "",
                0,
                "1",
                SchemaVersion.CURRENT,
                0,
                0);
    }
}
