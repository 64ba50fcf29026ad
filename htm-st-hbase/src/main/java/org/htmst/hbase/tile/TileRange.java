package org.htmst.hbase.tile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.TileKeyFormat;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;

/**
 * The row keys of the tiles of one grid and channel group whose days meet a window.
 *
 * @param start the first, or a prefix of it
 * @param stop likewise of the first behind them
 */
public record TileRange(byte[] start, byte[] stop) {

    /** The keys of tiles of a grid and group. */
    public static TileRange of(TileGrid grid, int group, TimeWindow window) {
        return new TileRange(
                TileKeyFormat.lowerBound(grid.number(), group, ChunkKey.earliestStartMs(window.startMs())),
                TileKeyFormat.lowerBound(grid.number(), group, window.endMs()));
    }

    /** The keys of all tiles that count samples of longer periods. */
    public static TileRange ofPeriods() {
        int first = TileGrid.OF_PERIODS.get(0).number();
        int end = first + TileGrid.OF_PERIODS.size();
        return new TileRange(
                TileKeyFormat.lowerBound(first, 0, TimeAxis.MIN_MS), TileKeyFormat.lowerBound(end, 0, TimeAxis.MIN_MS));
    }

    /** The keys of all tiles that granules with samples in the window may have of some channels. */
    public static List<TileRange> all(Collection<ChannelEntry> channels, TimeWindow window) {
        List<TileRange> ranges = new ArrayList<>();
        for (TileGrid grid : TileGrid.OF_DAYS) {
            channels.stream()
                    .map(channel -> ChannelGroup.qualifier(channel.number()))
                    .distinct()
                    .sorted()
                    .forEach(group -> ranges.add(of(grid, group, window)));
        }
        return ranges;
    }
}
