package org.htmst.hbase.read;

import java.util.function.IntFunction;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Result;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.codec.Geometry;
import org.htmst.hbase.codec.LevelModels;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.table.StoreTables;
import org.htmst.sample.Family;

/** The cells of one row by what they hold: the times, positions and run map of one family, and channels. */
final class ChunkCells {

    private final ChannelGroup[] groups;
    private int groupCount;
    private Cell geometry;
    private long bytes;

    /** @param models what the catalog has under a number */
    ChunkCells(Result row, Family geometryFamily, IntFunction<LevelModels> models) {
        byte[] family = StoreTables.family(geometryFamily);
        Cell[] cells = row.rawCells();
        groups = new ChannelGroup[cells.length];
        for (Cell cell : cells) {
            bytes += cell.getSerializedSize();
            int qualifier =
                    Qualifier.decode(cell.getQualifierArray(), cell.getQualifierOffset(), cell.getQualifierLength());
            if (qualifier != Qualifier.GEOMETRY) {
                groups[groupCount++] = new ChannelGroup(
                        qualifier, cell.getValueArray(), cell.getValueOffset(), cell.getValueLength(), models);
            } else if (CellUtil.matchingFamily(cell, family)) {
                geometry = cell;
            }
        }
    }

    /** Key and value bytes of the row's cells. */
    long bytes() {
        return bytes;
    }

    /** When and where the samples are. */
    Geometry geometry(long startMs) {
        if (geometry == null) {
            throw new HtmStException("the chunk lacks its geometry, column " + Qualifier.GEOMETRY, false);
        }
        return new Geometry(geometry.getValueArray(), geometry.getValueOffset(), geometry.getValueLength(), startMs);
    }

    /** The group that has a block of a channel, or null if the chunk has none. */
    ChannelGroup groupOf(int channel) {
        for (int g = 0; g < groupCount; g++) {
            if (groups[g].has(channel)) {
                return groups[g];
            }
        }
        return null;
    }
}
