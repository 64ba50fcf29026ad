package org.htmst.hbase.read.chunk;

import java.util.function.IntFunction;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.codec.ChannelGroups;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.Geometry;
import org.htmst.hbase.codec.RunMap;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.row.RowCell;
import org.htmst.hbase.row.RowCells;
import org.htmst.sample.Family;

/** The cells of one row by what they hold: the times, positions and run map of one family, and channels. */
public final class ChunkCells {

    private final ChunkKey key;
    private final CellFetch fetch;
    private final IntFunction<ChannelModels> models;
    private final ChannelGroups groups = new ChannelGroups();
    private final boolean kept;
    private RowCell geometry;

    /**
     * The cells of a row.
     *
     * @param models what the catalog has under a number
     * @param fetch gets what is found to be needed beside them
     */
    public ChunkCells(RowCells row, Family geometryFamily, IntFunction<ChannelModels> models, CellFetch fetch) {
        this.key = row.key();
        this.models = models;
        this.fetch = fetch;
        this.kept = row.isKept();
        for (RowCell cell : row.cells()) {
            if (cell.qualifier() != Qualifier.GEOMETRY) {
                groups.add(new ChannelGroup(cell.qualifier(), cell.bytes(), cell.offset(), cell.length(), models));
            } else if (cell.family() == geometryFamily) {
                geometry = cell;
            }
        }
    }

    /** When and where the samples are. */
    public Geometry geometry(long startMs) {
        if (geometry == null) {
            throw new HtmStException("the chunk lacks its geometry, column " + Qualifier.GEOMETRY, false);
        }
        return new Geometry(geometry.bytes(), geometry.offset(), geometry.length(), startMs);
    }

    /** Which runs its samples make. */
    public RunMap runMap(Geometry decoded) {
        return kept ? geometry.runMap(decoded) : decoded.runMap();
    }

    /** The group that has a block of a channel, or null if the chunk has none. */
    public ChannelGroup groupOf(int channel) {
        return groups.of(channel);
    }

    /**
     * Reads the {@code samples} values of a channel that {@code group} has into the first entries of {@code into}.
     *
     * @param family of the channel, and so of those that tell its values
     * @return whether one of them is NaN
     */
    public boolean decode(ChannelGroup group, int channel, Family family, double[] into, int samples) {
        return groups.decode(group, channel, into, samples, source -> fetched(family, source));
    }

    /** A group that the plan did not ask for: the row was written anew since. */
    private ChannelGroup fetched(Family family, int channel) {
        int qualifier = ChannelGroup.qualifier(channel);
        byte[] value = fetch.value(key, family, qualifier);
        return value == null ? null : new ChannelGroup(qualifier, value, 0, value.length, models);
    }
}
