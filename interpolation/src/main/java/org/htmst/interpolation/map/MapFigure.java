package org.htmst.interpolation.map;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.map.Canvas.Align;

/**
 * Draws the maps of a run: viridis over the logarithm of the value, so that zero and below have the lowest colour; trixels
 * without a value are grey.
 */
public final class MapFigure {

    private static final double MARGIN = 40;
    private static final double LEFT = 110;
    private static final double GAP = 24;
    private static final double HEAD = 150;
    private static final double FOOT = 250;

    private MapFigure() {}

    /** All bins as panels of one figure with one colour scale. */
    public static BufferedImage allBins(LocalTimeMaps maps, FigureStyle style) {
        return draw(maps, IntStream.range(0, maps.bins().size()).toArray(), style);
    }

    /**
     * One bin. Automatic limits are those of all bins, so that the pictures of a run can be compared.
     *
     * @param bin from 0
     */
    public static BufferedImage oneBin(LocalTimeMaps maps, int bin, FigureStyle style) {
        if (bin < 0 || bin >= maps.bins().size()) {
            throw new IllegalArgumentException(
                    "bin " + bin + " is outside 0.." + (maps.bins().size() - 1));
        }
        return draw(maps, new int[] {bin}, style);
    }

    private static BufferedImage draw(LocalTimeMaps maps, int[] bins, FigureStyle style) {
        ColourScale scale = new ColourScale(style.limits().orElseGet(() -> automaticLimits(maps)));
        int columns = columns(bins.length);
        int rows = (bins.length + columns - 1) / columns;
        double width = (Canvas.WIDTH - LEFT - MARGIN - (columns - 1) * GAP) / columns;
        double label = columns == 1 ? 44 : 36;
        double rowHeight = width / 2 + label + 30;
        double height = HEAD + rows * rowHeight + FOOT;
        try (Canvas canvas = new Canvas(style.widthPx(), height)) {
            TrixelRaster raster =
                    TrixelRaster.of(maps.parameters().level(), canvas.pixels(width), canvas.pixels(width / 2));
            drawHead(canvas, maps, style);
            for (int i = 0; i < bins.length; i++) {
                double x = LEFT + i % columns * (width + GAP);
                double y = HEAD + i / columns * rowHeight + label + 10;
                WorldFrame frame = new WorldFrame(new Rectangle2D.Double(x, y, width, width / 2));
                String localTime = Captions.localTime(maps.bins().windows().get(bins[i]));
                canvas.text(localTime, x, y - 10, Align.LEFT, Resources.BOLD, label, Canvas.INK, width);
                canvas.picture(raster.paint(maps.grids().get(bins[i]), scale), x, y);
                frame.drawLines(canvas, Color.WHITE, columns == 1 ? 1.5 : 1);
                if (i % columns == 0) {
                    frame.labelLatitudes(canvas, 26);
                }
                if (i + columns >= bins.length) {
                    frame.labelLongitudes(canvas, 26);
                }
            }
            drawFoot(canvas, maps, scale, height);
            return canvas.image();
        }
    }

    private static void drawHead(Canvas canvas, LocalTimeMaps maps, FigureStyle style) {
        double room = Canvas.WIDTH - 2 * MARGIN;
        double middle = Canvas.WIDTH / 2;
        String title = Captions.title(style, maps.provenance());
        String data = Captions.satellitesAndWindow(maps.provenance());
        canvas.text(title, middle, 72, Align.CENTRE, Resources.BOLD, 52, Canvas.INK, room);
        canvas.text(data, middle, 128, Align.CENTRE, Resources.REGULAR, 38, Canvas.INK, room);
    }

    private static void drawFoot(Canvas canvas, LocalTimeMaps maps, ColourScale scale, double height) {
        Rectangle2D bar = new Rectangle2D.Double(Canvas.WIDTH * 0.28, height - 160, Canvas.WIDTH * 0.44, 34);
        ColourBar.draw(canvas, scale, bar, Captions.quantity(maps.provenance()), 34);
        Rectangle2D empty = new Rectangle2D.Double(Canvas.WIDTH * 0.79, height - 160, 50, 34);
        canvas.fill(empty, TrixelRaster.EMPTY);
        canvas.frame(empty, Canvas.INK, 2);
        String none = "no sample within " + Captions.number(maps.parameters().radiusKm()) + " km";
        double x = empty.getMaxX() + 14;
        canvas.text(none, x, height - 132, Align.LEFT, Resources.REGULAR, 30, Canvas.INK, Canvas.WIDTH - MARGIN - x);
        String provenance = Captions.method(maps.parameters()) + "  ·  " + Captions.made(maps.provenance());
        canvas.text(
                provenance,
                Canvas.WIDTH / 2,
                height - 24,
                Align.CENTRE,
                Resources.REGULAR,
                26,
                Canvas.FAINT_INK,
                Canvas.WIDTH - 2 * MARGIN);
    }

    private static ValueLimits automaticLimits(LocalTimeMaps maps) {
        List<double[]> values = maps.grids().stream().map(grid -> grid.value()).toList();
        return ValueLimits.automatic(
                values.stream().flatMapToDouble(DoubleStream::of).toArray());
    }

    private static int columns(int panels) {
        if (panels <= 1) {
            return 1;
        }
        return panels <= 4 ? 2 : 4;
    }
}
