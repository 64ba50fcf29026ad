package org.htmst.interpolation.plot;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmst.interpolation.colour.AutomaticScale;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.colour.ScaleKind;
import org.htmst.interpolation.figure.Canvas;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.Sheet;

/** Draws cells over two axes in the colours of their values, panels one above the other; where there is no cell, it stays white. */
public final class SpectrogramFigure {

    private static final int OPAQUE = 0xFF000000;

    private SpectrogramFigure() {}

    /**
     * The figure.
     *
     * @param panels one or more; of several quantities, each has a scale of colours beside its panels, by its own values
     * @param across the axis that all share
     * @param upward the axis of each
     */
    public static Figure draw(
            List<PlotPanel> panels, PlotAxis across, PlotAxis upward, PlotCaption caption, FigureStyle style) {
        Map<PlotPanel.Quantity, ColourScale> scales = scales(panels, style);
        boolean common = scales.size() == 1;
        Sheet sheet = common
                ? caption.sheet(style, scales.values().iterator().next(), panels, Color.WHITE)
                : caption.sheet(style);
        double smallest = sheet.smallest();
        Legend legend = Legend.of(
                List.of(),
                common ? List.of() : remarks(panels, scales),
                style.size().units() - 2 * Sheet.MARGIN,
                smallest);
        boolean labelled = panels.stream().anyMatch(panel -> !panel.label().isEmpty());
        double axis = AxisLines.below(smallest);
        PanelStack whole = PanelStack.of(panels.size(), labelled, axis + legend.height(), sheet)
                .beside(height -> AxisLines.left(upward, height, smallest));
        PanelStack stack = common
                ? whole
                : whole.leaving(scales.entrySet().stream()
                        .mapToDouble(scale -> new SideBar(
                                        scale.getValue(), scale.getKey().label())
                                .room(whole.panelHeight(), smallest))
                        .max()
                        .orElseThrow());
        return new Figure(style.size(), stack.height(), canvas -> {
            sheet.draw(canvas, stack.height());
            for (int i = 0; i < panels.size(); i++) {
                ColourScale scale = scales.get(panels.get(i).quantity());
                draw(canvas, panels.get(i), scale, across, upward, stack, i);
                if (!common) {
                    new SideBar(scale, panels.get(i).quantity().label()).draw(canvas, stack.area(i));
                }
            }
            legend.draw(
                    canvas, Sheet.MARGIN, stack.bottom() + axis, style.size().units() - 2 * Sheet.MARGIN);
        });
    }

    /** The scale of each quantity, by the values of its panels. */
    private static Map<PlotPanel.Quantity, ColourScale> scales(List<PlotPanel> panels, FigureStyle style) {
        Map<PlotPanel.Quantity, ColourScale> scales = new LinkedHashMap<>();
        for (PlotPanel panel : panels) {
            scales.computeIfAbsent(
                    panel.quantity(),
                    quantity -> AutomaticScale.of(
                            style.colours(),
                            PlotPanel.values(panels.stream()
                                    .filter(other -> other.quantity().equals(quantity))
                                    .toList())));
        }
        return scales;
    }

    /** What colours mean that are on none of several scales. */
    private static List<String> remarks(List<PlotPanel> panels, Map<PlotPanel.Quantity, ColourScale> scales) {
        boolean zero = panels.stream()
                .anyMatch(panel -> scales.get(panel.quantity()).kind() == ScaleKind.LOG
                        && PlotPanel.hasNoLogarithm(List.of(panel)));
        return zero ? List.of("white: no sample", "0 has the lowest colour") : List.of("white: no sample");
    }

    private static void draw(
            Canvas canvas,
            PlotPanel panel,
            ColourScale scale,
            PlotAxis across,
            PlotAxis upward,
            PanelStack stack,
            int number) {
        Rectangle2D area = stack.area(number);
        stack.label(canvas, panel.label(), number);
        int widthPx = canvas.pixels(area.getWidth());
        int heightPx = canvas.pixels(area.getHeight());
        canvas.picture(picture(panel, across, upward, scale, widthPx, heightPx), area.getX(), area.getY());
        AxisLines lines = new AxisLines(canvas, area);
        lines.frame();
        lines.across(across, number == stack.count() - 1);
        double label = lines.upward(upward);
        if (number == 0) {
            AxisLines.label(canvas, upward, label, area.getY(), stack.bottom());
        }
    }

    /** The cells, transparent where there is none; a cell is a pixel wide and high at least. */
    static BufferedImage picture(
            PlotPanel panel, PlotAxis across, PlotAxis upward, ColourScale scale, int widthPx, int heightPx) {
        BufferedImage picture = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_ARGB);
        for (PlotCell cell : panel.cells()) {
            if (!Double.isNaN(cell.value())) {
                int left = pixel(across.position(cell.fromX()), widthPx);
                int right = Math.max(left + 1, pixel(across.position(cell.toX()), widthPx));
                int top = pixel(1 - upward.position(cell.toY()), heightPx);
                int bottom = Math.max(top + 1, pixel(1 - upward.position(cell.fromY()), heightPx));
                int rgb = OPAQUE | scale.rgb(cell.value());
                for (int y = Math.max(0, top); y < Math.min(heightPx, bottom); y++) {
                    for (int x = Math.max(0, left); x < Math.min(widthPx, right); x++) {
                        picture.setRGB(x, y, rgb);
                    }
                }
            }
        }
        return picture;
    }

    private static int pixel(double position, int pixels) {
        return (int) Math.round(Math.max(-1, Math.min(2, position)) * pixels);
    }
}
