package org.htmst.hbase.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.retry.Patience;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;

/** Reads all samples of a live granule, whatever other granules hold the same, as the file had them. */
public final class GranuleReader {

    private final Connection connection;
    private final Catalog catalog;

    /** A reader of the store behind {@code connection}. */
    public GranuleReader(Connection connection, Catalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
    }

    /**
     * The samples of a granule, in the order of time and satellite; its channels in the order of their numbers, calibration flags
     * last, which is that of the product where all of its channels were enrolled at once.
     *
     * @throws HtmStException if a block of it is damaged, or its rows are not those that its record tells of
     */
    public SampleTable samples(Granule granule) {
        return stored(granule).samples();
    }

    /**
     * A granule as it is stored.
     *
     * @param samples as {@link #samples} gives them
     * @param timestamp the greatest of its cells
     */
    public record Stored(SampleTable samples, long timestamp) {}

    /**
     * As {@link #samples}, and what else is needed to write them again.
     *
     * @throws HtmStException as that does
     */
    public Stored stored(Granule granule) {
        try {
            CatalogNumbers names = CatalogNumbers.of(catalog);
            long[] timestamp = new long[1];
            List<StoredChunk> chunks = chunks(granule, names, timestamp);
            return new Stored(table(granule, names, chunks), timestamp[0]);
        } catch (IOException e) {
            throw Patience.of(connection).failure("reading granule " + granule.id(), e);
        }
    }

    /** All rows of a granule, decoded and checked; the greatest timestamp of their cells goes to {@code newest}. */
    private List<StoredChunk> chunks(Granule granule, CatalogNumbers names, long[] newest) throws IOException {
        List<StoredChunk> chunks = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        GranuleTally tally = new GranuleTally();
        ChunkCheck check = new ChunkCheck(names, true, faults::add);
        for (KeyParts.Part part : KeyParts.of(names.layout(), List.of(granule), 1)) {
            try (RowSource rows = RowSource.ofGranule(connection, part, names.keys(), granule.id())) {
                for (RowSource.Row row = rows.next(); row != null && faults.isEmpty(); row = rows.next()) {
                    ChunkKey key = names.keys().decode(row.key(), 0, row.key().length);
                    byte[] at = row.key();
                    newest[0] = Math.max(newest[0], row.timestamp());
                    row.foreign().forEach(cell -> faults.add(Fault.foreign(granule, cell, names.chunk(at))));
                    tally.digest().add(row.key(), row.cells());
                    Optional<StoredChunk> chunk = check.check(granule, key, row.key(), row.cells());
                    tally.add(chunk, check.channels(), names.chunk(row.key()));
                    chunk.ifPresent(chunks::add);
                }
            }
        }
        if (faults.isEmpty()) {
            tally.compare(granule, true, names, faults::add);
        }
        if (!faults.isEmpty()) {
            throw new HtmStException(faults.get(0) + "; 'htm-st verify " + granule.id() + "' tells all", false);
        }
        return chunks;
    }

    private static SampleTable table(Granule granule, CatalogNumbers names, List<StoredChunk> chunks) {
        List<ChannelEntry> entries = entries(granule, names, chunks);
        int size = chunks.stream().mapToInt(StoredChunk::size).sum();
        Position[] order = order(granule, names, chunks, size);
        int[] satellite = new int[size];
        long[] timeMs = new long[size];
        double[][] places = new double[3][size];
        double[][] values = new double[entries.size()][size];
        for (int i = 0; i < size; i++) {
            StoredChunk chunk = order[i].chunk;
            int at = order[i].at;
            satellite[i] = order[i].satellite;
            timeMs[i] = chunk.timeMs()[at];
            places[0][i] = chunk.lonDeg()[at];
            places[1][i] = chunk.latDeg()[at];
            places[2][i] = chunk.altKm()[at];
            for (int c = 0; c < values.length; c++) {
                double[] column = chunk.values().get(entries.get(c).number());
                // Only a flag may be absent, and is clear then.
                values[c][i] = column == null ? 0 : column[at];
            }
        }
        ValueType positionType =
                chunks.isEmpty() ? ValueType.FLOAT64 : chunks.get(0).positionType();
        List<Channel> channels = entries.stream().map(ChannelEntry::channel).toList();
        return new SampleTable(
                positionType,
                granule.satellites(),
                satellite,
                timeMs,
                places[0],
                places[1],
                places[2],
                channels,
                values);
    }

    /** The channels of the chunks, and the flags, which may be absent from all of them. */
    private static List<ChannelEntry> entries(Granule granule, CatalogNumbers names, List<StoredChunk> chunks) {
        SortedSet<Integer> numbers = new TreeSet<>();
        chunks.forEach(chunk -> numbers.addAll(chunk.values().keySet()));
        names.channels().values().stream()
                .filter(entry -> entry.channel().product().equals(granule.product()))
                .filter(entry -> granule.flags().contains(entry.channel().name()))
                .forEach(entry -> numbers.add(entry.number()));
        Map<Integer, ChannelEntry> known = names.channels();
        return numbers.stream()
                .map(known::get)
                .sorted(Comparator.comparing((ChannelEntry entry) ->
                                granule.flags().contains(entry.channel().name()))
                        .thenComparingInt(ChannelEntry::number))
                .toList();
    }

    /** Where a sample is. */
    private record Position(StoredChunk chunk, int at, long timeMs, int satellite) {}

    private static Position[] order(Granule granule, CatalogNumbers names, List<StoredChunk> chunks, int size) {
        Position[] order = new Position[size];
        int i = 0;
        for (StoredChunk chunk : chunks) {
            String name = names.satellites().get(chunk.key().satellite());
            int satellite = granule.satellites().indexOf(name);
            for (int at = 0; at < chunk.size(); at++) {
                order[i++] = new Position(chunk, at, chunk.timeMs()[at], satellite);
            }
        }
        Arrays.sort(order, Comparator.comparingLong(Position::timeMs).thenComparingInt(Position::satellite));
        return order;
    }
}
