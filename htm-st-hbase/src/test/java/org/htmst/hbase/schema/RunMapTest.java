package org.htmst.hbase.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.htmst.sphere.Bounds;
import org.htmst.sphere.LonLat;
import org.junit.jupiter.api.Test;

class RunMapTest {

    private static final long START_MS = 1_571_875_200_000L;

    private enum Place {
        TRACK,
        ANYWHERE,
        NORTH_POLE,
        SOUTH_POLE,
        ANTIMERIDIAN,
        GREENWICH,
        ONE_POINT,
        ULPS
    }

    @Test
    void everySampleLiesInsideTheBoundsOfItsRun() {
        Seeds.run(Seeds.next(), random -> {
            for (int round = 0; round < 200; round++) {
                for (Place place : Place.values()) {
                    int count = random.nextInt(1, 100);
                    long[] times = times(count, random);
                    double[] lon = new double[count];
                    double[] lat = new double[count];
                    fill(place, lon, lat, random);
                    assertHolds(times, lon, lat, place);
                }
            }
        });
    }

    @Test
    void boundsAreTight() {
        double[] lon = new double[16];
        double[] lat = new double[16];
        Arrays.setAll(lon, i -> 359.5 + i / 16.0 - (i >= 8 ? 360 : 0));
        Arrays.setAll(lat, i -> i / 16.0);
        Bounds bounds = decoded(times(16, new Random(1)), lon, lat).bounds(0);
        assertEquals(0.663, bounds.cap().radiusDeg(), 0.01);
        assertEquals(359.5 - 360, bounds.lons().westDeg(), 0.01);
        assertEquals(0.4375, bounds.lons().eastDeg(), 0.01);
    }

    @Test
    void samplesAllOverTheGlobeGiveTheWholeSphere() {
        double[] lon = {0, 90, 180, 270};
        double[] lat = {-60, 60, -60, 60};
        Bounds bounds = decoded(times(4, new Random(1)), lon, lat).bounds(0);
        assertEquals(180, bounds.cap().radiusDeg());
    }

    @Test
    void aRunMapIsTheseBytes() {
        byte[] block = RunMap.encode(100, new long[] {100, 2100}, new double[] {45, 45.5}, new double[] {0, 0}, 0, 2);
        assertEquals(
                "400002" + "00000000" + "000007d1" + "202e" + "8000" + "005d" + "005d",
                HexFormat.of().formatHex(block, 0, block.length - 4));
    }

    @Test
    void emptyChunksHaveNoRuns() {
        assertEquals(0, decoded(new long[0], new double[0], new double[0]).runs());
    }

    @Test
    void timesThatDoNotAscendFromTheStartAreRefused() {
        double[] zeros = new double[2];
        assertThrows(IllegalArgumentException.class, () -> RunMap.encode(1, new long[] {0, 2}, zeros, zeros, 0, 2));
        assertThrows(IllegalArgumentException.class, () -> RunMap.encode(0, new long[] {9, 2}, zeros, zeros, 0, 2));
        assertThrows(
                IllegalArgumentException.class, () -> RunMap.encode(0, new long[] {0, 1L << 32}, zeros, zeros, 0, 2));
    }

    private static void assertHolds(long[] times, double[] lon, double[] lat, Place place) {
        RunMap map = decoded(times, lon, lat);
        assertEquals(times.length, map.samples());
        assertEquals((times.length + 15) / 16, map.runs());
        int next = 0;
        for (int run = 0; run < map.runs(); run++) {
            assertEquals(next, map.firstSample(run));
            assertEquals(times[next], map.startMs(run));
            next = map.endSample(run);
            assertEquals(times[next - 1] + 1, map.endMs(run));
            Bounds bounds = map.bounds(run);
            for (int i = map.firstSample(run); i < next; i++) {
                LonLat sample = new LonLat(lon[i], lat[i]);
                assertTrue(bounds.cap().contains(sample), () -> place + ": " + sample + " outside " + bounds.cap());
                assertTrue(bounds.lons().contains(sample), () -> place + ": " + sample + " outside " + bounds.lons());
            }
        }
        assertEquals(times.length, next);
    }

    private static RunMap decoded(long[] times, double[] lon, double[] lat) {
        byte[] block = RunMap.encode(START_MS, times, lon, lat, 0, times.length);
        return RunMap.decode(block, 0, block.length, START_MS);
    }

    private static long[] times(int count, Random random) {
        long[] times = new long[count];
        long time = START_MS + random.nextInt(1000);
        for (int i = 0; i < count; i++) {
            times[i] = time;
            time += random.nextInt(1, 4000);
        }
        return times;
    }

    private static void fill(Place place, double[] lon, double[] lat, Random random) {
        double lonStart = random.nextDouble(0, 360);
        double latStart = random.nextDouble(-80, 80);
        for (int i = 0; i < lon.length; i++) {
            switch (place) {
                case TRACK -> put(lon, lat, i, lonStart + i * 0.3, Math.max(-90, Math.min(90, latStart + i * 0.12)));
                case ANYWHERE -> put(lon, lat, i, random.nextDouble(-180, 360), random.nextDouble(-90, 90));
                case NORTH_POLE -> put(lon, lat, i, random.nextDouble(0, 360), 90 - random.nextInt(3) * 0.01);
                case SOUTH_POLE -> put(lon, lat, i, random.nextDouble(0, 360), -90 + random.nextInt(3) * 1e-9);
                case ANTIMERIDIAN -> put(lon, lat, i, 179 + random.nextInt(3), random.nextDouble(-1, 1));
                case GREENWICH -> put(lon, lat, i, 359.99 + random.nextDouble(0.02), latStart);
                case ONE_POINT -> put(lon, lat, i, lonStart, latStart);
                case ULPS ->
                    put(lon, lat, i, i % 2 == 0 ? Math.nextUp(180.0) : Math.nextDown(180.0), Math.nextDown(90.0));
            }
        }
    }

    private static void put(double[] lon, double[] lat, int i, double lonDeg, double latDeg) {
        lon[i] = lonDeg > 360 ? lonDeg - 360 : lonDeg;
        lat[i] = latDeg;
    }
}
