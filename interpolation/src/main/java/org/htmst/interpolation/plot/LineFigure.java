package org.htmst.interpolation.plot;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.htmst.interpolation.colour.ScaleKind;
import org.htmst.interpolation.figure.Canvas;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.Sheet;

/** Draws lines, or the steps of histograms, over one axis, panels one above the other. A gap stays a gap. */
public final class LineFigure {

    private static final double DOT = 13;

    /** What lines on the frame may stand out. */
    private static final double EDGE = 6;

    /** Lines of fewer points have a dot at each. */
    private static final int FEW = 60;

    /** How points become a line. */
    public enum Look {
        /** Points joined at the middles of their ranges. */
        LINES,
        /** Steps as wide as the ranges, down to the lower end where there is a gap. */
        STEPS
    }

    private LineFigure() {}

    /**
     * The figure.
     *
     * @param panels one or more; lines of one label look alike in all
     * @param across the axis that all share
     * @throws IllegalArgumentException if there are more lines than can be told apart
     */
    public static Figure draw(
            List<LinePanel> panels, PlotAxis across, Look look, PlotCaption caption, FigureStyle style) {
        List<String> labels = panels.stream()
                .flatMap(panel -> panel.lines().stream())
                .map(PlotLine::label)
                .distinct()
                .toList();
        if (labels.size() > LinePen.MOST) {
            throw new IllegalArgumentException("a picture of " + labels.size() + " lines cannot be read; ask for "
                    + LinePen.MOST + " at most, or tell them apart by panels");
        }
        Sheet sheet = caption.sheet(style);
        double smallest = sheet.smallest();
        double room = style.size().units() - 2 * Sheet.MARGIN;
        List<String> remarks = panels.stream().anyMatch(LineFigure::hasZeroOffAxis)
                ? List.of("0 is drawn on the lower edge")
                : List.of();
        List<String> shown = labels.size() == 1 && labels.get(0).isEmpty() ? List.of() : labels;
        Legend legend = Legend.of(shown, remarks, room, smallest);
        boolean labelled = panels.stream().anyMatch(panel -> !panel.label().isEmpty());
        double axis = AxisLines.below(smallest);
        PanelStack stack = PanelStack.of(panels.size(), labelled, axis + legend.height(), sheet)
                .beside(height -> panels.stream()
                        .mapToDouble(panel -> AxisLines.left(panel.upward(), height, smallest))
                        .max()
                        .orElseThrow());
        return new Figure(style.size(), stack.height(), canvas -> {
            sheet.draw(canvas, stack.height());
            for (int i = 0; i < panels.size(); i++) {
                draw(canvas, panels.get(i), labels, across, look, stack, i);
            }
            legend.draw(canvas, Sheet.MARGIN, stack.bottom() + axis, room);
        });
    }

    private static void draw(
            Canvas canvas,
            LinePanel panel,
            List<String> labels,
            PlotAxis across,
            Look look,
            PanelStack stack,
            int number) {
        Rectangle2D area = stack.area(number);
        stack.label(canvas, panel.label(), number);
        Placing placing = new Placing(across, panel.upward(), area);
        canvas.clip(new Rectangle2D.Double(
                area.getX() - EDGE, area.getY() - EDGE, area.getWidth() + 2 * EDGE, area.getHeight() + 2 * EDGE));
        for (PlotLine line : panel.lines()) {
            LinePen pen = new LinePen(labels.indexOf(line.label()));
            bands(line).forEach(points -> pen.shade(canvas, placing.band(points)));
        }
        for (PlotLine line : panel.lines()) {
            LinePen pen = new LinePen(labels.indexOf(line.label()));
            boolean few = line.points().size() < FEW;
            for (List<PlotLine.Point> points : runs(line)) {
                if (look == Look.STEPS) {
                    Path2D steps = placing.steps(points);
                    pen.shade(canvas, steps);
                    pen.line(canvas, steps);
                } else {
                    pen.line(canvas, placing.line(points));
                    if (few || points.size() == 1) {
                        points.forEach(point -> pen.fill(canvas, placing.dot(point)));
                    }
                }
            }
        }
        canvas.clip(null);
        AxisLines lines = new AxisLines(canvas, area);
        lines.frame();
        lines.across(across, number == stack.count() - 1);
        double label = lines.upward(panel.upward());
        AxisLines.label(canvas, panel.upward(), label, area.getY(), area.getMaxY());
    }

    private static boolean hasZeroOffAxis(LinePanel panel) {
        return panel.upward().kind() == ScaleKind.LOG
                && panel.lines().stream()
                        .flatMap(line -> line.points().stream())
                        .flatMap(point -> Stream.of(point.value(), point.low()))
                        .anyMatch(value -> value <= 0);
    }

    /** The points of a line without those between which there is nothing. */
    static List<List<PlotLine.Point>> runs(PlotLine line) {
        return runs(line.points().stream()
                .filter(point -> !Double.isNaN(point.value()))
                .toList());
    }

    private static List<List<PlotLine.Point>> bands(PlotLine line) {
        return runs(line.points().stream().filter(PlotLine.Point::hasBand).toList());
    }

    private static List<List<PlotLine.Point>> runs(List<PlotLine.Point> points) {
        List<List<PlotLine.Point>> runs = new ArrayList<>();
        double end = Double.NaN;
        for (PlotLine.Point point : points) {
            if (point.fromX() != end) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(point);
            end = point.toX();
        }
        return runs;
    }

    /** Puts points into a panel. */
    private record Placing(PlotAxis across, NumberAxis upward, Rectangle2D area) {

        private double x(double value) {
            return area.getX() + across.position(value) * area.getWidth();
        }

        /** What lies beyond the axis lies just outside the panel, but for what has no logarithm, which lies on the lower edge. */
        private double y(double value) {
            double position = Math.max(-0.05, Math.min(1.05, upward.position(value)));
            boolean isOff = upward.kind() == ScaleKind.LOG && value <= 0;
            return area.getMaxY() - (isOff ? 0 : position) * area.getHeight();
        }

        private Path2D line(List<PlotLine.Point> points) {
            Path2D path = new Path2D.Double();
            for (PlotLine.Point point : points) {
                if (path.getCurrentPoint() == null) {
                    path.moveTo(x(point.middle()), y(point.value()));
                } else {
                    path.lineTo(x(point.middle()), y(point.value()));
                }
            }
            return path;
        }

        private Path2D band(List<PlotLine.Point> points) {
            Path2D path = new Path2D.Double();
            if (points.size() == 1) {
                // A point alone has a band as wide as its range.
                PlotLine.Point point = points.get(0);
                double low = y(point.low());
                double high = y(point.high());
                path.append(
                        new Rectangle2D.Double(x(point.fromX()), high, x(point.toX()) - x(point.fromX()), low - high),
                        false);
                return path;
            }
            path.moveTo(x(points.get(0).middle()), y(points.get(0).high()));
            points.forEach(point -> path.lineTo(x(point.middle()), y(point.high())));
            for (int i = points.size() - 1; i >= 0; i--) {
                path.lineTo(x(points.get(i).middle()), y(points.get(i).low()));
            }
            path.closePath();
            return path;
        }

        private Path2D steps(List<PlotLine.Point> points) {
            Path2D path = new Path2D.Double();
            path.moveTo(x(points.get(0).fromX()), area.getMaxY());
            for (PlotLine.Point point : points) {
                path.lineTo(x(point.fromX()), y(point.value()));
                path.lineTo(x(point.toX()), y(point.value()));
            }
            path.lineTo(x(points.get(points.size() - 1).toX()), area.getMaxY());
            return path;
        }

        private Ellipse2D dot(PlotLine.Point point) {
            double x = x(point.middle());
            double y = y(point.value());
            return new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT);
        }
    }
}
