package org.htmst.hbase.scan;

import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Result;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.schema.Qualifier;
import org.htmst.hbase.table.StoreTables;
import org.htmst.sample.Family;

/** The cells of one row by what they hold: the times, positions and run map of one family, and channels. */
final class ChunkCells {

    private final Map<Integer, Cell> cells = new HashMap<>();
    private long bytes;

    ChunkCells(Result row, Family geometryFamily) {
        byte[] family = StoreTables.family(geometryFamily);
        for (Cell cell : row.rawCells()) {
            bytes += cell.getSerializedSize();
            int qualifier =
                    Qualifier.decode(cell.getQualifierArray(), cell.getQualifierOffset(), cell.getQualifierLength());
            // Channel numbers are unique in the table; geometry stands in every family of the row.
            if (qualifier >= Qualifier.FIRST_CHANNEL || CellUtil.matchingFamily(cell, family)) {
                cells.put(qualifier, cell);
            }
        }
    }

    /** Key and value bytes of the row's cells. */
    long bytes() {
        return bytes;
    }

    /** The times, positions or run map. */
    Cell geometry(int qualifier) {
        Cell cell = cells.get(qualifier);
        if (cell == null) {
            throw new HtmStException(
                    "the chunk lacks its column " + qualifier + " (0 times, 1 positions, 2 run map)", false);
        }
        return cell;
    }

    /** The block of a channel, or null if the chunk has none. */
    Cell channel(int number) {
        return cells.get(number);
    }
}
