package org.htmst.hbase.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.htmst.code.CodeLayout;
import org.htmst.grid.TrixelId;
import org.htmst.hbase.codec.column.ChannelModel;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.Qualifier;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleTable;
import org.htmst.sphere.LonLat;

/**
 * The samples of one granule, cut into chunks: those of one satellite, one space-time cell of the layout and one UTC day, in
 * order of time, at most {@link #MAX_SAMPLES} of them. Rows are encoded when asked for.
 */
public final class Chunks {

    /** The most samples of one chunk; more of one cell and day go to further chunks with later start times. */
    public static final int MAX_SAMPLES = 4096;

    private final SampleTable table;
    private final ChunkNumbers numbers;
    private final long[] codes;
    private final int[] order;
    private final int[] starts;
    private final Map<Family, List<ChunkColumn>> columns;

    private Chunks(SampleTable table, ChunkNumbers numbers, long[] codes, int[] order, int[] starts) {
        this.table = table;
        this.numbers = numbers;
        this.codes = codes;
        this.order = order;
        this.starts = starts;
        this.columns = columnsByFamily(table, numbers);
    }

    /**
     * Cuts a table.
     *
     * @param layout the layout of the sample table, at its chunk level
     * @throws IllegalArgumentException if the table has no channels, or two samples of one satellite at one time
     */
    public static Chunks of(SampleTable table, CodeLayout layout, ChunkNumbers numbers) {
        if (table.channels().isEmpty()) {
            throw new IllegalArgumentException("a table without channels cannot be stored; give it at least one");
        }
        long[] codes = new long[table.size()];
        for (int i = 0; i < codes.length; i++) {
            LonLat place = new LonLat(table.lonDeg()[i], table.latDeg()[i]);
            codes[i] = layout.code(table.timeMs()[i], TrixelId.of(place.unitVector(), layout.level()));
        }
        int[] order = sorted(table, codes);
        int[] starts = new int[order.length + 1];
        int chunks = 0;
        for (int at = 0; at < order.length; at++) {
            if (at == 0 || at - starts[chunks - 1] == MAX_SAMPLES || isCut(table, codes, order[at - 1], order[at])) {
                starts[chunks++] = at;
            }
        }
        starts[chunks] = order.length;
        return new Chunks(table, numbers, codes, order, Arrays.copyOf(starts, chunks + 1));
    }

    /** The number of chunks. */
    public int size() {
        return starts.length - 1;
    }

    /** How many samples {@code chunk} holds. */
    public int count(int chunk) {
        return starts[chunk + 1] - starts[chunk];
    }

    /** The rows of the table's samples that {@code chunk}, 0 to {@link #size()} - 1, holds, in order of time. */
    public int[] samples(int chunk) {
        return Arrays.copyOfRange(order, starts[chunk], starts[chunk + 1]);
    }

    /** The key of {@code chunk}. */
    public ChunkKey key(int chunk) {
        int first = order[starts[chunk]];
        int satellite = numbers.satellite().applyAsInt(table.satellites().get(table.satellite()[first]));
        return new ChunkKey(codes[first], table.timeMs()[first], satellite, numbers.granule());
    }

    /**
     * The rows of all chunks, encoded now.
     *
     * @param models of the channels, which the catalog has
     * @throws IllegalArgumentException if a value is none of its channel's type
     */
    public List<ChunkRow> rows(ChannelModels models) {
        List<int[]> samples = IntStream.range(0, size()).mapToObj(this::samples).toList();
        List<List<ChunkCell>> cells = new ArrayList<>();
        List<byte[]> geometries = new ArrayList<>();
        for (int chunk = 0; chunk < size(); chunk++) {
            cells.add(new ArrayList<>());
            geometries.add(geometry(key(chunk).startMs(), samples.get(chunk)));
        }
        columns.forEach((family, channels) -> {
            for (int chunk = 0; chunk < size(); chunk++) {
                cells.get(chunk).add(new ChunkCell(family, Qualifier.GEOMETRY, geometries.get(chunk)));
            }
            groups(channels).forEach((qualifier, group) -> {
                List<SortedMap<Integer, byte[]>> parts = parts(group, channels, samples, models);
                for (int chunk = 0; chunk < size(); chunk++) {
                    if (!parts.get(chunk).isEmpty()) {
                        byte[] cell = ChannelGroup.encode(samples.get(chunk).length, models.number(), parts.get(chunk));
                        cells.get(chunk).add(new ChunkCell(family, qualifier, cell));
                    }
                }
            });
        });
        return IntStream.range(0, size())
                .mapToObj(chunk -> new ChunkRow(key(chunk), samples.get(chunk).length, cells.get(chunk)))
                .toList();
    }

    private byte[] geometry(long startMs, int[] samples) {
        long[] timesMs =
                Arrays.stream(samples).mapToLong(i -> table.timeMs()[i]).toArray();
        return Geometry.encode(
                startMs,
                timesMs,
                table.positionType(),
                gathered(table.lonDeg(), samples),
                gathered(table.latDeg(), samples),
                gathered(table.altKm(), samples),
                0,
                samples.length);
    }

    private static SortedMap<Integer, List<ChunkColumn>> groups(List<ChunkColumn> columns) {
        return columns.stream()
                .collect(Collectors.groupingBy(
                        column -> ChannelGroup.qualifier(column.number()), TreeMap::new, Collectors.toList()));
    }

    /**
     * Of each chunk the parts of channels by number. One channel after the other: its values and its model stay near the processor.
     *
     * @param family all channels of the family, among which are the sources of models
     */
    private static List<SortedMap<Integer, byte[]>> parts(
            List<ChunkColumn> group, List<ChunkColumn> family, List<int[]> samples, ChannelModels models) {
        List<SortedMap<Integer, byte[]>> parts = new ArrayList<>();
        samples.forEach(chunk -> parts.add(new TreeMap<>()));
        for (ChunkColumn column : group) {
            Optional<ChannelModel> known = models.model(column.number());
            List<ChunkColumn> sources =
                    known.map(model -> sources(model, family)).orElse(List.of());
            // A file may lack a source.
            Optional<ChannelModel> model = known.filter(some -> some.sources().length == sources.size());
            ChunkColumn.Parts ofColumn = column.parts(model, model.isPresent() ? sources : List.of());
            for (int chunk = 0; chunk < samples.size(); chunk++) {
                SortedMap<Integer, byte[]> ofChunk = parts.get(chunk);
                ofColumn.of(samples.get(chunk)).ifPresent(part -> ofChunk.put(column.number(), part));
            }
        }
        return parts;
    }

    private static List<ChunkColumn> sources(ChannelModel model, List<ChunkColumn> family) {
        return Arrays.stream(model.sources())
                .boxed()
                .flatMap(number -> family.stream().filter(column -> column.number() == number && column.isInAll()))
                .toList();
    }

    /** Of each family that has channels, in HBase's order, their columns, ordered by number. */
    private static Map<Family, List<ChunkColumn>> columnsByFamily(SampleTable table, ChunkNumbers numbers) {
        Set<String> flags = new HashSet<>();
        table.channels().forEach(channel -> flags.add(channel.calibration()));
        Map<Family, List<ChunkColumn>> columns = new TreeMap<>(Comparator.comparing(Family::name));
        for (int c = 0; c < table.channels().size(); c++) {
            Channel channel = table.channels().get(c);
            columns.computeIfAbsent(channel.family(), family -> new ArrayList<>())
                    .add(new ChunkColumn(
                            channel,
                            numbers.channel().applyAsInt(channel),
                            flags.contains(channel.name()),
                            table.values()[c]));
        }
        columns.values().forEach(list -> list.sort(Comparator.comparingInt(ChunkColumn::number)));
        return columns;
    }

    private static int[] sorted(SampleTable table, long[] codes) {
        Integer[] order = new Integer[codes.length];
        Arrays.setAll(order, i -> i);
        int[] satellite = table.satellite();
        long[] timeMs = table.timeMs();
        Arrays.sort(order, (a, b) -> {
            int bySatellite = Integer.compare(satellite[a], satellite[b]);
            int byCode = bySatellite != 0 ? bySatellite : Long.compare(codes[a], codes[b]);
            return byCode != 0 ? byCode : Long.compare(timeMs[a], timeMs[b]);
        });
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    /** Whether a new chunk begins between two neighbours of the order. */
    private static boolean isCut(SampleTable table, long[] codes, int before, int after) {
        if (table.satellite()[before] != table.satellite()[after] || codes[before] != codes[after]) {
            return true;
        }
        long beforeMs = table.timeMs()[before];
        long afterMs = table.timeMs()[after];
        if (beforeMs == afterMs) {
            throw new IllegalArgumentException("two samples of "
                    + table.satellites().get(table.satellite()[after]) + " at "
                    + Instant.ofEpochMilli(afterMs) + "; times of one satellite must differ: leave one out");
        }
        return ChunkKey.earliestStartMs(beforeMs) != ChunkKey.earliestStartMs(afterMs);
    }

    /** The entries of {@code samples} in a column. */
    static double[] gathered(double[] column, int[] samples) {
        double[] values = new double[samples.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = column[samples[i]];
        }
        return values;
    }
}
