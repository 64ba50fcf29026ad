package org.htmst.interpolation.map;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.htmst.interpolation.Provenance;
import org.htmst.interpolation.SamplePoints;
import org.htmst.interpolation.map.Canvas.Align;
import org.htmst.sphere.LonLat;

/** Draws the samples that a range query answered. */
public final class TrackFigure {

    private static final Color INSIDE = new Color(0xF4, 0xF4, 0xF4);
    private static final Color OUTSIDE = new Color(0xC8, 0xCB, 0xD0);
    private static final Color BORDER = new Color(0xC2, 0x18, 0x5B);
    private static final Color COAST = new Color(0x50, 0x50, 0x50);
    private static final double LEFT = 110;
    private static final double MARGIN = 40;
    private static final double HEAD = 160;
    private static final double FOOT = 260;
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
    public static BufferedImage draw(
            SamplePoints points, Predicate<LonLat> region, Provenance provenance, FigureStyle style) {
        double width = Canvas.WIDTH - LEFT - MARGIN;
        double height = HEAD + width / 2 + FOOT;
        double[] values =
                IntStream.range(0, points.size()).mapToDouble(points::value).toArray();
        ColourScale scale = new ColourScale(style.limits().orElseGet(() -> ValueLimits.automatic(values)));
        try (Canvas canvas = new Canvas(style.widthPx(), height)) {
            WorldFrame frame = new WorldFrame(new Rectangle2D.Double(LEFT, HEAD, width, width / 2));
            canvas.picture(
                    shade(region, canvas.pixels(width), canvas.pixels(width / 2), canvas.pixels(BORDER_WIDTH)),
                    LEFT,
                    HEAD);
            frame.drawLines(canvas, COAST, 1.2);
            drawPoints(canvas, frame, points, scale);
            frame.labelLatitudes(canvas, 28);
            frame.labelLongitudes(canvas, 28);
            drawText(canvas, points, provenance, style, height);
            Rectangle2D bar = new Rectangle2D.Double(Canvas.WIDTH * 0.28, height - 160, Canvas.WIDTH * 0.44, 34);
            ColourBar.draw(canvas, scale, bar, Captions.quantity(provenance), 34);
            return canvas.image();
        }
    }

    private static void drawPoints(Canvas canvas, WorldFrame frame, SamplePoints points, ColourScale scale) {
        canvas.clip(frame.area());
        IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.comparingDouble(points::value))
                .forEach(i -> {
                    LonLat place = new LonLat(points.lonDeg(i), points.latDeg(i));
                    double x = frame.x(place.signedLonDeg()) - DOT / 2;
                    double y = frame.y(place.latDeg()) - DOT / 2;
                    canvas.fill(new Ellipse2D.Double(x, y, DOT, DOT), new Color(scale.rgb(points.value(i))));
                });
        canvas.clip(null);
    }

    private static void drawText(
            Canvas canvas, SamplePoints points, Provenance provenance, FigureStyle style, double height) {
        double room = Canvas.WIDTH - 2 * MARGIN;
        double middle = Canvas.WIDTH / 2;
        String title = Captions.title(style, provenance);
        String data = Captions.satellitesAndWindow(provenance);
        String foot = String.format(
                java.util.Locale.ROOT, "%,d samples in the region  ·  %s", points.size(), Captions.made(provenance));
        canvas.text(title, middle, 72, Align.CENTRE, Resources.BOLD, 52, Canvas.INK, room);
        canvas.text(data, middle, 128, Align.CENTRE, Resources.REGULAR, 38, Canvas.INK, room);
        canvas.text(foot, middle, height - 24, Align.CENTRE, Resources.REGULAR, 26, Canvas.FAINT_INK, room);
    }

    private static BufferedImage shade(Predicate<LonLat> region, int widthPx, int heightPx, int borderPx) {
        boolean[][] inside = new boolean[heightPx][widthPx];
        IntStream.range(0, heightPx).parallel().forEach(row -> {
            double lat = 90 - (row + 0.5) * 180 / heightPx;
            for (int column = 0; column < widthPx; column++) {
                inside[row][column] = region.test(new LonLat((column + 0.5) * 360 / widthPx - 180, lat));
            }
        });
        BufferedImage picture = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < heightPx; row++) {
            for (int column = 0; column < widthPx; column++) {
                Color colour = inside[row][column] ? INSIDE : OUTSIDE;
                picture.setRGB(column, row, (isBorder(inside, row, column, borderPx) ? BORDER : colour).getRGB());
            }
        }
        return picture;
    }

    /** Whether a pixel inside has one outside within {@code reach}, around the antimeridian too. */
    private static boolean isBorder(boolean[][] inside, int row, int column, int reach) {
        if (!inside[row][column]) {
            return false;
        }
        int columns = inside[row].length;
        for (int r = Math.max(0, row - reach); r <= Math.min(inside.length - 1, row + reach); r++) {
            for (int c = column - reach; c <= column + reach; c++) {
                boolean near = (r - row) * (r - row) + (c - column) * (c - column) <= reach * reach;
                if (near && !inside[r][Math.floorMod(c, columns)]) {
                    return true;
                }
            }
        }
        return false;
    }
}
