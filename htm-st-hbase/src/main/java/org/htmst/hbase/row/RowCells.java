package org.htmst.hbase.row;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Result;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.table.StoreTables;
import org.htmst.sample.Family;

/** One row of the samples table: which chunk it holds, and those of its cells that were asked for. */
public final class RowCells {

    private static final Family[] FAMILIES = Family.values();
    private static final byte[][] FAMILY_NAMES =
            Arrays.stream(FAMILIES).map(StoreTables::family).toArray(byte[][]::new);

    /** Of the objects that a row is in memory. */
    private static final int ROW_BYTES = 128;

    private final ChunkKey key;
    private final List<RowCell> cells;
    private final long bytesRead;

    private RowCells(ChunkKey key, List<RowCell> cells, long bytesRead) {
        this.key = key;
        this.cells = cells;
        this.bytesRead = bytesRead;
    }

    /** What HBase answered; shares its bytes. */
    static RowCells of(Result result, ChunkKeyFormat keys) {
        byte[] row = result.getRow();
        Cell[] raw = result.rawCells();
        List<RowCell> cells = new ArrayList<>(raw.length);
        long bytes = 0;
        for (Cell cell : raw) {
            bytes += cell.getSerializedSize();
            cells.add(new RowCell(
                    family(cell),
                    Qualifier.decode(cell.getQualifierArray(), cell.getQualifierOffset(), cell.getQualifierLength()),
                    cell.getValueArray(),
                    cell.getValueOffset(),
                    cell.getValueLength()));
        }
        return new RowCells(keys.decode(row, 0, row.length), cells, bytes);
    }

    private static Family family(Cell cell) {
        for (int f = 0; f < FAMILIES.length; f++) {
            if (CellUtil.matchingFamily(cell, FAMILY_NAMES[f])) {
                return FAMILIES[f];
            }
        }
        throw new IllegalArgumentException("a column family that was not asked for: "
                + new String(CellUtil.cloneFamily(cell), StandardCharsets.US_ASCII));
    }

    /** The same, in memory that nothing else is held in, and no longer counted as read. */
    RowCells toKeep() {
        byte[] own = new byte[valueBytes()];
        RowCell[] copies = new RowCell[cells.size()];
        int at = 0;
        for (int c = 0; c < copies.length; c++) {
            RowCell cell = cells.get(c);
            copies[c] = cell.copy(own, at);
            at += cell.length();
        }
        return new RowCells(key, List.of(copies), 0);
    }

    /** Which chunk it holds. */
    public ChunkKey key() {
        return key;
    }

    /** Its cells. */
    public List<RowCell> cells() {
        return cells;
    }

    /** Key and value bytes that HBase sent for it; 0 if it was kept. */
    public long bytesRead() {
        return bytesRead;
    }

    /** Whether it was kept, and not read now. */
    public boolean isKept() {
        return bytesRead == 0;
    }

    /** The bytes of all values. */
    int valueBytes() {
        int bytes = 0;
        for (RowCell cell : cells) {
            bytes += cell.length();
        }
        return bytes;
    }

    /** About how many bytes of memory it takes when it is kept. */
    int weight() {
        int weight = ROW_BYTES;
        for (RowCell cell : cells) {
            weight += cell.weight();
        }
        return weight;
    }
}
