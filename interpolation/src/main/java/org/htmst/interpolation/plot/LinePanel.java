package org.htmst.interpolation.plot;

import java.util.List;

/**
 * Lines over one axis upward.
 *
 * @param label what tells the panel from others; empty for a single one
 * @param upward the axis
 */
public record LinePanel(String label, NumberAxis upward, List<PlotLine> lines) {

    public LinePanel {
        lines = List.copyOf(lines);
    }
}
