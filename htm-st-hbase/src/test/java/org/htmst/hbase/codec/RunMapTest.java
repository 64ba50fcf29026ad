package org.htmst.hbase.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32C;
import org.htmst.failure.HtmStException;
import org.htmst.sample.ValueType;
import org.htmst.sphere.Bounds;
import org.htmst.sphere.Cap;
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
        RunMap map = decoded(times(16, new Random(1)), lon, lat);
        assertEquals(0.663, map.bounds(0).radiusDeg(), 0.01);
        assertTrue(map.hasParts(0));
        Bounds[] parts = map.parts(0);
        assertEquals(6, parts.length);
        for (int part = 0; part < 5; part++) {
            assertEquals(0.089, parts[part].radiusDeg(), 0.01);
            assertEquals(
                    lat[part * RunMap.PART] + 1.0 / 16, parts[part].centre().latDeg(), 0.01);
        }
    }

    @Test
    void aRunEndsWhereTheNextPassBegins() {
        long[] times = {0, 2000, 4000, 12_000, 21_000, 23_000, 90_000, 92_000};
        for (int i = 0; i < times.length; i++) {
            times[i] += START_MS;
        }
        RunMap map = decoded(times, new double[8], new double[8]);
        assertEquals(3, map.runs());
        assertArrayEquals(new int[] {0, 4, 6}, new int[] {map.firstSample(0), map.firstSample(1), map.firstSample(2)});
        assertEquals(8, map.endSample(2));
    }

    @Test
    void damagedCountsAreRefused() {
        byte[] block = OldBlocks.runMap(0, new long[] {0, 1}, new double[2], new double[2], 0, 2);
        block[2] = 3;
        CRC32C crc = new CRC32C();
        crc.update(block, 0, block.length - 4);
        ByteBuffer.wrap(block).putInt(block.length - 4, (int) crc.getValue());
        assertThrows(HtmStException.class, () -> RunMap.decode(block, 0, block.length, 0));
    }

    @Test
    void samplesAllOverTheGlobeGiveTheWholeSphere() {
        double[] lon = {0, 90, 180, 270};
        double[] lat = {-60, 60, -60, 60};
        Bounds bounds = decoded(times(4, new Random(1)), lon, lat).bounds(0);
        assertEquals(180, bounds.radiusDeg());
    }

    @Test
    void aRunMapIsTheseBytes() {
        byte[] block =
                OldBlocks.runMap(100, new long[] {100, 2100}, new double[] {45, 45.5}, new double[] {0, 0}, 0, 2);
        // One run of samples, start, the step and how the duration differs from it, longitude, latitude, radius,
        // heading, miss:
        // each one number, the median, from which it is zigzag 0 away, a single bit.
        String same = "80";
        assertEquals(
                "500002" + "0001" + "4004" + same + "4000" + same + "d00f" + "4002" + same + "40dc8001" + same
                        + "40808004" + same + "40ba01" + same + "408010" + same + "4006" + same,
                HexFormat.of().formatHex(block, 0, block.length - 4));
    }

    @Test
    void aRunMapOfVersionThreeIsRead() {
        byte[] block = HexFormat.of()
                .parseHex("400002" + "0001" + number(2) + number(0) + number(0x7d1) + number(0x202e) + number(0x8000)
                        + number(0x5d) + number(0x4000) + number(3) + "00000000");
        Checksum.seal(block);
        RunMap map = RunMap.decode(block, 0, block.length, 100);
        assertEquals(2, map.samples());
        assertEquals(100, map.startMs(0));
        assertEquals(2101, map.endMs(0));
        assertEquals(0x5d * 180.0 / 65536, map.bounds(0).radiusDeg());
    }

    private static String number(int number) {
        return "00" + String.format(Locale.ROOT, "%016x", number);
    }

    @Test
    void emptyChunksHaveNoRuns() {
        assertEquals(0, decoded(new long[0], new double[0], new double[0]).runs());
    }

    @Test
    void timesThatDoNotAscendFromTheStartAreRefused() {
        double[] zeros = new double[2];
        assertThrows(IllegalArgumentException.class, () -> OldBlocks.runMap(1, new long[] {0, 2}, zeros, zeros, 0, 2));
        assertThrows(IllegalArgumentException.class, () -> OldBlocks.runMap(0, new long[] {9, 2}, zeros, zeros, 0, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> OldBlocks.runMap(0, new long[] {0, 1L << 32}, zeros, zeros, 0, 2));
    }

    private static void assertHolds(long[] times, double[] lon, double[] lat, Place place) {
        RunMap map = decoded(times, lon, lat);
        assertEquals(times.length, map.samples());
        int next = 0;
        for (int run = 0; run < map.runs(); run++) {
            assertEquals(next, map.firstSample(run));
            assertEquals(times[next], map.startMs(run));
            next = map.endSample(run);
            assertEquals(times[next - 1] + 1, map.endMs(run));
            Bounds bounds = map.bounds(run);
            for (int i = map.firstSample(run); i < next; i++) {
                LonLat sample = new LonLat(lon[i], lat[i]);
                assertInside(bounds, sample, place);
                assertInside(map.parts(run)[(i - map.firstSample(run)) / RunMap.PART], sample, place);
            }
        }
        assertEquals(times.length, next);
    }

    private static void assertInside(Bounds bounds, LonLat sample, Place place) {
        Cap cap = new Cap(bounds.centre(), bounds.radiusDeg());
        assertTrue(cap.contains(sample), () -> place + ": " + sample + " outside " + cap);
        double turn =
                Math.abs(Math.IEEEremainder(sample.lonDeg() - bounds.centre().lonDeg(), 360));
        assertTrue(
                bounds.lonHalfWidthDeg() >= turn, () -> place + ": " + sample + " outside the longitudes of " + bounds);
    }

    private static RunMap decoded(long[] times, double[] lon, double[] lat) {
        byte[] cell = Geometry.encode(
                START_MS, times, ValueType.FLOAT64, lon, lat, new double[times.length], 0, times.length);
        return new Geometry(cell, 0, cell.length, START_MS).runMap();
    }

    private static long[] times(int count, Random random) {
        long[] times = new long[count];
        long time = START_MS + random.nextInt(1000);
        for (int i = 0; i < count; i++) {
            times[i] = time;
            time += random.nextInt(10) == 0 ? 100_000 : random.nextInt(1, 4000);
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
