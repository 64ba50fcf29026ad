package org.htmst.hbase.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.ChunkCell;
import org.htmst.hbase.codec.ChunkNumbers;
import org.htmst.hbase.codec.Chunks;
import org.htmst.hbase.codec.GranuleDigest;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.key.TileKeyFormat;
import org.htmst.hbase.tile.TileRows;
import org.htmst.sample.SampleTable;

/**
 * A row of a chunk or tile as HBase gets it; ordered by key, as HBase orders rows.
 *
 * @param code the code in the key; {@link #TILE} of tiles
 * @param key the row key
 * @param cells its cells, by family and qualifier
 */
record EncodedRow(long code, byte[] key, List<ChunkCell> cells) implements Comparable<EncodedRow> {

    /** In place of a code. */
    static final long TILE = -1;

    /** What a cell takes in memory beside its value. */
    private static final int CELL_BYTES = 64;

    /** About how much memory the row takes. */
    long bytes() {
        long bytes = key.length;
        for (ChunkCell cell : cells) {
            bytes += CELL_BYTES + cell.value().length;
        }
        return bytes;
    }

    /** The rows of a granule. */
    static Rows of(
            SampleTable samples, CodeLayout layout, ChunkNumbers numbers, ChannelModels models, boolean withTiles) {
        ChunkKeyFormat keys = new ChunkKeyFormat(layout.bits());
        Chunks chunks = Chunks.of(samples, layout, numbers);
        return new Rows(
                chunks.rows(models).stream()
                        .map(row -> new EncodedRow(row.key().code(), keys.encode(row.key()), row.cells()))
                        .toList(),
                withTiles ? Optional.of(tiles(samples, chunks, layout, numbers, models)) : Optional.empty());
    }

    /** The rows of a granule whose chunks are there. */
    static Rows besideChunks(SampleTable samples, CodeLayout layout, ChunkNumbers numbers, ChannelModels models) {
        Chunks chunks = Chunks.of(samples, layout, numbers);
        return new Rows(List.of(), Optional.of(tiles(samples, chunks, layout, numbers, models)));
    }

    private static List<EncodedRow> tiles(
            SampleTable samples, Chunks chunks, CodeLayout layout, ChunkNumbers numbers, ChannelModels models) {
        return TileRows.of(samples, chunks, layout, numbers, models).stream()
                .map(EncodedRow::of)
                .toList();
    }

    /** The row of a tile. */
    static EncodedRow of(TileRows.TileRow row) {
        return new EncodedRow(TILE, TileKeyFormat.encode(row.key()), row.cells());
    }

    /**
     * The rows of a granule.
     *
     * @param chunks none if they are there
     * @param tiles empty if none are to be written
     */
    record Rows(List<EncodedRow> chunks, Optional<List<EncodedRow>> tiles) {

        List<EncodedRow> all() {
            List<EncodedRow> all = new ArrayList<>(chunks);
            tiles.ifPresent(all::addAll);
            return all;
        }

        /** The granule with what they are. */
        Granule granule(Granule granule) {
            Granule of = chunks.isEmpty() ? granule : granule.withChunks(chunks.size(), digest(chunks));
            return tiles.isEmpty() ? of : of.withTiles(tiles.get().size(), digest(tiles.get()));
        }
    }

    /** The digest of all cells of some rows. */
    private static String digest(List<EncodedRow> rows) {
        GranuleDigest digest = new GranuleDigest();
        rows.forEach(row -> digest.add(row.key(), row.cells()));
        return digest.text();
    }

    @Override
    public int compareTo(EncodedRow other) {
        return Arrays.compareUnsigned(key, other.key);
    }
}
