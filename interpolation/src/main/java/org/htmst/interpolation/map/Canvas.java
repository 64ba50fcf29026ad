package org.htmst.interpolation.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A white sheet that is {@link #WIDTH} units wide whatever its pixels, and the strokes and letters all figures share. */
final class Canvas implements AutoCloseable {

    static final double WIDTH = 2400;
    static final Color INK = new Color(0x20, 0x20, 0x20);
    static final Color FAINT_INK = new Color(0x55, 0x55, 0x55);

    /** Where a text stands relative to the given point. */
    enum Align {
        LEFT(0),
        CENTRE(0.5),
        RIGHT(1);

        private final double share;

        Align(double share) {
            this.share = share;
        }
    }

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final double scale;

    Canvas(int widthPx, double height) {
        scale = widthPx / WIDTH;
        image = new BufferedImage(widthPx, (int) Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(scale, scale);
    }

    BufferedImage image() {
        return image;
    }

    /** Pixels of {@code units}, at least 1. */
    int pixels(double units) {
        return Math.max(1, (int) Math.round(units * scale));
    }

    void clip(Rectangle2D area) {
        graphics.setClip(area);
    }

    /** Puts {@code picture} with its upper left corner at the given point, pixel by pixel. */
    void picture(BufferedImage picture, double x, double y) {
        AffineTransform units = graphics.getTransform();
        graphics.setTransform(new AffineTransform());
        graphics.drawImage(picture, (int) Math.round(x * scale), (int) Math.round(y * scale), null);
        graphics.setTransform(units);
    }

    void line(Path2D path, Color colour, double width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }

    void frame(Rectangle2D area, Color colour, double width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke((float) width));
        graphics.draw(area);
    }

    void fill(Shape shape, Color colour) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }

    /** Writes {@code text} on the base line {@code y}, smaller than {@code size} if it would be wider than {@code room}. */
    void text(String text, double x, double y, Align align, Font face, double size, Color colour, double room) {
        Font font = face.deriveFont((float) size);
        double width = width(text, font);
        if (width > room) {
            font = face.deriveFont((float) (size * room / width));
            width = width(text, font);
        }
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, (float) (x - align.share * width), (float) y);
    }

    private double width(String text, Font font) {
        return graphics.getFontMetrics(font).getStringBounds(text, graphics).getWidth();
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
