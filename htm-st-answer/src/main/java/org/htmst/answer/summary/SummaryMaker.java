package org.htmst.answer.summary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.Summarized;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import org.htmst.summary.Group;
import org.htmst.summary.GroupText;
import org.htmst.summary.Summary;
import org.htmst.track.Direction;

/** Summarizes the samples of a store, as it is when this is made. */
public final class SummaryMaker {

    private final StoreView view;
    private final List<String> satellites;
    private final boolean withTiles;
    private final QueryLimits limits;

    /**
     * A maker of summaries.
     *
     * @param withTiles whether tiles may answer; the answers are the same, and later, without
     */
    public SummaryMaker(Store store, boolean withTiles, QueryLimits limits) throws IOException {
        this.withTiles = withTiles;
        this.view = store.view();
        this.satellites = List.copyOf(store.catalog().satellites().keySet());
        this.limits = limits;
    }

    /**
     * What the samples of a question come to.
     *
     * @param typed with one channel at least; names may be aliases
     * @param groups what tells cells apart; none for all in one cell
     * @throws IllegalArgumentException if the store does not know a name, or that of a group stands for several channels
     */
    public SummaryAnswer summary(SampleQuery typed, List<GroupText> groups) {
        if (typed.channels().isEmpty()) {
            throw new IllegalArgumentException("there is nothing to summarize; give --channel NAME");
        }
        SampleQuery query = view.named(typed);
        Map<String, String> told = told(typed, groups);
        List<String> channels = new ArrayList<>(query.channels());
        told.values().stream().filter(name -> !channels.contains(name)).forEach(channels::add);
        List<Group> telling = groups.stream()
                .map(group -> group.group(name -> channels.indexOf(told.get(name)), satellites))
                .toList();
        Summary summary =
                new Summary(telling, IntStream.range(0, query.channels().size()).toArray());
        List<Granule> granules = List.of();
        ScanStatistics statistics = null;
        long ofTiles = 0;
        for (Direction way : ways(query, groups)) {
            SampleQuery asked =
                    query.toBuilder().channels(channels).direction(way).build();
            Summarized part = view.summarize(asked, summary.another(), withTiles, limits.start());
            summary.add(part.summary());
            granules = part.granules();
            statistics = statistics == null ? part.statistics() : statistics.plus(part.statistics());
            ofTiles += part.tiles().samples();
        }
        return new SummaryAnswer(query, telling, summary.cells(), summary.outside(), granules, statistics, ofTiles);
    }

    /** The names of the channels that tell groups, by what was typed. */
    private Map<String, String> told(SampleQuery typed, List<GroupText> groups) {
        Map<String, String> told = new LinkedHashMap<>();
        for (GroupText group : groups) {
            group.channel().ifPresent(name -> {
                List<String> known = view.named(
                                typed.toBuilder().channels(List.of(name)).build())
                        .channels();
                if (known.size() != 1) {
                    throw new IllegalArgumentException("group '" + name + "' stands for " + known.size() + " channels, "
                            + String.join(", ", known) + "; name one");
                }
                told.put(name, known.get(0));
            });
        }
        return told;
    }

    private static List<Direction> ways(SampleQuery query, List<GroupText> groups) {
        return query.direction() == Direction.BOTH && groups.stream().anyMatch(GroupText::isDirection)
                ? List.of(Direction.ASCENDING, Direction.DESCENDING)
                : List.of(query.direction());
    }
}
