package org.htmst.interpolation.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.htmst.interpolation.assets.Lettering;
import org.htmst.interpolation.assets.Resources;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.figure.Canvas.Align;

/**
 * What stands around the maps of a figure: titles on top; below, the colour bar, what else the colours mean, and how it was made.
 *
 * @param size of the whole picture
 * @param title one or two lines; none if empty, like the other texts
 * @param data which data, one or two lines
 * @param quantity what the colours mean
 * @param scale the colours; empty for a figure without a bar
 * @param keys what the colours beside the bar mean
 * @param note how it was made, one or two lines in small letters
 */
public record Sheet(
        FigureSize size,
        String title,
        String data,
        String quantity,
        Optional<ColourScale> scale,
        List<Key> keys,
        String note) {

    /** Left free on all sides, in units of the sheet. */
    public static final double MARGIN = 40;

    private static final double TITLE = 52;
    private static final double DATA = 38;
    private static final double NOTE = 26;
    /** The usual letters. */
    public static final double LABEL = 34;

    private static final double KEY = 30;
    private static final double PITCH = 1.25;
    private static final double BAR_HEIGHT = 34;
    private static final int LINES = 2;

    /** On a sheet that is narrower, texts have more lines, and the keys stand below the bar. */
    private static final double NARROW = 2000;

    private static final int NARROW_LINES = 6;

    private static final double FOOT = 220;
    private static final double FOOT_WITHOUT_BAR = 50;

    /** A colour that is not on the bar. */
    public record Key(Color colour, boolean hatched, String text) {}

    /** The size of the smallest letters allowed. */
    public double smallest() {
        return size.smallest();
    }

    private boolean isNarrow() {
        return size.units() < NARROW;
    }

    private double keySize() {
        return Math.max(KEY, size.smallest());
    }

    private double noteSize() {
        return Math.max(NOTE, size.smallest());
    }

    private List<String> titleLines() {
        return lines(title, Resources.BOLD, TITLE);
    }

    private List<String> dataLines() {
        return lines(data, Resources.REGULAR, DATA);
    }

    private List<String> noteLines() {
        return lines(note, Resources.REGULAR, noteSize());
    }

    private List<String> lines(String text, Font face, double letters) {
        double room = size.units() - 2 * MARGIN;
        return Lettering.lines(text, face.deriveFont((float) letters), room, isNarrow() ? NARROW_LINES : LINES);
    }

    /** Units above the maps. */
    public double headHeight() {
        return 30
                + PITCH * TITLE * titleLines().size()
                + PITCH * DATA * dataLines().size();
    }

    /** Units below the maps. */
    public double footHeight() {
        double below = scale.isPresent() && isNarrow() ? keyPitch() * keys.size() : 0;
        return (scale.isPresent() ? FOOT : FOOT_WITHOUT_BAR)
                + below
                + PITCH * noteSize() * noteLines().size();
    }

    /** Draws all but the maps on a sheet of {@code height} units. */
    public void draw(Canvas canvas, double height) {
        double width = size.units();
        double middle = width / 2;
        double y = 30;
        for (String line : titleLines()) {
            y += PITCH * TITLE;
            canvas.text(line, middle, y - 18, Align.CENTRE, Resources.BOLD, TITLE, Canvas.INK);
        }
        for (String line : dataLines()) {
            y += PITCH * DATA;
            canvas.text(line, middle, y - 12, Align.CENTRE, Resources.REGULAR, DATA, Canvas.INK);
        }
        scale.ifPresent(colours -> drawBar(canvas, colours, height - footHeight() + 80));
        y = height - PITCH * noteSize() * noteLines().size() - 16;
        for (String line : noteLines()) {
            y += PITCH * noteSize();
            canvas.text(line, middle, y, Align.CENTRE, Resources.REGULAR, noteSize(), Canvas.FAINT_INK);
        }
    }

    private void drawBar(Canvas canvas, ColourScale colours, double barY) {
        double width = size.units();
        Rectangle2D bar = isNarrow()
                ? new Rectangle2D.Double(width * 0.14, barY, width * 0.72, BAR_HEIGHT)
                : new Rectangle2D.Double(width * 0.26, barY, width * 0.44, BAR_HEIGHT);
        ColourBar.draw(canvas, colours, bar, quantity, LABEL);
        if (isNarrow()) {
            drawKeys(canvas, width * 0.14, barY + 2.4 * BAR_HEIGHT + LABEL + keyPitch() * keys.size() / 2);
        } else {
            drawKeys(canvas, width * 0.765, barY + BAR_HEIGHT / 2);
        }
    }

    private double keyPitch() {
        return 1.6 * keySize();
    }

    private void drawKeys(Canvas canvas, double x, double middleY) {
        double y = middleY - keyPitch() * (keys.size() - 1) / 2;
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
            double textRoom = size.units() - MARGIN - textX;
            canvas.fittedText(
                    key.text(),
                    textX,
                    y + 0.36 * keySize(),
                    Align.LEFT,
                    Resources.REGULAR,
                    keySize(),
                    Canvas.INK,
                    textRoom);
            y += keyPitch();
        }
    }
}
