package org.htmst.hbase.catalog.write;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.CatalogTable;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.guard.Guard;
import org.htmst.hbase.key.Qualifier;
import org.htmst.sample.Channel;

/** Gives satellites and channels the numbers by which rows and columns name them. */
final class Enrolment {

    private final CatalogTable table;
    private final Guard guard;
    private final SecondCopyWriter copy;

    Enrolment(CatalogTable table, Guard guard, SecondCopyWriter copy) {
        this.table = table;
        this.guard = guard;
        this.copy = copy;
    }

    /** The number of a satellite, given to it now if it has none. */
    int satellite(String name) throws IOException {
        Optional<Integer> known = table.get(CatalogTable.SATELLITE + name, Integer.class);
        if (known.isEmpty()) {
            table.putIfAbsent(CatalogTable.SATELLITE + name, (int) guard.next(CatalogWriter.SATELLITE_COUNTER));
            copy.follow(CatalogTable.SATELLITE + name);
            known = table.get(CatalogTable.SATELLITE + name, Integer.class);
        }
        return known.orElseThrow();
    }

    /**
     * The column numbers of {@code channels}, given now to those that have none. A changed alias, instrument or description
     * takes the place of the older one.
     *
     * @throws HtmStException if a change would give stored values another meaning, or two channels one name
     */
    Map<Channel, Integer> channels(String product, List<Channel> channels) throws IOException {
        Map<String, ChannelEntry> known = table.list(CatalogTable.CHANNEL + product + "/", ChannelEntry.class);
        checkNames(channels, known);
        Map<Channel, Integer> numbers = new LinkedHashMap<>();
        for (Channel channel : flagsFirst(channels)) {
            ChannelEntry entry = known.get(channel.name());
            if (entry == null || !entry.channel().equals(channel)) {
                entry = enrol(channel, Optional.ofNullable(entry));
            }
            numbers.put(channel, entry.number());
        }
        return numbers;
    }

    /** A question reads a channel together with its flag: neighbours share a cell. */
    private static List<Channel> flagsFirst(List<Channel> channels) {
        Set<String> flags = channels.stream().map(Channel::calibration).collect(Collectors.toSet());
        return channels.stream()
                .sorted(Comparator.comparing(channel -> !flags.contains(channel.name())))
                .toList();
    }

    private ChannelEntry enrol(Channel channel, Optional<ChannelEntry> before) throws IOException {
        String row = CatalogTable.CHANNEL + channel.product() + "/" + channel.name();
        if (before.isEmpty()) {
            table.putIfAbsent(
                    row,
                    new ChannelEntry(
                            (int) guard.next(CatalogWriter.CHANNEL_COUNTER) + Qualifier.FIRST_CHANNEL - 1, channel));
            copy.follow(row);
        }
        ChannelEntry entry = table.get(row, ChannelEntry.class).orElseThrow();
        checkSameMeaning(entry.channel(), channel);
        ChannelEntry updated = new ChannelEntry(entry.number(), channel);
        if (!entry.channel().equals(channel)) {
            table.put(row, updated);
            copy.follow(row);
        }
        return updated;
    }

    private static void checkSameMeaning(Channel stored, Channel channel) {
        checkSame(channel, "type", stored.type().label(), channel.type().label());
        checkSame(channel, "family", stored.family(), channel.family());
        checkSame(channel, "unit", stored.unit(), channel.unit());
        checkSame(channel, "missing values", stored.missing(), channel.missing());
        checkSame(channel, "calibration flag", stored.calibration(), channel.calibration());
    }

    private static void checkSame(Channel channel, String what, Object stored, Object given) {
        if (!stored.equals(given)) {
            throw new HtmStException(
                    "channel " + channel.name() + " of product " + channel.product() + " is stored with " + what + " '"
                            + stored + "', this file's description says '" + given
                            + "'; make them agree, or give the product another name",
                    false);
        }
    }

    private static void checkNames(List<Channel> channels, Map<String, ChannelEntry> known) {
        for (Channel channel : channels) {
            for (ChannelEntry entry : known.values()) {
                Channel other = entry.channel();
                boolean clash = !other.name().equals(channel.name())
                        && (other.isCalled(channel.name())
                                || !channel.alias().isEmpty() && other.isCalled(channel.alias()));
                if (clash) {
                    throw new HtmStException(
                            "channel " + channel.name() + " of product " + channel.product()
                                    + " has a name or alias that the stored channel " + other.name()
                                    + " has already; choose another alias",
                            false);
                }
            }
        }
    }
}
