package org.htmst.formats;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.htmst.sample.Channel;

/**
 * A kind of input file: what its files are called together, and the channels they hold.
 *
 * <p>A channel may be absent from a file of its product; the table read from that file then lacks it.
 *
 * @param name such as {@code poes-proc}: lower case letters, digits and '-'
 * @param title one line for people
 * @param description what is worth knowing about the values: conventions, known faults, factors
 * @param channels every channel a file of the product may hold, the derived ones included; names and aliases are unique
 */
public record Product(String name, String title, String description, List<Channel> channels) {

    public Product {
        if (!name.matches("[a-z][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException("product name '" + name
                    + "' is not allowed; use 1 to 63 lower case letters, digits and '-', starting with a letter");
        }
        channels = List.copyOf(channels);
        checkChannels(name, channels);
    }

    /** The channel that {@code nameOrAlias} means, if the product has it. */
    public Optional<Channel> channel(String nameOrAlias) {
        return channels.stream().filter(c -> c.isCalled(nameOrAlias)).findFirst();
    }

    private static void checkChannels(String product, List<Channel> channels) {
        Set<String> called = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Channel channel : channels) {
            if (!channel.product().equals(product)) {
                throw new IllegalArgumentException("channel " + channel.name() + " is of product '" + channel.product()
                        + "' but stands in product '" + product + "'");
            }
            names.add(channel.name());
            if (!called.add(channel.name()) || !channel.alias().isEmpty() && !called.add(channel.alias())) {
                throw new IllegalArgumentException("product " + product + ": the name or alias of channel "
                        + channel.name() + " is taken by another channel; each must be unique");
            }
        }
        for (Channel channel : channels) {
            if (!channel.calibration().isEmpty() && !names.contains(channel.calibration())) {
                throw new IllegalArgumentException("product " + product + ": channel " + channel.name()
                        + " names the calibration flag '" + channel.calibration() + "', which is no channel of it");
            }
        }
    }
}
