package org.htmst.serve.hapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.sample.Channel;
import org.htmst.sample.ValueType;
import org.htmst.serve.dataset.Dataset;
import org.htmst.serve.dataset.DatasetParameter;
import org.htmst.serve.dataset.DatasetParameter.Element;
import org.htmst.summary.Distribution;
import org.htmst.summary.Group;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import org.htmst.summary.Summary;
import org.htmst.time.TimeWindow;

/** A record for each span of hours or days in which there are samples in bins of L, by its begin. Tiles answer where they tell all. */
final class ShellRecordSource implements RecordSource {

    /** A distribution of a channel of many values takes some ten kilobytes. */
    private static final int MOST_DISTRIBUTIONS = 1000;

    private static final int MOST_PERIODS = 32;

    private final StoreView view;
    private final Dataset dataset;
    private final List<Element> elements;
    private final int bins;
    private final List<Channel> channels;
    private final GroupText byTime;
    private final GroupText byShell;
    private final long periodMs;

    ShellRecordSource(StoreView view, Dataset dataset, List<DatasetParameter> parameters) {
        this.view = view;
        this.dataset = dataset;
        this.elements = parameters.stream()
                .skip(1)
                .map(parameter -> parameter.elements().get(0))
                .toList();
        this.channels = elements.stream()
                .flatMap(element -> element.channel().stream())
                .distinct()
                .toList();
        this.bins = dataset.parameters().get(1).elements().size();
        this.byTime = GroupText.parse("time:" + dataset.kind().periodText().orElseThrow());
        this.byShell = GroupText.parse(dataset.shells());
        this.periodMs = dataset.kind().period().orElseThrow().toMillis();
    }

    @Override
    public List<TimeWindow> spans(TimeWindow window) {
        long first = -Math.floorDiv(-window.startMs(), periodMs);
        long end = -Math.floorDiv(-window.endMs(), periodMs);
        long atOnce =
                Math.max(1, Math.min(MOST_PERIODS, MOST_DISTRIBUTIONS / ((long) bins * Math.max(1, channels.size()))));
        List<TimeWindow> spans = new ArrayList<>();
        for (long period = first; period < end; period += atOnce) {
            TimeWindow span = new TimeWindow(period * periodMs, Math.min(period + atOnce, end) * periodMs);
            if (dataset.granules().stream().anyMatch(granule -> granule.window().intersects(span))) {
                spans.add(span);
            }
        }
        return spans;
    }

    /** Of each period, each statistic of each bin. */
    @Override
    public Records read(TimeWindow span, QueryLimits limits) {
        SortedMap<Long, double[]> numbers = new TreeMap<>();
        int atOnce = Math.max(1, MOST_DISTRIBUTIONS / bins);
        // With no channel, those that have samples are asked for all the same.
        for (int from = 0; from == 0 || from < channels.size(); from += atOnce) {
            add(channels.subList(from, Math.min(from + atOnce, channels.size())), span, limits, numbers);
        }
        TableRecords records = new TableRecords();
        ValueType[] types = new ValueType[elements.size() * bins];
        Arrays.fill(types, ValueType.FLOAT64);
        numbers.forEach((period, each) -> records.add(period * periodMs, each, types));
        return records;
    }

    private void add(List<Channel> some, TimeWindow span, QueryLimits limits, SortedMap<Long, double[]> numbers) {
        List<String> names = Stream.concat(some.stream().map(Channel::name), byShell.channel().stream())
                .toList();
        List<Group> groups = Stream.of(byTime, byShell)
                .map(group -> group.group(names::indexOf, List.of()))
                .toList();
        Summary summary = new Summary(groups, IntStream.range(0, some.size()).toArray());
        for (Summary.Cell cell : view.summarize(
                        dataset.query(span).channels(names).build(), summary, true, limits.start())
                .summary()
                .cells()) {
            double[] record = numbers.computeIfAbsent(cell.bins().get(0), period -> blank());
            int bin = Math.toIntExact(cell.bins().get(1));
            for (int c = 0; c < some.size(); c++) {
                set(some.get(c), cell.channels().get(c), bin, record);
            }
        }
    }

    /** A record of a period without samples: nothing is known, but how many values there were. */
    private double[] blank() {
        double[] record = new double[elements.size() * bins];
        for (int e = 0; e < elements.size(); e++) {
            boolean isCount = elements.get(e).statistic().orElseThrow().kind() == Statistic.Kind.COUNT;
            Arrays.fill(record, e * bins, (e + 1) * bins, isCount ? 0 : Double.NaN);
        }
        return record;
    }

    private void set(Channel channel, Distribution values, int bin, double[] record) {
        List<Statistic> statistics = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int e = 0; e < elements.size(); e++) {
            if (elements.get(e).channel().orElseThrow().equals(channel)) {
                statistics.add(elements.get(e).statistic().orElseThrow());
                places.add(e * bins + bin);
            }
        }
        List<Number> all = Statistic.all(statistics, values);
        for (int i = 0; i < all.size(); i++) {
            record[places.get(i)] = all.get(i).doubleValue();
        }
    }
}
