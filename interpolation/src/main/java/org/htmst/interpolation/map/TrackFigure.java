package org.htmst.interpolation.map;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.htmst.interpolation.colour.AutomaticScale;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.figure.Canvas;
import org.htmst.interpolation.figure.Captions;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.Panels;
import org.htmst.interpolation.figure.RegionShade;
import org.htmst.interpolation.figure.Sheet;
import org.htmst.interpolation.projection.MapProjection;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.interpolation.samples.SamplePoints;
import org.htmst.sphere.LonLat;

/** Draws the samples that a range query answered. */
public final class TrackFigure {

    private static final Color COAST = new Color(0x50, 0x50, 0x50);
    private static final double DOT = 7;
    private static final double BORDER_WIDTH = 5;

    private TrackFigure() {}

    /**
     * The samples as points coloured by value, the highest on top, on coastlines, with the region asked for standing out.
     *
     * @param points the answer
     * @param region whether a place is in the region, such as {@code region::contains}; asked from several threads at once
     * @param provenance named in title and foot line
     */
    public static Figure draw(
            SamplePoints points, Predicate<LonLat> region, RunProvenance provenance, FigureStyle style) {
        String count = String.format(Locale.ROOT, "%,d samples in the region", points.size());
        return draw(points, count, region, provenance, style);
    }

    /**
     * The same of places that are no samples.
     *
     * @param count how many of what they are, for the foot line
     */
    public static Figure draw(
            SamplePoints points, String count, Predicate<LonLat> region, RunProvenance provenance, FigureStyle style) {
        double[] values =
                IntStream.range(0, points.size()).mapToDouble(points::value).toArray();
        ColourScale scale = AutomaticScale.of(style.colours(), values);
        Sheet sheet = Captions.trackSheet(count, provenance, scale, style);
        MapProjection projection = style.view().projection();
        Panels panels = Panels.of(1, projection.aspect(), style.view().kind().isPolar(), sheet, style.columns());
        return new Figure(style.size(), panels.height(), canvas -> {
                    sheet.draw(canvas, panels.height());
                    panels.draw(canvas, i -> "", (sheetCanvas, i, area, first, last) -> {
                        sheetCanvas.picture(shade(sheetCanvas, region, projection, area), area.getX(), area.getY());
                        EarthLines lines = new EarthLines(style.view(), projection, area, sheetCanvas.legible(28));
                        lines.drawDark(sheetCanvas, COAST, 1.2);
                        sheetCanvas.layer(area, layer -> drawPoints(layer, projection, area, points, scale));
                        lines.labelLatitudes(sheetCanvas, first);
                        lines.labelLongitudes(sheetCanvas, true, last);
                    });
                })
                .from(provenance);
    }

    private static BufferedImage shade(
            Canvas canvas, Predicate<LonLat> region, MapProjection projection, Rectangle2D area) {
        return RegionShade.of(
                region,
                projection,
                canvas.pixels(area.getWidth()),
                canvas.pixels(area.getHeight()),
                canvas.pixels(BORDER_WIDTH));
    }

    private static void drawPoints(
            Canvas canvas, MapProjection projection, Rectangle2D area, SamplePoints points, ColourScale scale) {
        IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.comparingDouble(points::value))
                .forEach(i -> {
                    Point2D at = projection.point(new LonLat(points.lonDeg(i), points.latDeg(i)));
                    if (projection.outline().contains(at)) {
                        double x = area.getX() + at.getX() * area.getWidth() - DOT / 2;
                        double y = area.getY() + at.getY() * area.getHeight() - DOT / 2;
                        canvas.fill(new Ellipse2D.Double(x, y, DOT, DOT), new Color(scale.rgb(points.value(i))));
                    }
                });
    }
}
