package org.htmst.interpolation.map;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.htmst.interpolation.map.Canvas.Align;

/**
 * What stands around the maps of a figure: titles on top; below, the colour bar, what else the colours mean, and how it was made.
 *
 * @param title one or two lines
 * @param data which data, one or two lines
 * @param quantity what the colours mean
 * @param scale the colours
 * @param keys what the colours beside the bar mean
 * @param note how it was made, one or two lines in small letters
 */
record Sheet(String title, String data, String quantity, ColourScale scale, List<Key> keys, String note) {

    static final double MARGIN = 40;

    private static final double TITLE = 52;
    private static final double DATA = 38;
    private static final double NOTE = 26;
    private static final double LABEL = 34;
    private static final double KEY = 30;
    private static final double PITCH = 1.25;
    private static final double BAR_HEIGHT = 34;
    private static final int LINES = 2;

    /** A colour that is not on the bar. */
    record Key(Color colour, boolean hatched, String text) {}

    private static double room() {
        return Canvas.WIDTH - 2 * MARGIN;
    }

    private List<String> titleLines() {
        return lines(title, Resources.BOLD, TITLE);
    }

    private List<String> dataLines() {
        return lines(data, Resources.REGULAR, DATA);
    }

    private List<String> noteLines() {
        return lines(note, Resources.REGULAR, NOTE);
    }

    private static List<String> lines(String text, Font face, double size) {
        return Lettering.lines(text, face.deriveFont((float) size), room(), LINES);
    }

    /** Units above the maps. */
    double headHeight() {
        return 30
                + PITCH * TITLE * titleLines().size()
                + PITCH * DATA * dataLines().size();
    }

    /** Units below the maps. */
    double footHeight() {
        return 220 + PITCH * NOTE * noteLines().size();
    }

    /** Draws all but the maps on a sheet of {@code height} units. */
    void draw(Canvas canvas, double height) {
        double middle = Canvas.WIDTH / 2;
        double y = 30;
        for (String line : titleLines()) {
            y += PITCH * TITLE;
            canvas.text(line, middle, y - 18, Align.CENTRE, Resources.BOLD, TITLE, Canvas.INK);
        }
        for (String line : dataLines()) {
            y += PITCH * DATA;
            canvas.text(line, middle, y - 12, Align.CENTRE, Resources.REGULAR, DATA, Canvas.INK);
        }
        double top = height - footHeight();
        double barY = top + 80;
        Rectangle2D bar = new Rectangle2D.Double(Canvas.WIDTH * 0.26, barY, Canvas.WIDTH * 0.44, BAR_HEIGHT);
        ColourBar.draw(canvas, scale, bar, quantity, LABEL);
        drawKeys(canvas, barY + BAR_HEIGHT / 2);
        y = height - PITCH * NOTE * noteLines().size() - 16;
        for (String line : noteLines()) {
            y += PITCH * NOTE;
            canvas.text(line, middle, y, Align.CENTRE, Resources.REGULAR, NOTE, Canvas.FAINT_INK);
        }
    }

    private void drawKeys(Canvas canvas, double middleY) {
        double pitch = 1.6 * KEY;
        double y = middleY - pitch * (keys.size() - 1) / 2;
        double x = Canvas.WIDTH * 0.765;
        for (Key key : keys) {
            Rectangle2D box = new Rectangle2D.Double(x, y - BAR_HEIGHT / 2, 1.5 * BAR_HEIGHT, BAR_HEIGHT);
            canvas.fill(box, key.colour());
            if (key.hatched()) {
                int widthPx = canvas.pixels(box.getWidth());
                int heightPx = canvas.pixels(box.getHeight());
                CellPaint paint = new CellPaint(new int[] {key.colour().getRGB() & 0xFFFFFF}, new boolean[] {true});
                CellRaster raster = CellRaster.of(widthPx, heightPx, (px, py) -> 0);
                canvas.picture(raster.paint(paint, canvas.pixels(Panels.HATCH)), box.getX(), box.getY());
            }
            canvas.frame(box, Canvas.INK, 2);
            double textX = box.getMaxX() + 14;
            double textRoom = Canvas.WIDTH - MARGIN - textX;
            canvas.fittedText(
                    key.text(), textX, y + 0.36 * KEY, Align.LEFT, Resources.REGULAR, KEY, Canvas.INK, textRoom);
            y += pitch;
        }
    }
}
