package org.htmst.interpolation.plot;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Cells that stand together.
 *
 * @param label what tells them from those of other panels; empty for a single one
 * @param quantity whose scale of colours is theirs; panels of one quantity share a scale
 */
public record PlotPanel(String label, Quantity quantity, List<PlotCell> cells) {

    /** That of all panels of a figure. */
    public static final Quantity COMMON = new Quantity("", "");

    /**
     * What colours mean.
     *
     * @param name which tells it from others
     * @param label what stands beside the scale, such as the unit
     */
    public record Quantity(String name, String label) {}

    public PlotPanel {
        cells = List.copyOf(cells);
    }

    /** Cells whose colours are those of all panels. */
    public PlotPanel(String label, List<PlotCell> cells) {
        this(label, COMMON, cells);
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

    /** The cells, to be found at points. */
    public CellLookup lookup() {
        return new CellLookup(cells);
    }
}
