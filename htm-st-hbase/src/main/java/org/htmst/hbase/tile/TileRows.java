package org.htmst.hbase.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.htmst.code.CodeLayout;
import org.htmst.grid.TrixelId;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.ChunkCell;
import org.htmst.hbase.codec.ChunkNumbers;
import org.htmst.hbase.codec.Chunks;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.TileKey;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleTable;

/** Makes the tiles of a granule of its samples. */
public final class TileRows {

    /** Of a day with fewer samples there are no tiles: its chunks are read as soon. */
    public static final int FEWEST_SAMPLES = 500;

    private final SampleTable table;
    private final CodeLayout layout;
    private final ChunkNumbers numbers;
    private final ChannelModels models;
    private final Map<Family, Map<Integer, List<TileColumn>>> groups =
            new TreeMap<>(Comparator.comparing(Family::name));
    private final List<TileRow> rows = new ArrayList<>();

    /**
     * The row of tiles.
     *
     * @param cells what {@link Tile} reads, one for each family that has channels of the group, in HBase's order
     */
    public record TileRow(TileKey key, List<ChunkCell> cells) {}

    private TileRows(SampleTable table, CodeLayout layout, ChunkNumbers numbers, ChannelModels models) {
        this.table = table;
        this.layout = layout;
        this.numbers = numbers;
        this.models = models;
    }

    /**
     * The tiles of a table's samples.
     *
     * @param chunks of the table, in that layout
     * @param models of the channels, which the catalog has
     */
    public static List<TileRow> of(
            SampleTable table, Chunks chunks, CodeLayout layout, ChunkNumbers numbers, ChannelModels models) {
        TileRows rows = new TileRows(table, layout, numbers, models);
        Map<Day, List<Integer>> days = rows.days(chunks);
        if (!days.isEmpty()) {
            rows.addColumns();
            days.forEach((day, own) -> rows.add(day, chunks, own));
        }
        return rows.rows;
    }

    /** A satellite's UTC day, which begins at {@code startMs}. */
    private record Day(int satellite, long startMs) implements Comparable<Day> {

        @Override
        public int compareTo(Day other) {
            return Comparator.comparingInt(Day::satellite)
                    .thenComparingLong(Day::startMs)
                    .compare(this, other);
        }
    }

    /** Of each day that has samples enough its chunks. */
    private Map<Day, List<Integer>> days(Chunks chunks) {
        Map<Day, List<Integer>> days = new TreeMap<>();
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            ChunkKey key = chunks.key(chunk);
            Day day = new Day(key.satellite(), ChunkKey.earliestStartMs(key.startMs()));
            days.computeIfAbsent(day, any -> new ArrayList<>()).add(chunk);
        }
        days.values().removeIf(own -> own.stream().mapToInt(chunks::count).sum() < FEWEST_SAMPLES);
        return days;
    }

    private void addColumns() {
        for (int c = 0; c < table.channels().size(); c++) {
            Channel channel = table.channels().get(c);
            int number = numbers.channel().applyAsInt(channel);
            double[] flag = channel.calibration().isEmpty()
                    ? null
                    : column(channel.calibration())
                            .map(place -> table.values()[place])
                            .orElse(null);
            TileColumn.of(channel, number, table.values()[c], flag, models.levels(number))
                    .ifPresent(column -> groups.computeIfAbsent(channel.family(), family -> new TreeMap<>())
                            .computeIfAbsent(ChannelGroup.qualifier(number), group -> new ArrayList<>())
                            .add(column));
        }
        groups.values().forEach(ofFamily -> ofFamily.values()
                .forEach(columns -> columns.sort(Comparator.comparingInt(TileColumn::number))));
    }

    private Optional<Integer> column(String called) {
        return IntStream.range(0, table.channels().size())
                .boxed()
                .filter(c -> table.channels().get(c).isCalled(called))
                .findFirst();
    }

    private void add(Day day, Chunks chunks, List<Integer> own) {
        int[][] samplesOf = own.stream().map(chunks::samples).toArray(int[][]::new);
        int[] samples = Arrays.stream(samplesOf).flatMapToInt(Arrays::stream).toArray();
        int[] trixels = new int[samples.length];
        int level = TileGrid.placeLevel(layout);
        int at = 0;
        for (int i = 0; i < samplesOf.length; i++) {
            int trixel =
                    (int) TrixelId.ancestor(layout.trixel(chunks.key(own.get(i)).code()), level);
            Arrays.fill(trixels, at, at + samplesOf[i].length, trixel);
            at += samplesOf[i].length;
        }
        LongSummaryStatistics times =
                Arrays.stream(samples).mapToLong(i -> table.timeMs()[i]).summaryStatistics();
        add(day, TileGrid.PLACE, 0, times, CellOrder.of(samples, trixels, 16 << 2 * level));
        Optional<Integer> shell = column(TileGrid.SHELL_CHANNEL)
                .filter(c -> table.channels().get(c).calibration().isEmpty());
        if (shell.isPresent()) {
            Channel channel = table.channels().get(shell.get());
            double[] values = table.values()[shell.get()];
            int[] shells = new int[samples.length];
            for (int i = 0; i < shells.length; i++) {
                shells[i] = TileGrid.shell(channel, values[samples[i]]);
            }
            int number = numbers.channel().applyAsInt(channel);
            add(day, TileGrid.SHELL, number, times, CellOrder.of(samples, shells, TileGrid.NO_SHELL + 1));
        }
    }

    private void add(Day day, TileGrid grid, int shellChannel, LongSummaryStatistics times, CellOrder order) {
        int fromMs = (int) (times.getMin() - day.startMs());
        int toMs = (int) (times.getMax() - day.startMs());
        Map<Integer, List<ChunkCell>> cells = new TreeMap<>();
        groups.forEach((family, ofFamily) -> ofFamily.forEach((group, columns) -> {
            List<Tile.Part> parts = columns.stream()
                    .map(column -> new Tile.Part(
                            column.number(), column.histograms(order.order(), order.starts()), column.modelLevels()))
                    .toList();
            byte[] value = Tile.encode(
                    group, models.number(), shellChannel, fromMs, toMs, order.cells(), order.sizes(), parts);
            cells.computeIfAbsent(group, any -> new ArrayList<>()).add(new ChunkCell(family, group, value));
        }));
        cells.forEach((group, own) -> rows.add(new TileRow(
                new TileKey(grid.number(), group, day.startMs(), day.satellite(), numbers.granule()), own)));
    }
}
