package org.htmst.hbase.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.RollUp;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.plan.ProductColumns;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.plan.Shadow;
import org.htmst.hbase.plan.TileCover;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.LonLat;
import org.htmst.summary.Summary;

/**
 * Answers what tiles can answer of a summary, exactly as the samples would: of whole days of a granule that no later one shadows, and of whole
 * cells. The rest is left to chunks. To be used by many threads.
 */
public final class TileReader {

    private final KeptTiles kept = new KeptTiles();
    private final TileRead read;

    /** @param models what the catalog has under a number */
    public TileReader(Connection connection, IntFunction<ChannelModels> models) {
        this.read = new TileRead(connection, models, kept);
    }

    /** Forgets the tiles that earlier questions left. */
    public void forget() {
        kept.forget();
    }

    /**
     * Adds what tiles can answer to a summary.
     *
     * @param rollUps those that are good
     * @throws org.htmst.failure.HtmStException if HBase fails, a tile is damaged, or a limit is passed
     */
    public TileAnswer answer(ScanScope scope, List<RollUp> rollUps, Summary summary, QueryWatch watch) {
        Optional<TileGrid> grid = AskedGrid.of(scope, summary);
        if (grid.isEmpty()) {
            return TileAnswer.NONE;
        }
        return TileGrid.OF_PERIODS.contains(grid.get())
                ? new RollUpAnswer(read, scope, grid.get(), summary, watch).answer(rollUps)
                : new Answering(scope, grid.get(), summary, watch).answer();
    }

    /** One answer on its way. */
    private final class Answering {

        private final ScanScope scope;
        private final SampleQuery query;
        private final TileGrid grid;
        private final Summary summary;

        /** The places of the channels that are summarized. */
        private final int[] places;

        private final QueryWatch watch;
        private final TileRegion region;
        private final Map<Integer, LonLat> centres = new HashMap<>();
        private final Set<TileCover.TileDay> days = new HashSet<>();
        private long tiles;
        private long samples;

        Answering(ScanScope scope, TileGrid grid, Summary summary, QueryWatch watch) {
            this.scope = scope;
            this.query = scope.query();
            this.grid = grid;
            this.summary = summary;
            this.places = summary.channels();
            this.watch = watch;
            this.region = new TileRegion(query.region(), TileGrid.placeLevel(scope.layout()));
        }

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
            if (days.isEmpty()) {
                return TileAnswer.NONE;
            }
            return new TileAnswer(region.cover(days), tiles, samples);
        }

        private void add(ProductColumns columns, Collection<Granule> granules) {
            List<ChannelEntry> wanted = Arrays.stream(places)
                    .map(place -> columns.askedColumn()[place])
                    .filter(column -> column >= 0)
                    .mapToObj(columns.columns()::get)
                    .toList();
            Set<TileGroup> groups =
                    wanted.stream().map(channel -> TileGroup.of(grid, channel)).collect(Collectors.toSet());
            Map<TileGroup, Map<Integer, List<Tile>>> read = new HashMap<>();
            for (TileGroup group : groups) {
                read.put(group, TileReader.this.read.tiles(group, granules, watch));
            }
            for (Granule granule : granules) {
                Map<TileCover.TileDay, Map<TileGroup, Tile>> byDay = new LinkedHashMap<>();
                read.forEach((group, tilesOf) -> tilesOf.get(granule.id()).forEach(tile -> byDay.computeIfAbsent(
                                new TileCover.TileDay(
                                        granule.id(),
                                        tile.key().satellite(),
                                        tile.key().dayMs()),
                                any -> new HashMap<>())
                        .put(group, tile)));
                byDay.forEach((day, own) -> {
                    watch.check();
                    if (own.size() == groups.size()
                            && isOpen(day, own.values().iterator().next())) {
                        add(day, columns, own);
                    }
                });
            }
        }

        /** Whether all samples of a day are in the window, and none is hidden by a later granule. */
        private boolean isOpen(TileCover.TileDay day, Tile tile) {
            if (scope.satellite(day.satellite()) == null || !query.times().holds(tile.firstMs(), tile.lastMs() + 1)) {
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

        private void add(TileCover.TileDay day, ProductColumns columns, Map<TileGroup, Tile> own) {
            Tile any = own.values().iterator().next();
            ToldChannels told = ToldChannels.NONE;
            if (grid == TileGrid.SHELL) {
                Optional<ToldChannels> shell = ToldChannels.find(columns, places.length, any.shellChannel(), 0);
                if (shell.isEmpty()) {
                    return;
                }
                told = shell.get();
            }
            CellMeaning meaning = new CellMeaning(
                    grid,
                    query,
                    summary,
                    scope.satellite(day.satellite()),
                    columns.product(),
                    columns.asked(),
                    told,
                    centres);
            DayCounts counts =
                    new DayCounts(any, places.length, grid == TileGrid.SHELL ? told::hasValue : cell -> false);
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
                days.add(day);
                tiles += own.size();
                samples += counts.samples();
            }
        }

        private boolean isInside(int cell) {
            return grid == TileGrid.SHELL || region.holds(cell);
        }
    }
}
