package org.htmst.serve.hapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.region.text.NamedRegion;
import org.htmst.sample.Channel;

/** The datasets that a store's catalog makes, by their ids. Regions of which it is not known yet whether they hold samples are among them. */
final class Datasets {

    private final Map<String, Dataset> byId = new LinkedHashMap<>();
    private final Optional<String> generation;
    private final long modifiedMs;

    private Datasets(Inventory inventory) {
        this.generation = inventory.generation();
        this.modifiedMs =
                inventory.granules().stream().mapToLong(Granule::loadedMs).max().orElse(0);
        // Names in order, so that ids do not depend on what was loaded first.
        Map<String, Map<String, List<Granule>>> sources = new TreeMap<>();
        for (Granule granule : inventory.granules()) {
            for (String satellite : granule.satellites()) {
                sources.computeIfAbsent(satellite, name -> new TreeMap<>())
                        .computeIfAbsent(granule.product(), name -> new ArrayList<>())
                        .add(granule);
            }
        }
        Map<String, List<HapiParameter>> parameters = new TreeMap<>();
        sources.forEach((satellite, products) -> products.forEach((product, granules) -> add(
                satellite,
                product,
                parameters.computeIfAbsent(product, name -> parameters(name, inventory)),
                List.copyOf(granules))));
    }

    static Datasets of(Inventory inventory) {
        return new Datasets(inventory);
    }

    private void add(String satellite, String product, List<HapiParameter> parameters, List<Granule> granules) {
        add(
                DatasetId.of(satellite, product, Optional.empty()),
                satellite,
                product,
                Optional.empty(),
                parameters,
                granules);
        for (NamedRegion region : NamedRegion.values()) {
            Optional<NamedRegion> part = Optional.of(region);
            add(DatasetId.of(satellite, product, part), satellite, product, part, parameters, granules);
        }
    }

    private void add(
            String id,
            String satellite,
            String product,
            Optional<NamedRegion> region,
            List<HapiParameter> parameters,
            List<Granule> granules) {
        // Two names that differ in a sign alone.
        String free = id;
        for (int n = 2; byId.containsKey(free); n++) {
            free = id + "_" + n;
        }
        byId.put(free, new Dataset(free, satellite, product, region, parameters, granules));
    }

    private static List<HapiParameter> parameters(String product, Inventory inventory) {
        List<Channel> channels = inventory.channels().stream()
                .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                .map(ChannelEntry::channel)
                .filter(channel -> channel.product().equals(product))
                .toList();
        List<HapiParameter> all = new ArrayList<>(List.of(
                HapiParameter.time(),
                HapiParameter.position("latitude", HapiParameter.Place.LAT, "degrees", "geodetic latitude"),
                HapiParameter.position(
                        "longitude", HapiParameter.Place.LON, "degrees", "longitude east, as in the input file"),
                HapiParameter.position("altitude", HapiParameter.Place.ALT, "km", "altitude")));
        // A channel keeps its name; those that are ours give way.
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        channels.forEach(channel -> taken.add(channel.name()));
        all.replaceAll(parameter -> parameter.name().equals(HapiParameter.TIME) ? parameter : apart(parameter, taken));
        channels.forEach(channel -> all.add(HapiParameter.channel(channel)));
        Spectra.of(channels).forEach(spectrum -> all.add(apart(spectrum, taken)));
        return distinct(all);
    }

    /** The parameter under a name that is not taken, which then is. */
    private static HapiParameter apart(HapiParameter parameter, Set<String> taken) {
        String name = parameter.name();
        while (!taken.add(name)) {
            name += "_";
        }
        return new HapiParameter(
                name,
                parameter.type(),
                parameter.unit(),
                parameter.fill(),
                parameter.description(),
                parameter.elements(),
                parameter.energiesKev());
    }

    /** Of channels whose names differ in case alone, which HAPI does not allow, the first. */
    private static List<HapiParameter> distinct(List<HapiParameter> parameters) {
        Set<String> seen = new HashSet<>();
        return parameters.stream()
                .filter(parameter -> seen.add(parameter.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    Optional<Dataset> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Dataset> all() {
        return List.copyOf(byId.values());
    }

    /** Names the state of the catalog; empty if that may be changing. */
    Optional<String> generation() {
        return generation;
    }

    /** When the last file was loaded, ms since 1970 UTC; 0 if there is none. */
    long modifiedMs() {
        return modifiedMs;
    }
}
