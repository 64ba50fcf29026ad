package org.htmst.spark.product;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.hbase.store.Store;

/**
 * A product of a store as a table.
 *
 * @param place where the store is
 * @param name of the product
 * @param satellites that it has samples of, sorted
 * @param columns by their names, in the order of the table
 */
public record StoredProduct(StorePlace place, String name, Set<String> satellites, Map<String, ProductColumn> columns) {

    /**
     * The product of a name in a store.
     *
     * @param name empty for the only one
     * @throws IllegalArgumentException if there is none, or if it is not told which of several is meant
     */
    public static StoredProduct find(StorePlace place, String name) {
        Inventory inventory = inventory(place);
        Set<String> products = names(inventory);
        if (products.isEmpty()) {
            throw new IllegalArgumentException("the store '" + place.path() + "' is empty; load files first");
        }
        if (name.isEmpty() && products.size() > 1) {
            throw new IllegalArgumentException(
                    "the store has several products, each of which is a table; give option product, one of "
                            + String.join(", ", products));
        }
        String found = name.isEmpty() ? products.iterator().next() : name;
        if (!products.contains(found)) {
            throw new IllegalArgumentException(
                    "product '" + found + "' is unknown; the store has " + String.join(", ", products));
        }
        return of(place, found, inventory);
    }

    /** The names of the products of a store, sorted. */
    public static Set<String> names(StorePlace place) {
        return names(inventory(place));
    }

    private static Set<String> names(Inventory inventory) {
        Set<String> names = new TreeSet<>();
        inventory.granules().forEach(granule -> names.add(granule.product()));
        return names;
    }

    private static Inventory inventory(StorePlace place) {
        Store store = OpenStores.of(place);
        try {
            return store.catalog().inventory();
        } catch (IOException e) {
            throw new HtmStException("reading the catalog failed: " + e.getMessage(), true, e);
        }
    }

    private static StoredProduct of(StorePlace place, String name, Inventory inventory) {
        Set<String> satellites = new TreeSet<>();
        for (Granule granule : inventory.granules()) {
            if (granule.product().equals(name)) {
                satellites.addAll(granule.satellites());
            }
        }
        Map<String, ProductColumn> columns = new LinkedHashMap<>();
        for (ProductColumn.Kind kind : ProductColumn.Kind.values()) {
            if (kind != ProductColumn.Kind.CHANNEL) {
                ProductColumn column = ProductColumn.of(kind);
                columns.put(column.name(), column);
            }
        }
        inventory.known().forEach(channel -> {
            if (channel.product().equals(name)) {
                columns.put(channel.name(), ProductColumn.of(channel));
            }
        });
        return new StoredProduct(place, name, satellites, columns);
    }

    /**
     * The same with a column of the trixel of a level in which each sample is, by which the table can be read in partitions.
     *
     * @param level as it is typed; of none empty
     * @throws IllegalArgumentException if the store's rows are of coarser trixels, or the product has a channel that is called as the column
     */
    public StoredProduct withCells(String level) {
        if (level.isEmpty()) {
            return this;
        }
        int finest = OpenStores.of(place).catalog().schema().codeLayout().level();
        if (!level.matches("[0-9]{1,2}") || Integer.parseInt(level) > finest) {
            throw new IllegalArgumentException("option cells is '" + level
                    + "'; give the level of the trixels that make a partition each, 0 to " + finest
                    + ", which is that of the rows of this store");
        }
        if (columns.containsKey(ProductColumn.CELL)) {
            throw new IllegalArgumentException("option cells adds a column '" + ProductColumn.CELL + "', and product '"
                    + name + "' has a channel of that name; leave the option out");
        }
        Map<String, ProductColumn> more = new LinkedHashMap<>(columns);
        more.put(ProductColumn.CELL, ProductColumn.cell(Integer.parseInt(level)));
        return new StoredProduct(place, name, satellites, more);
    }

    /** The names of the columns that are channels. */
    public Set<String> channels() {
        return columns.values().stream()
                .filter(column -> column.kind() == ProductColumn.Kind.CHANNEL)
                .map(ProductColumn::name)
                .collect(Collectors.toSet());
    }

    public StructType schema() {
        return new StructType(
                columns.values().stream().map(ProductColumn::field).toArray(StructField[]::new));
    }

    /** The columns of a schema that Spark has made of {@link #schema()}. */
    public List<ProductColumn> columns(StructType schema) {
        List<ProductColumn> chosen = new ArrayList<>();
        for (StructField field : schema.fields()) {
            chosen.add(columns.get(field.name()));
        }
        return chosen;
    }

    /** The channel that tells whether values of another are spoilt by calibration, if there is one. */
    public Optional<ProductColumn> flag(ProductColumn column) {
        return Optional.ofNullable(columns.get(column.channel().calibration()))
                .filter(flag -> flag.kind() == ProductColumn.Kind.CHANNEL);
    }
}
