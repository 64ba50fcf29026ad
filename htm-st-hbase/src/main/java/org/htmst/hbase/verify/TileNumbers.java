package org.htmst.hbase.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.tile.TileGrid;

/** Which channels, by number, tell what tiles count: the calibration flags of others, and L. */
final class TileNumbers {

    private final CatalogNumbers names;
    private final Map<Integer, Optional<Integer>> flagOf = new HashMap<>();
    private final Map<String, Optional<ChannelEntry>> shellOf = new HashMap<>();
    private final Map<String, Optional<ChannelEntry>> called = new HashMap<>();

    TileNumbers(CatalogNumbers names) {
        this.names = names;
    }

    CatalogNumbers names() {
        return names;
    }

    /** The calibration flag of a channel, if it has one. */
    Optional<Integer> flag(ChannelEntry entry) {
        return flagOf.computeIfAbsent(entry.number(), number -> called(
                        entry.channel().product(), entry.channel().calibration())
                .map(ChannelEntry::number));
    }

    /** The channel of a product that tells L, if it has one. */
    Optional<ChannelEntry> shell(String product) {
        return shellOf.computeIfAbsent(product, of -> called(of, TileGrid.SHELL_CHANNEL));
    }

    /** A channel of a product by its name or alias. */
    Optional<ChannelEntry> called(String product, String name) {
        return name.isEmpty()
                ? Optional.empty()
                : called.computeIfAbsent(product + " " + name, any -> names.channels().values().stream()
                        .filter(entry -> entry.channel().product().equals(product)
                                && entry.channel().isCalled(name))
                        .findFirst());
    }
}
