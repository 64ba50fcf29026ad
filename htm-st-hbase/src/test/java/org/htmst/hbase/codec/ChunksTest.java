package org.htmst.hbase.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.htmst.code.CodeLayout;
import org.htmst.failure.HtmStException;
import org.htmst.grid.TrixelId;
import org.htmst.hbase.codec.column.ColumnEncoder;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.Qualifier;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.htmst.sphere.LonLat;
import org.junit.jupiter.api.Test;

class ChunksTest {

    private static final CodeLayout LAYOUT = CodeLayout.coupled(2);
    private static final long DAY_MS = 86_400_000;
    private static final long MIDNIGHT_MS =
            Instant.parse("2019-10-24T00:00:00Z").toEpochMilli();
    private static final List<String> SATELLITES = List.of("noaa-15", "metop-02");
    private static final List<Channel> CHANNELS = List.of(
            channel("flux", Family.EP, ValueType.FLOAT32, "flag"),
            channel("flag", Family.EP, ValueType.INT8, ""),
            channel("spectrum", Family.P, ValueType.UINT16, ""),
            channel("zero", Family.EP, ValueType.INT8, ""));
    private static final ChunkNumbers NUMBERS = new ChunkNumbers(
            7, satellite -> 40 + SATELLITES.indexOf(satellite), channel -> 30 - CHANNELS.indexOf(channel));

    @Test
    void rowsHoldEverySampleOnceAsItWas() {
        Seeds.run(Seeds.next(), random -> {
            SampleTable table = table(5000, random);
            Chunks chunks = Chunks.of(table, LAYOUT, NUMBERS);
            boolean[] seen = new boolean[table.size()];
            for (int c = 0; c < chunks.size(); c++) {
                assertRow(
                        table,
                        chunks.samples(c),
                        chunks.rows(ChannelModels.NONE).get(c),
                        seen);
            }
            for (boolean each : seen) {
                assertTrue(each);
            }
        });
    }

    @Test
    void keysAreDistinct() {
        Chunks chunks = Chunks.of(table(3000, new Random(5)), LAYOUT, NUMBERS);
        List<ChunkKey> keys = new ArrayList<>();
        for (int c = 0; c < chunks.size(); c++) {
            keys.add(chunks.key(c));
        }
        assertEquals(keys.size(), keys.stream().distinct().count());
    }

    @Test
    void aLongChunkIsCutAfterItsMost() {
        int count = 2 * Chunks.MAX_SAMPLES + 1;
        long[] times = new long[count];
        Arrays.setAll(times, i -> MIDNIGHT_MS + i);
        Chunks chunks = Chunks.of(table(times, new Random(6), 0, 0), LAYOUT, NUMBERS);
        assertEquals(3, chunks.size());
        assertEquals(Chunks.MAX_SAMPLES, chunks.rows(ChannelModels.NONE).get(1).samples());
        assertEquals(MIDNIGHT_MS + Chunks.MAX_SAMPLES, chunks.key(1).startMs());
        assertEquals(1, chunks.rows(ChannelModels.NONE).get(2).samples());
    }

    @Test
    void aChunkEndsAtMidnight() {
        long[] times = {MIDNIGHT_MS, MIDNIGHT_MS - 1};
        Chunks chunks = Chunks.of(table(times, new Random(6), 10, 10), LAYOUT, NUMBERS);
        assertEquals(2, chunks.size());
        assertArrayEquals(new int[] {1}, chunks.samples(0));
    }

    @Test
    void aClearFlagIsLeftOutAndAnyOtherZeroIsNot() {
        SampleTable table = table(new long[] {MIDNIGHT_MS, MIDNIGHT_MS + 1}, new Random(6), 10, 10);
        Arrays.fill(table.values()[1], 0);
        assertEquals(List.of("EP/0 ", "EP/6 27", "EP/7 30", "P/0 ", "P/7 28"), columns(table));
        table.values()[1][1] = 1;
        assertEquals(List.of("EP/0 ", "EP/6 27", "EP/7 29,30", "P/0 ", "P/7 28"), columns(table));
    }

    @Test
    void aGeometryWhosePartsDoNotFitIsRefused() {
        byte[] cell = Geometry.encode(
                0, new long[] {0, 1}, ValueType.FLOAT32, new double[2], new double[2], new double[2], 0, 2);
        assertThrows(HtmStException.class, () -> new Geometry(cell, 0, 5, 0));
        assertThrows(HtmStException.class, () -> new Geometry(cell, 0, 20, 0));
        cell[2]++;
        assertThrows(HtmStException.class, () -> new Geometry(cell, 0, cell.length, 0).runMap());
    }

    @Test
    void theExampleOfThePageHolds() {
        byte[] part = ChannelGroup.part(
                new ColumnEncoder(ValueType.UINT8, new double[] {7, 7, 9, 7}, Optional.empty(), new double[0][]),
                new int[] {0, 1, 2, 3});
        byte[] cell = ChannelGroup.encode(4, ChannelModels.NO_NUMBER, new TreeMap<>(Map.of(5, part)));
        assertEquals("2200040005310707090789d52db5", HexFormat.of().formatHex(cell));
    }

    @Test
    void aGroupWhoseBlocksDoNotFitIsRefused() {
        byte[] block = OldBlocks.values(ValueType.UINT8, new double[] {7, 7, 9, 7}, 0, 4);
        byte[] cell = OldBlocks.group(new TreeMap<>(Map.of(17, block, 19, block)));
        assertEquals(0xA, cell[0]);
        assertThrows(HtmStException.class, () -> new ChannelGroup(4, cell, 0, 0, none -> ChannelModels.NONE));
        assertThrows(HtmStException.class, () -> new ChannelGroup(4, cell, 0, 6, none -> ChannelModels.NONE));
        assertThrows(
                HtmStException.class, () -> new ChannelGroup(4, cell, 0, cell.length - 1, none -> ChannelModels.NONE));
        cell[6]--;
        ChannelGroup shifted = new ChannelGroup(4, cell, 0, cell.length, none -> ChannelModels.NONE);
        assertThrows(HtmStException.class, () -> shifted.decode(19, new double[4], 4));
    }

    @Test
    void twoSamplesAtOneTimeAreRefused() {
        SampleTable table = table(new long[] {MIDNIGHT_MS, MIDNIGHT_MS}, new Random(6), 10, 10);
        assertThrows(IllegalArgumentException.class, () -> Chunks.of(table, LAYOUT, NUMBERS));
    }

    @Test
    void aTableWithoutChannelsIsRefused() {
        SampleTable table = new SampleTable(
                ValueType.FLOAT32,
                SATELLITES,
                new int[1],
                new long[1],
                new double[1],
                new double[1],
                new double[1],
                List.of(),
                new double[0][]);
        assertThrows(IllegalArgumentException.class, () -> Chunks.of(table, LAYOUT, NUMBERS));
    }

    @Test
    void anEmptyTableHasNoChunks() {
        assertEquals(0, Chunks.of(table(0, new Random(6)), LAYOUT, NUMBERS).size());
    }

    private static List<String> columns(SampleTable table) {
        return Chunks.of(table, LAYOUT, NUMBERS).rows(ChannelModels.NONE).get(0).cells().stream()
                .map(cell -> cell.family() + "/" + cell.qualifier() + " " + channels(cell))
                .toList();
    }

    private static String channels(ChunkCell cell) {
        if (cell.qualifier() == Qualifier.GEOMETRY) {
            return "";
        }
        ChannelGroup group =
                new ChannelGroup(cell.qualifier(), cell.value(), 0, cell.value().length, none -> ChannelModels.NONE);
        return IntStream.range(0, 40)
                .filter(group::has)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
    }

    private static void assertRow(SampleTable table, int[] samples, ChunkRow row, boolean[] seen) {
        int first = samples[0];
        assertEquals(samples.length, row.samples());
        assertEquals(
                new ChunkKey(code(table, first), table.timeMs()[first], 40 + table.satellite()[first], 7), row.key());
        for (int k = 0; k < samples.length; k++) {
            int i = samples[k];
            assertTrue(!seen[i]);
            seen[i] = true;
            assertEquals(table.satellite()[first], table.satellite()[i]);
            assertEquals(row.key().code(), code(table, i));
            assertEquals(row.key().startMs() / DAY_MS, table.timeMs()[i] / DAY_MS);
            assertTrue(k == 0 || table.timeMs()[samples[k - 1]] < table.timeMs()[i]);
        }
        for (ChunkCell cell : row.cells()) {
            assertCell(table, samples, row.key(), cell);
        }
    }

    private static void assertCell(SampleTable table, int[] samples, ChunkKey key, ChunkCell cell) {
        byte[] bytes = cell.value();
        int count = samples.length;
        switch (cell.qualifier()) {
            case Qualifier.GEOMETRY -> {
                byte[] padded = new byte[bytes.length + 5];
                System.arraycopy(bytes, 0, padded, 2, bytes.length);
                Geometry geometry = new Geometry(padded, 2, bytes.length, key.startMs());
                assertEquals(count, geometry.samples());
                assertEquals(count, geometry.runMap().samples());
                long[] times = new long[count];
                geometry.times(times, count);
                assertArrayEquals(
                        Arrays.stream(samples).mapToLong(i -> table.timeMs()[i]).toArray(), times);
                double[][] back = new double[3][count];
                assertEquals(table.positionType(), geometry.positions(back[0], back[1], back[2], count));
                assertColumn(table.lonDeg(), samples, back[0]);
                assertColumn(table.latDeg(), samples, back[1]);
                assertColumn(table.altKm(), samples, back[2]);
            }
            default -> {
                byte[] padded = new byte[bytes.length + 5];
                System.arraycopy(bytes, 0, padded, 2, bytes.length);
                ChannelGroup group =
                        new ChannelGroup(cell.qualifier(), padded, 2, bytes.length, none -> ChannelModels.NONE);
                assertEquals(count, group.samples());
                for (int column = 0; column < CHANNELS.size(); column++) {
                    if (group.has(30 - column)) {
                        double[] back = new double[count];
                        group.decode(30 - column, back, count);
                        assertEquals(CHANNELS.get(column).family(), cell.family());
                        assertColumn(table.values()[column], samples, back);
                    }
                }
            }
        }
    }

    private static void assertColumn(double[] column, int[] samples, double[] back) {
        assertArrayEquals(Arrays.stream(samples).mapToDouble(i -> column[i]).toArray(), back);
    }

    private static long code(SampleTable table, int i) {
        LonLat place = new LonLat(table.lonDeg()[i], table.latDeg()[i]);
        return LAYOUT.code(table.timeMs()[i], TrixelId.of(place.unitVector(), 2));
    }

    private static SampleTable table(int count, Random random) {
        long[] times = new long[count];
        Arrays.setAll(times, i -> MIDNIGHT_MS - 9_000_000 + 4000L * i + random.nextInt(4000));
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            long time = times[i];
            times[i] = times[other];
            times[other] = time;
        }
        return table(times, random, 170, 89);
    }

    /** Samples at these times in a box around 0 E 0 N; two satellites if it is larger than a trixel. */
    private static SampleTable table(long[] timeMs, Random random, double lonRange, double latRange) {
        int count = timeMs.length;
        double[][] values = new double[CHANNELS.size()][count];
        double[] lon = new double[count];
        double[] lat = new double[count];
        double[] alt = new double[count];
        int[] satellite = new int[count];
        for (int i = 0; i < count; i++) {
            boolean wide = lonRange > 90;
            lon[i] = wide ? (float) random.nextDouble(-lonRange, lonRange) : 45;
            lat[i] = wide ? (float) random.nextDouble(-latRange, latRange) : 10;
            alt[i] = Double.NaN;
            satellite[i] = wide ? random.nextInt(2) : 0;
            values[0][i] = (float) (random.nextInt(30) / 0.0124);
            values[1][i] = random.nextInt(50) == 0 ? 1 : 0;
            values[2][i] = random.nextInt(65536);
        }
        return new SampleTable(ValueType.FLOAT32, SATELLITES, satellite, timeMs, lon, lat, alt, CHANNELS, values);
    }

    private static Channel channel(String name, Family family, ValueType type, String calibration) {
        return new Channel("test", name, "", family, "X", type, "", "", List.of(), calibration);
    }
}
