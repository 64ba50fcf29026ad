package org.htmst.hbase.verify;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.htmst.code.CodeLayout;
import org.htmst.failure.HtmStException;
import org.htmst.grid.TrixelId;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.key.TileKey;
import org.htmst.hbase.key.TileKeyFormat;

/**
 * What the numbers in rows stand for.
 *
 * @param layout of the codes
 * @param keys the format of row keys
 * @param granules the live ones by number
 * @param channels by number
 * @param satellites names by number
 * @param models channel models by number
 */
record CatalogNumbers(
        CodeLayout layout,
        ChunkKeyFormat keys,
        Map<Integer, Granule> granules,
        Map<Integer, ChannelEntry> channels,
        Map<Integer, String> satellites,
        IntFunction<ChannelModels> models) {

    /** As the catalog has them now, whatever this process remembers. */
    static CatalogNumbers of(Catalog catalog) throws IOException {
        CodeLayout layout = catalog.schema().codeLayout();
        // In this order: a granule is published after its channels and satellites have their numbers.
        Map<Integer, Granule> granules =
                catalog.granules().stream().collect(Collectors.toMap(Granule::id, Function.identity()));
        return new CatalogNumbers(
                layout,
                new ChunkKeyFormat(layout.bits()),
                granules,
                catalog.channels().stream()
                        .collect(Collectors.toMap(ChannelEntry::number, Function.identity(), (a, b) -> a)),
                catalog.satellites().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (a, b) -> a)),
                catalog::channelModels);
    }

    /** What a row key says, as far as it says anything. */
    Fault.Chunk chunk(byte[] row) {
        String hex = HexFormat.of().formatHex(row);
        Optional<TileKey> tile = TileKeyFormat.find(row);
        if (tile.isPresent()) {
            return new Fault.Chunk(
                    "tiles of",
                    Optional.of(Instant.ofEpochMilli(tile.get().dayMs())),
                    satellites.getOrDefault(
                            tile.get().satellite(), "satellite " + tile.get().satellite()),
                    hex);
        }
        try {
            ChunkKey key = keys.decode(row, 0, row.length);
            return new Fault.Chunk(
                    TrixelId.name(layout.trixel(key.code())),
                    Optional.of(Instant.ofEpochMilli(key.startMs())),
                    satellites.getOrDefault(key.satellite(), "satellite " + key.satellite()),
                    hex);
        } catch (HtmStException e) {
            return new Fault.Chunk("", Optional.empty(), "", hex);
        }
    }

    /** The name of a channel. */
    String channel(int number) {
        ChannelEntry entry = channels.get(number);
        return entry == null ? "#" + number : entry.channel().name();
    }
}
