package org.htmst.interpolation.plot;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.htmst.interpolation.assets.Resources;
import org.htmst.interpolation.colour.AutomaticScale;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.figure.Canvas;
import org.htmst.interpolation.figure.Canvas.Align;
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
     * @param panels one or more
     * @param across the axis that all share
     * @param upward the axis of each
     */
    public static Figure draw(
            List<PlotPanel> panels, PlotAxis across, PlotAxis upward, PlotCaption caption, FigureStyle style) {
        ColourScale scale = AutomaticScale.of(style.colours(), PlotPanel.values(panels));
        Sheet sheet = caption.sheet(style, scale, panels, Color.WHITE);
        boolean labelled = panels.stream().anyMatch(panel -> !panel.label().isEmpty());
        double smallest = sheet.smallest();
        PanelStack stack = PanelStack.of(panels.size(), labelled, AxisLines.below(smallest), sheet)
                .beside(height -> AxisLines.left(upward, height, smallest));
        return new Figure(style.size(), stack.height(), canvas -> {
            sheet.draw(canvas, stack.height());
            for (int i = 0; i < panels.size(); i++) {
                Rectangle2D area = stack.area(i);
                canvas.fittedText(
                        panels.get(i).label(),
                        area.getX(),
                        stack.labelBase(i),
                        Align.LEFT,
                        Resources.BOLD,
                        PanelStack.LABEL,
                        Canvas.INK,
                        area.getWidth());
                canvas.picture(
                        picture(
                                panels.get(i),
                                across,
                                upward,
                                scale,
                                canvas.pixels(area.getWidth()),
                                canvas.pixels(area.getHeight())),
                        area.getX(),
                        area.getY());
                AxisLines lines = new AxisLines(canvas, area);
                lines.frame();
                lines.across(across, i == panels.size() - 1);
                double label = lines.upward(upward);
                if (i == 0) {
                    AxisLines.label(canvas, upward, label, area.getY(), stack.bottom());
                }
            }
        });
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
