package org.htmst.interpolation.map;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.htmst.interpolation.map.Canvas.Align;

/** The colour scale with its decades, drawn as a horizontal bar. */
final class ColourBar {

    private static final double MINOR_TICK = 0.25;
    private static final double MAJOR_TICK = 0.4;

    private ColourBar() {}

    /** Draws the bar into {@code area}, tick labels of {@code size} below it and {@code label} on top. */
    static void draw(Canvas canvas, ColourScale scale, Rectangle2D area, String label, double size) {
        canvas.picture(
                gradient(canvas.pixels(area.getWidth()), canvas.pixels(area.getHeight())), area.getX(), area.getY());
        canvas.line(ticks(scale, area), Canvas.INK, 2);
        canvas.frame(area, Canvas.INK, 2);
        labelEnds(canvas, scale, area, size);
        int[] decades = scale.decades();
        int every = 1 + decades.length / 12;
        for (int i = 0; i < decades.length; i += every) {
            double position = scale.position(Math.pow(10, decades[i]));
            if (position > 0.02 && position < 0.98) {
                text(canvas, ColourScale.powerOfTen(decades[i]), area, position, size);
            }
        }
        canvas.text(
                label,
                area.getCenterX(),
                area.getY() - 0.5 * size,
                Align.CENTRE,
                Resources.REGULAR,
                size,
                Canvas.INK,
                1.35 * area.getWidth());
    }

    private static BufferedImage gradient(int widthPx, int heightPx) {
        BufferedImage picture = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < widthPx; x++) {
            int rgb = Resources.VIRIDIS[x * Resources.VIRIDIS.length / widthPx];
            for (int y = 0; y < heightPx; y++) {
                picture.setRGB(x, y, rgb);
            }
        }
        return picture;
    }

    private static void labelEnds(Canvas canvas, ColourScale scale, Rectangle2D area, double size) {
        text(canvas, "≤ " + number(scale.limits().low()), area, 0, size);
        text(canvas, "≥ " + number(scale.limits().high()), area, 1, size);
    }

    private static String number(double value) {
        double exponent = Math.rint(Math.log10(value));
        boolean decade = Math.abs(Math.log10(value) - exponent) < 1e-9;
        return decade ? ColourScale.powerOfTen((int) exponent) : String.format(Locale.ROOT, "%.3g", value);
    }

    private static void text(Canvas canvas, String text, Rectangle2D area, double position, double size) {
        double x = area.getX() + position * area.getWidth();
        double y = area.getMaxY() + MAJOR_TICK * area.getHeight() + size;
        canvas.text(text, x, y, Align.CENTRE, Resources.REGULAR, size, Canvas.INK, area.getWidth());
    }

    private static Path2D ticks(ColourScale scale, Rectangle2D area) {
        Path2D path = new Path2D.Double();
        int first = (int) Math.floor(Math.log10(scale.limits().low()));
        int last = (int) Math.ceil(Math.log10(scale.limits().high()));
        for (int decade = first; decade <= last; decade++) {
            for (int digit = 1; digit <= 9; digit++) {
                double position = scale.position(digit * Math.pow(10, decade));
                if (position >= -1e-9 && position <= 1 + 1e-9) {
                    double length = area.getHeight() * (digit == 1 ? MAJOR_TICK : MINOR_TICK);
                    double x = area.getX() + position * area.getWidth();
                    path.moveTo(x, area.getMaxY());
                    path.lineTo(x, area.getMaxY() + length);
                }
            }
        }
        return path;
    }
}
