package org.htmst.hbase.tile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.htmst.hbase.catalog.Granule;
import org.htmst.sample.Family;

/**
 * Tiles that questions to one store have read, for the next ones. Those of a granule never change while it has the same digest of them. Used
 * by all threads.
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

    private record Of(TileGrid grid, Family family, int group, int granule, String digest) {

        static Of of(TileGroup group, Granule granule) {
            return new Of(group.grid(), group.family(), group.group(), granule.id(), granule.tilesDigest());
        }
    }

    /** The tiles of a granule; null if they are not kept. */
    List<Tile> find(TileGroup group, Granule granule) {
        return tiles.getIfPresent(Of.of(group, granule));
    }

    void put(TileGroup group, Granule granule, List<Tile> own) {
        tiles.put(Of.of(group, granule), List.copyOf(own));
    }

    void forget() {
        tiles.invalidateAll();
    }
}
