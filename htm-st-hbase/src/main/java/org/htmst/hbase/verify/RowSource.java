package org.htmst.hbase.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.filter.BinaryComponentComparator;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.MultiRowRangeFilter;
import org.apache.hadoop.hbase.filter.RowFilter;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.failure.Excerpt;
import org.htmst.hbase.codec.ChunkCell;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.table.StoreTables;
import org.htmst.sample.Family;

/** Reads whole rows of a part of the table, in order of their keys, past the server's block cache. */
final class RowSource implements AutoCloseable {

    private static final long MAX_RESULT_BYTES = 2L << 20;

    private final Table table;
    private final ResultScanner results;

    /**
     * A row, or a gap: keys from {@code key} to before {@code gapEnd} of which none can be read.
     *
     * @param timestamp the greatest of its cells
     * @param gapEnd null for a row
     * @param foreign the names of cells that are none of a chunk's, escaped
     * @param unreadable of the families that HBase fails to read, why; their cells then are not told
     * @param reason why there is a gap; null for a row
     */
    record Row(
            byte[] key,
            List<ChunkCell> cells,
            long bytes,
            long timestamp,
            List<String> foreign,
            Map<Family, String> unreadable,
            byte[] gapEnd,
            String reason) {

        /** A row of which some families were read. */
        static Row of(byte[] key, List<Result> results, Map<Family, String> unreadable) {
            List<ChunkCell> cells = new ArrayList<>();
            List<String> foreign = new ArrayList<>();
            long bytes = 0;
            long timestamp = 0;
            for (Result result : results) {
                for (Cell cell : result.isEmpty() ? new Cell[0] : result.rawCells()) {
                    bytes += cell.getSerializedSize();
                    timestamp = Math.max(timestamp, cell.getTimestamp());
                    Optional<ChunkCell> own = chunkCell(cell);
                    own.ifPresent(cells::add);
                    if (own.isEmpty()) {
                        foreign.add(name(cell));
                    }
                }
            }
            return new Row(key, cells, bytes, timestamp, foreign, unreadable, null, null);
        }

        static Row gap(byte[] key, byte[] end, String reason) {
            return new Row(key, List.of(), 0, 0, List.of(), Map.of(), end, reason);
        }

        boolean isGap() {
            return gapEnd != null;
        }
    }

    private RowSource(Connection connection, Scan scan) throws IOException {
        table = connection.getTable(StoreTables.of(connection).samples());
        results = table.getScanner(scan);
    }

    /** All rows of a part. */
    static RowSource of(Connection connection, KeyParts.Part part) throws IOException {
        return new RowSource(connection, scan(part));
    }

    /** The rows of one granule in a part. */
    static RowSource ofGranule(Connection connection, KeyParts.Part part, ChunkKeyFormat keys, int granule)
            throws IOException {
        Scan scan = scan(part);
        Filter own = new RowFilter(
                CompareOperator.EQUAL, new BinaryComponentComparator(keys.granuleBytes(granule), keys.granuleOffset()));
        return new RowSource(
                connection, scan.setFilter(scan.hasFilter() ? new FilterList(scan.getFilter(), own) : own));
    }

    Row next() throws IOException {
        Result result = results.next();
        return result == null ? null : row(result);
    }

    @Override
    public void close() throws IOException {
        results.close();
        table.close();
    }

    private static Scan scan(KeyParts.Part part) {
        Scan scan = new Scan()
                .withStartRow(part.start())
                .withStopRow(part.stop())
                .setCacheBlocks(false)
                .setMaxResultSize(MAX_RESULT_BYTES);
        if (!part.ranges().isEmpty()) {
            scan.setFilter(new MultiRowRangeFilter(new ArrayList<>(part.ranges().stream()
                    .map(range -> new MultiRowRangeFilter.RowRange(range.start(), true, range.stop(), false))
                    .toList())));
        }
        return scan;
    }

    private static Row row(Result result) {
        return Row.of(result.getRow(), List.of(result), Map.of());
    }

    /** What a cell says; empty if no chunk has a cell of that family and qualifier. */
    private static Optional<ChunkCell> chunkCell(Cell cell) {
        Optional<Family> family = Stream.of(Family.values())
                .filter(own -> CellUtil.matchingFamily(cell, StoreTables.family(own)))
                .findFirst();
        return family.flatMap(own -> Qualifier.find(CellUtil.cloneQualifier(cell))
                .map(qualifier -> new ChunkCell(own, qualifier, CellUtil.cloneValue(cell))));
    }

    private static String name(Cell cell) {
        return Bytes.toStringBinary(CellUtil.cloneFamily(cell)) + ":"
                + Excerpt.of(Bytes.toStringBinary(CellUtil.cloneQualifier(cell)));
    }
}
