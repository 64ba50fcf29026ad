package org.htmst.interpolation.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.htmst.interpolation.assets.Lettering;
import org.htmst.interpolation.assets.Resources;

/** A white sheet, {@link FigureSize#units} wide whatever its pixels, and the strokes and letters all figures share. */
public final class Canvas {

    /** The units of a sheet whose letters grow with it. */
    static final double WIDTH = 2400;

    /** The colour of text and frames. */
    public static final Color INK = new Color(0x20, 0x20, 0x20);
    /** The colour of what is less important. */
    public static final Color FAINT_INK = new Color(0x55, 0x55, 0x55);

    private static final Color HALO = new Color(255, 255, 255, 190);

    /** Where a text stands relative to the given point. */
    public enum Align {
        LEFT(0),
        CENTRE(0.5),
        RIGHT(1);

        private final double share;

        Align(double share) {
            this.share = share;
        }
    }

    private final Graphics2D graphics;
    private final AffineTransform pixels;
    private final double scale;
    private final double smallest;

    /** A sheet on {@code graphics}, whose unit is a pixel. */
    Canvas(Graphics2D graphics, FigureSize size, int heightPx) {
        int widthPx = size.widthPx();
        this.graphics = graphics;
        scale = widthPx / size.units();
        smallest = size.smallest();
        smooth(graphics);
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, widthPx, heightPx));
        pixels = graphics.getTransform();
        graphics.scale(scale, scale);
    }

    private static void smooth(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** Pixels of {@code units}, at least 1. */
    public int pixels(double units) {
        return Math.max(1, (int) Math.round(units * scale));
    }

    /** Draws inside of {@code area} alone from now on; null for everywhere. */
    public void clip(Shape area) {
        graphics.setClip(area);
    }

    /** Puts {@code picture} with its upper left corner at the given point, pixel by pixel. */
    public void picture(BufferedImage picture, double x, double y) {
        AffineTransform units = graphics.getTransform();
        graphics.setTransform(pixels);
        graphics.drawImage(picture, (int) Math.round(x * scale), (int) Math.round(y * scale), null);
        graphics.setTransform(units);
    }

    /** Draws on pixels of their own, which become one picture in every form of file; units are the sheet's. */
    public void layer(Rectangle2D area, Consumer<Canvas> drawing) {
        BufferedImage picture =
                new BufferedImage(pixels(area.getWidth()), pixels(area.getHeight()), BufferedImage.TYPE_INT_ARGB);
        Graphics2D inside = picture.createGraphics();
        Canvas canvas = new Canvas(inside, scale, smallest, area);
        drawing.accept(canvas);
        inside.dispose();
        picture(picture, area.getX(), area.getY());
    }

    private Canvas(Graphics2D graphics, double scale, double smallest, Rectangle2D area) {
        this.graphics = graphics;
        this.scale = scale;
        this.smallest = smallest;
        smooth(graphics);
        graphics.translate(-Math.round(area.getX() * scale), -Math.round(area.getY() * scale));
        pixels = graphics.getTransform();
        graphics.scale(scale, scale);
    }

    /** Draws a line with round ends, {@code width} units wide. */
    public void line(Shape path, Color colour, double width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }

    /** Draws a line of dashes {@code dash} units long. */
    public void dashed(Shape path, Color colour, double width, double dash) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(
                (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {(float) dash}, 0));
        graphics.draw(path);
    }

    /** Draws the outline of {@code area}, {@code width} units wide. */
    public void frame(Shape area, Color colour, double width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke((float) width));
        graphics.draw(area);
    }

    /** Fills {@code shape}. */
    public void fill(Shape shape, Color colour) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }

    /** The size, or the smallest that can be read. */
    public double legible(double size) {
        return Math.max(size, smallest);
    }

    /** Writes {@code text} on the base line {@code y}, in one line. */
    public void text(String text, double x, double y, Align align, Font face, double size, Color colour) {
        Font font = face.deriveFont((float) legible(size));
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, (float) (x - align.share * Lettering.width(text, font)), (float) y);
    }

    /** Writes {@code text} upward, its middle at {@code y} and its base line at {@code x}; smaller if it would be longer than {@code room}. */
    public void textUp(String text, double x, double y, Font face, double size, Color colour, double room) {
        AffineTransform units = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(-Math.PI / 2);
        fittedText(text, 0, 0, Align.CENTRE, face, size, colour, room);
        graphics.setTransform(units);
    }

    /** Writes outside a circle, beside the point {@code at} of its rim. */
    public void textAround(String text, Point2D at, Rectangle2D circle, double size) {
        double dx = (at.getX() - circle.getCenterX()) / (circle.getWidth() / 2);
        double dy = (at.getY() - circle.getCenterY()) / (circle.getHeight() / 2);
        Align align = dx > 0.3 ? Align.LEFT : dx < -0.3 ? Align.RIGHT : Align.CENTRE;
        double x = at.getX() + 0.45 * size * dx;
        double y = at.getY() + 0.36 * size + 0.8 * size * dy;
        text(text, x, y, align, Resources.REGULAR, size, FAINT_INK);
    }

    /** The same, smaller if it would be wider than {@code room}, and cut if it still is when it is the smallest. */
    public void fittedText(
            String text, double x, double y, Align align, Font face, double size, Color colour, double room) {
        if (text.isEmpty()) {
            return;
        }
        double width = Lettering.width(text, face.deriveFont((float) size));
        double fitting = legible(width > room ? size * room / width : size);
        String shown = smallest > 0 ? Lettering.cut(text, face.deriveFont((float) fitting), room) : text;
        text(shown, x, y, align, face, fitting, colour);
    }

    /** Writes over a picture: small letters in a light rim, the middle of the text at the point. */
    public void textOver(String text, double x, double y, double size) {
        Font font = Resources.REGULAR.deriveFont((float) legible(size));
        double left = x - Lettering.width(text, font) / 2;
        double base = y + 0.36 * size;
        Shape outline = font.createGlyphVector(Lettering.CONTEXT, text).getOutline((float) left, (float) base);
        line(outline, HALO, size / 5);
        fill(outline, INK);
    }
}
