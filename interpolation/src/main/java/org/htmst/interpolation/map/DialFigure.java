package org.htmst.interpolation.map;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.figure.Canvas;
import org.htmst.interpolation.figure.Captions;
import org.htmst.interpolation.figure.CellPaint;
import org.htmst.interpolation.figure.CellRaster;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.Panels;
import org.htmst.interpolation.figure.Sheet;
import org.htmst.interpolation.projection.Dial;
import org.htmst.interpolation.result.LocalTimeMaps;

/**
 * Draws a run as two dials, north and south: magnetic latitude from the pole outwards, local time around. Each bin is a wedge
 * and has, in every degree of magnetic latitude, the mean of the trixels there, by area. The hours are those of the run's
 * bins; magnetic latitude is that of {@link MagneticLatitudes}.
 */
public final class DialFigure {

    private static final Color LINE = new Color(255, 255, 255, 110);
    private static final int RING_DEG = 10;

    private DialFigure() {}

    /** Both dials in the centred dipole's latitude. */
    public static Figure draw(LocalTimeMaps maps, FigureStyle style) {
        return draw(maps, style, MagneticLatitudes.ofDipole(maps), List.of(Hemisphere.values()));
    }

    /**
     * The dials of {@code hemispheres}, down to the edge of the style's view. Automatic limits are those of both, so that pictures can be compared.
     *
     * @param latitudes of the trixels of the maps
     * @throws IllegalArgumentException if they are of another level
     */
    public static Figure draw(
            LocalTimeMaps maps, FigureStyle style, MagneticLatitudes latitudes, List<Hemisphere> hemispheres) {
        Dial dial = new Dial(style.view().edgeLatDeg());
        ColourScale scale = SeriesScale.NONE.withDials(maps, latitudes).scale(style.colours());
        DialField[] fields = hemispheres.stream()
                .map(half -> DialField.of(maps, latitudes, half))
                .toArray(DialField[]::new);
        double farKm = maps.farKm();
        boolean far = style.far() != FarCells.PLAIN
                && Arrays.stream(fields)
                        .flatMapToDouble(field -> DoubleStream.of(field.distanceKm()))
                        .anyMatch(distance -> distance > farKm);
        Sheet sheet = Captions.dialSheet(maps, latitudes.name(), scale, style, far);
        Panels panels = Panels.of(fields.length, 1, true, sheet, style.columns());
        Figure figure = new Figure(style.size(), panels.height(), canvas -> {
            sheet.draw(canvas, panels.height());
            panels.draw(canvas, i -> hemispheres.get(i).title(), (sheetCanvas, i, area, first, last) -> {
                CellRaster raster = CellRaster.of(
                        sheetCanvas.pixels(area.getWidth()),
                        sheetCanvas.pixels(area.getHeight()),
                        (x, y) -> fields[i].cell(dial, x, y));
                CellPaint paint = fields[i].paint(scale, farKm, style.far());
                sheetCanvas.picture(raster.paint(paint, sheetCanvas.pixels(Panels.HATCH)), area.getX(), area.getY());
                drawLines(sheetCanvas, dial, area, hemispheres.get(i).title().substring(0, 1));
            });
        });
        return figure.from(maps.wholeProvenance());
    }

    /** All values of both dials. */
    static double[] values(LocalTimeMaps maps, MagneticLatitudes latitudes) {
        latitudes.require(maps);
        return Arrays.stream(Hemisphere.values())
                .map(half -> DialField.of(maps, latitudes, half))
                .flatMapToDouble(field -> DoubleStream.of(field.value()))
                .toArray();
    }

    private static void drawLines(Canvas canvas, Dial dial, Rectangle2D area, String hemisphere) {
        Path2D spokes = new Path2D.Double();
        for (int hour = 0; hour < 24; hour += 3) {
            Point2D rim = at(dial.point(dial.edgeLatDeg(), hour), area);
            spokes.moveTo(area.getCenterX(), area.getCenterY());
            spokes.lineTo(rim.getX(), rim.getY());
            String label = String.format(Locale.ROOT, "%02d", hour);
            canvas.textAround(label, rim, area, hour % 6 == 0 ? 32 : 26);
        }
        canvas.line(spokes, LINE, 1.5);
        for (int lat = 90 - RING_DEG; lat > dial.edgeLatDeg(); lat -= RING_DEG) {
            double r = at(dial.point(lat, 6), area).getX() - area.getCenterX();
            canvas.line(new Ellipse2D.Double(area.getCenterX() - r, area.getCenterY() - r, 2 * r, 2 * r), LINE, 1.5);
            Point2D label = at(dial.point(lat, 4.5), area);
            canvas.textOver(lat + "°" + hemisphere, label.getX(), label.getY(), 24);
        }
        canvas.frame(new Ellipse2D.Double(area.getX(), area.getY(), area.getWidth(), area.getHeight()), Canvas.INK, 3);
    }

    private static Point2D at(Point2D share, Rectangle2D area) {
        return new Point2D.Double(
                area.getX() + share.getX() * area.getWidth(), area.getY() + share.getY() * area.getHeight());
    }
}
