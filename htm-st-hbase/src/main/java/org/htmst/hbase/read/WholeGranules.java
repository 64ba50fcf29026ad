package org.htmst.hbase.read;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.Geometry;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.plan.RowRanges;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.read.chunk.CellFetch;
import org.htmst.hbase.read.chunk.ChunkCells;
import org.htmst.hbase.row.KeptDays;
import org.htmst.hbase.row.KeptRows;
import org.htmst.hbase.row.ReadProof;
import org.htmst.hbase.row.RowCells;
import org.htmst.hbase.row.RowReader;
import org.htmst.query.QueryWatch;
import org.htmst.sample.Family;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/** Reads times and places of granules beyond the region that is asked for, where an answer depends on them. */
final class WholeGranules {

    private final Connection connection;
    private final ScanScope scope;
    private final QueryWatch watch;
    private final KeptRows kept;
    private final ReadProof proof;

    /** What to do with times and places of a chunk. */
    @FunctionalInterface
    interface Use {
        void chunk(ChunkKey key, Geometry geometry);
    }

    /**
     * Such a reader of granules of the store that {@code scope} is of, on behalf of the question that {@code watch} and {@code proof} are
     * of.
     */
    WholeGranules(Connection connection, ScanScope scope, QueryWatch watch, KeptRows kept, ReadProof proof) {
        this.connection = connection;
        this.scope = scope;
        this.watch = watch;
        this.kept = kept;
        this.proof = proof;
    }

    /** Goes through the chunks of some granules of the scope, and of the satellites that are asked for, that may have samples in a window. */
    void read(Collection<Granule> granules, TimeWindow window, Use use) {
        Map<Integer, Family> families = granules.stream()
                .collect(Collectors.toMap(
                        Granule::id, granule -> granule.families().get(0)));
        Set<ScanScope.Column> columns = families.values().stream()
                .map(family -> new ScanScope.Column(family, Qualifier.GEOMETRY))
                .collect(Collectors.toSet());
        KeptDays days = new KeptDays(kept, proof, scope.layout(), columns, granules);
        try (RowReader rows = new RowReader(
                connection, scope.keys(), columns, RowRanges.of(scope.layout(), TimeWindows.of(window)), days, watch)) {
            for (RowCells row = rows.next(); row != null; row = rows.next()) {
                ChunkKey key = row.key();
                Family family = families.get(key.granule());
                if (family != null && scope.satellite(key.satellite()) != null) {
                    rows.use(row, read -> {
                        use.chunk(
                                key,
                                new ChunkCells(read, family, none -> ChannelModels.NONE, CellFetch.NOTHING)
                                        .geometry(key.startMs()));
                        return null;
                    });
                }
            }
        }
    }
}
