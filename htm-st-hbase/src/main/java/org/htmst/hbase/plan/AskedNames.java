package org.htmst.hbase.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.region.text.TypedName;
import org.htmst.sample.Channel;

/**
 * What people type for names, against those that the store has: {@code *} and {@code ?} stand for any letters and any letter, and
 * upper and lower case are the same where that leaves one name. What fits nothing stays as it was typed.
 */
public final class AskedNames {

    private final SampleQuery query;
    private final List<Channel> known;

    private AskedNames(SampleQuery query, Inventory inventory) {
        this.query = query;
        this.known = inventory.known(query).stream()
                .filter(channel ->
                        query.products().isEmpty() || query.products().contains(channel.product()))
                .toList();
    }

    /** {@code query} with the store's names, and each channel once. */
    public static SampleQuery resolve(SampleQuery query, Inventory inventory) {
        Set<String> products =
                inventory.granules().stream().map(Granule::product).collect(Collectors.toSet());
        SampleQuery sources = query.toBuilder()
                .satellites(all(query.satellites(), inventory.satellites().keySet()))
                .products(all(query.products(), products))
                .build();
        AskedNames names = new AskedNames(sources, inventory);
        return sources.toBuilder()
                .channels(names.channels())
                .where(query.where().stream().map(names::condition).toList())
                .build();
    }

    /** Every name that one of {@code typed} fits, once. */
    private static List<String> all(List<String> typed, Collection<String> known) {
        Set<String> names = new LinkedHashSet<>();
        typed.forEach(text -> names.addAll(TypedName.fitting(text, known)));
        return List.copyOf(names);
    }

    /** The channels asked for. Two names are one channel if they mean the same in every product. */
    private List<String> channels() {
        List<String> names = new ArrayList<>();
        Set<Set<Channel>> meanings = new HashSet<>();
        for (String typed : query.channels()) {
            for (String name : fittingChannels(typed)) {
                Set<Channel> meaning =
                        known().filter(channel -> channel.isCalled(name)).collect(Collectors.toSet());
                if (meaning.isEmpty() || meanings.add(meaning)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private ValueCondition condition(ValueCondition condition) {
        return new ValueCondition(condition.alternatives().stream()
                .map(bound -> new ValueCondition.Bound(one(bound.channel()), bound.comparison(), bound.limit()))
                .toList());
    }

    private String one(String typed) {
        List<String> fitting = fittingChannels(typed);
        return fitting.size() == 1 ? fitting.get(0) : typed;
    }

    /** Names that fit, or aliases if no name does. */
    private List<String> fittingChannels(String typed) {
        List<String> names = known().map(Channel::name).toList();
        List<String> aliases =
                known().map(Channel::alias).filter(alias -> !alias.isEmpty()).toList();
        if (names.contains(typed) || aliases.contains(typed)) {
            return List.of(typed);
        }
        List<String> ofNames = TypedName.fitting(typed, names);
        return ofNames.equals(List.of(typed)) ? TypedName.fitting(typed, aliases) : ofNames;
    }

    private Stream<Channel> known() {
        return known.stream();
    }
}
