package org.htmst.hbase.catalog.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.htmst.expression.Definition;
import org.htmst.expression.DerivedChannels;
import org.htmst.expression.Expression;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.hbase.retry.Patience;
import org.htmst.sample.Channel;

/** The derived channels of a store, as its owner defined them. Every call asks the store, so that what other processes did is seen at once. */
public final class Definitions {

    private final Catalog catalog;
    private final CatalogWriter writer;
    private final Patience patience;

    /** Those of the store of a catalog. */
    public Definitions(CatalogWriter writer, Patience patience) {
        this.catalog = writer.catalog();
        this.writer = writer;
        this.patience = patience;
    }

    /** All of them, by product and name. */
    public List<Definition> all() {
        try {
            return catalog.definitions();
        } catch (IOException e) {
            throw failure("reading definitions of channels", e);
        }
    }

    /**
     * Defines a channel. Its expression is kept with the names of channels in place of aliases, which may change.
     *
     * @param replace whether it may take the place of another of its product and name
     * @return whether anything changed; false if it was there
     * @throws IllegalArgumentException if its expression is none, needs a channel that the product lacks, or itself, or its name is taken
     */
    public boolean add(Definition typed, boolean replace) {
        return add(typed, List.of(), replace);
    }

    /**
     * Defines several channels, which may need each other; those that are defined already stay as they are.
     *
     * @return how many were added
     * @throws IllegalArgumentException as {@link #add}; those before it are defined
     */
    public int addAll(List<Definition> typed) {
        int added = 0;
        List<Definition> before = all();
        for (Definition definition : typed) {
            boolean isThere = before.stream().anyMatch(other -> isSame(other, definition));
            added += !isThere && add(definition, typed, false) ? 1 : 0;
        }
        return added;
    }

    private boolean add(Definition typed, List<Definition> others, boolean replace) {
        try {
            Inventory inventory = catalog.inventory();
            Definition definition = checked(typed, others, inventory);
            Optional<Definition> before = inventory.definitions().stream()
                    .filter(other -> isSame(other, definition))
                    .findFirst();
            if (before.isPresent() && before.get().equals(definition)) {
                return false;
            }
            if (before.isPresent() && !replace) {
                throw new IllegalArgumentException("channel '" + definition.name() + "' of product "
                        + definition.product() + " is defined already, as "
                        + before.get().expression()
                        + "; choose another name, or give --replace");
            }
            writer.putDefinition(definition);
            return true;
        } catch (IOException e) {
            throw failure("defining channel '" + typed.name() + "'", e);
        }
    }

    /**
     * Takes a definition away.
     *
     * @param product empty if the name is defined for one product only
     * @return what it was
     * @throws IllegalArgumentException if there is none, several products have one, or another needs it
     */
    public Definition remove(String name, Optional<String> product) {
        List<Definition> all = all();
        List<Definition> found = all.stream()
                .filter(definition -> definition.name().equals(name)
                        && (product.isEmpty() || product.get().equals(definition.product())))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    found.isEmpty()
                            ? "no channel '" + name + "' is defined"
                                    + product.map(of -> " for product " + of).orElse("") + "; defined are "
                                    + names(all)
                            : "channel '" + name + "' is defined for products "
                                    + found.stream().map(Definition::product).collect(Collectors.joining(", "))
                                    + "; choose one with --product");
        }
        Definition gone = found.get(0);
        List<Definition> needing = all.stream()
                .filter(other -> other.product().equals(gone.product()) && needs(other, name))
                .toList();
        if (!needing.isEmpty()) {
            throw new IllegalArgumentException(
                    "channel '" + name + "' is needed by " + names(needing) + "; remove that first");
        }
        try {
            writer.removeDefinition(gone);
            return gone;
        } catch (IOException e) {
            throw failure("removing channel '" + name + "'", e);
        }
    }

    private static Definition checked(Definition typed, List<Definition> others, Inventory inventory) {
        String product = typed.product();
        List<Channel> stored = inventory.channels().stream()
                .map(ChannelEntry::channel)
                .filter(channel -> channel.product().equals(product))
                .toList();
        if (stored.isEmpty()) {
            throw new IllegalArgumentException("product '" + product + "' is unknown; known are "
                    + inventory.channels().stream()
                            .map(entry -> entry.channel().product())
                            .distinct()
                            .collect(Collectors.joining(", "))
                    + "; load files of it first");
        }
        stored.stream()
                .filter(channel -> channel.isCalled(typed.name()))
                .findFirst()
                .ifPresent(channel -> {
                    throw new IllegalArgumentException("channel '" + typed.name() + "' of product " + product
                            + " comes from its files; choose another name");
                });
        List<Definition> all = new ArrayList<>(List.of(typed));
        all.addAll(inventory.definitions());
        all.addAll(others);
        DerivedChannels derived = new DerivedChannels(product, stored, all);
        Expression expression = derived.get(typed.name()).expression();
        return new Definition(
                product,
                typed.name(),
                expression.toString(),
                typed.unit(),
                typed.family(),
                typed.description(),
                typed.reference());
    }

    private static boolean isSame(Definition a, Definition b) {
        return a.product().equals(b.product()) && a.name().equals(b.name());
    }

    /** Kept texts need no names to be known. */
    private static boolean needs(Definition definition, String name) {
        return Expression.parse(definition.expression(), none -> false).inputs().contains(name);
    }

    private static String names(List<Definition> definitions) {
        return definitions.isEmpty()
                ? "none"
                : definitions.stream()
                        .sorted(Comparator.comparing(Definition::name))
                        .map(Definition::name)
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private RuntimeException failure(String what, IOException e) {
        return patience.failure(what, e);
    }
}
