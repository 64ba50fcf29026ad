package org.htmst.answer.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.htmst.answer.print.Column;
import org.htmst.answer.table.Measure;
import org.htmst.summary.Distribution;
import org.htmst.summary.Statistic;
import org.htmst.summary.Values;

/** How the statistics of a window stand to those of another. */
public enum SummaryComparison {
    /** The first divided by the other; none where the other is 0. */
    RATIO,
    /** The first less the other. */
    DIFFERENCE;

    /**
     * Of each cell that has samples in one of two answers, how its statistics compare; and, of each channel, how many values both have.
     *
     * @param asked the first
     * @param other the answer to the same question for another time
     */
    public SummaryTable compared(SummaryAnswer asked, SummaryAnswer other, List<Statistic> wanted) {
        List<Statistic> compared = wanted.stream()
                .filter(statistic -> statistic.kind() != Statistic.Kind.COUNT)
                .toList();
        Map<List<Long>, SummaryAnswer.Cell[]> pairs = new TreeMap<>(SummaryComparison::inOrder);
        asked.cells().forEach(cell -> pairs.put(cell.bins(), new SummaryAnswer.Cell[] {cell, null}));
        other.cells().forEach(cell -> pairs.computeIfAbsent(cell.bins(), bins -> new SummaryAnswer.Cell[2])[1] = cell);
        int channels = asked.channels().size();
        List<SummaryTable.Cell> cells = pairs.values().stream()
                .map(pair -> {
                    SummaryAnswer.Cell any = pair[0] == null ? pair[1] : pair[0];
                    List<Number> numbers = IntStream.range(0, channels)
                            .boxed()
                            .flatMap(c -> numbers(channel(pair[0], c), channel(pair[1], c), compared))
                            .toList();
                    return new SummaryTable.Cell(any.bins(), any.names(), numbers);
                })
                .toList();
        return new SummaryTable(
                asked.axes(),
                asked.channels().stream()
                        .flatMap(channel -> measures(asked, channel, compared))
                        .toList(),
                cells);
    }

    private static int inOrder(List<Long> a, List<Long> b) {
        return Arrays.compare(
                a.stream().mapToLong(Long::longValue).toArray(),
                b.stream().mapToLong(Long::longValue).toArray());
    }

    private static Values channel(SummaryAnswer.Cell cell, int channel) {
        return cell == null ? new Distribution() : cell.channels().get(channel);
    }

    private Stream<Number> numbers(Values asked, Values other, List<Statistic> compared) {
        List<Number> first = Statistic.all(compared, asked);
        List<Number> second = Statistic.all(compared, other);
        return Stream.concat(
                Stream.of(asked.count(), other.count()),
                IntStream.range(0, compared.size())
                        .mapToObj(s ->
                                of(first.get(s).doubleValue(), second.get(s).doubleValue())));
    }

    /** NaN where there is none. */
    private double of(double asked, double other) {
        return switch (this) {
            case RATIO -> other == 0 ? Double.NaN : asked / other;
            case DIFFERENCE -> asked - other;
        };
    }

    private Stream<Measure> measures(SummaryAnswer asked, Column channel, List<Statistic> compared) {
        Measure count = Measure.of(channel, new Statistic(Statistic.Kind.COUNT, 0));
        return Stream.concat(
                Stream.of(
                        count,
                        new Measure(
                                count.name() + "_other",
                                count.unit(),
                                count.description() + " in the other window",
                                "",
                                true)),
                compared.stream().map(statistic -> measure(asked.measure(channel, statistic))));
    }

    private Measure measure(Measure statistic) {
        return new Measure(
                statistic.name() + "_" + this,
                this == RATIO ? "" : statistic.unit(),
                statistic.description()
                        + (this == RATIO ? ", divided by that of the other window" : ", less that of the other window"),
                "",
                false);
    }

    /** As columns are called. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
