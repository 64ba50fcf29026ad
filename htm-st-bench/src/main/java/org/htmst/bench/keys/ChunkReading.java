package org.htmst.bench.keys;

import java.util.HashMap;
import java.util.Map;
import org.htmst.bench.query.BenchQuery;
import org.htmst.grid.Trixel;
import org.htmst.hbase.codec.RunMap;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.read.chunk.Selection;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.Relation;

/** What one query reads of the store's own table; it is not shared by threads. */
final class ChunkReading {

    private final BenchQuery query;
    private final Selection selection;
    private final Map<Long, Relation> relations = new HashMap<>();

    ChunkReading(BenchQuery query) {
        this.query = query;
        this.selection = new Selection(SampleQuery.builder(query.region(), query.window())
                .localTime(query.localTime())
                .build());
    }

    /** Whether a chunk that starts at {@code startMs} in {@code trixel} is in a range that is read. */
    boolean reads(long trixel, long startMs) {
        return startMs < query.window().endMs()
                && startMs >= ChunkKey.earliestStartMs(query.window().startMs())
                && relation(trixel) != Relation.DISJOINT;
    }

    /** What is read of such a chunk. */
    ChunkCount read(long trixel, RunMap runs) {
        selection.select(runs, relation(trixel) == Relation.INSIDE);
        return new ChunkCount(1, runs.runs(), runs.runs() - selection.pruned(), selection.size());
    }

    private Relation relation(long trixel) {
        return relations.computeIfAbsent(
                trixel, id -> query.region().relate(Trixel.of(id).triangle()));
    }
}
