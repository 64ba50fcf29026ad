package org.htmst.answer.summary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.htmst.answer.passage.PassageMaker;
import org.htmst.answer.print.Column;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.Summarized;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import org.htmst.sample.Channel;
import org.htmst.summary.Epochs;
import org.htmst.summary.Group;
import org.htmst.summary.GroupText;
import org.htmst.summary.Summary;
import org.htmst.track.Direction;
import org.htmst.track.Passage;

/** Summarizes the samples of a store, as it is when this is made. */
public final class SummaryMaker {

    private final StoreView view;
    private final List<String> satellites;
    private final boolean withTiles;
    private final List<Channel> channels;
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
        this.channels =
                store.catalog().channels().stream().map(ChannelEntry::channel).toList();
        this.limits = limits;
    }

    /**
     * What the samples of a question come to.
     *
     * @param typed with one channel at least; names may be aliases
     * @param groups what tells cells apart; none for all in one cell
     * @throws IllegalArgumentException if the store does not know a name, that of a group stands for several channels, or two groups tell
     *     by the same
     */
    public SummaryAnswer summary(SampleQuery typed, List<GroupText> groups) {
        return summary(typed, groups, Optional.empty());
    }

    /**
     * What the samples of a question around events come to, each sample once for each event that it is around.
     *
     * @param groups of which that of time is counted from the event
     * @throws IllegalArgumentException also if no group is of time, or its bins are not of one length
     */
    public SummaryAnswer aroundEvents(SampleQuery typed, List<GroupText> groups, Epochs epochs) {
        if (groups.stream().noneMatch(GroupText::isTime)) {
            throw new IllegalArgumentException(
                    "--epochs counts bins of time from events, and there are none; give --by time:1h, say");
        }
        SampleQuery around =
                typed.toBuilder().times(epochs.windows(typed.times())).build();
        return summary(around, groups, Optional.of(epochs));
    }

    private SummaryAnswer summary(SampleQuery typed, List<GroupText> groups, Optional<Epochs> epochs) {
        if (typed.channels().isEmpty()) {
            throw new IllegalArgumentException("there is nothing to summarize; give --channel NAME");
        }
        SampleQuery query = view.named(typed);
        Map<String, String> told = told(typed, groups);
        List<String> names = new ArrayList<>(query.channels());
        told.values().stream().filter(name -> !names.contains(name)).forEach(names::add);
        List<Group> telling = groups.stream()
                .map(group -> group.isPass()
                        ? group.ofPassages(passages(query, names, group.gapMs()))
                        : group.isTime() && epochs.isPresent()
                                ? group.ofEpochs()
                                : group.group(name -> names.indexOf(told.get(name)), satellites))
                .toList();
        Summary summary =
                new Summary(telling, IntStream.range(0, query.channels().size()).toArray(), epochs);
        List<Granule> granules = List.of();
        ScanStatistics statistics = null;
        long ofTiles = 0;
        for (Direction way : ways(query, groups)) {
            SampleQuery asked = query.toBuilder().channels(names).direction(way).build();
            Summarized part = view.summarize(asked, summary.another(), withTiles, limits.start());
            summary.add(part.summary());
            granules = part.granules();
            statistics = statistics == null ? part.statistics() : statistics.plus(part.statistics());
            ofTiles += part.tiles().samples();
        }
        return new SummaryAnswer(
                query,
                telling,
                summary.cells(),
                summary.outside(),
                granules,
                statistics,
                ofTiles,
                columns(query, told));
    }

    private List<Passage> passages(SampleQuery query, List<String> names, long gapMs) {
        SampleQuery asked = query.toBuilder().channels(names).build();
        return new PassageMaker(view, limits).bare(asked, gapMs);
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
                if (told.containsValue(known.get(0))) {
                    throw twice(name);
                }
                told.put(name, known.get(0));
            });
        }
        Set<String> names = new HashSet<>();
        groups.stream().filter(group -> !names.add(group.name())).findFirst().ifPresent(group -> {
            throw twice(group.name());
        });
        return told;
    }

    private static IllegalArgumentException twice(String name) {
        return new IllegalArgumentException("group '" + name + "' is given twice; a cell has one bin of each");
    }

    /** What the channels asked for mean, by their names, and those that tell groups, by what was typed. */
    private List<Column> columns(SampleQuery query, Map<String, String> told) {
        List<Column> columns = new ArrayList<>();
        query.channels().forEach(name -> columns.add(column(query, name, name)));
        told.forEach((typed, name) -> columns.add(column(query, typed, name)));
        return columns;
    }

    private Column column(SampleQuery query, String called, String name) {
        return Column.ofChannel(
                called,
                0,
                channels.stream()
                        .filter(channel -> channel.isCalled(name)
                                && (query.products().isEmpty()
                                        || query.products().contains(channel.product())))
                        .toList());
    }

    private static List<Direction> ways(SampleQuery query, List<GroupText> groups) {
        return query.direction() == Direction.BOTH && groups.stream().anyMatch(GroupText::isDirection)
                ? List.of(Direction.ASCENDING, Direction.DESCENDING)
                : List.of(query.direction());
    }
}
