package org.htmst.hbase.tile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.RollUp;

/**
 * Tiles that questions to one store have read, for the next ones. Those of a granule never change while it has the same digest of them,
 * and those of a roll-up never. Used by all threads.
 */
final class KeptTiles {

    /** As a part of the heap, and at most. */
    private static final int PART_OF_HEAP = 16;

    private static final long MOST_BYTES = 128L << 20;
    private static final int ENTRY_BYTES = 128;

    private final Cache<Of, List<Tile>> tiles = Caffeine.newBuilder()
            .maximumWeight(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_HEAP))
            .<Of, List<Tile>>weigher((of, own) ->
                    ENTRY_BYTES + own.stream().mapToInt(Tile::weight).sum())
            .executor(Runnable::run)
            .build();

    /** @param owner the number of the granule or roll-up */
    private record Of(TileGroup group, int owner, String digest) {

        static Of of(TileGroup group, Granule granule) {
            return new Of(group, granule.id(), granule.tilesDigest());
        }

        static Of of(TileGroup group, RollUp rollUp) {
            return new Of(group, rollUp.id(), "");
        }
    }

    /** The tiles of a granule; null if they are not kept. */
    List<Tile> find(TileGroup group, Granule granule) {
        return tiles.getIfPresent(Of.of(group, granule));
    }

    void put(TileGroup group, Granule granule, List<Tile> own) {
        tiles.put(Of.of(group, granule), List.copyOf(own));
    }

    /** The tile of a roll-up; null if it is not kept. */
    Tile find(TileGroup group, RollUp rollUp) {
        List<Tile> own = tiles.getIfPresent(Of.of(group, rollUp));
        return own == null ? null : own.get(0);
    }

    void put(TileGroup group, RollUp rollUp, Tile own) {
        tiles.put(Of.of(group, rollUp), List.of(own));
    }

    void forget() {
        tiles.invalidateAll();
    }
}
