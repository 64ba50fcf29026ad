package org.htmst.interpolation.plot;

import java.util.Arrays;
import java.util.List;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.figure.CellPaint;
import org.htmst.interpolation.figure.FarCells;

/** Finds the cell that holds a point. Cells that begin at one edge are taken to end at one. */
public final class CellLookup {

    /** No cell holds the point. */
    static final int NONE = -1;

    private final List<PlotCell> cells;
    private final double[] fromX;
    private final double[] fromY;
    private final int[] places;

    /**
     * A lookup.
     *
     * @param fromX lower ends across, ascending
     * @param fromY lower ends upward, ascending
     * @param places for each lower end upward and each across the number of the cell, or {@link #NONE}
     */
    CellLookup(List<PlotCell> cells, double[] fromX, double[] fromY, int[] places) {
        this.cells = cells;
        this.fromX = fromX;
        this.fromY = fromY;
        this.places = places;
    }

    /** The number of the cell at a point; the number of all cells, which {@link #paint} shows as empty, if there is none. */
    public int at(double x, double y) {
        int column = below(fromX, x);
        int row = below(fromY, y);
        if (column < 0 || row < 0) {
            return cells.size();
        }
        int place = places[row * fromX.length + column];
        boolean holds = place != NONE
                && x < cells.get(place).toX()
                && y < cells.get(place).toY();
        return holds ? place : cells.size();
    }

    private static int below(double[] edges, double value) {
        int found = Arrays.binarySearch(edges, value);
        return found >= 0 ? found : -found - 2;
    }

    /** The look of the cells, and of one more that is empty. */
    public CellPaint paint(ColourScale scale) {
        double[] values = new double[cells.size() + 1];
        Arrays.setAll(values, i -> i < cells.size() ? cells.get(i).value() : Double.NaN);
        return CellPaint.of(values, new double[values.length], scale, Double.POSITIVE_INFINITY, FarCells.PLAIN);
    }
}
