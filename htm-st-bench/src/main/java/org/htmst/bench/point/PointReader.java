package org.htmst.bench.point;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.PrivateCellUtil;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.filter.MultiRowRangeFilter;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.system.SampleDigest;
import org.htmst.cover.CodeRange;

/** Reads the rows of one part and keeps those that answer. Used once. */
final class PointReader implements Callable<PointReader> {

    /** The cells that rows, a test of places, and an aggregate without one need. */
    static final Set<Byte> ALL = Set.of(PointRow.LON, PointRow.LAT, PointRow.ALT, PointRow.MEASURED);

    static final Set<Byte> PLACED = Set.of(PointRow.LON, PointRow.LAT, PointRow.MEASURED);
    static final Set<Byte> VALUE = Set.of(PointRow.MEASURED);

    private static final int CACHED_ROWS = 20_000;
    private static final long MAX_RESULT_BYTES = 4L << 20;

    private final Connection connection;
    private final TableName table;
    private final BenchQuery query;
    private final Set<Byte> wanted;
    private final List<CodeRange> ranges;
    private final SampleDigest digest = new SampleDigest();
    private final float[] cells = new float[PointRow.MEASURED + 1];
    private int range;
    private long rows;
    private long bytes;
    private long firstNs;

    PointReader(Connection connection, TableName table, BenchQuery query, Set<Byte> wanted, PointPart part) {
        this.connection = connection;
        this.table = table;
        this.query = query;
        this.wanted = wanted;
        this.ranges = part.ranges();
    }

    @Override
    public PointReader call() throws IOException {
        try (Table open = connection.getTable(table);
                ResultScanner results = open.getScanner(request())) {
            for (Result row = results.next(); row != null; row = results.next()) {
                read(row.rawCells());
            }
        }
        firstNs = firstNs == 0 ? System.nanoTime() : firstNs;
        return this;
    }

    /** What answered. */
    SampleDigest digest() {
        return digest;
    }

    /** Rows read. */
    long rows() {
        return rows;
    }

    /** Bytes of their keys and values. */
    long bytes() {
        return bytes;
    }

    /** When the first row came, by {@link System#nanoTime()}; or when it was clear that there is none. */
    long firstNs() {
        return firstNs;
    }

    private Scan request() {
        Scan scan = new Scan()
                .withStartRow(PointTable.start(ranges.get(0).first()))
                .withStopRow(PointTable.start(ranges.get(ranges.size() - 1).end()))
                .setCaching(CACHED_ROWS)
                .setMaxResultSize(MAX_RESULT_BYTES);
        wanted.forEach(cell -> scan.addColumn(PointTable.family(), new byte[] {cell}));
        if (ranges.size() > 1) {
            scan.setFilter(new MultiRowRangeFilter(ranges.stream()
                    .map(r -> new MultiRowRangeFilter.RowRange(
                            PointTable.start(r.first()), true, PointTable.start(r.end()), false))
                    .collect(Collectors.toCollection(ArrayList::new))));
        }
        return scan;
    }

    private void read(Cell[] row) {
        firstNs = firstNs == 0 ? System.nanoTime() : firstNs;
        rows++;
        cells[PointRow.MEASURED] = Float.NaN;
        for (Cell cell : row) {
            bytes += PrivateCellUtil.estimatedSerializedSizeOfKey(cell) + cell.getValueLength();
            cells[cell.getQualifierArray()[cell.getQualifierOffset()]] =
                    Float.intBitsToFloat(Bytes.toInt(cell.getValueArray(), cell.getValueOffset()));
        }
        if (Float.isNaN(cells[PointRow.MEASURED])) {
            return;
        }
        Cell any = row[0];
        long code = Bytes.toLong(any.getRowArray(), any.getRowOffset());
        long timeMs = any.getTimestamp();
        if (answers(code, timeMs)) {
            digest.add(
                    any.getRowArray()[any.getRowOffset() + Long.BYTES],
                    timeMs,
                    cells[PointRow.LON],
                    cells[PointRow.LAT],
                    cells[PointRow.ALT],
                    cells[PointRow.MEASURED]);
        }
    }

    /** Inner ranges promise region and window; only the local time is left to test. */
    private boolean answers(long code, long timeMs) {
        while (code >= ranges.get(range).end()) {
            range++;
        }
        boolean tested = ranges.get(range).inner() && query.localTime().isEmpty();
        return tested || query.contains(timeMs, cells[PointRow.LON], cells[PointRow.LAT]);
    }
}
