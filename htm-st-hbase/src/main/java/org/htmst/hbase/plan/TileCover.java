package org.htmst.hbase.plan;

import java.io.Serializable;
import java.util.Set;
import org.htmst.hbase.key.ChunkKey;

/**
 * Which chunks tiles have answered for: those of some days, in some trixels.
 *
 * @param days of which tiles answered
 * @param level of the trixels; -1 if it was for the whole sphere
 * @param trixels in which they did
 */
public record TileCover(Set<TileDay> days, int level, Set<Long> trixels) implements Serializable {

    /** No chunks. */
    public static final TileCover NONE = new TileCover(Set.of(), -1, Set.of());

    /** A granule's samples of one satellite and UTC day, which begins at {@code dayMs}. */
    public record TileDay(int granule, int satellite, long dayMs) implements Serializable {}

    public TileCover {
        days = Set.copyOf(days);
        trixels = Set.copyOf(trixels);
    }

    /** Whether they answered for a chunk, of that trixel of their level. */
    boolean holds(ChunkKey key, long trixel) {
        return !days.isEmpty()
                && (level < 0 || trixels.contains(trixel))
                && days.contains(new TileDay(key.granule(), key.satellite(), ChunkKey.earliestStartMs(key.startMs())));
    }
}
