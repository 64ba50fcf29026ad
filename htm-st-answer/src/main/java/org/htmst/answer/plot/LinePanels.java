package org.htmst.answer.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.plot.LinePanel;
import org.htmst.interpolation.plot.NumberAxis;
import org.htmst.interpolation.plot.PlotLine;
import org.htmst.summary.Statistic;

/**
 * Makes lines of a summary over the axis of its only group: a line for each channel, statistic, satellite and direction, and panels for each
 * unit and whatever else has some.
 */
record LinePanels(PlotRequest request, PlotSource source, PlotWords words, FigureStyle style) {

    /** What tells a line from others, in the order of a legend. */
    private record Key(int channel, String told, int statistic, String label) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return Comparator.comparingInt(Key::channel)
                    .thenComparing(Key::told)
                    .thenComparingInt(Key::statistic)
                    .compare(this, other);
        }
    }

    /** Whether there is any value. */
    boolean hasValues() {
        return source.table().rows().stream()
                .anyMatch(row -> source.channels().stream().anyMatch(channel -> source.statistics().stream()
                        .anyMatch(statistic -> !Double.isNaN(source.value(row, channel, statistic)))));
    }

    /** The panels, in the order of units and then by what tells them. */
    List<LinePanel> panels() {
        Map<String, List<PlotChannel>> units = new LinkedHashMap<>();
        boolean counts = request.kind() == PlotKind.HISTOGRAM;
        source.channels()
                .forEach(channel -> units.computeIfAbsent(counts ? "" : channel.unit(), unit -> new ArrayList<>())
                        .add(channel));
        List<LinePanel> panels = new ArrayList<>();
        for (List<PlotChannel> channels : units.values()) {
            Map<String, Map<Key, List<PlotLine.Point>>> points = new TreeMap<>();
            for (PlotChannel channel : channels) {
                for (Statistic statistic : source.statistics()) {
                    for (List<Object> row : source.table().rows()) {
                        points.computeIfAbsent(told(row, request.panelled()), panel -> new TreeMap<>())
                                .computeIfAbsent(key(row, channel, statistic), line -> new ArrayList<>())
                                .add(point(row, channel, statistic));
                    }
                }
            }
            points.forEach((label, lines) -> panels.add(panel(label, lines, channels)));
        }
        return panels;
    }

    private LinePanel panel(String label, Map<Key, List<PlotLine.Point>> points, List<PlotChannel> channels) {
        List<PlotLine> lines = points.entrySet().stream()
                .map(line -> new PlotLine(line.getKey().label(), sorted(line.getValue())))
                .toList();
        double[] values = lines.stream()
                .flatMap(line -> line.points().stream())
                .flatMapToDouble(point -> DoubleStream.of(point.value(), point.low(), point.high()))
                .toArray();
        boolean counts = source.statistics().stream().allMatch(one -> one.kind() == Statistic.Kind.COUNT);
        String quantity = style.texts().label().orElse(words.quantity(channels));
        return new LinePanel(label, NumberAxis.of(quantity, style.colours(), values, counts), lines);
    }

    private static List<PlotLine.Point> sorted(List<PlotLine.Point> points) {
        return points.stream()
                .sorted((a, b) -> Double.compare(a.fromX(), b.fromX()))
                .toList();
    }

    private PlotLine.Point point(List<Object> row, PlotChannel channel, Statistic statistic) {
        PlotAxisGroup across = request.axes().get(0);
        boolean hasBand = !request.band().isEmpty();
        return new PlotLine.Point(
                source.from(row, across),
                source.to(row, across),
                source.value(row, channel, statistic),
                hasBand ? source.value(row, channel, request.band().get(0)) : Double.NaN,
                hasBand ? source.value(row, channel, request.band().get(1)) : Double.NaN);
    }

    private String told(List<Object> row, List<String> columns) {
        return String.join(
                ", ", columns.stream().map(column -> source.word(row, column)).toList());
    }

    private Key key(List<Object> row, PlotChannel channel, Statistic statistic) {
        return new Key(
                source.channels().indexOf(channel),
                told(row, request.lines()),
                source.statistics().indexOf(statistic),
                label(row, channel, statistic));
    }

    private String label(List<Object> row, PlotChannel channel, Statistic statistic) {
        List<String> parts = new ArrayList<>();
        if (source.channels().size() > 1) {
            parts.add(channel.what());
        }
        String told = told(row, request.lines());
        if (!told.isEmpty()) {
            parts.add(told);
        }
        if (source.statistics().size() > 1) {
            parts.add(PlotWords.name(statistic));
        }
        return String.join(", ", parts);
    }
}
