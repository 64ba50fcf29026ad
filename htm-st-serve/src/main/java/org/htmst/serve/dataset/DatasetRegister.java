package org.htmst.serve.dataset;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.hbase.catalog.RegionEntry;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.region.text.NamedRegion;

/** The datasets of a store, always as they are now, and what a look at their samples told. For several threads. */
public final class DatasetRegister {

    /** Their drawings are made once. */
    private static final List<RegionEntry> BUILT_IN =
            Arrays.stream(NamedRegion.values()).map(RegionEntry::of).toList();

    private final Store store;
    private final Clock clock;
    private final Specimens specimens = new Specimens();
    private Datasets kept;

    /**
     * A register of {@code store}, which stays open.
     *
     * @param clock tells when changes were noticed that left no time in the catalog
     */
    public DatasetRegister(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The datasets as they are now.
     *
     * @throws IOException if the store does not answer
     */
    public synchronized Datasets now() throws IOException {
        Inventory inventory = store.catalog().inventory();
        List<RegionEntry> regions = new ArrayList<>(BUILT_IN);
        regions.addAll(store.regions().added());
        Datasets last = kept;
        if (last != null
                && inventory.generation().isPresent()
                && last.generation().equals(inventory.generation())
                && entries(last).equals(regions)) {
            return last;
        }
        Datasets now = Datasets.of(inventory, known(regions, last));
        if (last != null) {
            now.noticeChanges(last, clock.millis());
        }
        kept = now;
        return now;
    }

    private static List<RegionEntry> entries(Datasets datasets) {
        return datasets.regions().stream().map(DatasetRegion::entry).toList();
    }

    /** Polygons of many corners are not read anew. */
    private static List<DatasetRegion> known(List<RegionEntry> regions, Datasets last) {
        return regions.stream()
                .map(entry -> Optional.ofNullable(last).stream()
                        .flatMap(datasets -> datasets.regions().stream())
                        .filter(region -> region.entry().equals(entry))
                        .findFirst()
                        .orElseGet(() -> DatasetRegion.of(entry)))
                .toList();
    }

    /** What records of a dataset look like; empty if it has fewer than two, and is no dataset for those who ask: it is no series. */
    public Optional<Specimen> specimen(Dataset dataset, StoreView view) {
        return specimens.of(dataset, view);
    }

    /** The dataset of an id that has a series of records; empty if there is none. */
    public Optional<Dataset> find(String id) throws IOException {
        StoreView view = store.view();
        return now().find(id).filter(dataset -> specimen(dataset, view).isPresent());
    }

    /** All datasets that have a series of records, by satellite and product. */
    public List<Dataset> all() throws IOException {
        StoreView view = store.view();
        return now().all().stream()
                .filter(dataset -> specimen(dataset, view).isPresent())
                .toList();
    }

    /**
     * Looks at records of all datasets, which whoever asks first would wait for.
     *
     * @throws HtmStException if the store does not answer
     */
    public void prepare() {
        try {
            all();
        } catch (IOException e) {
            throw new HtmStException("the catalog of the store cannot be read: " + e.getMessage(), true, e);
        }
    }
}
