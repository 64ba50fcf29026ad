package org.htmst.hbase.tile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.htmst.grid.TrixelId;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.RollUp;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.plan.ProductColumns;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.plan.TileCover;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.LonLat;
import org.htmst.summary.Summary;

/** What roll-ups answer of a question: for all days of their period, in all chunks whose trixels lie wholly in the region. */
final class RollUpAnswer {

    private final TileRead read;
    private final ScanScope scope;
    private final SampleQuery query;
    private final TileGrid grid;
    private final Summary summary;

    /** The places of the channels that are summarized. */
    private final int[] places;

    private final QueryWatch watch;
    private final TileRegion region;
    private final int regionLevel;
    private final Map<Integer, LonLat> centres = new HashMap<>();
    private final Set<TileCover.TileDay> days = new HashSet<>();
    private long tiles;
    private long samples;

    /** @param grid one of those of periods */
    RollUpAnswer(TileRead read, ScanScope scope, TileGrid grid, Summary summary, QueryWatch watch) {
        this.read = read;
        this.scope = scope;
        this.query = scope.query();
        this.grid = grid;
        this.summary = summary;
        this.places = summary.channels();
        this.watch = watch;
        this.regionLevel = TileGrid.placeLevel(scope.layout());
        this.region = new TileRegion(query.region(), regionLevel);
    }

    /** Adds it to the summary. */
    TileAnswer answer(List<RollUp> rollUps) {
        Map<ProductColumns, List<RollUp>> ofColumns = new LinkedHashMap<>();
        for (RollUp rollUp : rollUps) {
            if (query.times().holds(rollUp.startMs(), rollUp.endMs())
                    && scope.satellite(rollUp.satelliteNumber()) != null
                    && rollUp.granules().stream().allMatch(granule -> scope.source(granule) != null)) {
                ProductColumns columns = scope.source(rollUp.granules().get(0)).columns();
                ofColumns.computeIfAbsent(columns, any -> new ArrayList<>()).add(rollUp);
            }
        }
        ofColumns.forEach(this::add);
        return days.isEmpty() ? TileAnswer.NONE : new TileAnswer(region.cover(days), tiles, samples);
    }

    private void add(ProductColumns columns, List<RollUp> rollUps) {
        Map<TileGroup, Map<RollUp, Tile>> read = new LinkedHashMap<>();
        for (int place : places) {
            if (columns.askedColumn()[place] >= 0) {
                read.computeIfAbsent(
                        TileGroup.of(grid, columns.columns().get(columns.askedColumn()[place])),
                        group -> this.read.ofRollUps(group, rollUps, watch));
            }
        }
        for (RollUp rollUp : read.isEmpty() ? List.<RollUp>of() : rollUps) {
            watch.check();
            Map<TileGroup, Tile> own = new LinkedHashMap<>();
            read.forEach((group, ofRollUps) -> {
                if (ofRollUps.containsKey(rollUp)) {
                    own.put(group, ofRollUps.get(rollUp));
                }
            });
            if (own.size() == read.size()) {
                add(rollUp, columns, own);
            }
        }
    }

    private void add(RollUp rollUp, ProductColumns columns, Map<TileGroup, Tile> own) {
        ToldChannels told = ToldChannels.NONE;
        if (grid == TileGrid.SHELL_HOUR) {
            Optional<ToldChannels> found =
                    ToldChannels.find(columns, places.length, rollUp.shellChannel(), rollUp.hourChannel());
            if (found.isEmpty()) {
                return;
            }
            told = found.get();
        }
        CellMeaning meaning = new CellMeaning(
                grid, query, summary, rollUp.satellite(), columns.product(), columns.asked(), told, centres);
        DayCounts counts = new DayCounts(
                own.values().iterator().next(),
                places.length,
                grid == TileGrid.SHELL_HOUR ? told::hasValueOfAny : cell -> false);
        for (int c = 0; c < places.length; c++) {
            int column = columns.askedColumn()[places[c]];
            if (column >= 0) {
                ChannelEntry channel = columns.columns().get(column);
                Tile tile = own.get(TileGroup.of(grid, channel));
                if (!tile.has(channel.number())) {
                    return;
                }
                counts.set(c, tile.histograms(channel.number()));
            }
        }
        if (counts.addTo(summary, meaning, this::isInside)) {
            rollUp.granules().forEach(granule -> addDays(rollUp, granule));
            tiles += own.size();
            samples += counts.samples();
        }
    }

    private boolean isInside(int cell) {
        return grid == TileGrid.SHELL_HOUR
                || region.holds((int) TrixelId.ancestor(HourCells.trixel(cell), regionLevel));
    }

    private void addDays(RollUp rollUp, int granule) {
        long firstMs =
                Math.max(rollUp.startMs(), scope.source(granule).granule().firstMs());
        long lastMs =
                Math.min(rollUp.endMs() - 1, scope.source(granule).granule().lastMs());
        for (long day = ChunkKey.earliestStartMs(firstMs); day <= lastMs; day = ChunkKey.latestEndMs(day)) {
            days.add(new TileCover.TileDay(granule, rollUp.satelliteNumber(), day));
        }
    }
}
