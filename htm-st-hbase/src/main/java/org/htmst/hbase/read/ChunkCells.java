package org.htmst.hbase.read;

import java.util.function.IntFunction;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Result;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.codec.ChannelGroups;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.Geometry;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.table.StoreTables;
import org.htmst.sample.Family;

/** The cells of one row by what they hold: the times, positions and run map of one family, and channels. */
final class ChunkCells {

    private final byte[] row;
    private final CellFetch fetch;
    private final IntFunction<ChannelModels> models;
    private final ChannelGroups groups = new ChannelGroups();
    private Cell geometry;
    private long bytes;

    /**
     * The cells of a row.
     *
     * @param models what the catalog has under a number
     * @param fetch gets what is found to be needed beside them
     */
    ChunkCells(Result row, Family geometryFamily, IntFunction<ChannelModels> models, CellFetch fetch) {
        this.row = row.getRow();
        this.models = models;
        this.fetch = fetch;
        byte[] family = StoreTables.family(geometryFamily);
        for (Cell cell : row.rawCells()) {
            bytes += cell.getSerializedSize();
            int qualifier =
                    Qualifier.decode(cell.getQualifierArray(), cell.getQualifierOffset(), cell.getQualifierLength());
            if (qualifier != Qualifier.GEOMETRY) {
                groups.add(new ChannelGroup(
                        qualifier, cell.getValueArray(), cell.getValueOffset(), cell.getValueLength(), models));
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
        return groups.of(channel);
    }

    /**
     * Reads the {@code samples} values of a channel that {@code group} has into the first entries of {@code into}.
     *
     * @param family of the channel, and so of those that tell its values
     * @return whether one of them is NaN
     */
    boolean decode(ChannelGroup group, int channel, Family family, double[] into, int samples) {
        return groups.decode(group, channel, into, samples, source -> fetched(family, source));
    }

    /** A group that the plan did not ask for: the row was written anew since. */
    private ChannelGroup fetched(Family family, int channel) {
        int qualifier = ChannelGroup.qualifier(channel);
        byte[] value = fetch.value(row, family, qualifier);
        return value == null ? null : new ChannelGroup(qualifier, value, 0, value.length, models);
    }
}
