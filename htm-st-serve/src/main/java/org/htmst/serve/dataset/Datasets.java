package org.htmst.serve.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.sample.Channel;
import org.htmst.time.TimeWindow;

/**
 * The datasets that a store's catalog makes, by their ids. Regions of which it is not known yet whether they hold samples are among them.
 */
public final class Datasets {

    private final Map<String, Dataset> byId = new LinkedHashMap<>();
    private final Optional<String> generation;
    private final List<DatasetRegion> regions;

    /** When some came or went, if that is later than what the datasets say. */
    private long listMs;

    private Datasets(Inventory inventory, List<DatasetRegion> regions) {
        this.generation = inventory.generation();
        this.regions = List.copyOf(regions);
        // Names in order, so that ids do not depend on what was loaded first.
        Map<String, Map<String, List<Granule>>> sources = new TreeMap<>();
        for (Granule granule : inventory.granules()) {
            for (String satellite : granule.satellites()) {
                sources.computeIfAbsent(satellite, name -> new TreeMap<>())
                        .computeIfAbsent(granule.product(), name -> new ArrayList<>())
                        .add(granule);
            }
        }
        Map<String, Lists> lists = new TreeMap<>();
        sources.forEach((satellite, products) -> products.forEach((product, granules) -> add(
                satellite,
                product,
                lists.computeIfAbsent(product, name -> Lists.of(channels(name, inventory))),
                List.copyOf(granules))));
    }

    /** The parameters of each kind of dataset of a product. */
    private record Lists(
            List<DatasetParameter> samples, List<DatasetParameter> passages, Optional<List<DatasetParameter>> shells) {

        static Lists of(List<Channel> channels) {
            ParameterLists lists = new ParameterLists(channels);
            return new Lists(lists.samples(), lists.passages(), lists.shells());
        }

        Optional<List<DatasetParameter>> of(DatasetKind kind) {
            return switch (kind) {
                case SAMPLES -> Optional.of(samples);
                case PASSAGES -> Optional.of(passages);
                case SHELLS_3H, SHELLS_1D -> shells;
            };
        }
    }

    static Datasets of(Inventory inventory, List<DatasetRegion> regions) {
        return new Datasets(inventory, regions);
    }

    /**
     * Makes what changed without a trace in the catalog, since a file was removed or a snapshot restored, change now.
     *
     * @param before the datasets as they were
     * @param nowMs ms since 1970 UTC
     */
    void noticeChanges(Datasets before, long nowMs) {
        boolean hasSame = byId.keySet().equals(before.byId.keySet());
        listMs = hasSame || modifiedMs() > before.modifiedMs() ? before.listMs : nowMs;
        byId.replaceAll((id, dataset) -> {
            Dataset known = before.byId.get(id);
            if (known == null) {
                return dataset;
            }
            boolean isSame = known.granules().equals(dataset.granules())
                    && known.region().equals(dataset.region())
                    && known.parameters().equals(dataset.parameters());
            return dataset.modified(
                    isSame
                            ? Math.max(known.modifiedMs(), dataset.modifiedMs())
                            : dataset.modifiedMs() > known.modifiedMs() ? dataset.modifiedMs() : nowMs);
        });
    }

    private void add(String satellite, String product, Lists lists, List<Granule> granules) {
        add(DatasetKind.SAMPLES, satellite, product, Optional.empty(), lists, granules);
        for (DatasetKind kind : List.of(DatasetKind.SAMPLES, DatasetKind.PASSAGES)) {
            regions.forEach(region -> add(kind, satellite, product, Optional.of(region), lists, granules));
        }
        for (DatasetKind kind : List.of(DatasetKind.SHELLS_3H, DatasetKind.SHELLS_1D)) {
            add(kind, satellite, product, Optional.empty(), lists, granules);
        }
    }

    private void add(
            DatasetKind kind,
            String satellite,
            String product,
            Optional<DatasetRegion> region,
            Lists lists,
            List<Granule> granules) {
        Optional<List<DatasetParameter>> parameters = lists.of(kind);
        if (parameters.isEmpty()) {
            return;
        }
        String id = DatasetId.of(satellite, product, region.map(DatasetRegion::name), kind);
        // Two names that differ in a sign alone.
        String free = id;
        for (int n = 2; byId.containsKey(free); n++) {
            free = id + "_" + n;
        }
        long loadedMs = granules.stream().mapToLong(Granule::loadedMs).max().orElseThrow();
        long addedMs = region.map(known -> known.entry().addedMs()).orElse(0L);
        Dataset dataset = new Dataset(
                free, kind, satellite, product, region, parameters.get(), granules, Math.max(loadedMs, addedMs));
        TimeWindow window = dataset.window();
        if (window.endMs() - window.startMs() >= kind.shortest().toMillis()) {
            byId.put(free, dataset);
        }
    }

    /** The channels of a product, in the order in which the store came to know them. */
    private static List<Channel> channels(String product, Inventory inventory) {
        return inventory.inOrder().stream()
                .filter(channel -> channel.product().equals(product))
                .toList();
    }

    /** The one of an id; empty if there is none. */
    public Optional<Dataset> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All of them, by satellite and product. */
    public List<Dataset> all() {
        return List.copyOf(byId.values());
    }

    /** The named regions of the store. */
    public List<DatasetRegion> regions() {
        return regions;
    }

    /** Names the state of the catalog; empty if that may be changing. */
    public Optional<String> generation() {
        return generation;
    }

    /** When one of them last changed, as far as is known, ms since 1970 UTC; 0 if there is none. */
    public long modifiedMs() {
        return Math.max(
                listMs,
                byId.values().stream().mapToLong(Dataset::modifiedMs).max().orElse(0));
    }
}
