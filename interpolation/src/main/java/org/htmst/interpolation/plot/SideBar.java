package org.htmst.interpolation.plot;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.htmst.interpolation.assets.Lettering;
import org.htmst.interpolation.assets.Resources;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.colour.Palette;
import org.htmst.interpolation.figure.Canvas;
import org.htmst.interpolation.figure.Canvas.Align;
import org.htmst.interpolation.figure.Sheet;

/**
 * A scale of colours at the right of its panel.
 *
 * @param scale the colours
 * @param label what they mean
 */
record SideBar(ColourScale scale, String label) {

    private static final double BESIDE = 26;
    private static final double WIDTH = 34;
    private static final double TICK = 12;

    private static double size(double smallest) {
        return Math.max(AxisLines.MARKS, smallest);
    }

    private List<PlotAxis.Mark> marks(double height, double size) {
        return new NumberAxis(label, scale.limits(), scale.kind(), NumberAxis.Steps.DECIMAL)
                .marks(height, AxisLines.PITCH * size, size);
    }

    /** The room that it takes beside a panel. */
    double room(double height, double smallest) {
        return widest(height, size(smallest)) + BESIDE + WIDTH + TICK + 0.6 * size(smallest) + 1.1 * Sheet.LABEL;
    }

    private double widest(double height, double size) {
        return marks(height, size).stream()
                .mapToDouble(mark -> Lettering.width(mark.label(), Resources.REGULAR.deriveFont((float) size)))
                .max()
                .orElse(0);
    }

    void draw(Canvas canvas, Rectangle2D panel) {
        double size = canvas.legible(AxisLines.MARKS);
        Rectangle2D bar = new Rectangle2D.Double(panel.getMaxX() + BESIDE, panel.getY(), WIDTH, panel.getHeight());
        canvas.picture(
                gradient(scale.palette(), canvas.pixels(WIDTH), canvas.pixels(panel.getHeight())),
                bar.getX(),
                bar.getY());
        Path2D ticks = new Path2D.Double();
        for (PlotAxis.Mark mark : marks(panel.getHeight(), size)) {
            double y = bar.getMaxY() - mark.position() * bar.getHeight();
            ticks.moveTo(bar.getMaxX(), y);
            ticks.lineTo(bar.getMaxX() + (mark.label().isEmpty() ? TICK / 2 : TICK), y);
            double x = bar.getMaxX() + TICK + 0.3 * size;
            canvas.text(mark.label(), x, y + 0.36 * size, Align.LEFT, Resources.REGULAR, size, Canvas.INK);
        }
        canvas.line(ticks, Canvas.INK, 2);
        canvas.frame(bar, Canvas.INK, 2);
        double x = bar.getMaxX() + TICK + 0.6 * size + widest(panel.getHeight(), size) + 0.9 * Sheet.LABEL;
        double room = panel.getHeight() + 1.2 * Sheet.LABEL;
        canvas.textUp(label, x, bar.getCenterY(), Resources.REGULAR, Sheet.LABEL, Canvas.INK, room);
    }

    private static BufferedImage gradient(Palette palette, int widthPx, int heightPx) {
        BufferedImage picture = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < heightPx; y++) {
            int rgb = palette.rgb(1 - (y + 0.5) / heightPx);
            for (int x = 0; x < widthPx; x++) {
                picture.setRGB(x, y, rgb);
            }
        }
        return picture;
    }
}
