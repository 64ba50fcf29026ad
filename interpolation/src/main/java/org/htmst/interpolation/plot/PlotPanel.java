package org.htmst.interpolation.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Cells that stand together.
 *
 * @param label what tells them from those of other panels; empty for a single one
 */
public record PlotPanel(String label, List<PlotCell> cells) {

    public PlotPanel {
        cells = List.copyOf(cells);
    }

    /** The values of all cells of some panels. */
    public static double[] values(List<PlotPanel> panels) {
        return panels.stream()
                .flatMap(panel -> panel.cells.stream())
                .mapToDouble(PlotCell::value)
                .toArray();
    }

    /** Whether a cell has 0 or less. */
    static boolean hasNoLogarithm(List<PlotPanel> panels) {
        return DoubleStream.of(values(panels)).anyMatch(value -> value <= 0);
    }

    /** The cells by their lower ends, to be found at points. */
    public CellLookup lookup() {
        double[] fromX =
                cells.stream().mapToDouble(PlotCell::fromX).sorted().distinct().toArray();
        double[] fromY =
                cells.stream().mapToDouble(PlotCell::fromY).sorted().distinct().toArray();
        int[] places = new int[fromX.length * fromY.length];
        Arrays.fill(places, CellLookup.NONE);
        for (int i = 0; i < cells.size(); i++) {
            int column = Arrays.binarySearch(fromX, cells.get(i).fromX());
            int row = Arrays.binarySearch(fromY, cells.get(i).fromY());
            places[row * fromX.length + column] = i;
        }
        return new CellLookup(cells, fromX, fromY, places);
    }
}
