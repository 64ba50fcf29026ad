package org.htmst.answer.map;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.answer.print.Words;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.cite.KeptAnswer;
import org.htmst.hbase.load.ProgramVersion;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;
import org.htmst.time.TimeWindow;

/**
 * Tells where maps and pictures come from.
 *
 * @param catalog of the store they come from
 * @param now when they are made
 * @param command what was typed; empty if nothing was
 * @param keeper has the store keep what was asked
 */
public record MapProvenance(Catalog catalog, Instant now, String command, Keeper keeper) {

    /** Has a store keep what was asked of some granules, under an id; or has not. */
    @FunctionalInterface
    public interface Keeper {
        /** What is kept. */
        Optional<KeptAnswer> keep(List<Granule> granules) throws IOException;
    }

    /** Of what is not kept. */
    public MapProvenance(Catalog catalog, Instant now, String command) {
        this(catalog, now, command, granules -> Optional.empty());
    }

    /** Where a picture of the first channel of {@code query} comes from, if its samples come from {@code granules}. */
    public RunProvenance of(SampleQuery query, List<Granule> granules) throws IOException {
        String name = query.channels().get(0);
        Optional<KeptAnswer> kept = keeper.keep(granules);
        Optional<Channel> channel = granules.isEmpty() ? asked(name, query) : channel(name, query, granules);
        return new RunProvenance(
                channel.map(Channel::name).orElse(name),
                channel.map(Channel::description).orElse(""),
                channel.map(Channel::unit).orElse(""),
                granules.stream()
                        .flatMap(granule -> granule.satellites().stream())
                        .filter(satellite -> query.satellites().isEmpty()
                                || query.satellites().contains(satellite))
                        .distinct()
                        .sorted()
                        .toList(),
                query.direction(),
                covered(query.times().hull(), granules),
                conditions(query),
                granules.stream()
                        .map(granule -> new RunProvenance.Source(granule.fileName(), granule.sha256()))
                        .toList(),
                ProgramVersion.SOFTWARE,
                command,
                kept.map(answer -> Instant.ofEpochMilli(answer.createdMs())).orElse(now),
                kept.map(KeptAnswer::id).orElse(""));
    }

    /** Of several windows only the hull has a place of its own. */
    private static List<String> conditions(SampleQuery query) {
        List<String> conditions = new ArrayList<>();
        query.where().forEach(condition -> conditions.add(condition.toString()));
        if (query.times().list().size() > 1) {
            conditions.add("time in " + Words.windows(query.times()));
        }
        return conditions;
    }

    /** The window of the question, where it is open only as far as there are samples. */
    private static TimeWindow covered(TimeWindow window, List<Granule> granules) {
        long startMs = granules.stream().mapToLong(Granule::firstMs).min().orElse(window.startMs());
        long endMs = granules.stream().mapToLong(Granule::lastMs).max().orElse(window.endMs() - 1) + 1;
        return new TimeWindow(
                window.startMs() == TimeWindow.ALWAYS.startMs() ? startMs : window.startMs(),
                window.endMs() == TimeWindow.ALWAYS.endMs() ? endMs : window.endMs());
    }

    /** What is known of the channel of a question that nothing answers. */
    private Optional<Channel> asked(String name, SampleQuery query) throws IOException {
        return catalog.inventory().known(query).stream()
                .filter(channel -> channel.isCalled(name)
                        && (query.products().isEmpty() || query.products().contains(channel.product())))
                .findFirst();
    }

    /** The channel, empty if no granule has it; one map must not mix quantities. */
    private Optional<Channel> channel(String name, SampleQuery query, List<Granule> granules) throws IOException {
        List<String> products =
                granules.stream().map(Granule::product).distinct().toList();
        List<Channel> meanings = catalog.inventory().known(query).stream()
                .filter(channel -> channel.isCalled(name) && products.contains(channel.product()))
                .toList();
        if (meanings.stream().map(Channel::unit).distinct().count() > 1) {
            throw new IllegalArgumentException("channel '" + name + "' has different units in products "
                    + String.join(", ", meanings.stream().map(Channel::product).toList())
                    + "; choose one with --product");
        }
        return meanings.stream().findFirst();
    }
}
