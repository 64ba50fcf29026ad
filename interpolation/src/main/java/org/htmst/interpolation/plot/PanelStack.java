package org.htmst.interpolation.plot;

import java.awt.geom.Rectangle2D;
import java.util.function.DoubleUnaryOperator;
import org.htmst.interpolation.assets.Resources;
import org.htmst.interpolation.figure.Canvas;
import org.htmst.interpolation.figure.Canvas.Align;
import org.htmst.interpolation.figure.FigureSize;
import org.htmst.interpolation.figure.Sheet;

/**
 * Panels one above the other, over one axis across.
 *
 * @param count how many
 * @param left where they begin
 * @param width of each
 * @param panelHeight of each
 * @param above room over each, for its label
 * @param top where the first begins, its label included
 * @param height of the whole sheet
 */
record PanelStack(int count, double left, double width, double panelHeight, double above, double top, double height) {

    /** The letters over a panel. */
    private static final double LABEL = 36;

    private static final double BARE = 24;
    private static final double SMALLEST = 130;

    /** Panels of narrower sheets are as high as those of a sheet of this width. */
    private static final double NARROW = 1500;

    private static final double[] SHARES = {0.36, 0.25, 0.19, 0.16};
    private static final double LEAST_SHARE = 0.13;

    /**
     * The panels of a sheet.
     *
     * @param labelled whether panels have labels
     * @param below room under the last, for its axis and what else stands there
     * @throws IllegalArgumentException if a chosen height leaves no room
     */
    static PanelStack of(int count, boolean labelled, double below, Sheet sheet) {
        FigureSize size = sheet.size();
        double above = labelled || count > 1 ? 1.5 * LABEL : BARE;
        double width = size.units() - Sheet.MARGIN;
        double around = sheet.headHeight() + sheet.footHeight() + below;
        if (size.heightPx().isEmpty()) {
            double share = count <= SHARES.length ? SHARES[count - 1] : LEAST_SHARE;
            // A column of a journal is narrow, and has as many letters in its height.
            double panel = share * Math.max(size.units(), NARROW);
            return new PanelStack(count, 0, width, panel, above, sheet.headHeight(), around + count * (panel + above));
        }
        double height = size.heightPx().getAsInt() * size.units() / size.widthPx();
        double panel = (height - around) / count - above;
        if (panel < SMALLEST) {
            throw new IllegalArgumentException("a picture of " + size.widthPx() + " x "
                    + size.heightPx().getAsInt() + " pixels has no room for " + count
                    + (count == 1 ? " panel" : " panels") + "; give more height, or leave it to the panels");
        }
        return new PanelStack(count, 0, width, panel, above, sheet.headHeight(), height);
    }

    /** The same beside axes that take so much room at panels of a height. */
    PanelStack beside(DoubleUnaryOperator axes) {
        double room = axes.applyAsDouble(panelHeight);
        return new PanelStack(count, left + room, width - room, panelHeight, above, top, height);
    }

    /** The same with so much room at the right. */
    PanelStack leaving(double room) {
        return new PanelStack(count, left, width - room, panelHeight, above, top, height);
    }

    /** Where a panel stands. */
    Rectangle2D area(int panel) {
        double y = top + above + panel * (above + panelHeight);
        return new Rectangle2D.Double(left, y, width, panelHeight);
    }

    /** Writes the label over a panel. */
    void label(Canvas canvas, String text, int panel) {
        Rectangle2D area = area(panel);
        double base = area.getY() - 0.35 * LABEL;
        canvas.fittedText(text, area.getX(), base, Align.LEFT, Resources.BOLD, LABEL, Canvas.INK, area.getWidth());
    }

    /** Where the last panel ends. */
    double bottom() {
        return area(count - 1).getMaxY();
    }
}
