package org.htmst.interpolation.figure;

import java.awt.geom.Rectangle2D;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.htmst.interpolation.assets.Resources;
import org.htmst.interpolation.figure.Canvas.Align;

/**
 * Maps of one shape side by side, as large as there is room.
 *
 * @param count how many
 * @param aspect width of a map over its height
 * @param round whether labels stand all around each map, and not only at the left and below
 * @param columns in a row
 * @param width of a map
 * @param height of the whole sheet
 * @param top where the first row begins
 * @param sheet width of the whole sheet
 */
public record Panels(
        int count, double aspect, boolean round, int columns, double width, double height, double top, double sheet) {

    /** Units from one line of the hatching to the next. */
    public static final double HATCH = 12;

    private static final double SMALLEST = 160;
    private static final double LARGEST_ROUND = 1500;
    private static final double HIGHEST = 1500;

    /** What of a sheet's width a map should have at least. */
    private static final double ROOM = 390;

    private static final double ROOM_OF_ROUND = 350;

    /** Draws one map. */
    @FunctionalInterface
    public interface PanelDrawing {
        /** Draws map {@code panel} into {@code area}; {@code first} of its row, {@code last} of its column. */
        void draw(Canvas canvas, int panel, Rectangle2D area, boolean first, boolean last);
    }

    /**
     * The largest maps for a sheet.
     *
     * @param chosen how many stand in a row; by the room unless given
     * @throws IllegalArgumentException if the chosen height or number leaves no room
     */
    public static Panels of(int count, double aspect, boolean round, Sheet sheet, OptionalInt chosen) {
        FigureSize size = sheet.size();
        double around = sheet.headHeight() + sheet.footHeight();
        Panels empty = new Panels(count, aspect, round, 1, 0, 0, 0, size.units());
        Panels best = null;
        if (size.heightPx().isEmpty()) {
            int columns = Math.min(count, chosen.orElseGet(empty::usualColumns));
            double widest = empty.inRows(columns).widest();
            best = empty.inRows(columns).wide(round && count == 1 ? Math.min(widest, LARGEST_ROUND) : widest);
            requireRoom(best, size);
            return best.sized(around + best.bodyHeight(), sheet.headHeight());
        }
        double height = size.heightPx().getAsInt() * size.units() / size.widthPx();
        for (int columns = chosen.orElse(1); columns <= chosen.orElse(count); columns++) {
            Panels panels = empty.inRows(Math.min(count, columns));
            double rows = panels.rows();
            double room = ((height - around - panels.lastBelow()) / rows - panels.above() - panels.below()) * aspect;
            double width = Math.min(panels.widest(), room);
            if (best == null || width > best.width) {
                best = panels.wide(width);
            }
        }
        requireRoom(best, size);
        double slack = height - around - best.bodyHeight();
        return best.sized(height, sheet.headHeight() + slack / 2);
    }

    private static void requireRoom(Panels panels, FigureSize size) {
        if (panels.width < SMALLEST) {
            String height =
                    size.heightPx().isPresent() ? " x " + size.heightPx().getAsInt() : "";
            throw new IllegalArgumentException("a picture of " + size.widthPx() + height + " pixels has no room for "
                    + panels.count + (panels.count == 1 ? " map" : " maps")
                    + (height.isEmpty()
                            ? " in rows of " + panels.columns + "; give more width, or fewer maps a row"
                            : "; give more height, or leave it to the maps"));
        }
    }

    private Panels inRows(int number) {
        return new Panels(count, aspect, round, number, width, height, top, sheet);
    }

    private Panels wide(double mapWidth) {
        return new Panels(count, aspect, round, columns, mapWidth, height, top, sheet);
    }

    private Panels sized(double sheetHeight, double bodyTop) {
        return new Panels(count, aspect, round, columns, width, sheetHeight, bodyTop, sheet);
    }

    private int usualColumns() {
        int most = (int) Math.max(1, sheet / (round ? ROOM_OF_ROUND : ROOM));
        if (aspect < 1.5) {
            return Math.min(most, count <= 4 ? count : count <= 12 ? 4 : 6);
        }
        return Math.min(most, count <= 1 ? 1 : count <= 4 ? 2 : count <= 12 ? 4 : 6);
    }

    private double widest() {
        double widest = (sheet - left() - right(round) - (columns - 1) * gap(round, columns)) / columns;
        return round ? widest : Math.min(widest, HIGHEST * aspect);
    }

    private static double left() {
        return 110;
    }

    private static double right(boolean round) {
        return round ? 110 : Sheet.MARGIN;
    }

    /** Between two round maps stand labels of both; where these are small, the sides have none. */
    private static double gap(boolean round, int columns) {
        return !round ? 36 : columns <= 2 ? 180 : 110;
    }

    private int rows() {
        return (count + columns - 1) / columns;
    }

    /** The size of the line on top of a map. */
    double labelSize() {
        return columns == 1 ? 44 : columns <= 4 ? 36 : 28;
    }

    private double above() {
        return labelSize() + (round ? 66 : 22);
    }

    private double below() {
        return round ? 56 : 14;
    }

    private double lastBelow() {
        return round ? 0 : 36;
    }

    private double bodyHeight() {
        return rows() * (above() + width / aspect + below()) + lastBelow();
    }

    /** Whether there is one map a row, with room for more detail. */
    public boolean isLarge() {
        return columns <= 2;
    }

    /** Draws all, with a line of {@code label} on top of each. */
    public void draw(Canvas canvas, IntFunction<String> label, PanelDrawing drawing) {
        double mapHeight = width / aspect;
        double body = columns * width + (columns - 1) * gap(round, columns);
        double labels = left() - right(round);
        double left = (sheet - body + labels) / 2;
        for (int i = 0; i < count; i++) {
            int column = i % columns;
            double x = left + column * (width + gap(round, columns));
            double y = top + above() + i / columns * (above() + mapHeight + below());
            double labelX = round ? x + width / 2 : x;
            canvas.fittedText(
                    label.apply(i),
                    labelX,
                    y - (round ? 56 : 12),
                    round ? Align.CENTRE : Align.LEFT,
                    Resources.BOLD,
                    labelSize(),
                    Canvas.INK,
                    width + (round ? gap(true, columns) / 2 : 0));
            drawing.draw(canvas, i, new Rectangle2D.Double(x, y, width, mapHeight), column == 0, i + columns >= count);
        }
    }
}
