package org.htmst.interpolation.plot;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.htmst.interpolation.assets.Lettering;
import org.htmst.interpolation.assets.Resources;
import org.htmst.interpolation.figure.Canvas;
import org.htmst.interpolation.figure.Canvas.Align;

/**
 * What the lines of a figure mean, in rows.
 *
 * @param rows the entries of each row
 * @param size of the letters
 */
record Legend(List<List<Entry>> rows, double size) {

    private static final double LETTERS = 32;
    private static final double PITCH = 1.45;
    private static final double SAMPLE = 70;
    private static final double BETWEEN = 50;
    private static final double ABOVE = 24;

    /**
     * A line and its meaning.
     *
     * @param pen the number of the line; -1 for a remark without one
     * @param x where it begins in its row
     */
    record Entry(int pen, String text, double x) {}

    /**
     * The legend of some lines.
     *
     * @param labels of the lines, in their order
     * @param remarks what else is to be said
     */
    static Legend of(List<String> labels, List<String> remarks, double room, double smallest) {
        double size = Math.max(LETTERS, smallest);
        List<List<Entry>> rows = new ArrayList<>();
        double x = 0;
        for (int i = 0; i < labels.size() + remarks.size(); i++) {
            boolean isLine = i < labels.size();
            String text = isLine ? labels.get(i) : remarks.get(i - labels.size());
            double width = (isLine ? SAMPLE + 0.4 * size : 0)
                    + Lettering.width(text, Resources.REGULAR.deriveFont((float) size));
            if (rows.isEmpty() || x + width > room) {
                rows.add(new ArrayList<>());
                x = 0;
            }
            rows.get(rows.size() - 1).add(new Entry(isLine ? i : -1, text, x));
            x += width + BETWEEN;
        }
        return new Legend(rows, size);
    }

    /** The room it takes. */
    double height() {
        return rows.isEmpty() ? 0 : PITCH * size * rows.size() + ABOVE;
    }

    void draw(Canvas canvas, double left, double top, double room) {
        double base = top + ABOVE + size;
        for (List<Entry> row : rows) {
            for (Entry entry : row) {
                double x = left + entry.x();
                double textX = x;
                if (entry.pen() >= 0) {
                    double y = base - 0.36 * size;
                    new LinePen(entry.pen()).line(canvas, new Line2D.Double(x, y, x + SAMPLE, y));
                    textX += SAMPLE + 0.4 * size;
                }
                canvas.fittedText(
                        entry.text(),
                        textX,
                        base,
                        Align.LEFT,
                        Resources.REGULAR,
                        size,
                        Canvas.INK,
                        left + room - textX);
            }
            base += PITCH * size;
        }
    }
}
