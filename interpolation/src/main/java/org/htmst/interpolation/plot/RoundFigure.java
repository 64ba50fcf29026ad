package org.htmst.interpolation.plot;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.htmst.interpolation.colour.AutomaticScale;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.figure.Canvas;
import org.htmst.interpolation.figure.CellPaint;
import org.htmst.interpolation.figure.CellRaster;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.Panels;
import org.htmst.interpolation.figure.Sheet;

/** Draws cells of hours and of L or latitude as dials, noon on top and dawn at the right. */
public final class RoundFigure {

    private static final Color LINE = new Color(255, 255, 255, 110);
    private static final int LABELS = 5;
    private static final Color NIGHT = new Color(0x20, 0x20, 0x20);

    private RoundFigure() {}

    /**
     * A dial.
     *
     * @param cells across in hours
     * @param axis outward
     */
    public record Face(PlotPanel cells, RoundAxis axis) {}

    /** The dials, side by side. */
    public static Figure draw(List<Face> dials, PlotCaption caption, FigureStyle style) {
        List<PlotPanel> panels = dials.stream().map(Face::cells).toList();
        ColourScale scale = AutomaticScale.of(style.colours(), PlotPanel.values(panels));
        Sheet sheet = caption.sheet(style, scale, panels, CellPaint.EMPTY);
        Panels places = Panels.of(dials.size(), 1, true, sheet, style.columns());
        return new Figure(style.size(), places.height(), canvas -> {
            sheet.draw(canvas, places.height());
            places.draw(canvas, i -> panels.get(i).label(), (on, i, area, first, last) -> {
                RoundAxis axis = dials.get(i).axis();
                CellLookup cells = panels.get(i).lookup();
                CellRaster raster = CellRaster.of(
                        on.pixels(area.getWidth()), on.pixels(area.getHeight()), (x, y) -> cell(cells, axis, x, y));
                on.picture(raster.paint(cells.paint(scale), on.pixels(Panels.HATCH)), area.getX(), area.getY());
                drawLines(on, axis, area);
            });
        });
    }

    /** The cell at a point of a dial, in shares of its sides. */
    static int cell(CellLookup cells, RoundAxis axis, double x, double y) {
        double value = axis.value(x, y);
        boolean isOff = axis.share(value) > 1 || axis.share(value) < axis.share(axis.radius());
        return isOff ? CellRaster.OUTSIDE : cells.at(RoundAxis.hour(x, y), value);
    }

    private static void drawLines(Canvas canvas, RoundAxis axis, Rectangle2D area) {
        Path2D spokes = new Path2D.Double();
        for (int hour = 0; hour < 24; hour += 3) {
            Point2D inner = axis.at(axis.radius(), hour, area);
            Point2D rim = axis.at(axis.rim(), hour, area);
            spokes.moveTo(inner.getX(), inner.getY());
            spokes.lineTo(rim.getX(), rim.getY());
            canvas.textAround(String.format(Locale.ROOT, "%02d", hour), rim, area, hour % 6 == 0 ? 32 : 26);
        }
        canvas.line(spokes, LINE, 1.5);
        int rings = (int) Math.ceil(Math.abs(axis.rim() - axis.middle()) / axis.ring() - 1e-9);
        int labelled = Math.max(1, (rings + LABELS - 1) / LABELS);
        for (int k = 1; k < rings; k++) {
            double value = axis.middle() + k * axis.ring() * Math.signum(axis.rim() - axis.middle());
            if (axis.share(value) > axis.share(axis.radius())) {
                canvas.line(circle(axis, value, area), LINE, 1.5);
                if (k % labelled == 0) {
                    Point2D label = axis.at(value, 4.5, area);
                    canvas.textOver(ColourScale.number(value) + axis.unit(), label.getX(), label.getY(), 24);
                }
            }
        }
        if (axis.radius() != axis.middle()) {
            drawEarth(canvas, circle(axis, axis.radius(), area));
        }
        canvas.frame(circle(axis, axis.rim(), area), Canvas.INK, 3);
    }

    /** The Earth, its night side dark. */
    private static void drawEarth(Canvas canvas, Ellipse2D disc) {
        canvas.fill(disc, Color.WHITE);
        canvas.fill(new Arc2D.Double(disc.getFrame(), 180, 180, Arc2D.PIE), NIGHT);
        canvas.frame(disc, Canvas.INK, 3);
    }

    private static Ellipse2D circle(RoundAxis axis, double value, Rectangle2D area) {
        double r = axis.share(value) * area.getWidth() / 2;
        return new Ellipse2D.Double(area.getCenterX() - r, area.getCenterY() - r, 2 * r, 2 * r);
    }
}
