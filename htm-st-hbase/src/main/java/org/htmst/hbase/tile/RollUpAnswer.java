package org.htmst.hbase.tile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.RollUp;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.plan.ProductColumns;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.plan.TileCover;
import org.htmst.query.QueryWatch;
import org.htmst.summary.Summary;

/** What roll-ups answer of a question: for all days of their period, in all chunks whose trixels lie wholly in the region. */
final class RollUpAnswer {

    private final TileRead read;
    private final ScanScope scope;
    private final QueryWatch watch;
    private final TileSum sum;

    /** @param grid one of those of periods */
    RollUpAnswer(TileRead read, ScanScope scope, TileGrid grid, Summary summary, QueryWatch watch) {
        this.read = read;
        this.scope = scope;
        this.watch = watch;
        this.sum = new TileSum(scope, grid, summary);
    }

    /** Adds it to the summary. */
    TileAnswer answer(List<RollUp> rollUps) {
        Map<ProductColumns, List<RollUp>> ofColumns = new LinkedHashMap<>();
        for (RollUp rollUp : rollUps) {
            if (scope.query().times().holds(rollUp.startMs(), rollUp.endMs())
                    && scope.satellite(rollUp.satelliteNumber()) != null
                    && rollUp.granules().stream().allMatch(granule -> scope.source(granule) != null)) {
                ProductColumns columns = scope.source(rollUp.granules().get(0)).columns();
                ofColumns.computeIfAbsent(columns, any -> new ArrayList<>()).add(rollUp);
            }
        }
        ofColumns.forEach(this::add);
        return sum.answer();
    }

    private void add(ProductColumns columns, List<RollUp> rollUps) {
        Map<TileGroup, Map<RollUp, Tile>> found = new HashMap<>();
        for (TileGroup group : sum.groups(columns)) {
            found.put(group, read.ofRollUps(group, rollUps, watch));
        }
        for (RollUp rollUp : rollUps) {
            watch.check();
            Map<TileGroup, Tile> own = new HashMap<>();
            found.forEach((group, ofRollUps) -> {
                if (ofRollUps.containsKey(rollUp)) {
                    own.put(group, ofRollUps.get(rollUp));
                }
            });
            if (!own.isEmpty()
                    && own.size() == found.size()
                    && sum.add(rollUp.satelliteNumber(), columns, own, rollUp.hourChannel())) {
                rollUp.granules()
                        .forEach(granule -> cover(rollUp, scope.source(granule).granule()));
            }
        }
    }

    private void cover(RollUp rollUp, Granule granule) {
        long firstMs = Math.max(rollUp.startMs(), granule.firstMs());
        long lastMs = Math.min(rollUp.endMs() - 1, granule.lastMs());
        for (long day = ChunkKey.earliestStartMs(firstMs); day <= lastMs; day = ChunkKey.latestEndMs(day)) {
            sum.cover(new TileCover.TileDay(granule.id(), rollUp.satelliteNumber(), day));
        }
    }
}
