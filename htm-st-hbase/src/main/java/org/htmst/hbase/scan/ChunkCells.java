package org.htmst.hbase.scan;

import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Result;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.schema.Geometry;
import org.htmst.hbase.schema.Qualifier;
import org.htmst.hbase.schema.ValueBlock;
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

    /** When and where the samples are. */
    Geometry geometry(long startMs) {
        Cell cell = cells.get(Qualifier.GEOMETRY);
        if (cell == null) {
            throw new HtmStException("the chunk lacks its geometry, column " + Qualifier.GEOMETRY, false);
        }
        return new Geometry(cell.getValueArray(), cell.getValueOffset(), cell.getValueLength(), startMs);
    }

    /** The number of samples, where only channels were read and there is at least one. */
    int samplesOfChannels() {
        Cell cell = cells.values().iterator().next();
        return ValueBlock.samples(cell.getValueArray(), cell.getValueOffset(), cell.getValueLength());
    }

    /** The block of a channel, or null if the chunk has none. */
    Cell channel(int number) {
        return cells.get(number);
    }
}
