package org.htmst.cli.watch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sample.Channel;
import org.htmst.sphere.Region;

/**
 * A question that each new granule is asked.
 *
 * @param text as typed
 * @param condition a bound on the values of one channel, or several of which one must hold
 * @param region the name of a region; empty for everywhere
 */
record Alert(String text, ValueCondition condition, Optional<String> region) {

    private static final Pattern TEXT = Pattern.compile("(.*?)(?:\\s+(?i:in)\\s+(\\S+))?\\s*");

    /**
     * Reads {@code CONDITION} or {@code CONDITION in REGION}, such as {@code e3/90 > 1e4 in saa}.
     *
     * @throws IllegalArgumentException if the text is of another form, or speaks of several channels
     */
    static Alert parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("alert '" + text + "' is not of the form 'CHANNEL > NUMBER in REGION'");
        }
        ValueCondition condition = ValueCondition.parse(parts.group(1));
        if (condition.channels().stream().distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "alert '" + text + "' speaks of several channels; give --alert for each of them");
        }
        return new Alert(text.strip(), condition, Optional.ofNullable(parts.group(2)));
    }

    private String channel() {
        return condition.channels().get(0);
    }

    /** What a channel is known as. */
    enum Knowledge {
        /** The product of the granule has it. */
        HERE,
        /** Other products have it. */
        ELSEWHERE,
        /** No product that was ever loaded has it. */
        NOWHERE
    }

    /** Whether the products of a store know the alert's channel. */
    Knowledge knowledge(StoreView view, List<Channel> channels, Granule granule) {
        SampleQuery typed = SampleQuery.builder(Region.SPHERE, granule.window())
                .channels(List.of(channel()))
                .build();
        String name = view.named(typed).channels().get(0);
        List<String> products = channels.stream()
                .filter(known -> known.isCalled(name))
                .map(known -> known.product())
                .toList();
        return products.isEmpty()
                ? Knowledge.NOWHERE
                : products.contains(granule.product()) ? Knowledge.HERE : Knowledge.ELSEWHERE;
    }

    /**
     * What a granule whose product has the channel answers; empty if no sample of it meets the alert.
     *
     * @throws IllegalArgumentException if the store does not know the region any more
     */
    Optional<AlertFinding> find(Store store, StoreView view, Granule granule) {
        Region place = region.isPresent() ? store.regions().region(region.get()) : Region.SPHERE;
        SampleQuery query = view.named(SampleQuery.builder(place, granule.window())
                .channels(List.of(channel()))
                .where(List.of(condition))
                .build());
        return AlertFinding.of(this, granule, view.only(granule), query);
    }
}
