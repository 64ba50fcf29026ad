package org.htmst.hbase.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.htmst.expression.Definition;
import org.htmst.expression.DerivedChannel;
import org.htmst.expression.DerivedChannels;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/**
 * What the store held at one moment.
 *
 * @param generation the name of that moment: of two inventories of the same generation all is equal; empty while a change may
 *     have been under way
 * @param granules those that answer, by the time of their first sample
 * @param channels all channels that files have, sorted by product and name
 * @param definitions of channels that are derived from them, by product and name
 * @param satellites names and numbers of all satellites, sorted by name
 * @param rows of the samples table
 * @param overlaps of its granules
 * @param coverage the spans of time that its granules cover
 * @param rollUps those that count just what is live
 */
public record Inventory(
        Optional<String> generation,
        List<Granule> granules,
        List<ChannelEntry> channels,
        List<Definition> definitions,
        Map<String, Integer> satellites,
        RowCounts rows,
        List<Overlap> overlaps,
        TimeWindows coverage,
        List<RollUp> rollUps) {

    static Inventory of(
            Optional<String> generation,
            List<Granule> granules,
            List<ChannelEntry> channels,
            List<Definition> definitions,
            Map<String, Integer> satellites,
            RowCounts rows,
            List<RollUp> rollUps) {
        return new Inventory(
                generation,
                granules,
                channels,
                definitions,
                satellites,
                rows,
                overlaps(granules),
                TimeWindows.of(granules.stream().map(Granule::window).toList()),
                rollUps.stream().filter(rollUp -> isGood(rollUp, granules)).toList());
    }

    /** The derived channels of a product, those of a question first. */
    public DerivedChannels derived(String product, SampleQuery query) {
        return derived(product, query.definitions());
    }

    /** The derived channels of a product that a question asks for or has conditions on, and those that these need; each once. */
    public List<DerivedChannel> derivedIn(SampleQuery query, String product) {
        DerivedChannels derived = derived(product, query);
        Deque<String> names = new ArrayDeque<>(query.channels());
        query.where().stream()
                .flatMap(condition -> condition.alternatives().stream())
                .forEach(bound -> names.add(bound.channel()));
        Map<String, DerivedChannel> found = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        while (!names.isEmpty()) {
            String name = names.remove();
            if (seen.add(name)) {
                Optional<DerivedChannel> channel = derived.find(name);
                channel.ifPresent(made -> found.put(name, made));
                channel.or(() -> derived.unnamed(name))
                        .ifPresent(made -> names.addAll(made.expression().inputs()));
            }
        }
        return List.copyOf(found.values());
    }

    private DerivedChannels derived(String product, List<Definition> first) {
        return new DerivedChannels(
                product,
                channels.stream()
                        .map(ChannelEntry::channel)
                        .filter(channel -> channel.product().equals(product))
                        .toList(),
                Stream.concat(first.stream(), definitions.stream()).toList());
    }

    /** All channels that may be asked for: those of files, sorted by product and name, and then the derived ones. */
    public List<Channel> known() {
        return known(List.of());
    }

    /** As {@link #known()}, with those that a question defines. */
    public List<Channel> known(SampleQuery query) {
        return known(query.definitions());
    }

    /** All channels that may be asked for, as the store came to know them: those of files by their numbers, and then the derived ones. */
    public List<Channel> inOrder() {
        return known(channels.stream().sorted(Comparator.comparingInt(ChannelEntry::number)), List.of());
    }

    private List<Channel> known(List<Definition> first) {
        return known(channels.stream(), first);
    }

    private List<Channel> known(Stream<ChannelEntry> entries, List<Definition> first) {
        List<Channel> stored = entries.map(ChannelEntry::channel).toList();
        if (first.isEmpty() && definitions.isEmpty()) {
            return stored;
        }
        List<Channel> known = new ArrayList<>(stored);
        stored.stream().map(Channel::product).distinct().forEach(product -> derived(product, first)
                .all()
                .forEach(derived -> known.add(derived.channel())));
        return known;
    }

    /** Whether the granules that a roll-up counts, and no others, are live. */
    private static boolean isGood(RollUp rollUp, List<Granule> granules) {
        return granules.stream()
                .filter(rollUp::isOf)
                .map(Granule::id)
                .sorted()
                .toList()
                .equals(rollUp.granules());
    }

    private static List<Overlap> overlaps(List<Granule> granules) {
        List<Overlap> overlaps = new ArrayList<>();
        for (int i = 0; i < granules.size(); i++) {
            Granule a = granules.get(i);
            // Granules come by their first sample: no later one overlaps once one starts after this one's end.
            for (int j = i + 1; j < granules.size() && granules.get(j).firstMs() <= a.lastMs(); j++) {
                Granule b = granules.get(j);
                if (a.product().equals(b.product())) {
                    addOverlaps(overlaps, a.id() < b.id() ? a : b, a.id() < b.id() ? b : a);
                }
            }
        }
        return List.copyOf(overlaps);
    }

    private static void addOverlaps(List<Overlap> overlaps, Granule older, Granule newer) {
        TimeWindow shared = older.window().intersection(newer.window());
        for (String satellite : older.satellites()) {
            if (newer.satellites().contains(satellite)) {
                overlaps.add(new Overlap(older, newer, satellite, shared));
            }
        }
    }
}
