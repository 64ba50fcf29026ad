package org.htmst.answer.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.htmst.failure.HtmStException;
import org.htmst.interpolation.colour.ScaleKind;
import org.htmst.interpolation.colour.ValueLimits;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.map.CellMapFigure;
import org.htmst.interpolation.map.Hemisphere;
import org.htmst.interpolation.plot.LineFigure;
import org.htmst.interpolation.plot.NumberAxis;
import org.htmst.interpolation.plot.PlotAxis;
import org.htmst.interpolation.plot.PlotCell;
import org.htmst.interpolation.plot.PlotPanel;
import org.htmst.interpolation.plot.RoundAxis;
import org.htmst.interpolation.plot.RoundFigure;
import org.htmst.interpolation.plot.SpectrogramFigure;
import org.htmst.interpolation.plot.UtcAxis;
import org.htmst.time.TimeWindow;

/**
 * Draws summaries.
 *
 * @param request what is drawn
 * @param style its look
 */
public record PlotMaker(PlotRequest request, FigureStyle style) {

    private static final double DAY_HOURS = 24;

    /**
     * The figure.
     *
     * @throws HtmStException if there is no value
     * @throws IllegalArgumentException if values of several units would have one scale of colours
     */
    public Figure figure(PlotSource source) {
        return drawn(source).from(source.provenance());
    }

    private Figure drawn(PlotSource source) {
        PlotWords words = new PlotWords(request, source);
        if (!request.kind().hasColours()) {
            LinePanels panels = new LinePanels(request, source, words, style);
            requireValues(source, panels.hasValues());
            LineFigure.Look look = request.kind() == PlotKind.HISTOGRAM ? LineFigure.Look.STEPS : LineFigure.Look.LINES;
            return LineFigure.draw(
                    panels.panels(), axis(request.axes().get(0), source, words), look, words.caption(), style);
        }
        if (request.kind() != PlotKind.SPECTROGRAM) {
            requireOneUnit(source.channels());
        }
        return switch (request.kind()) {
            case DIAL -> RoundFigure.draw(faces(source), words.caption(), style);
            case GRID ->
                CellMapFigure.draw(
                        panels(
                                source,
                                request.axes().get(isLongitudeFirst() ? 0 : 1),
                                request.axes().get(isLongitudeFirst() ? 1 : 0)),
                        words.caption(),
                        style);
            default -> spectrogram(source, words);
        };
    }

    private static void requireValues(PlotSource source, boolean any) {
        if (!any) {
            String names = source.channels().stream().map(PlotChannel::name).collect(Collectors.joining(", "));
            throw new HtmStException(
                    "there is nothing to draw: no sample of the question has a value of " + names
                            + " in a cell; ask for another time or region, or with --keep-flagged",
                    false);
        }
    }

    private static void requireOneUnit(List<PlotChannel> channels) {
        List<String> units = channels.stream().map(PlotChannel::unit).distinct().toList();
        if (units.size() > 1) {
            throw new IllegalArgumentException("channels of different units, '" + String.join("' and '", units)
                    + "', have no common colours; draw each in a figure of its own");
        }
    }

    private boolean isLongitudeFirst() {
        return request.axes().get(0).isLongitude();
    }

    private Figure spectrogram(PlotSource source, PlotWords words) {
        List<PlotAxisGroup> axes = request.axes();
        boolean swapped = axes.get(1).isTime();
        PlotAxisGroup across = axes.get(swapped ? 1 : 0);
        PlotAxisGroup upward = axes.get(swapped ? 0 : 1);
        List<PlotPanel> panels = panels(source, across, upward);
        NumberAxis up = (NumberAxis) axis(upward, source, words);
        return SpectrogramFigure.draw(panels, axis(across, source, words), ranged(up), words.caption(), style);
    }

    /** The axis with the ends that were asked for. */
    private NumberAxis ranged(NumberAxis axis) {
        return new NumberAxis(
                axis.label(),
                new ValueLimits(
                        request.range().from().orElse(axis.limits().low()),
                        request.range().to().orElse(axis.limits().high())),
                axis.kind(),
                axis.steps());
    }

    /** The axis of a group, from its first bin to its last; of time at least as long as was asked for. */
    private static PlotAxis axis(PlotAxisGroup group, PlotSource source, PlotWords words) {
        double from = extreme(source, row -> source.from(row, group), false);
        double to = extreme(source, row -> source.to(row, group), true);
        if (group.isTime()) {
            TimeWindow window = source.provenance().window();
            return new UtcAxis((long) Math.min(from, window.startMs()), (long) Math.max(to, window.endMs()));
        }
        boolean isAngle = group.isLatitude() || group.isLongitude();
        NumberAxis.Steps steps = group.isHours()
                ? NumberAxis.Steps.HOURS
                : isAngle ? NumberAxis.Steps.DEGREES : NumberAxis.Steps.DECIMAL;
        // A value may be 24 h, which begins a bin of its own.
        double last = group.isHours() && from < DAY_HOURS ? Math.min(to, DAY_HOURS) : to;
        return new NumberAxis(words.axis(group), new ValueLimits(from, last), ScaleKind.LINEAR, steps);
    }

    private static double extreme(PlotSource source, ToDoubleFunction<List<Object>> end, boolean highest) {
        var ends = source.table().rows().stream().mapToDouble(end);
        return (highest ? ends.max() : ends.min()).orElseThrow();
    }

    /** The cells of each combination of channel, satellite and direction that has panels, in the order of these. */
    private List<PlotPanel> panels(PlotSource source, PlotAxisGroup across, PlotAxisGroup upward) {
        List<PlotPanel> panels = new ArrayList<>();
        boolean any = false;
        for (PlotChannel channel : source.channels()) {
            Map<List<String>, List<PlotCell>> cells = new LinkedHashMap<>();
            for (List<Object> row : source.table().rows()) {
                double value = source.value(row, channel, source.statistics().get(0));
                any |= !Double.isNaN(value);
                List<String> told = request.panelled().stream()
                        .map(column -> source.word(row, column))
                        .toList();
                cells.computeIfAbsent(told, one -> new ArrayList<>())
                        .add(new PlotCell(
                                source.from(row, across),
                                source.to(row, across),
                                source.from(row, upward),
                                source.to(row, upward),
                                value));
            }
            cells.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey((a, b) -> a.toString().compareTo(b.toString())))
                    .forEach(panel -> panels.add(new PlotPanel(
                            label(panel.getKey(), channel, source), quantity(channel, source), panel.getValue())));
        }
        requireValues(source, any);
        return panels;
    }

    /** Several channels of a spectrogram have scales of their own, unless one is chosen for all. */
    private PlotPanel.Quantity quantity(PlotChannel channel, PlotSource source) {
        boolean chosen =
                style.colours().min().isPresent() && style.colours().max().isPresent();
        boolean alike =
                source.channels().stream().map(PlotChannel::unit).distinct().count() == 1;
        if (request.kind() != PlotKind.SPECTROGRAM || source.channels().size() == 1 || chosen && alike) {
            return PlotPanel.COMMON;
        }
        return new PlotPanel.Quantity(
                channel.name(), channel.unitLabel().isEmpty() ? channel.name() : channel.unitLabel());
    }

    private static String label(List<String> told, PlotChannel channel, PlotSource source) {
        List<String> parts = new ArrayList<>(told);
        if (source.channels().size() > 1) {
            parts.add(channel.what());
        }
        return String.join(", ", parts);
    }

    private List<RoundFigure.Face> faces(PlotSource source) {
        boolean hoursFirst = request.axes().get(0).isHours();
        PlotAxisGroup hours = request.axes().get(hoursFirst ? 0 : 1);
        PlotAxisGroup outward = request.axes().get(hoursFirst ? 1 : 0);
        List<PlotPanel> panels = panels(source, hours, outward);
        if (!outward.isLatitude()) {
            double last = extreme(source, row -> source.to(row, outward), true);
            RoundAxis axis = RoundAxis.ofShells(Math.max(2, request.range().to().orElse(last)));
            return panels.stream()
                    .map(panel -> new RoundFigure.Face(panel, axis))
                    .toList();
        }
        List<RoundFigure.Face> faces = new ArrayList<>();
        for (PlotPanel panel : panels) {
            for (Hemisphere half : Hemisphere.values()) {
                List<PlotCell> cells = half(panel.cells(), half);
                if (!cells.isEmpty()) {
                    String label = panel.label() + (panel.label().isEmpty() ? "" : ", ") + half.title();
                    faces.add(new RoundFigure.Face(
                            new PlotPanel(label, cells),
                            RoundAxis.ofLatitudes(
                                    style.view().edgeLatDeg(), half.title().substring(0, 1))));
                }
            }
        }
        return faces;
    }

    /** The cells of a hemisphere, by absolute latitude. */
    private static List<PlotCell> half(List<PlotCell> cells, Hemisphere half) {
        return half == Hemisphere.NORTH
                ? cells.stream().filter(cell -> cell.toY() > 0).toList()
                : cells.stream()
                        .filter(cell -> cell.fromY() < 0)
                        .map(cell -> new PlotCell(cell.fromX(), cell.toX(), -cell.toY(), -cell.fromY(), cell.value()))
                        .toList();
    }
}
