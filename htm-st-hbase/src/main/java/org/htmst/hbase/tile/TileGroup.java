package org.htmst.hbase.tile;

import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.sample.Family;

/** Which tiles count a channel: they share a cell with those of up to three others. */
record TileGroup(TileGrid grid, Family family, int group) {

    static TileGroup of(TileGrid grid, ChannelEntry channel) {
        return new TileGroup(grid, channel.channel().family(), ChannelGroup.qualifier(channel.number()));
    }
}
