package org.htmst.hbase.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.ChunkCell;
import org.htmst.hbase.key.TileKey;
import org.htmst.sample.SampleBatch;

/** Counts the values of some channels in the cells of the grids that tell hours, of samples that come in any order. To be used by one thread. */
public final class PeriodCounts {

    /** In place of a channel's place among those asked for: there is none. */
    public static final int NO_CHANNEL = -1;

    private final List<Column> columns;
    private final ChannelModels models;
    private final int shellPlace;
    private final int hourPlace;
    private final int shellChannel;
    private final Grid places;
    private final Grid shells;
    private final ChannelLevels[] levels;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;

    /**
     * A channel whose values are counted.
     *
     * @param entry what the catalog says of it
     * @param place among the channels asked for
     * @param flagPlace likewise of its calibration flag, or {@link #NO_CHANNEL}
     */
    public record Column(ChannelEntry entry, int place, int flagPlace) {}

    /**
     * None counted yet.
     *
     * @param columns channels of whole groups, by number
     * @param models of them, with which rows are written
     * @param shellPlace where among the channels asked for L is, or {@link #NO_CHANNEL}
     * @param hourPlace likewise magnetic local time
     * @param shellChannel the number of the channel that is L; 0 if there is none
     */
    public PeriodCounts(List<Column> columns, ChannelModels models, int shellPlace, int hourPlace, int shellChannel) {
        this.columns = List.copyOf(columns);
        this.models = models;
        this.shellPlace = shellPlace;
        this.hourPlace = hourPlace;
        this.shellChannel = shellChannel;
        this.places = new Grid(HourCells.PLACE_CELLS);
        this.shells = new Grid(HourCells.SHELL_CELLS);
        this.levels = columns.stream()
                .map(column -> new ChannelLevels(
                        column.entry().channel(), models.levels(column.entry().number()), ChannelLevels.MOST_OTHERS))
                .toArray(ChannelLevels[]::new);
    }

    /** Of one grid what was counted in each cell that has samples. */
    private final class Grid {

        /** Of each cell its place in the order in which cells came; below 0 of one that has not come. */
        private final int[] placeOf;

        private final CellCounts[] counts = new CellCounts[columns.size()];
        private int[] cells = new int[1024];
        private int[] sizes = new int[1024];
        private int size;

        Grid(int most) {
            placeOf = new int[most];
            Arrays.fill(placeOf, -1);
            Arrays.setAll(counts, c -> new CellCounts());
        }

        /** The place of a cell, in which there is one more sample. */
        int count(int cell) {
            if (placeOf[cell] < 0) {
                if (size == cells.length) {
                    cells = Arrays.copyOf(cells, 2 * size);
                    sizes = Arrays.copyOf(sizes, 2 * size);
                }
                cells[size] = cell;
                placeOf[cell] = size++;
            }
            sizes[placeOf[cell]]++;
            return placeOf[cell];
        }
    }

    /** Adds the samples of a batch, of the satellite and product and in the period. */
    public void add(SampleBatch batch) {
        int n = batch.size();
        int[] atPlace = new int[n];
        int[] atShell = hasShells() ? new int[n] : null;
        for (int i = 0; i < n; i++) {
            atPlace[i] = places.count(HourCells.place(HourCells.trixel(batch, i), batch, i));
            if (atShell != null) {
                int shell = TileGrid.shell(batch.channels().get(shellPlace), batch.values()[shellPlace][i]);
                double hour = batch.values()[hourPlace][i];
                atShell[i] =
                        shells.count(HourCells.shell(shell, batch.channels().get(hourPlace), hour));
            }
            firstMs = Math.min(firstMs, batch.timeMs()[i]);
            lastMs = Math.max(lastMs, batch.timeMs()[i]);
        }
        for (int c = 0; c < columns.size(); c++) {
            if (levels[c].areTooMany()) {
                continue;
            }
            short[] level = levels[c].of(batch.values()[columns.get(c).place()]);
            int flag = columns.get(c).flagPlace();
            double[] flags = flag < 0 ? null : batch.values()[flag];
            for (int i = 0; i < n && !levels[c].areTooMany(); i++) {
                boolean isFlagged = flags != null && flags[i] > 0;
                places.counts[c].add(atPlace[i], level[i], isFlagged);
                if (atShell != null) {
                    shells.counts[c].add(atShell[i], level[i], isFlagged);
                }
            }
        }
    }

    private boolean hasShells() {
        return shellPlace >= 0 && hourPlace >= 0;
    }

    /** Whether there were any samples. */
    public boolean isEmpty() {
        return places.size == 0;
    }

    /**
     * The rows that tell what was counted: of each group of channels one in each grid, without those of channels that have too many values.
     *
     * @param startMs the begin of the period, ms since 1970 UTC
     * @param satellite its number
     * @param id the number of the roll-up
     */
    public List<TileRows.TileRow> rows(long startMs, int satellite, int id) {
        List<TileRows.TileRow> rows = new ArrayList<>();
        for (TileGrid grid : TileGrid.OF_PERIODS) {
            if (grid == TileGrid.PLACE_HOUR || hasShells()) {
                Grid counted = grid == TileGrid.PLACE_HOUR ? places : shells;
                // Of the groups that a row has cells of, in HBase's order.
                Map<Integer, Map<String, ChunkCell>> cells = new TreeMap<>();
                groups().forEach((group, own) -> {
                    ChunkCell cell = new ChunkCell(
                            group.family(), group.group(), encoded(group.group(), grid, counted, own, startMs));
                    cells.computeIfAbsent(group.group(), any -> new TreeMap<>())
                            .put(group.family().name(), cell);
                });
                cells.forEach((group, own) -> rows.add(new TileRows.TileRow(
                        new TileKey(grid.number(), group, startMs, satellite, id), List.copyOf(own.values()))));
            }
        }
        return rows;
    }

    /** The columns of each group, without those that have too many values. */
    private Map<TileGroup, List<Integer>> groups() {
        Map<TileGroup, List<Integer>> groups = new LinkedHashMap<>();
        for (int c = 0; c < columns.size(); c++) {
            if (!levels[c].areTooMany()) {
                groups.computeIfAbsent(
                                TileGroup.of(TileGrid.PLACE_HOUR, columns.get(c).entry()), any -> new ArrayList<>())
                        .add(c);
            }
        }
        return groups;
    }

    private byte[] encoded(int group, TileGrid grid, Grid counted, List<Integer> own, long startMs) {
        int[] order = IntStream.range(0, counted.placeOf.length)
                .filter(cell -> counted.placeOf[cell] >= 0)
                .map(cell -> counted.placeOf[cell])
                .toArray();
        List<Tile.Part> parts = own.stream()
                .map(c -> new Tile.Part(
                        columns.get(c).entry().number(),
                        counted.counts[c].histograms(levels[c], order),
                        levels[c].known()))
                .toList();
        return Tile.encode(
                group,
                models.number(),
                grid == TileGrid.SHELL_HOUR ? shellChannel : 0,
                firstMs - startMs,
                lastMs - startMs,
                Arrays.stream(order).map(place -> counted.cells[place]).toArray(),
                Arrays.stream(order).map(place -> counted.sizes[place]).toArray(),
                parts);
    }
}
