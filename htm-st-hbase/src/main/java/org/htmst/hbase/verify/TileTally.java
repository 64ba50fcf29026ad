package org.htmst.hbase.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.htmst.code.CodeLayout;
import org.htmst.failure.HtmStException;
import org.htmst.grid.TrixelId;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.GranuleDigest;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.TileKey;
import org.htmst.hbase.tile.Tile;
import org.htmst.hbase.tile.TileGrid;
import org.htmst.sample.Channel;

/**
 * Whether the tiles of one granule count what its chunks hold. Both are told apart by a number for each satellite, day and channel: a sum over
 * samples, to which each adds what its cell and value come to, so that chunks and tiles may come in any order and from several threads.
 * One instance serves one thread.
 */
final class TileTally {

    private static final long MISSING = 0x7FF8_0000_0000_0001L;
    private static final long FLAGGED = 0x7FF8_0000_0000_0002L;

    private final GranuleDigest digest = new GranuleDigest();
    private final Map<Of, Long> ofChunks = new HashMap<>();
    private final Map<Of, Long> ofTiles = new TreeMap<>();
    private long rows;

    private record Of(int grid, int channel, int satellite, long dayMs) implements Comparable<Of> {

        @Override
        public int compareTo(Of other) {
            int byDay = Long.compare(dayMs, other.dayMs);
            int bySatellite = byDay != 0 ? byDay : Integer.compare(satellite, other.satellite);
            int byChannel = bySatellite != 0 ? bySatellite : Integer.compare(channel, other.channel);
            return byChannel != 0 ? byChannel : Integer.compare(grid, other.grid);
        }
    }

    /** The digest of all cells of tiles. */
    GranuleDigest digest() {
        return digest;
    }

    /** How many rows of tiles there are. */
    long rows() {
        return rows;
    }

    /** Counts the row of a tile. */
    void addRow() {
        rows++;
    }

    /** Adds what a chunk holds. */
    void add(Granule granule, StoredChunk chunk, TileNumbers numbers) {
        ChunkKey key = chunk.key();
        CodeLayout layout = numbers.names().layout();
        long dayMs = ChunkKey.earliestStartMs(key.startMs());
        long trixel = TrixelId.ancestor(layout.trixel(key.code()), TileGrid.placeLevel(layout));
        Map<Integer, double[]> columns = new TreeMap<>(chunk.values());
        for (String flag : granule.flags()) {
            // Where it is absent it is clear.
            numbers.called(granule.product(), flag)
                    .ifPresent(entry -> columns.putIfAbsent(entry.number(), new double[chunk.size()]));
        }
        int[] shells = numbers.shell(granule.product())
                .filter(shell -> columns.containsKey(shell.number()))
                .map(shell -> shells(shell.channel(), columns.get(shell.number())))
                .orElse(null);
        columns.forEach((number, values) -> {
            ChannelEntry entry = numbers.names().channels().get(number);
            if (entry == null) {
                return;
            }
            Channel channel = entry.channel();
            double[] flag = numbers.flag(entry).map(columns::get).orElse(null);
            long place = 0;
            long inShells = 0;
            for (int i = 0; i < values.length; i++) {
                long value = channel.isMissing(values[i])
                        ? MISSING
                        : flag != null && flag[i] > 0 ? FLAGGED : Double.doubleToRawLongBits(values[i] + 0.0);
                place += mixed(trixel, value);
                inShells += shells == null ? 0 : mixed(shells[i], value);
            }
            ofChunks.merge(new Of(TileGrid.PLACE.number(), number, key.satellite(), dayMs), place, Long::sum);
            ofChunks.merge(new Of(TileGrid.SHELL.number(), number, key.satellite(), dayMs), inShells, Long::sum);
        });
    }

    private static int[] shells(Channel channel, double[] values) {
        return Arrays.stream(values)
                .mapToInt(value -> TileGrid.shell(channel, value))
                .toArray();
    }

    /**
     * Adds what a tile counts.
     *
     * @throws HtmStException if it is damaged
     */
    void add(Tile tile) {
        TileKey key = tile.key();
        for (int channel : tile.channels()) {
            long[] sum = new long[1];
            tile.forEach(channel, (cell, value, missing, flagged, count) -> {
                long what = missing ? MISSING : flagged ? FLAGGED : Double.doubleToRawLongBits(value + 0.0);
                sum[0] += count * mixed(cell, what);
            });
            ofTiles.merge(new Of(key.grid(), channel, key.satellite(), key.dayMs()), sum[0], Long::sum);
        }
    }

    private static long mixed(long cell, long value) {
        return GranuleDigest.mixed(GranuleDigest.mixed(value) + cell);
    }

    /** Adds the counts of another thread. */
    void add(TileTally other) {
        digest.add(other.digest);
        rows += other.rows;
        other.ofChunks.forEach((of, sum) -> ofChunks.merge(of, sum, Long::sum));
        other.ofTiles.forEach((of, sum) -> ofTiles.merge(of, sum, Long::sum));
    }

    /**
     * Compares with the chunks and the record.
     *
     * @param sound whether no row of the granule has a fault
     */
    void compare(Granule granule, boolean sound, CatalogNumbers names, Consumer<Fault> faults) {
        if (granule.tilesDigest().isEmpty()) {
            // It has none yet, or an upgrade is writing them.
            return;
        }
        if (rows != granule.tiles()) {
            faults.accept(fault(granule, "there are " + rows + " in the store, its record says " + granule.tiles()));
        } else if (sound && !granule.tilesDigest().equals(digest.text())) {
            faults.accept(fault(granule, "each is sound, but together they are not those that were written"));
        }
        if (!sound) {
            return;
        }
        List<String> wrong = new ArrayList<>();
        ofTiles.forEach((of, sum) -> {
            if (!sum.equals(ofChunks.getOrDefault(of, 0L))) {
                wrong.add(names.channel(of.channel()));
            }
        });
        if (!wrong.isEmpty()) {
            faults.accept(fault(
                    granule,
                    "those of " + String.join(", ", wrong.stream().distinct().toList())
                            + " do not count what the chunks hold"));
        }
    }

    private static Fault fault(Granule granule, String what) {
        return new Fault(granule.id(), granule.fileName(), "tiles", Optional.empty(), what + "; load its file again");
    }
}
