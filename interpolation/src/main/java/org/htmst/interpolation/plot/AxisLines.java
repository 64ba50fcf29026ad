package org.htmst.interpolation.plot;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.htmst.interpolation.assets.Lettering;
import org.htmst.interpolation.assets.Resources;
import org.htmst.interpolation.figure.Canvas;
import org.htmst.interpolation.figure.Canvas.Align;
import org.htmst.interpolation.figure.Sheet;

/** The axes of one panel: its frame, marks outside of it, and their labels. */
final class AxisLines {

    /** The letters beside marks. */
    static final double MARKS = 30;

    private static final double LENGTH = 14;
    private static final double MINOR = 8;
    /** From one line of letters to the next, in their sizes. */
    static final double PITCH = 1.3;

    private final Canvas canvas;
    private final Rectangle2D area;
    private final double size;

    AxisLines(Canvas canvas, Rectangle2D area) {
        this.canvas = canvas;
        this.area = area;
        this.size = canvas.legible(MARKS);
    }

    /** The room that the axis upward takes at the left. */
    static double left(PlotAxis axis, double length, double smallest) {
        double size = Math.max(MARKS, smallest);
        double widest = axis.marks(length, PITCH * size, size).stream()
                .mapToDouble(mark -> Lettering.width(mark.label(), Resources.REGULAR.deriveFont((float) size)))
                .max()
                .orElse(0);
        return widest + LENGTH + 0.5 * size + 1.5 * Sheet.LABEL + 0.3 * Sheet.MARGIN;
    }

    /** The room that the axis across takes below the last panel. */
    static double below(double smallest) {
        return LENGTH + 2 * PITCH * Math.max(MARKS, smallest) + PITCH * Sheet.LABEL;
    }

    void frame() {
        canvas.frame(area, Canvas.INK, 3);
    }

    /** Draws the axis across, with labels only below the last panel. */
    void across(PlotAxis axis, boolean last) {
        Path2D ticks = new Path2D.Double();
        for (PlotAxis.Mark mark : axis.marks(area.getWidth(), 3 * size, size)) {
            double x = area.getX() + mark.position() * area.getWidth();
            ticks.moveTo(x, area.getMaxY());
            ticks.lineTo(x, area.getMaxY() + (mark.label().isEmpty() ? MINOR : LENGTH));
            if (last) {
                double base = area.getMaxY() + LENGTH + 1.05 * size;
                write(mark.label(), x, base);
                write(mark.under(), x, base + PITCH * size);
            }
        }
        canvas.line(ticks, Canvas.INK, 2.5);
        if (last) {
            double base = area.getMaxY() + below(size) - 0.25 * Sheet.LABEL;
            boolean hasSecondLine = axis instanceof UtcAxis;
            canvas.text(
                    axis.label(),
                    area.getCenterX(),
                    hasSecondLine ? base : base - size,
                    Align.CENTRE,
                    Resources.REGULAR,
                    Sheet.LABEL,
                    Canvas.INK);
        }
    }

    /** A label in the middle of its mark, or as near as the sheet allows. */
    private void write(String text, double x, double y) {
        if (!text.isEmpty()) {
            double half = Lettering.width(text, Resources.REGULAR.deriveFont((float) size)) / 2;
            double middle = Math.min(x, area.getMaxX() + 0.8 * Sheet.MARGIN - half);
            canvas.text(text, middle, y, Align.CENTRE, Resources.REGULAR, size, Canvas.INK);
        }
    }

    /** Draws the axis upward but for its label, whose base line is returned. */
    double upward(PlotAxis axis) {
        Path2D ticks = new Path2D.Double();
        List<PlotAxis.Mark> marks = axis.marks(area.getHeight(), PITCH * size, size);
        double widest = 0;
        for (PlotAxis.Mark mark : marks) {
            double y = area.getMaxY() - mark.position() * area.getHeight();
            ticks.moveTo(area.getX(), y);
            ticks.lineTo(area.getX() - (mark.label().isEmpty() ? MINOR : LENGTH), y);
            double x = area.getX() - LENGTH - 0.3 * size;
            canvas.text(mark.label(), x, y + 0.36 * size, Align.RIGHT, Resources.REGULAR, size, Canvas.INK);
            widest = Math.max(widest, Lettering.width(mark.label(), Resources.REGULAR.deriveFont((float) size)));
        }
        canvas.line(ticks, Canvas.INK, 2.5);
        return area.getX() - LENGTH - 0.5 * size - widest - 0.4 * Sheet.LABEL;
    }

    /** Writes what axes upward measure, once for all panels between two heights. */
    static void label(Canvas canvas, PlotAxis axis, double x, double top, double bottom) {
        double room = bottom - top + 1.2 * Sheet.LABEL;
        canvas.textUp(axis.label(), x, (top + bottom) / 2, Resources.REGULAR, Sheet.LABEL, Canvas.INK, room);
    }
}
