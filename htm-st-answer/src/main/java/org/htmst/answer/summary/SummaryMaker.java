package org.htmst.answer.summary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.htmst.answer.passage.PassageMaker;
import org.htmst.answer.print.Column;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.hbase.read.Summarized;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import org.htmst.summary.Distribution;
import org.htmst.summary.Epochs;
import org.htmst.summary.Group;
import org.htmst.summary.GroupText;
import org.htmst.summary.Summary;
import org.htmst.summary.Values;
import org.htmst.summary.WeightedDistribution;
import org.htmst.track.Direction;
import org.htmst.track.Passage;

/** Summarizes the samples of a store, as it is when this is made. */
public final class SummaryMaker {

    private final StoreView view;
    private final List<String> satellites;
    private final boolean withTiles;
    private final QueryLimits limits;
    private final Optional<String> weight;

    /**
     * A maker of summaries.
     *
     * @param withTiles whether tiles may answer; the answers are the same, and later, without
     */
    public SummaryMaker(Store store, boolean withTiles, QueryLimits limits) throws IOException {
        this(store.view(), List.copyOf(store.catalog().satellites().keySet()), withTiles, limits, Optional.empty());
    }

    private SummaryMaker(
            StoreView view, List<String> satellites, boolean withTiles, QueryLimits limits, Optional<String> weight) {
        this.view = view;
        this.satellites = satellites;
        this.withTiles = withTiles;
        this.limits = limits;
        this.weight = weight;
    }

    /**
     * One that weighs each sample by what it has of another channel. A sample without a value above 0 of that is in no cell.
     *
     * @param channel whose values are the weights, by any of its names
     */
    public SummaryMaker weightedBy(String channel) {
        return new SummaryMaker(view, satellites, withTiles, limits, Optional.of(channel));
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

    /**
     * The same in parts that other processes can count; what tiles tell is counted. Each sample counts once.
     *
     * @param groups none of passages
     * @throws IllegalArgumentException as {@link #summary}, and if a group is of passages
     */
    public SummaryParts parts(SampleQuery typed, List<GroupText> groups) {
        if (groups.stream().anyMatch(GroupText::isPass)) {
            throw new IllegalArgumentException(
                    "group 'pass' needs each track in one piece, and cannot be counted in parts; leave it out");
        }
        SampleQuery query = named(typed);
        Map<String, String> told = told(typed, groups);
        List<String> names = new ArrayList<>(query.channels());
        told.values().stream().filter(name -> !names.contains(name)).forEach(names::add);
        CellGroups cells = new CellGroups(groups, told, names, query.channels().size(), satellites);
        Summary counted = cells.summary();
        List<List<ScanTask>> tasks = new ArrayList<>();
        for (Direction way : ways(query, groups)) {
            SampleQuery asked = query.toBuilder().channels(names).direction(way).build();
            Summary ofTiles = counted.another();
            tasks.add(view.tasks(asked, ofTiles, limits.start()));
            counted.add(ofTiles);
        }
        return new SummaryParts(query, cells, counted, tasks, columns(query, told));
    }

    private SampleQuery named(SampleQuery typed) {
        if (typed.channels().isEmpty()) {
            throw new IllegalArgumentException("there is nothing to summarize; give --channel NAME");
        }
        return view.named(typed);
    }

    private SummaryAnswer summary(SampleQuery typed, List<GroupText> groups, Optional<Epochs> epochs) {
        SampleQuery query = named(typed);
        Map<String, String> told = told(typed, groups);
        List<String> names = new ArrayList<>(query.channels());
        Optional<String> weighing = weight.map(name -> one(typed, name, "weight"));
        Stream.concat(told.values().stream(), weighing.stream())
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        List<Group> telling = groups.stream()
                .map(group -> group.isPass()
                        ? group.ofPassages(passages(query, names, group.gapMs()))
                        : group.isTime() && epochs.isPresent()
                                ? group.ofEpochs()
                                : group.group(name -> names.indexOf(told.get(name)), satellites))
                .toList();
        List<Group> counted = Stream.concat(
                        telling.stream(), weighing.map(name -> Group.ofWeight(name, names.indexOf(name))).stream())
                .toList();
        Summary summary =
                new Summary(counted, IntStream.range(0, query.channels().size()).toArray(), epochs);
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
                weighing.isPresent() ? weighted(summary.cells()) : plain(summary.cells()),
                summary.outside(),
                granules,
                statistics,
                ofTiles,
                columns(query, told),
                weighing);
    }

    private static List<SummaryAnswer.Cell> plain(List<Summary.Cell> cells) {
        return cells.stream()
                .map(cell -> new SummaryAnswer.Cell(cell.bins(), cell.names(), List.copyOf(cell.channels())))
                .toList();
    }

    /** Cells that differ in nothing but the last group, what their samples weigh, are one. */
    private static List<SummaryAnswer.Cell> weighted(List<Summary.Cell> cells) {
        Map<List<Long>, List<Summary.Cell>> alike = cells.stream()
                .collect(Collectors.groupingBy(
                        cell -> withoutLast(cell.bins()), LinkedHashMap::new, Collectors.toList()));
        return alike.values().stream()
                .map(ofWeights -> {
                    Summary.Cell any = ofWeights.get(0);
                    List<Values> values = IntStream.range(0, any.channels().size())
                            .mapToObj(channel -> (Values) new WeightedDistribution(byWeight(ofWeights, channel)))
                            .toList();
                    return new SummaryAnswer.Cell(withoutLast(any.bins()), withoutLast(any.names()), values);
                })
                .toList();
    }

    private static SortedMap<Double, Distribution> byWeight(List<Summary.Cell> cells, int channel) {
        SortedMap<Double, Distribution> byWeight = new TreeMap<>();
        cells.forEach(cell -> byWeight.put(
                (Double) cell.names().get(cell.names().size() - 1),
                cell.channels().get(channel)));
        return byWeight;
    }

    private static <T> List<T> withoutLast(List<T> list) {
        return list.subList(0, list.size() - 1);
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
                String known = one(typed, name, "group");
                if (told.containsValue(known)) {
                    throw twice(name);
                }
                told.put(name, known);
            });
        }
        Set<String> names = new HashSet<>();
        groups.stream().filter(group -> !names.add(group.name())).findFirst().ifPresent(group -> {
            throw twice(group.name());
        });
        return told;
    }

    private String one(SampleQuery typed, String name, String what) {
        List<String> known =
                view.named(typed.toBuilder().channels(List.of(name)).build()).channels();
        if (known.size() != 1) {
            throw new IllegalArgumentException(what + " '" + name + "' stands for " + known.size() + " channels, "
                    + String.join(", ", known) + "; name one");
        }
        return known.get(0);
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
                view.channels(query).stream()
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
