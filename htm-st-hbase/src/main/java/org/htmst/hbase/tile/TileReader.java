package org.htmst.hbase.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
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
import org.htmst.grid.Trixel;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.plan.ProductColumns;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.plan.Shadow;
import org.htmst.hbase.plan.TileCover;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sample.Channel;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.sphere.Relation;
import org.htmst.summary.Summary;
import org.htmst.track.Direction;

/**
 * Answers what tiles can answer of a summary, exactly as the samples would: of whole days of a granule that no later one shadows, and of whole
 * cells. The rest is left to chunks. To be used by many threads.
 */
public final class TileReader {

    /** Those by which two bounds of an interval tell all of it. */
    private static final Set<ValueCondition.Comparison> ORDERED = EnumSet.of(
            ValueCondition.Comparison.LT,
            ValueCondition.Comparison.LE,
            ValueCondition.Comparison.GT,
            ValueCondition.Comparison.GE);

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
     * @throws org.htmst.failure.HtmStException if HBase fails, a tile is damaged, or a limit is passed
     */
    public TileAnswer answer(ScanScope scope, Summary summary, QueryWatch watch) {
        Optional<TileGrid> grid = grid(scope, summary);
        if (grid.isEmpty()) {
            return TileAnswer.NONE;
        }
        return new Answering(scope, grid.get(), summary, watch).answer();
    }

    private static Optional<TileGrid> grid(ScanScope scope, Summary summary) {
        SampleQuery query = scope.query();
        int told = query.channels().size() - summary.channels().length;
        if (query.channels().isEmpty()
                || query.localTime().isPresent()
                || query.keepFlagged()
                || query.direction() != Direction.BOTH
                || told > 1) {
            return Optional.empty();
        }
        if (told == 0 && query.where().isEmpty() && summary.isAlikeIn(TileGrid.placeLevel(scope.layout()))) {
            return Optional.of(TileGrid.PLACE);
        }
        boolean ordered = query.where().stream()
                .allMatch(condition -> condition.alternatives().size() == 1
                        && ORDERED.contains(condition.alternatives().get(0).comparison()));
        int place = summary.channels().length;
        return ordered
                        && query.region().equals(Region.SPHERE)
                        && summary.groups().stream()
                                .allMatch(group -> group.isAlikeIn(-1)
                                        && (group.channel() < 0 || group.channel() == place && told == 1))
                ? Optional.of(TileGrid.SHELL)
                : Optional.empty();
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
        private final Map<Integer, Relation> relations = new HashMap<>();
        private final Map<Integer, LonLat> centres = new HashMap<>();
        private final Set<TileCover.TileDay> days = new HashSet<>();
        private final Set<Long> trixels = new HashSet<>();
        private long tiles;
        private long samples;

        Answering(ScanScope scope, TileGrid grid, Summary summary, QueryWatch watch) {
            this.scope = scope;
            this.query = scope.query();
            this.grid = grid;
            this.summary = summary;
            this.places = summary.channels();
            this.watch = watch;
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
            relations.forEach((trixel, relation) -> {
                if (relation == Relation.INSIDE) {
                    trixels.add((long) trixel);
                }
            });
            boolean everywhere = query.region().equals(Region.SPHERE);
            TileCover cover = new TileCover(
                    days, everywhere ? -1 : TileGrid.placeLevel(scope.layout()), everywhere ? Set.of() : trixels);
            return new TileAnswer(cover, tiles, samples);
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
            int shellPlace = places.length < query.channels().size() ? places.length : -1;
            Channel shell = null;
            if (grid == TileGrid.SHELL) {
                Optional<ChannelEntry> entry = shell(columns, any.shellChannel(), shellPlace);
                if (entry.isEmpty()) {
                    return;
                }
                shell = entry.get().channel();
            }
            CellMeaning meaning = new CellMeaning(
                    grid,
                    query,
                    summary,
                    scope.satellite(day.satellite()),
                    columns.product(),
                    columns.asked(),
                    shellPlace,
                    shell,
                    centres);
            DayCounts counts = new DayCounts(any, places.length, shellPlace >= 0);
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

        /** The channel that tells shells, if it is the one that the question tells apart by, and sets conditions to. */
        private Optional<ChannelEntry> shell(ProductColumns columns, int number, int shellPlace) {
            boolean isAsked = shellPlace < 0
                    || columns.askedColumn()[shellPlace] >= 0
                            && columns.columns()
                                            .get(columns.askedColumn()[shellPlace])
                                            .number()
                                    == number;
            boolean isTested = Arrays.stream(columns.whereColumn())
                    .allMatch(alternatives ->
                            columns.columns().get(alternatives[0]).number() == number);
            return isAsked && isTested
                    ? columns.columns().stream()
                            .filter(entry -> entry.number() == number)
                            .findFirst()
                    : Optional.empty();
        }

        private boolean isInside(int cell) {
            return grid == TileGrid.SHELL
                    || relations.computeIfAbsent(cell, id -> query.region()
                                    .relate(Trixel.of(id).triangle()))
                            == Relation.INSIDE;
        }
    }
}
