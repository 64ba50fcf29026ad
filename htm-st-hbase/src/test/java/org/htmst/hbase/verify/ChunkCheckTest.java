package org.htmst.hbase.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.ChunkCell;
import org.htmst.hbase.codec.ChunkNumbers;
import org.htmst.hbase.codec.ChunkRow;
import org.htmst.hbase.codec.Chunks;
import org.htmst.hbase.codec.GranuleDigest;
import org.htmst.hbase.codec.SchemaVersion;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.key.Qualifier;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;

/** Every damage of a row is found and named. */
class ChunkCheckTest {

    private static final CodeLayout LAYOUT = CodeLayout.coupled(2);
    private static final ChunkKeyFormat KEYS = new ChunkKeyFormat(LAYOUT.bits());
    private static final long START_MS = Instant.parse("2019-10-24T00:00:00Z").toEpochMilli();
    private static final int FIRST_NUMBER = 16;
    private static final List<Channel> CHANNELS = List.of(
            channel("flag", Family.EP, ValueType.UINT8, ""),
            channel("flux", Family.EP, ValueType.FLOAT32, "flag"),
            channel("level", Family.EP, ValueType.FLOAT32, ""),
            channel("step", Family.EP, ValueType.INT8, ""),
            channel("spectrum", Family.P, ValueType.UINT16, ""),
            channel("noise", Family.P, ValueType.FLOAT64, ""));

    private final long seed = Long.getLong("htmst.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Granule granule = granule();
    private final CatalogNumbers names = names(granule);
    private final List<ChunkRow> rows = rows(random);

    private static Channel channel(String name, Family family, ValueType type, String flag) {
        return new Channel("made", name, "", family, "test", type, "1", "made up", List.of(), flag);
    }

    private static Granule granule() {
        return new Granule(
                7,
                "made",
                List.of("noaa-15"),
                List.of(Family.EP, Family.P),
                List.of("flag"),
                "a.nc",
                1,
                "00",
                "made",
                START_MS,
                START_MS + 1,
                1,
                1,
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

    private static CatalogNumbers names(Granule granule) {
        Map<Integer, ChannelEntry> channels = new HashMap<>();
        for (int c = 0; c < CHANNELS.size(); c++) {
            channels.put(FIRST_NUMBER + c, new ChannelEntry(FIRST_NUMBER + c, CHANNELS.get(c)));
        }
        return new CatalogNumbers(
                LAYOUT,
                KEYS,
                Map.of(granule.id(), granule),
                channels,
                Map.of(3, "noaa-15", 4, "noaa-18"),
                none -> ChannelModels.NONE);
    }

    /** A quarter of a day of a polar orbit. */
    private static List<ChunkRow> rows(Random random) {
        int n = 10_800;
        long[] timeMs = new long[n];
        double[][] places = new double[3][n];
        double[][] values = new double[CHANNELS.size()][n];
        for (int i = 0; i < n; i++) {
            timeMs[i] = START_MS + 2000L * i + random.nextInt(3);
            places[0][i] = (float) Math.floorMod(i, 360L);
            places[1][i] = (float) (81 * Math.sin(2 * Math.PI * i / 3060));
            places[2][i] = 850;
            values[0][i] = i % 1000 < 32 ? 1 : 0;
            values[1][i] = (float) (random.nextInt(256) / 0.0124);
            values[2][i] = 7;
            values[3][i] = random.nextInt(4) - 1;
            values[4][i] = random.nextInt(65536);
            values[5][i] = random.nextGaussian();
        }
        SampleTable table = new SampleTable(
                ValueType.FLOAT32,
                List.of("noaa-15"),
                new int[n],
                timeMs,
                places[0],
                places[1],
                places[2],
                CHANNELS,
                values);
        ChunkNumbers numbers = new ChunkNumbers(7, satellite -> 3, channel -> FIRST_NUMBER + CHANNELS.indexOf(channel));
        Chunks chunks = Chunks.of(table, LAYOUT, numbers);
        List<ChunkRow> rows = new ArrayList<>();
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            rows.add(chunks.rows(ChannelModels.NONE).get(chunk));
        }
        return rows;
    }

    /** What a check says of a row. */
    private record Result(List<Fault> faults, Optional<BitSet> channels, Optional<StoredChunk> chunk) {}

    private Result check(ChunkRow row, List<ChunkCell> cells) {
        return check(KEYS.encode(row.key()), cells);
    }

    private Result check(byte[] key, List<ChunkCell> cells) {
        List<Fault> faults = new ArrayList<>();
        ChunkCheck check = new ChunkCheck(names, false, faults::add);
        Optional<StoredChunk> chunk = check.check(granule, KEYS.decode(key, 0, key.length), key, cells);
        return new Result(faults, check.channels(), chunk);
    }

    private static List<ChunkCell> with(ChunkRow row, int cell, byte[] value) {
        List<ChunkCell> cells = new ArrayList<>(row.cells());
        cells.set(cell, new ChunkCell(cells.get(cell).family(), cells.get(cell).qualifier(), value));
        return cells;
    }

    private static String digest(ChunkRow row, List<ChunkCell> cells) {
        GranuleDigest digest = new GranuleDigest();
        digest.add(KEYS.encode(row.key()), cells);
        return digest.text();
    }

    @Test
    void aSoundRowHasNoFault() {
        int samples = 0;
        for (ChunkRow row : rows) {
            Result result = check(row, row.cells());
            assertEquals(List.of(), result.faults());
            assertEquals(CHANNELS.size() - 1, result.channels().orElseThrow().cardinality());
            samples += result.chunk().orElseThrow().size();
        }
        assertEquals(10_800, samples);
    }

    @Test
    void everyFlipOfAnyByteIsFound() {
        for (int flip = 0; flip < 20_000; flip++) {
            ChunkRow row = rows.get(random.nextInt(rows.size()));
            int place = random.nextInt(row.cells().size());
            ChunkCell cell = row.cells().get(place);
            byte[] value = cell.value().clone();
            int at = random.nextInt(value.length);
            value[at] ^= (byte) (1 + random.nextInt(255));
            List<ChunkCell> cells = with(row, place, value);
            Result result = check(row, cells);
            String where = "byte " + at + " of " + cell.family() + " " + cell.qualifier() + ", -Dhtmst.seed=" + seed;
            assertNotEquals(digest(row, row.cells()), digest(row, cells), where);
            assertFalse(result.faults().isEmpty(), where);
            assertNamed(cell, at, result.faults(), where);
        }
    }

    /** The faults name the channels in whose cell the byte is, or times, places or run map, in whose block. */
    private void assertNamed(ChunkCell cell, int at, List<Fault> faults, String where) {
        List<String> parts = faults.stream().map(Fault::part).toList();
        if (cell.qualifier() == Qualifier.GEOMETRY) {
            assertTrue(
                    parts.stream().anyMatch(part -> List.of("geometry", "times", "positions", "run map")
                            .contains(part)),
                    where + parts);
            return;
        }
        ChannelGroup group =
                new ChannelGroup(cell.qualifier(), cell.value(), 0, cell.value().length, none -> ChannelModels.NONE);
        if (at == 0) {
            return;
        }
        String channels =
                Arrays.stream(group.channels()).mapToObj(names::channel).collect(Collectors.joining(", "));
        assertEquals(1, parts.size(), where);
        assertTrue(parts.get(0).startsWith("channels ") && parts.get(0).endsWith(channels), where + parts);
        Fault.Chunk chunk = faults.get(0).chunk().orElseThrow();
        assertEquals("noaa-15", chunk.satellite(), where);
        assertEquals(2 * KEYS.bytes(), chunk.row().length(), where);
    }

    @Test
    void everyTruncationIsFound() {
        ChunkRow row = rows.get(1);
        for (int place = 0; place < row.cells().size(); place++) {
            byte[] value = row.cells().get(place).value();
            for (int length = 0; length < value.length; length += 1 + random.nextInt(20)) {
                Result cut = check(row, with(row, place, Arrays.copyOf(value, length)));
                assertFalse(cut.faults().isEmpty(), place + " cut to " + length);
            }
            Result longer = check(row, with(row, place, Arrays.copyOf(value, value.length + 1)));
            assertFalse(longer.faults().isEmpty(), place + " with a byte more");
        }
    }

    @Test
    void aMissingGeometryAndAForeignChannelAreNamed() {
        ChunkRow row = rows.get(1);
        List<ChunkCell> without = new ArrayList<>(row.cells());
        without.removeIf(cell -> cell.qualifier() == Qualifier.GEOMETRY && cell.family() == Family.P);
        assertEquals("geometry of P", check(row, without).faults().get(0).part());
        List<ChunkCell> foreign = new ArrayList<>(row.cells());
        ChunkCell moved = foreign.remove(foreign.size() - 1);
        foreign.add(new ChunkCell(Family.EP, moved.qualifier(), moved.value()));
        assertEquals("channel spectrum", check(row, foreign).faults().get(0).part());
        List<ChunkCell> unknown = new ArrayList<>(row.cells());
        unknown.add(new ChunkCell(Family.P, moved.qualifier() + 1, moved.value()));
        assertEquals("channel #24", check(row, unknown).faults().get(0).part());
    }

    @Test
    void aRowUnderTheKeyOfAnotherIsNamed() {
        ChunkRow row = rows.get(1);
        ChunkRow other = rows.stream()
                .filter(each -> each.key().code() != row.key().code())
                .findFirst()
                .orElseThrow();
        List<String> parts = check(KEYS.encode(other.key()), row.cells()).faults().stream()
                .map(Fault::part)
                .toList();
        assertTrue(parts.contains("positions"), parts.toString());
        byte[] key = KEYS.encode(row.key());
        key[KEYS.granuleOffset() - 1] = 4;
        Fault fault = check(key, row.cells()).faults().get(0);
        assertEquals("row", fault.part());
        assertTrue(fault.toString().startsWith("granule 7 (a.nc), row, chunk "), fault.toString());
        assertTrue(fault.what().contains("noaa-18"), fault.what());
    }
}
