package org.htmst.hbase.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.RegionEntry;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.retry.Patience;
import org.htmst.region.text.NamedRegion;
import org.htmst.sphere.Region;

/**
 * The regions that have a name in a store: those that every store knows, and those that its owner added. Names are in lower case, and are
 * found in any. Every call asks the store, so that what other processes did is seen at once.
 */
public final class Gazetteer {

    private final Catalog catalog;
    private final CatalogWriter writer;
    private final Patience patience;

    /** @param catalog which regions are found */
    Gazetteer(Catalog catalog, CatalogWriter writer, Patience patience) {
        this.catalog = catalog;
        this.writer = writer;
        this.patience = patience;
    }

    /** All of them, those that every store knows first. */
    public List<RegionEntry> entries() {
        List<RegionEntry> entries = new ArrayList<>(
                Arrays.stream(NamedRegion.values()).map(RegionEntry::of).toList());
        entries.addAll(added());
        return entries;
    }

    /** Those that were added, by name. */
    public List<RegionEntry> added() {
        try {
            return catalog.regions();
        } catch (IOException e) {
            throw failure("reading named regions", e);
        }
    }

    /** The one of a name; empty if there is none. */
    public Optional<RegionEntry> find(String name) {
        Optional<NamedRegion> everywhere = NamedRegion.find(name);
        if (everywhere.isPresent()) {
            return everywhere.map(RegionEntry::of);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (!RegionEntry.isName(lower)) {
            return Optional.empty();
        }
        try {
            return catalog.region(lower);
        } catch (IOException e) {
            throw failure("reading named regions", e);
        }
    }

    /**
     * The one of a name.
     *
     * @throws IllegalArgumentException if there is none; the message has those that there are
     */
    public RegionEntry get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("region '" + Excerpt.of(name)
                        + "' is unknown; known are "
                        + entries().stream().map(RegionEntry::name).collect(Collectors.joining(", "))
                        + "; 'htm-st regions add' adds one"));
    }

    /**
     * What a name stands for.
     *
     * @throws IllegalArgumentException as {@link #get}
     */
    public Region region(String name) {
        return get(name).region();
    }

    /**
     * Adds a region.
     *
     * @param replace whether it may take the place of another of its name
     * @return whether anything changed; false if it was there
     * @throws IllegalArgumentException if the name means another region here, which is not to be replaced
     */
    public boolean add(RegionEntry region, boolean replace) {
        try {
            Optional<RegionEntry> before = catalog.region(region.name());
            if (before.isPresent() && before.get().isSame(region)) {
                return false;
            }
            writer.putRegion(region, replace);
            RegionEntry now = catalog.region(region.name()).orElse(region);
            if (!replace && !now.isSame(region)) {
                throw new IllegalArgumentException("region '" + region.name()
                        + "' is another one in this store already; choose another name, or give --replace");
            }
            return true;
        } catch (IOException e) {
            throw failure("adding region '" + region.name() + "'", e);
        }
    }

    /**
     * Takes the name from a region that was added.
     *
     * @throws IllegalArgumentException if none was added by that name
     */
    public void remove(String name) {
        RegionEntry region = get(name);
        if (region.isBuiltIn()) {
            throw new IllegalArgumentException("region '" + region.name()
                    + "' is built in, and stays; 'htm-st regions ls' tells which were added");
        }
        try {
            writer.removeRegion(region.name());
        } catch (IOException e) {
            throw failure("removing region '" + region.name() + "'", e);
        }
    }

    private HtmStException failure(String what, IOException e) {
        return patience.failure(what, e);
    }
}
