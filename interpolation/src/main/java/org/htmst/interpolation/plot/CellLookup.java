package org.htmst.interpolation.plot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.figure.CellPaint;
import org.htmst.interpolation.figure.FarCells;

/** Finds the cell that holds a point. Cells that begin at one edge are taken to end at one. */
public final class CellLookup {

    private final List<PlotCell> cells;
    private final double[] fromX;
    private final double[] fromY;

    /** The numbers of the cells, by those of their lower ends; far fewer than there are pairs of such, if bins are narrow. */
    private final Map<Long, Integer> places = new HashMap<>();

    CellLookup(List<PlotCell> cells) {
        this.cells = cells;
        fromX = cells.stream().mapToDouble(PlotCell::fromX).sorted().distinct().toArray();
        fromY = cells.stream().mapToDouble(PlotCell::fromY).sorted().distinct().toArray();
        for (int i = 0; i < cells.size(); i++) {
            int column = Arrays.binarySearch(fromX, cells.get(i).fromX());
            int row = Arrays.binarySearch(fromY, cells.get(i).fromY());
            places.put(key(column, row), i);
        }
    }

    private long key(int column, int row) {
        return (long) row * fromX.length + column;
    }

    /** The number of the cell at a point; the number of all cells, which {@link #paint} shows as empty, if there is none. */
    public int at(double x, double y) {
        int column = below(fromX, x);
        int row = below(fromY, y);
        Integer place = column < 0 || row < 0 ? null : places.get(key(column, row));
        boolean holds = place != null
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
