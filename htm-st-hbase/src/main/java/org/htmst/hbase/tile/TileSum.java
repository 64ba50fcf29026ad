package org.htmst.hbase.tile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.htmst.grid.TrixelId;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.plan.ProductColumns;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.plan.TileCover;
import org.htmst.sphere.LonLat;
import org.htmst.summary.Summary;

/** What tiles of a grid add to the summary of a question, and the chunks that they stand for. To be used by one thread. */
final class TileSum {

    private final ScanScope scope;
    private final TileGrid grid;
    private final Summary summary;

    /** The places of the channels that are summarized. */
    private final int[] places;

    private final int regionLevel;
    private final TileRegion region;
    private final Map<Integer, LonLat> centres = new HashMap<>();
    private final Set<TileCover.TileDay> days = new HashSet<>();
    private long tiles;
    private long samples;

    TileSum(ScanScope scope, TileGrid grid, Summary summary) {
        this.scope = scope;
        this.grid = grid;
        this.summary = summary;
        this.places = summary.channels();
        this.regionLevel = TileGrid.placeLevel(scope.layout());
        this.region = new TileRegion(scope.query().region(), regionLevel);
    }

    /** The groups of the channels of a product that are summarized. */
    Set<TileGroup> groups(ProductColumns columns) {
        return Arrays.stream(places)
                .map(place -> columns.askedColumn()[place])
                .filter(column -> column >= 0)
                .mapToObj(columns.columns()::get)
                .map(channel -> TileGroup.of(grid, channel))
                .collect(Collectors.toSet());
    }

    /**
     * Adds all that tiles of one satellite and time tell, or, where that would not be what the samples come to, nothing.
     *
     * @param satellite its number
     * @param own one of each group, one at least
     * @param hour the number of the channel that is magnetic local time; 0 if cells do not tell it
     * @return whether it was added
     */
    boolean add(int satellite, ProductColumns columns, Map<TileGroup, Tile> own, int hour) {
        Tile any = own.values().iterator().next();
        Optional<ToldChannels> told = isOfShells()
                ? ToldChannels.find(columns, places.length, any.shellChannel(), hour)
                : Optional.of(ToldChannels.NONE);
        if (told.isEmpty()) {
            return false;
        }
        CellMeaning meaning = new CellMeaning(
                grid,
                scope.query(),
                summary,
                scope.satellite(satellite),
                columns.product(),
                columns.asked(),
                told.get(),
                centres);
        DayCounts counts = new DayCounts(any, places.length, hasToldValue(told.get()));
        for (int c = 0; c < places.length; c++) {
            int column = columns.askedColumn()[places[c]];
            if (column >= 0) {
                ChannelEntry channel = columns.columns().get(column);
                Tile tile = own.get(TileGroup.of(grid, channel));
                if (!tile.has(channel.number())) {
                    return false;
                }
                counts.set(c, tile.histograms(channel.number()));
            }
        }
        boolean isAdded = counts.addTo(summary, meaning, this::isInside);
        if (isAdded) {
            tiles += own.size();
            samples += counts.samples();
        }
        return isAdded;
    }

    private boolean isOfShells() {
        return grid == TileGrid.SHELL || grid == TileGrid.SHELL_HOUR;
    }

    private IntPredicate hasToldValue(ToldChannels told) {
        return switch (grid) {
            case SHELL -> told::hasValue;
            case SHELL_HOUR -> told::hasValueOfAny;
            case PLACE, PLACE_HOUR -> cell -> false;
        };
    }

    private boolean isInside(int cell) {
        return switch (grid) {
            case PLACE -> region.holds(cell);
            case PLACE_HOUR -> region.holds((int) TrixelId.ancestor(HourCells.trixel(cell), regionLevel));
            case SHELL, SHELL_HOUR -> true;
        };
    }

    /** Notes that what was added stands for the chunks of a day. */
    void cover(TileCover.TileDay day) {
        days.add(day);
    }

    /** All of it. */
    TileAnswer answer() {
        return days.isEmpty() ? TileAnswer.NONE : new TileAnswer(region.cover(days), tiles, samples);
    }
}
