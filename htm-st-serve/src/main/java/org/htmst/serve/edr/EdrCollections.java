package org.htmst.serve.edr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.htmst.answer.print.Column;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.sample.Channel;
import org.htmst.serve.dataset.DatasetId;

/**
 * The collections that a store's catalog makes, by their ids: {@code all}, one for each product, and one for each product of a satellite,
 * which is called as its dataset of HAPI.
 */
final class EdrCollections {

    private static final String ALL = "all";

    private final Map<String, EdrCollection> byId = new LinkedHashMap<>();
    private final Inventory inventory;

    private EdrCollections(Inventory inventory) {
        this.inventory = inventory;
        byId.put(ALL, collection(ALL, Optional.empty(), Optional.empty()));
        TreeSet<String> products = new TreeSet<>();
        TreeSet<String> satellites = new TreeSet<>();
        for (Granule granule : inventory.granules()) {
            products.add(granule.product());
            satellites.addAll(granule.satellites());
        }
        products.forEach(
                product -> add(product.replaceAll("[^A-Za-z0-9_]", "_"), Optional.empty(), Optional.of(product)));
        for (String satellite : satellites) {
            for (String product : products) {
                add(DatasetId.of(satellite, product), Optional.of(satellite), Optional.of(product));
            }
        }
    }

    static EdrCollections of(Inventory inventory) {
        return new EdrCollections(inventory);
    }

    private void add(String id, Optional<String> satellite, Optional<String> product) {
        String free = id;
        for (int n = 2; byId.containsKey(free); n++) {
            free = id + "_" + n;
        }
        EdrCollection collection = collection(free, satellite, product);
        if (!collection.granules().isEmpty()) {
            byId.put(free, collection);
        }
    }

    private EdrCollection collection(String id, Optional<String> satellite, Optional<String> product) {
        List<Granule> granules = inventory.granules().stream()
                .filter(granule -> product.isEmpty() || product.get().equals(granule.product()))
                .filter(granule -> satellite.isEmpty() || granule.satellites().contains(satellite.get()))
                .toList();
        String title = satellite.map(name -> name + ", ").orElse("") + product.orElse("all samples of the store");
        return new EdrCollection(id, title, satellite, product, granules, parameters(product));
    }

    /** The channels of a product, or of all, in the order in which the store came to know them. */
    private List<Column> parameters(Optional<String> product) {
        Map<String, List<Channel>> meanings = new LinkedHashMap<>();
        inventory.inOrder().stream()
                .filter(channel -> product.isEmpty() || product.get().equals(channel.product()))
                .forEach(channel -> meanings.computeIfAbsent(channel.name(), name -> new ArrayList<>())
                        .add(channel));
        List<Column> columns = new ArrayList<>();
        meanings.forEach((name, channels) -> columns.add(Column.ofChannel(name, columns.size(), channels)));
        return columns;
    }

    Optional<EdrCollection> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<EdrCollection> all() {
        return List.copyOf(byId.values());
    }
}
