package org.htmst.interpolation.figure;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.htmst.interpolation.assets.Lettering;
import org.htmst.interpolation.assets.Resources;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.colour.Palette;
import org.htmst.interpolation.figure.Canvas.Align;

/** The colour scale with its ticks, drawn as a horizontal bar. */
final class ColourBar {

    private static final double MINOR_TICK = 0.25;
    private static final double MAJOR_TICK = 0.4;

    /** The free space between two labels, in letter sizes. */
    private static final double BETWEEN = 0.5;

    private ColourBar() {}

    /** A label, and the span it takes. */
    private record Label(String text, double x, double left, double right) {

        boolean isClearOf(Label other) {
            return right < other.left || other.right < left;
        }
    }

    /** Draws the bar into {@code area}, tick labels of {@code size} below it and {@code label} on top. */
    static void draw(Canvas canvas, ColourScale scale, Rectangle2D area, String label, double size) {
        canvas.picture(
                gradient(scale.palette(), canvas.pixels(area.getWidth()), canvas.pixels(area.getHeight())),
                area.getX(),
                area.getY());
        canvas.line(ticks(scale, area), Canvas.INK, 2);
        canvas.frame(area, Canvas.INK, 2);
        double y = area.getMaxY() + MAJOR_TICK * area.getHeight() + size;
        for (Label mark : labels(scale, area, size)) {
            canvas.text(mark.text, mark.x, y, Align.CENTRE, Resources.REGULAR, size, Canvas.INK);
        }
        canvas.fittedText(
                label,
                area.getCenterX(),
                area.getY() - 0.5 * size,
                Align.CENTRE,
                Resources.REGULAR,
                size,
                Canvas.INK,
                1.35 * area.getWidth());
    }

    private static BufferedImage gradient(Palette palette, int widthPx, int heightPx) {
        BufferedImage picture = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < widthPx; x++) {
            int rgb = palette.rgb((x + 0.5) / widthPx);
            for (int y = 0; y < heightPx; y++) {
                picture.setRGB(x, y, rgb);
            }
        }
        return picture;
    }

    /** The two ends first, then of the ticks those that have room. */
    private static List<Label> labels(ColourScale scale, Rectangle2D area, double size) {
        List<Label> labels = new ArrayList<>();
        labels.add(label("≤ " + scale.label(scale.limits().low()), area, 0, size));
        labels.add(label("≥ " + scale.label(scale.limits().high()), area, 1, size));
        scale.ticks().stream()
                .filter(tick -> !tick.label().isEmpty())
                .map(tick -> label(tick.label(), area, tick.position(), size))
                .sorted(Comparator.comparingDouble(Label::x))
                .forEach(label -> {
                    if (labels.stream().allMatch(label::isClearOf)) {
                        labels.add(label);
                    }
                });
        return labels;
    }

    private static Label label(String text, Rectangle2D area, double position, double size) {
        double x = area.getX() + position * area.getWidth();
        double half = Lettering.width(text, Resources.REGULAR.deriveFont((float) size)) / 2 + BETWEEN / 2 * size;
        return new Label(text, x, x - half, x + half);
    }

    private static Path2D ticks(ColourScale scale, Rectangle2D area) {
        Path2D path = new Path2D.Double();
        for (ColourScale.Tick tick : scale.ticks()) {
            double length = area.getHeight() * (tick.label().isEmpty() ? MINOR_TICK : MAJOR_TICK);
            double x = area.getX() + tick.position() * area.getWidth();
            path.moveTo(x, area.getMaxY());
            path.lineTo(x, area.getMaxY() + length);
        }
        return path;
    }
}
