package org.htmst.hbase.tile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.plan.ProductColumns;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.plan.Shadow;
import org.htmst.hbase.plan.TileCover;
import org.htmst.query.QueryWatch;
import org.htmst.summary.Summary;

/** What the tiles of days answer of a question. */
final class DayAnswer {

    private final TileRead read;
    private final ScanScope scope;
    private final QueryWatch watch;
    private final TileSum sum;

    /** @param grid one of those of days */
    DayAnswer(TileRead read, ScanScope scope, TileGrid grid, Summary summary, QueryWatch watch) {
        this.read = read;
        this.scope = scope;
        this.watch = watch;
        this.sum = new TileSum(scope, grid, summary);
    }

    /** Adds it to the summary. */
    TileAnswer answer() {
        Map<ProductColumns, List<Granule>> ofColumns = new LinkedHashMap<>();
        for (Granule granule : scope.granules()) {
            if (granule.tiles() > 0) {
                ofColumns
                        .computeIfAbsent(scope.source(granule.id()).columns(), any -> new ArrayList<>())
                        .add(granule);
            }
        }
        ofColumns.forEach(this::add);
        return sum.answer();
    }

    private void add(ProductColumns columns, Collection<Granule> granules) {
        Map<TileGroup, Map<Integer, List<Tile>>> found = new HashMap<>();
        for (TileGroup group : sum.groups(columns)) {
            found.put(group, read.tiles(group, granules, watch));
        }
        for (Granule granule : granules) {
            Map<TileCover.TileDay, Map<TileGroup, Tile>> byDay = new LinkedHashMap<>();
            found.forEach((group, tilesOf) -> tilesOf.get(granule.id()).forEach(tile -> byDay.computeIfAbsent(
                            new TileCover.TileDay(
                                    granule.id(),
                                    tile.key().satellite(),
                                    tile.key().dayMs()),
                            any -> new HashMap<>())
                    .put(group, tile)));
            byDay.forEach((day, own) -> {
                watch.check();
                if (own.size() == found.size()
                        && isOpen(day, own.values().iterator().next())
                        && sum.add(day.satellite(), columns, own, 0)) {
                    sum.cover(day);
                }
            });
        }
    }

    /** Whether all samples of a day are in the window, and none is hidden by a later granule. */
    private boolean isOpen(TileCover.TileDay day, Tile tile) {
        if (scope.satellite(day.satellite()) == null
                || !scope.query().times().holds(tile.firstMs(), tile.lastMs() + 1)) {
            return false;
        }
        for (Shadow shadow : scope.shadows()) {
            if (shadow.granule() == day.granule()
                    && shadow.satellite() == day.satellite()
                    && shadow.window().startMs() <= tile.lastMs()
                    && shadow.window().endMs() > tile.firstMs()) {
                return false;
            }
        }
        return true;
    }
}
